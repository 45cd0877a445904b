/** When something is told of. */
import type { Neighbour } from '../../src/serve/answers.ts'
import type { Net } from './net.ts'

/** The years of which something is said of a node, or of any where none is given, the earliest first. */
export function yearsOf({ columns, indexOf, mentions }: Net, node: string): readonly number[] {
  const { source, target, year, relation } = columns.edges
  const at = indexOf.get(node) ?? -1
  const said = year.filter(
    (one, claim) =>
      one > 0 && columns.relations[relation[claim] ?? -1] !== mentions && (node === '' || source[claim] === at || target[claim] === at),
  )
  return [...new Set(said)].toSorted((a, b) => a - b)
}

/** Each year, with the other ends that are named first in it and their stage. */
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
