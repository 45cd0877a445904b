/**
 * Practices that are used beyond their own field: a sentence that claims one of them also claims a practice of another field. The seeds give
 * each practice the field that it comes from; the company that it keeps says where it has got to.
 */
import { compare } from '../../graph/merge.ts'
import type { Row } from '../../model.ts'
import { numberOf, type Asking, type Computation } from '../computation.ts'
import { columnOf, madeOnce, NONE, type Table } from '../table.ts'
import { namesAt, thingsIn, type Things } from './adopted.ts'
import { keyOf, SAID, SAID_FILLS, saidOf } from './said.ts'

export const carried: Computation = {
  parameters: ['measure', 'least', 'limit'],
  statements: ['sentences', 'practices', ...SAID],
  fills: SAID_FILLS,
  run: async (asking) => {
    const { measure } = asking.arguments
    const told = toldIn(await asking.table('sentences'), await asking.table('practices'))
    const only = measure === '' ? undefined : told.claims.practices.all.findIndex(({ id }) => id === measure)
    const [least, limit] = [numberOf(asking.arguments, 'least'), numberOf(asking.arguments, 'limit')]
    const moves = told.moves
      .filter(({ practice, regions }) => regions >= least && (only === undefined || practice === only))
      .toSorted((a, b) => b.regions - a.regions || b.rows.length - a.rows.length || compare(a.key, b.key))
      .slice(0, limit)
    return rowsOf(asking, told, moves)
  },
}

/** The claims in the order of sentences, by columns. */
interface Claims {
  readonly count: number
  readonly documents: readonly unknown[]
  readonly regions: readonly unknown[]
  readonly practices: Things
  readonly fields: readonly string[]
  /** The place of each practice's field, or `NONE`. */
  readonly fieldOf: Int32Array
  readonly cells: Readonly<Record<(typeof CELLS)[number], Int32Array>>
  readonly years: readonly number[]
  readonly ranks: readonly number[]
  /** The place of what says that a claim is a plan. */
  readonly plan: number
}

const CELLS = ['document', 'start', 'practice_id', 'region_id', 'year', 'rank', 'planned'] as const

/** A practice in one other field, with the rows that put it there. */
interface Move {
  readonly practice: number
  readonly field: number
  readonly rows: Int32Array
  readonly regions: number
  readonly key: string
}

function claimsIn(table: Table, known: Table): Claims {
  const columns = CELLS.map((name) => columnOf(table, name))
  const valuesOf = (name: (typeof CELLS)[number]): readonly unknown[] => columns[CELLS.indexOf(name)]?.values ?? []
  const practices = thingsIn(known, valuesOf('practice_id'))
  const fieldsOf = practices.all.map(({ row }) => (typeof row['field'] === 'string' ? row['field'] : undefined))
  const fields = [...new Set(fieldsOf.filter((one) => one !== undefined))].toSorted(compare)
  const [document, start, practice, region, year, rank, planned] = columns.map(({ cells }) => cells)
  if (!document || !start || !practice || !region || !year || !rank || !planned) throw new RangeError('seven columns')
  return {
    count: table.count,
    documents: valuesOf('document'),
    regions: valuesOf('region_id'),
    practices,
    fields,
    fieldOf: Int32Array.from(fieldsOf, (one) => (one === undefined ? NONE : fields.indexOf(one))),
    cells: { document, start, practice_id: practice, region_id: region, year, rank, planned },
    years: valuesOf('year').map(Number),
    ranks: valuesOf('rank').map(Number),
    plan: valuesOf('planned').indexOf(true),
  }
}

interface Told {
  readonly claims: Claims
  readonly moves: readonly Move[]
  /** The first year of each practice in the whole graph, plans too. */
  readonly since: readonly (number | undefined)[]
}

const toldIn = madeOnce((...tables): Told => {
  const [sentences, practices] = tables
  if (!sentences || !practices) throw new RangeError('two tables')
  const claims = claimsIn(sentences, practices)
  return { claims, moves: movesIn(claims), since: firstYears(claims) }
})

/** Every practice and other field that some sentence brings together. */
function movesIn(claims: Claims): Move[] {
  const { keys, rows } = meetingsIn(claims)
  const moves = stretchesOf(keys, claims.practices.all.length * claims.fields.length)
  const sorted = new Int32Array(rows.length)
  const filled = moves.map(({ from }) => from)
  const numbers = new Int32Array(claims.practices.all.length * claims.fields.length)
  for (const [number, { key }] of moves.entries()) numbers[key] = number
  for (const [at, row] of rows.entries()) {
    const number = numbers[keys[at] ?? 0] ?? 0
    const place = filled[number] ?? 0
    sorted[place] = row
    filled[number] = place + 1
  }
  const met = new Int32Array(claims.regions.length).fill(NONE)
  return moves.map(({ key, from, to }, number) => {
    const [practice, field] = [Math.floor(key / claims.fields.length), key % claims.fields.length]
    const own = sorted.subarray(from, to)
    let regions = 0
    for (const row of own) {
      const region = claims.cells.region_id[row] ?? NONE
      if (met[region] !== number) regions++
      met[region] = number
    }
    return { practice, field, rows: own, regions, key: `${claims.practices.all[practice]?.id}\t${claims.fields[field]}` }
  })
}

/** The stretch that each key takes when they are in order. */
function stretchesOf(keys: readonly number[], most: number): { readonly key: number; readonly from: number; readonly to: number }[] {
  const counts = new Int32Array(most)
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  const stretches = []
  for (let key = 0, from = 0; key < most; key++) {
    const to = from + (counts[key] ?? 0)
    if (to > from) stretches.push({ key, from, to })
    from = to
  }
  return stretches
}

/** For each claim and each other field in its sentence the row of the claim, and a key of its practice and that field. */
function meetingsIn(claims: Claims): { readonly keys: readonly number[]; readonly rows: readonly number[] } {
  const [keys, rows]: [number[], number[]] = [[], []]
  const { practice_id: practices } = claims.cells
  for (let row = 0, next = 0; row < claims.count; row = next) {
    next = row + 1
    while (next < claims.count && isSameSentence(claims, row, next)) next++
    if (next === row + 1) continue
    const sentence = rowsBetween(claims, row, next)
    const fields = sentence.map((one) => fieldAt(claims, one))
    for (const [at, one] of sentence.entries()) {
      const practice = practices[one] ?? NONE
      for (const [place, field] of fields.entries()) {
        if (field === fields[at] || fields.indexOf(field) < place) continue
        keys.push(practice * claims.fields.length + field)
        rows.push(one)
      }
    }
  }
  return { keys, rows }
}

/** The rows of a sentence that count: no plans, and practices of which the field is known. */
function rowsBetween(claims: Claims, from: number, to: number): number[] {
  const rows: number[] = []
  for (let row = from; row < to; row++) if (claims.cells.planned[row] !== claims.plan && fieldAt(claims, row) !== NONE) rows.push(row)
  return rows
}

/** All rows of the sentence that a row stands in. */
function sentenceOf(claims: Claims, row: number): readonly number[] {
  let [from, to] = [row, row + 1]
  while (from > 0 && isSameSentence(claims, row, from - 1)) from--
  while (to < claims.count && isSameSentence(claims, row, to)) to++
  return rowsBetween(claims, from, to)
}

function isSameSentence({ cells: { document, start } }: Claims, a: number, b: number): boolean {
  return start[a] === start[b] && document[a] === document[b]
}

function fieldAt({ cells, fieldOf }: Claims, row: number): number {
  return fieldOf[cells.practice_id[row] ?? NONE] ?? NONE
}

async function rowsOf(asking: Asking, { claims, since }: Told, moves: readonly Move[]): Promise<Row[]> {
  const { cells, practices, years } = claims
  const firsts = moves.map(({ rows }) => rows.reduce((a, b) => (isBefore(claims, b, a) ? b : a)))
  const pairs = firsts.map((row) => ({
    practice: practices.all[cells.practice_id[row] ?? NONE]?.id ?? '',
    region: String(claims.regions[cells.region_id[row] ?? NONE]),
  }))
  const said = await saidOf(asking, pairs)
  return moves.map(({ practice, field, rows, regions }, index) => {
    const [row = NONE, pair = { practice: '', region: '' }] = [firsts[index], pairs[index]]
    const document = claims.documents[cells.document[row] ?? NONE]
    const year = years[cells.year[row] ?? NONE]
    const beside = [...rows].flatMap((one) => sentenceOf(claims, one)).filter((one) => fieldAt(claims, one) === field)
    return {
      practice: practices.all[practice]?.name ?? null,
      field: claims.fields[claims.fieldOf[practice] ?? NONE] ?? null,
      to_field: claims.fields[field] ?? null,
      regions,
      claims: rows.length,
      known_since: since[practice] ?? null,
      first: year ?? null,
      years_between: year === undefined ? null : year - (since[practice] ?? year),
      names: namesAt(
        practices,
        beside.map((one) => cells.practice_id[one] ?? NONE),
      ),
      quote: said.get(keyOf(pair))?.find((claim) => claim['document'] === document)?.['quote'] ?? null,
      document: String(document),
      practice_id: pair.practice,
    }
  })
}

/** The earliest dated claim; the foremost stage where a year has several, then the first document and the first region. */
function isBefore(claims: Claims, a: number, b: number): boolean {
  const [x, y] = [a, b].map((row) => [
    claims.years[claims.cells.year[row] ?? NONE] ?? Infinity,
    claims.ranks[claims.cells.rank[row] ?? NONE] ?? Infinity,
    claims.cells.document[row] ?? NONE,
    claims.cells.region_id[row] ?? NONE,
  ])
  const at = x?.findIndex((value, index) => value !== y?.[index]) ?? NONE
  return at >= 0 && (x?.[at] ?? 0) < (y?.[at] ?? 0)
}

function firstYears({ count, cells, years }: Claims): readonly (number | undefined)[] {
  const first: (number | undefined)[] = []
  for (let row = 0; row < count; row++) {
    const practice = cells.practice_id[row] ?? NONE
    const year = years[cells.year[row] ?? NONE]
    if (year !== undefined) first[practice] = Math.min(year, first[practice] ?? Infinity)
  }
  return first
}
