/** The units of observation of the event-history questions: what the statements `regions`, `reports` and `claimed` say of them. */
import { lastSeen, type Unit } from '../../graph/event-history.ts'
import type { Row } from '../../model.ts'
import { numberIn, textIn, type Asking } from '../computation.ts'

export interface Observed extends Unit {
  readonly row: Row
  /** Documents of its own by their years. */
  readonly reports: ReadonlyMap<number, number>
}

/** What the statements give: `regions` all units, `reports` their documents by year, `claimed` the years of documents that make claims of them. */
export const UNIT_STATEMENTS: readonly string[] = ['regions', 'reports', 'claimed']

export interface Known {
  /** The answer of `regions`. */
  readonly regions: readonly Row[]
  /** First years of adoption. */
  readonly adopted: ReadonlyMap<string, number>
  readonly whole: boolean
}

/**
 * The units of which documents tell what they did: those with a dated document of their own, those of which another's document makes claims,
 * and those whose adoption is dated. Each is observed until the last of these years; until the last year of all where `whole` is set.
 */
export async function observedUnits(asking: Asking, { regions: rows, adopted, whole }: Known): Promise<Observed[]> {
  const reports = await reportsOf(asking)
  const own = new Map([...reports].map(([id, years]) => [id, Math.max(...years.keys())]))
  // Asked only where it matters: it reads every claim.
  const told = rows.some((row) => row['claimed'] === true && !own.has(textIn(row, 'id'))) ? await toldOf(asking) : new Map<string, number>()
  const last = lastSeen(own, told, adopted)
  const end = [...last.values()].reduce((a, b) => Math.max(a, b), -Infinity)
  return rows.flatMap((row): Observed[] => {
    const id = textIn(row, 'id')
    const seen = last.get(id)
    if (seen === undefined) return []
    return [{ id, parent: parentOf(row), seen: whole ? end : seen, row, reports: reports.get(id) ?? new Map<number, number>() }]
  })
}

async function toldOf(asking: Asking): Promise<Map<string, number>> {
  const rows = await asking.run('claimed')
  return new Map(rows.flatMap((row) => (typeof row['last'] === 'number' ? [[textIn(row, 'id'), row['last']] as const] : [])))
}

/** The unit above: the nearest that is known. */
export function parentOf(row: Row): string | undefined {
  for (const column of ['parent', 'province']) {
    const above = row[column]
    if (typeof above === 'string' && above !== row['id']) return above
  }
  return undefined
}

async function reportsOf(asking: Asking): Promise<Map<string, Map<number, number>>> {
  const reports = new Map<string, Map<number, number>>()
  for (const row of await asking.run('reports')) {
    const [id, year, count] = [textIn(row, 'region'), numberIn(row, 'year'), numberIn(row, 'reports')]
    if (year === undefined || count === undefined) continue
    const years = reports.get(id) ?? new Map<number, number>()
    reports.set(id, years.set(year, count))
  }
  return reports
}
