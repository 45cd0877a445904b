/** The company that a practice keeps: what else its adopters do, and what others do that one region does not. */
import { numberOf, type Computation } from '../computation.ts'
import { NONE } from '../table.ts'
import { WHOLE_GRAPH, adoptedIn, namesAt, spreadsOf, toldOf, type Pairs, type Spread } from './adopted.ts'

export const company: Computation = {
  parameters: ['measure', 'least', 'limit'],
  statements: WHOLE_GRAPH,
  run: async (asking) => {
    const adopted = await adoptedIn(asking)
    const pairs = adopted.pairs(false)
    const spreads = spreadsOf(adopted, pairs)
    const given = spreads.find(({ id }) => id === asking.arguments['measure'])
    if (!given) return []
    const adopters = new Set(pairs.region.subarray(given.from, given.to))
    const isAdopter = Uint8Array.from(adopted.regions.all, (_, place) => Number(adopters.has(place)))
    return spreads
      .filter((spread) => spread !== given)
      .map((spread) => ({ ...spread, both: countIn(pairs, spread, isAdopter) }))
      .filter(({ both }) => both > 0 && both >= numberOf(asking.arguments, 'least'))
      .toSorted((a, b) => b.both - a.both || a.place - b.place)
      .slice(0, numberOf(asking.arguments, 'limit'))
      .map((spread) => ({
        practice: spread.name,
        kind: spread.row['kind'] ?? null,
        both: spread.both,
        adopters: adopters.size,
        share: spread.both / adopters.size,
        names: namesAt(
          adopted.regions,
          pairs.region.subarray(spread.from, spread.to).filter((place) => adopters.has(place)),
        ),
        practice_id: spread.id,
      }))
  },
}

export const untried: Computation = {
  parameters: ['region', 'least', 'limit'],
  statements: WHOLE_GRAPH,
  run: async (asking) => {
    const adopted = await adoptedIn(asking)
    const own = new Set<string>()
    // Whatever the region says of a practice, even that it is planned, it does not leave it untried.
    const all = adopted.pairs(true)
    const place = adopted.regions.all.findIndex(({ id }) => id === asking.arguments['region'])
    for (let at = 0; at < all.count; at++) if (all.region[at] === place) own.add(adopted.practices.all[all.practice[at] ?? NONE]?.id ?? '')
    const pairs = adopted.pairs(false)
    return spreadsOf(adopted, pairs)
      .filter(({ id, regions }) => !own.has(id) && regions >= numberOf(asking.arguments, 'least'))
      .toSorted((a, b) => b.regions - a.regions || a.place - b.place)
      .slice(0, numberOf(asking.arguments, 'limit'))
      .map((spread) => ({ ...toldOf(adopted, pairs, spread), field: spread.row['field'] ?? null }))
  },
}

function countIn({ region }: Pairs, { from, to }: Spread, isAdopter: Uint8Array): number {
  let count = 0
  for (let at = from; at < to; at++) count += isAdopter[region[at] ?? NONE] ?? 0
  return count
}
