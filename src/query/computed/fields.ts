/** Fields of reform: how much is done in each, and what is done in one of them. */
import { compare } from '../../graph/merge.ts'
import { numberOf, type Computation, type Parameters } from '../computation.ts'
import { columnOf, NONE, type TableColumn } from '../table.ts'
import { WHOLE_GRAPH, adoptedIn, spreadsOf, toldOf, type Adopted } from './adopted.ts'

export const fields: Computation = {
  parameters: ['region', 'from', 'to'],
  statements: WHOLE_GRAPH,
  run: async (asking) => {
    const counts = countsIn(await adoptedIn(asking), asking.arguments)
    return [...counts]
      .map(([field, { practices, regions, claims }]) => ({ field, practices: practices.size, regions: regions.size, claims }))
      .toSorted((a, b) => b.practices - a.practices || compare(a.field, b.field))
  },
}

export const field: Computation = {
  parameters: ['field', 'limit'],
  statements: WHOLE_GRAPH,
  run: async (asking) => {
    const adopted = await adoptedIn(asking)
    const pairs = adopted.pairs(false)
    return spreadsOf(adopted, pairs)
      .filter(({ row }) => row['field'] === asking.arguments['field'])
      .toSorted((a, b) => b.regions - a.regions || b.claims - a.claims || a.place - b.place)
      .slice(0, numberOf(asking.arguments, 'limit'))
      .map((spread) => toldOf(adopted, pairs, spread))
  },
}

interface Counts {
  readonly practices: Set<number>
  readonly regions: Set<number>
  claims: number
}

/** What counts of each field: no plans, and of what the arguments leave. */
function countsIn({ practices, regions, table }: Adopted, given: Parameters): ReadonlyMap<string, Counts> {
  const [practice, region, year, stage] = [
    columnOf(table, 'practice_id'),
    columnOf(table, 'region_id'),
    columnOf(table, 'year'),
    columnOf(table, 'stage'),
  ]
  const only = given['region'] === '' ? undefined : regions.all.findIndex(({ id }) => id === given['region'])
  const isWithin = yearsWithin(year, given)
  const plan = stage.values.indexOf('planned')
  const counts = new Map<string, Counts>()
  for (let row = 0; row < table.count; row++) {
    const p = practice.cells[row] ?? NONE
    const r = region.cells[row] ?? NONE
    const s = stage.cells[row] ?? NONE
    if ((only !== undefined && r !== only) || (s === plan && s !== NONE) || !isWithin[(year.cells[row] ?? NONE) + 1]) continue
    const name = practices.all[p]?.row['field']
    if (typeof name !== 'string') continue
    const known = counts.get(name) ?? { practices: new Set(), regions: new Set(), claims: 0 }
    counts.set(name, known)
    known.practices.add(p)
    known.regions.add(r)
    known.claims++
  }
  return counts
}

/** For no year and then for each year that occurs whether it counts; no year does only where any would. */
function yearsWithin({ values }: TableColumn, given: Parameters): readonly boolean[] {
  const [from, to] = [numberOf(given, 'from'), numberOf(given, 'to')]
  const any = from === 0 && to === 9999
  return [any, ...values.map((year) => (from === 0 || Number(year) >= from) && (to === 9999 || Number(year) <= to))]
}
