/** Institutions under one practice that exist in only some of the regions that adopted it. */
import { compare } from '../../graph/merge.ts'
import type { Row } from '../../model.ts'
import { numberIn, numberOf, textIn, type Asking, type Computation } from '../computation.ts'
import { columnOf, NONE, type Table } from '../table.ts'

/** From the firmest tie to the loosest. */
const TIES = ['sentence', 'leads', 'region'] as const
type Tie = (typeof TIES)[number]

export const partial: Computation = {
  parameters: ['measure', 'loose', 'limit'],
  statements: ['adopters', 'established', 'leads', 'documents', 'sentences'],
  fills: ['regions', 'institutions'],
  run: async (asking) => {
    const claims = await asking.run('adopters')
    const adopters = new Map(
      claims.filter((row) => row['planned'] === false).map((row) => [textIn(row, 'region_id'), textIn(row, 'region')]),
    )
    const found = new Map<string, Found>()
    for (const tied of tiesIn(await asking.table('established'), claims, adopters)) note(found, tied)
    for (const tied of await leadsOf(asking, adopters)) note(found, tied)
    const some = [...found.values()]
      .filter(({ having, best }) => having.size < adopters.size && (best.tie !== 'region' || asking.arguments['loose'] === true))
      .toSorted((a, b) => b.having.size - a.having.size || TIES.indexOf(a.best.tie) - TIES.indexOf(b.best.tie) || compare(a.id, b.id))
      .slice(0, numberOf(asking.arguments, 'limit'))
    const told = await sentencesOf(asking, some)
    return some.map((one) => rowOf(one, adopters, one.best.said ?? told.find((row) => isOf(row, one)) ?? {}))
  },
}

/** An institution of an adopter, and by what it belongs to the practice. */
interface Tied {
  readonly institution: string
  readonly region: string
  readonly tie: Tie
  readonly year: number | undefined
  readonly document: string
  /** The claim itself, where it is there already. */
  readonly said?: Row
}

interface Found {
  readonly id: string
  readonly having: Set<string>
  /** The earliest of the firmest ties. */
  best: Tied
}

function note(found: Map<string, Found>, tied: Tied): void {
  const known = found.get(tied.institution)
  if (!known) {
    found.set(tied.institution, { id: tied.institution, having: new Set([tied.region]), best: tied })
    return
  }
  known.having.add(tied.region)
  if (isBetter(tied, known.best)) known.best = tied
}

function isBetter(a: Tied, b: Tied): boolean {
  const order =
    TIES.indexOf(a.tie) - TIES.indexOf(b.tie) ||
    (a.year ?? 9999) - (b.year ?? 9999) ||
    compare(a.document, b.document) ||
    compare(a.region, b.region)
  return order < 0
}

/** What the adopters set up: in the sentence that claims the practice, or anywhere. */
function* tiesIn(table: Table, claims: readonly Row[], adopters: ReadonlyMap<string, string>): Generator<Tied> {
  const sentences = new Set(claims.map((row) => placeOf(textIn(row, 'region_id'), row['document'], row['start'])))
  const [institution, region, year] = [columnOf(table, 'institution_id'), columnOf(table, 'region_id'), columnOf(table, 'year')]
  const [document, start] = [columnOf(table, 'document'), columnOf(table, 'start')]
  const isAdopter = region.values.map((id) => adopters.has(String(id)))
  for (let row = 0; row < table.count; row++) {
    const r = region.cells[row] ?? NONE
    if (!isAdopter[r]) continue
    const [id, said] = [String(region.values[r]), String(document.values[document.cells[row] ?? NONE])]
    const known = year.values[year.cells[row] ?? NONE]
    yield {
      institution: String(institution.values[institution.cells[row] ?? NONE]),
      region: id,
      tie: sentences.has(placeOf(id, said, start.values[start.cells[row] ?? NONE])) ? 'sentence' : 'region',
      year: typeof known === 'number' ? known : undefined,
      document: said,
    }
  }
}

/** A sentence that speaks of a region. */
function placeOf(region: string, document: unknown, start: unknown): string {
  return `${region}\t${String(document)}\t${String(start)}`
}

/** The institutions that lead it in the documents of adopters. */
async function leadsOf(asking: Asking, adopters: ReadonlyMap<string, string>): Promise<Tied[]> {
  const about = new Map((await asking.run('documents')).map((row) => [textIn(row, 'document'), row['region_id'] ?? null]))
  const leads = (await asking.run('leads')).toSorted((a, b) => compare(textIn(a, 'claim'), textIn(b, 'claim')))
  return leads.flatMap((said): Tied[] => {
    const document = textIn(said, 'document')
    const region = about.get(document)
    if (typeof region !== 'string' || !adopters.has(region)) return []
    return [{ institution: textIn(said, 'institution_id'), region, tie: 'leads', year: numberIn(said, 'year'), document, said }]
  })
}

/** The sentences in which regions set institutions up, of those that are to be shown. */
async function sentencesOf(asking: Asking, some: readonly Found[]): Promise<readonly Row[]> {
  const missing = some.filter(({ best }) => !best.said)
  if (missing.length === 0) return []
  const regions = new Set(missing.map(({ best }) => best.region))
  return asking.run('sentences', { regions: [...regions], institutions: missing.map(({ id }) => id) })
}

function isOf(row: Row, { id, best }: Found): boolean {
  return row['institution_id'] === id && row['region_id'] === best.region && row['document'] === best.document
}

function rowOf({ id, having, best }: Found, adopters: ReadonlyMap<string, string>, said: Row): Row {
  const names = (wanted: boolean): string[] => [...adopters].filter(([region]) => having.has(region) === wanted).map(([, name]) => name)
  return {
    institution: said['institution'] ?? null,
    tie: best.tie,
    having: having.size,
    lacking: adopters.size - having.size,
    share: having.size / adopters.size,
    with_names: names(true),
    without_names: names(false),
    quote: said['quote'] ?? null,
    document: best.document,
    institution_id: id,
  }
}
