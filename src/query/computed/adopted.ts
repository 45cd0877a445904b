/**
 * Who adopted what, as the questions over the whole graph count it: one entry for each practice and region, out of the table of all claims
 * (`adoptions`: practice, region, year, stage), with what the tables `practices` and `regions` tell of both.
 */
import { compare } from '../../graph/merge.ts'
import type { Row } from '../../model.ts'
import { textIn, type Asking } from '../computation.ts'
import { columnOf, madeOnce, NONE, rowsOf, type Table } from '../table.ts'

/** The statements that it is made of: none depends on an argument. */
export const WHOLE_GRAPH: readonly string[] = ['adoptions', 'practices', 'regions']

/** The year of what is dated nowhere. */
export const UNDATED = 0

/** What is told of a thing: a row of `practices` or of `regions`, and its place in the order of names. */
export interface Thing {
  readonly id: string
  readonly name: string
  readonly row: Row
  readonly place: number
}

/** Things in the order of ids, and their names and ids in the order of names. */
export interface Things {
  readonly all: readonly Thing[]
  readonly names: readonly string[]
  readonly ids: readonly string[]
}

/** Columns with an entry for each practice and region, in the order of practices, then regions. */
export interface Pairs {
  readonly count: number
  /** Places in `Adopted.practices` and `Adopted.regions`. */
  readonly practice: Int32Array
  readonly region: Int32Array
  readonly claims: Int32Array
  /** The earliest and the latest known year, or `UNDATED`. */
  readonly first: Int32Array
  readonly last: Int32Array
}

export interface Adopted {
  /** Everything that is claimed of any region. */
  readonly practices: Things
  /** Every region of which something is claimed. */
  readonly regions: Things
  readonly table: Table
  pairs(planned: boolean): Pairs
}

export async function adoptedIn(asking: Asking): Promise<Adopted> {
  return adoptedOf(await asking.table('adoptions'), await asking.table('practices'), await asking.table('regions'))
}

const adoptedOf = madeOnce((...tables): Adopted => {
  const [table, practices, regions] = tables
  if (!table || !practices || !regions) throw new RangeError('three tables')
  const known = new Map<boolean, Pairs>()
  return {
    practices: thingsIn(practices, columnOf(table, 'practice_id').values),
    regions: thingsIn(regions, columnOf(table, 'region_id').values),
    table,
    pairs(planned) {
      const pairs = known.get(planned) ?? pairsIn(table, planned)
      known.set(planned, pairs)
      return pairs
    },
  }
})

/** The names of regions or practices at some places, in order. */
export function namesAt({ all, names }: Things, places: Iterable<number>): string[] {
  const isNamed = new Uint8Array(names.length)
  for (const at of places) isNamed[all[at]?.place ?? NONE] = 1
  return names.filter((_, place) => isNamed[place] === 1)
}

/** A practice with its stretch of entries, `[from, to)`, and what they add up to. */
export interface Spread extends Thing {
  readonly from: number
  readonly to: number
  readonly regions: number
  readonly claims: number
  /** The earliest and the latest known year, if any. */
  readonly first: number | null
  readonly last: number | null
}

/** Every practice of the pairs, in the order of ids. */
export function spreadsOf({ practices }: Adopted, pairs: Pairs): Spread[] {
  const spreads: Spread[] = []
  for (let from = 0, to = 0; from < pairs.count; from = to) {
    const place = pairs.practice[from] ?? NONE
    let [claims, first, last] = [0, Infinity, UNDATED]
    for (; to < pairs.count && pairs.practice[to] === place; to++) {
      claims += pairs.claims[to] ?? 0
      first = Math.min(first, pairs.first[to] || Infinity)
      last = Math.max(last, pairs.last[to] ?? UNDATED)
    }
    const thing = practices.all[place]
    if (thing)
      spreads.push({ ...thing, from, to, regions: to - from, claims, first: first === Infinity ? null : first, last: last || null })
  }
  return spreads
}

/** The names of the regions of a practice. */
export function regionsOf({ regions }: Adopted, pairs: Pairs, { from, to }: Spread): string[] {
  return namesAt(regions, pairs.region.subarray(from, to))
}

/** What a row tells of a practice: questions name of it the columns that they show. */
export function toldOf(adopted: Adopted, pairs: Pairs, spread: Spread): Row {
  const { id, name, row, regions, claims, first, last } = spread
  return {
    practice: name,
    kind: row['kind'] ?? null,
    regions,
    claims,
    first,
    last,
    names: regionsOf(adopted, pairs, spread),
    practice_id: id,
  }
}

/** Rows of a table of things, by the ids that another table has for them. */
export function thingsIn(table: Table, ids: readonly unknown[]): Things {
  const rows = new Map(rowsOf(table).map((row) => [textIn(row, 'id'), row]))
  const things = ids.map((id) => {
    const row = rows.get(String(id)) ?? {}
    return { id: String(id), name: String(row['name'] ?? ''), row }
  })
  const inOrder = things.toSorted((a, b) => compare(a.name, b.name))
  const places = new Map(inOrder.map(({ id }, place) => [id, place]))
  return {
    all: things.map((one) => ({ ...one, place: places.get(one.id) ?? 0 })),
    names: inOrder.map(({ name }) => name),
    ids: inOrder.map(({ id }) => id),
  }
}

/** The claims of a practice and a region stand together in the table, those without a year first, then by year. */
function pairsIn(table: Table, planned: boolean): Pairs {
  const [practice, region, year, stage] = ['practice_id', 'region_id', 'year', 'stage'].map((name) => columnOf(table, name))
  if (!practice || !region || !year || !stage) throw new RangeError('four columns')
  const plan = planned ? undefined : stage.values.indexOf('planned')
  const years = Int32Array.from(year.values, Number)
  const columns = { practice: room(table), region: room(table), claims: room(table), first: room(table), last: room(table) }
  let at = -1
  for (let row = 0; row < table.count; row++) {
    if (plan !== undefined && plan !== NONE && stage.cells[row] === plan) continue
    const p = practice.cells[row] ?? NONE
    const r = region.cells[row] ?? NONE
    if (at < 0 || columns.practice[at] !== p || columns.region[at] !== r) {
      at++
      columns.practice[at] = p
      columns.region[at] = r
    }
    columns.claims[at] = (columns.claims[at] ?? 0) + 1
    const known = years[year.cells[row] ?? NONE] ?? UNDATED
    if (columns.first[at] === UNDATED) columns.first[at] = known
    columns.last[at] = known
  }
  return { count: at + 1, ...columns }
}

function room({ count }: Table): Int32Array {
  return new Int32Array(count)
}
