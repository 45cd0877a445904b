/** Regions by the share of practices that both have among those that either has (Jaccard 1901), with what the other does besides. */
import { compare } from '../../graph/merge.ts'
import { numberOf, type Computation } from '../computation.ts'
import { NONE } from '../table.ts'
import { WHOLE_GRAPH, adoptedIn, namesAt, type Adopted, type Pairs } from './adopted.ts'

export const likeness: Computation = {
  parameters: ['region', 'least', 'limit'],
  statements: WHOLE_GRAPH,
  run: async (asking) => {
    const adopted = await adoptedIn(asking)
    const given = adopted.regions.all.findIndex(({ id }) => id === asking.arguments['region'])
    if (given < 0) return []
    const pairs = adopted.pairs(false)
    const done = practicesOf(adopted, pairs)
    const own = new Set(done[given])
    const [least, limit] = [numberOf(asking.arguments, 'least'), numberOf(asking.arguments, 'limit')]
    return adopted.regions.all
      .map((region, place) => ({ ...region, all: done[place] ?? [], both: (done[place] ?? []).filter((practice) => own.has(practice)) }))
      .filter(({ both }, place) => place !== given && both.length > 0 && both.length >= least)
      .map((other) => ({ ...other, likeness: other.both.length / (own.size + other.all.length - other.both.length) }))
      .toSorted((a, b) => b.likeness - a.likeness || b.both.length - a.both.length || compare(a.id, b.id))
      .slice(0, limit)
      .map((other) => ({
        region: other.name,
        level: other.row['level'] ?? null,
        shared: other.both.length,
        own: own.size,
        other: other.all.length,
        likeness: other.likeness,
        names: namesAt(adopted.practices, other.both),
        more: namesAt(
          adopted.practices,
          other.all.filter((practice) => !own.has(practice)),
        ),
        region_id: other.id,
      }))
  },
}

/** The practices of each region, by their places. */
function practicesOf({ regions }: Adopted, pairs: Pairs): number[][] {
  const done = regions.all.map((): number[] => [])
  for (let at = 0; at < pairs.count; at++) done[pairs.region[at] ?? NONE]?.push(pairs.practice[at] ?? NONE)
  return done
}
