/** Regions by the share of practices that both have among those that either has (Jaccard 1901), with what the other does besides. */
import { compare } from '../../graph/merge.ts'
import type { Row } from '../../model.ts'
import { numberIn, numberOf, textIn, type Asking, type Computation } from '../computation.ts'
import { groupedBy } from './claims.ts'

interface Likeness {
  readonly id: string
  readonly shared: number
  readonly other: number
  readonly likeness: number
}

export const likeness: Computation = {
  parameters: ['region', 'least', 'limit'],
  statements: ['own', 'shared', 'sizes', 'practices'],
  fills: ['others'],
  run: async (asking) => {
    const own = new Set((await asking.run('own')).map((row) => textIn(row, 'practice_id')))
    if (own.size === 0) return []
    const nearest = await nearestTo(asking, own.size)
    const others = await practicesOf(asking, nearest)
    return nearest.map(({ id, ...counts }) => {
      const theirs = others.get(id) ?? []
      const isOwn = (row: Row): boolean => own.has(textIn(row, 'practice_id'))
      return {
        region: theirs[0]?.['region'] ?? null,
        level: theirs[0]?.['level'] ?? null,
        own: own.size,
        ...counts,
        names: theirs.filter(isOwn).map(nameIn),
        more: theirs.filter((row) => !isOwn(row)).map(nameIn),
        region_id: id,
      }
    })
  },
}

async function nearestTo(asking: Asking, own: number): Promise<Likeness[]> {
  const [least, limit] = [numberOf(asking.arguments, 'least'), numberOf(asking.arguments, 'limit')]
  const sizes = new Map((await asking.run('sizes')).map((row) => [textIn(row, 'region_id'), numberIn(row, 'practices') ?? 0]))
  const shared = (await asking.run('shared')).map((row) => ({ id: textIn(row, 'region_id'), shared: numberIn(row, 'shared') ?? 0 }))
  return shared
    .filter((one) => one.shared >= least)
    .map((one) => {
      const other = sizes.get(one.id) ?? one.shared
      return { ...one, other, likeness: one.shared / (own + other - one.shared) }
    })
    .toSorted((a, b) => b.likeness - a.likeness || b.shared - a.shared || compare(a.id, b.id))
    .slice(0, limit)
}

async function practicesOf(asking: Asking, regions: readonly Likeness[]): Promise<ReadonlyMap<string, readonly Row[]>> {
  if (regions.length === 0) return new Map()
  const rows = await asking.run('practices', { others: regions.map(({ id }) => id) })
  return groupedBy(rows, (row) => textIn(row, 'region_id'))
}

function nameIn(row: Row): string {
  return textIn(row, 'practice')
}
