/** When something is told of: for each year, the other ends that are named first in it, with their stage. */
import type { Neighbour } from '../../src/serve/answers.ts'

export interface YearColumn {
  readonly year: number
  /** Names in the order of stages as they were given. */
  readonly firsts: readonly { readonly id: string; readonly name: string; readonly stage: string | null }[]
}

/** Every year from the first to the last; nothing where all is told of one year or none. */
export function yearColumns(ends: readonly Neighbour[]): readonly YearColumn[] {
  const firsts = ends.flatMap(({ id, name, claims }) => {
    const dated = claims.flatMap(({ year, stage }) => (year === null ? [] : [{ year, stage }]))
    const [first] = dated.toSorted((a, b) => a.year - b.year)
    return first ? [{ id, name, ...first }] : []
  })
  const years = firsts.map((one) => one.year)
  const from = Math.min(...years)
  const to = Math.max(...years)
  if (years.length < 2 || from === to) return []
  return Array.from({ length: to - from + 1 }, (_, at) => ({ year: from + at, firsts: firsts.filter((one) => one.year === from + at) }))
}
