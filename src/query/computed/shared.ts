/** Practices that regions share, the most common first, each with one of its earliest sentences. */
import { compare } from '../../graph/merge.ts'
import { numberOf, type Computation } from '../computation.ts'
import { WHOLE_GRAPH, adoptedIn, spreadsOf, toldOf, type Adopted, type Pairs, type Spread } from './adopted.ts'
import { earliestBy } from './claims.ts'
import { keyOf, SAID, SAID_FILLS, saidOf, type Pair } from './said.ts'

export const shared: Computation = {
  parameters: ['least', 'planned', 'limit'],
  statements: [...WHOLE_GRAPH, ...SAID],
  fills: SAID_FILLS,
  run: async (asking) => {
    const [least, limit] = [numberOf(asking.arguments, 'least'), numberOf(asking.arguments, 'limit')]
    const planned = asking.arguments['planned'] === true
    const adopted = await adoptedIn(asking)
    const pairs = adopted.pairs(planned)
    const most = spreadsOf(adopted, pairs)
      .filter(({ regions }) => regions >= least)
      .toSorted((a, b) => b.regions - a.regions || b.claims - a.claims || compare(a.id, b.id))
      .slice(0, limit)
    const firsts = most.map((spread) => firstOf(adopted, pairs, spread))
    const said = await saidOf(asking, firsts)
    return most.map((spread, index) => {
      const claims = (said.get(keyOf(firsts[index] ?? { practice: '', region: '' })) ?? []).filter(
        (row) => planned || row['planned'] === false,
      )
      const [claim] = earliestBy(claims, () => '').values()
      return { ...toldOf(adopted, pairs, spread), quote: claim?.['quote'] ?? null, document: claim?.['document'] ?? null }
    })
  },
}

/** Of the regions that adopted in the first year the one with the smallest id. */
function firstOf({ regions }: Adopted, pairs: Pairs, { id, from, to, first }: Spread): Pair {
  const stretch = pairs.first.subarray(from, to)
  const at = first === null ? 0 : stretch.indexOf(first)
  return { practice: id, region: regions.all[pairs.region[from + at] ?? 0]?.id ?? '' }
}
