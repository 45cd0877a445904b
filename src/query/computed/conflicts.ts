/**
 * Claims that contradict each other: of one region and practice a document says that it is there, another of the same year or a later one that
 * it is planned. The table tells where that may be; the claims themselves are read from there, some more at a time until there are enough.
 */
import type { Row } from '../../model.ts'
import { numberIn, numberOf, textIn, type Asking, type Computation } from '../computation.ts'
import { columnOf, NONE } from '../table.ts'
import { WHOLE_GRAPH, adoptedIn, type Adopted } from './adopted.ts'
import { groupedBy } from './claims.ts'
import { byTexts } from './comparison.ts'
import { keyOf, SAID, SAID_FILLS, saidOf, type Pair } from './said.ts'

/** Stages of what is there. */
const THERE: ReadonlySet<unknown> = new Set(['completed', 'implemented', 'deepened'])

const LEAST_PORTION = 20

export const conflicts: Computation = {
  parameters: ['region', 'limit'],
  statements: [...WHOLE_GRAPH, ...SAID],
  fills: SAID_FILLS,
  run: async (asking) => {
    const limit = numberOf(asking.arguments, 'limit')
    if (asking.arguments['region'] !== '') return (await ownConflicts(asking)).slice(0, limit)
    const places = placesIn(await adoptedIn(asking))
    const rows: Row[] = []
    for (let at = 0; at < places.length && rows.length < limit;) {
      const portion = places.slice(at, at + portionOf(limit, at, rows.length))
      at += portion.length
      const said = await saidOf(asking, portion)
      for (const pair of portion) rows.push(...conflictsIn(said.get(keyOf(pair)) ?? []))
    }
    return rows.slice(0, limit)
  },
}

/** How many places to look at next, so that the limit may be reached: by what those that have been looked at gave. */
function portionOf(limit: number, seen: number, found: number): number {
  return Math.max(LEAST_PORTION, found === 0 ? Math.max(limit, seen) : Math.ceil(((limit - found) * seen) / found))
}

/** Those of one region, whose claims are few. */
async function ownConflicts(asking: Asking): Promise<readonly Row[]> {
  const said = groupedBy(await asking.run('own'), (row) => textIn(row, 'practice_id'))
  const practices = [...said.values()].toSorted(([a = {}], [b = {}]) => byTexts(a, b, ['practice', 'practice_id']))
  return practices.flatMap(conflictsIn)
}

/** The practices and regions of which a plan is no older than what is there, in the order of the answer. */
function placesIn({ practices, regions, table }: Adopted): Pair[] {
  const [practice, region, year, stage] = [
    columnOf(table, 'practice_id'),
    columnOf(table, 'region_id'),
    columnOf(table, 'year'),
    columnOf(table, 'stage'),
  ]
  const [plan, there] = [stage.values.indexOf('planned'), stage.values.map((name) => THERE.has(name))]
  // Whole numbers that stand in the order of the answer: regions by name, then practices.
  const found: number[] = []
  for (let row = 0, next = 0; row < table.count; row = next) {
    const p = practice.cells[row] ?? NONE
    const r = region.cells[row] ?? NONE
    let since = Infinity
    let planned = NONE
    for (next = row; next < table.count && practice.cells[next] === p && region.cells[next] === r; next++) {
      const y = year.cells[next] ?? NONE
      const s = stage.cells[next] ?? NONE
      if (y === NONE) continue
      if (s === plan) planned = Math.max(planned, y)
      else if (there[s]) since = Math.min(since, y)
    }
    if (planned >= since) found.push((regions.all[r]?.place ?? 0) * practices.all.length + (practices.all[p]?.place ?? 0))
  }
  return [...Float64Array.from(found).toSorted()].map((key) => ({
    practice: practices.ids[key % practices.all.length] ?? '',
    region: regions.ids[Math.floor(key / practices.all.length)] ?? '',
  }))
}

/** The contradictions among the claims of one region and practice. */
function conflictsIn(said: readonly Row[]): Row[] {
  const plans = said.filter(({ stage }) => stage === 'planned')
  return said
    .filter(({ stage }) => THERE.has(stage))
    .flatMap((done) =>
      plans
        .filter((plan) => plan['document'] !== done['document'] && (numberIn(plan, 'year') ?? NONE) >= (numberIn(done, 'year') ?? Infinity))
        .map((plan) => ({
          region: done['region'] ?? null,
          practice: done['practice'] ?? null,
          done_year: done['year'] ?? null,
          done_stage: done['stage'] ?? null,
          done_quote: done['quote'] ?? null,
          done_document: done['document'] ?? null,
          planned_year: plan['year'] ?? null,
          planned_quote: plan['quote'] ?? null,
          planned_document: plan['document'] ?? null,
          region_id: done['region_id'] ?? null,
          practice_id: done['practice_id'] ?? null,
        })),
    )
    .toSorted(
      (a, b) =>
        Number(a.done_year) - Number(b.done_year) ||
        Number(a.planned_year) - Number(b.planned_year) ||
        byTexts(a, b, ['done_document', 'planned_document', 'done_quote', 'planned_quote']),
    )
}
