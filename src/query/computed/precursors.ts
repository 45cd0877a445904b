/** Regions that adopt early: of the practices that several regions adopted, how many each had in the first year in which any had them. */
import { compare } from '../../graph/merge.ts'
import { numberOf, type Computation } from '../computation.ts'
import { NONE } from '../table.ts'
import { WHOLE_GRAPH, adoptedIn, namesAt, spreadsOf, UNDATED, type Pairs, type Spread } from './adopted.ts'

export const precursors: Computation = {
  parameters: ['least', 'limit'],
  statements: WHOLE_GRAPH,
  run: async (asking) => {
    const adopted = await adoptedIn(asking)
    const pairs = adopted.pairs(false)
    const least = numberOf(asking.arguments, 'least')
    const records = adopted.regions.all.map((region) => ({ ...region, adopted: 0, early: [] as number[] }))
    for (const spread of spreadsOf(adopted, pairs)) {
      if (spread.first === null || datedIn(pairs, spread) < least) continue
      for (let at = spread.from; at < spread.to; at++) {
        const record = records[pairs.region[at] ?? NONE]
        if (!record || pairs.first[at] === UNDATED) continue
        record.adopted++
        if (pairs.first[at] === spread.first) record.early.push(pairs.practice[at] ?? NONE)
      }
    }
    return records
      .filter(({ early }) => early.length > 0)
      .map((record) => ({ ...record, share: record.early.length / record.adopted }))
      .toSorted((a, b) => b.early.length - a.early.length || b.share - a.share || compare(a.id, b.id))
      .slice(0, numberOf(asking.arguments, 'limit'))
      .map((record) => ({
        region: record.name,
        level: record.row['level'] ?? null,
        early: record.early.length,
        adopted: record.adopted,
        share: record.share,
        names: namesAt(adopted.practices, record.early),
        region_id: record.id,
      }))
  },
}

/** In how many regions the year is known. */
function datedIn({ first }: Pairs, { from, to }: Spread): number {
  let count = 0
  for (let at = from; at < to; at++) if (first[at] !== UNDATED) count++
  return count
}
