/** A computation asked of statements whose answers are given. */
import type { Row, Value } from '../../src/model.ts'
import type { Computation, Parameters } from '../../src/query/computation.ts'
import { tableWriter, type Table } from '../../src/query/table.ts'

type Answer = readonly Row[] | ((filled: Parameters) => readonly Row[])

/** The rows that a computation makes; `asked` hears of every statement that is run. */
export function computed(
  computation: Computation,
  given: Readonly<Record<string, Value>>,
  answers: Readonly<Record<string, Answer>>,
  asked: (statement: string) => void = () => undefined,
): Promise<readonly Row[]> {
  const rowsFor = (statement: string, filled: Parameters): readonly Row[] => {
    asked(statement)
    const answer = answers[statement]
    if (!answer) throw new RangeError(`nobody answers ${statement}`)
    return typeof answer === 'function' ? answer(filled) : answer
  }
  return computation.run({
    arguments: given,
    run: (statement, filled = {}) => Promise.resolve(rowsFor(statement, { ...given, ...filled })),
    table: (statement) => Promise.resolve(tableFrom(rowsFor(statement, {}))),
  })
}

/** Rows as a table; its columns are those of the first row. */
export function tableFrom(rows: readonly Row[]): Table {
  const columns = Object.keys(rows[0] ?? {})
  const writer = tableWriter(columns)
  for (const row of rows) writer.take(columns.map((column) => row[column] ?? null))
  return writer.finish()
}

/** A claim of adoption for the questions over the whole graph: `甲 a 2019 planned`. */
export interface Adoption {
  readonly region: string
  readonly practice: string
  readonly year: number | null
  readonly stage: string | null
  readonly document: string
}

/** Claims written as `region practice year stage document`; `-` where there is none. */
export function adoptions(...lines: readonly string[]): Adoption[] {
  return lines.map((line) => {
    const [region = '', practice = '', year = '-', stage = '-', document = 'd'] = line.split(' ')
    return { region, practice, year: year === '-' ? null : Number(year), stage: stage === '-' ? null : stage, document }
  })
}

const isIn = (list: unknown, value: unknown): boolean => [list].flat().includes(value)

/** What the statements of such a question give for the claims; a practice's field is what stands before the first digit of its name. */
export function adoptedAnswers(claims: readonly Adoption[]): Readonly<Record<string, Answer>> {
  const RANKS = ['pioneered', 'piloted', 'completed', 'deepened', 'implemented']
  const said = claims.map(({ region, practice, year, stage, document }): Row => ({
    practice_id: `M:${practice}`,
    practice,
    region_id: `R:${region}`,
    region,
    claim: `${document} ${region} ${practice}`,
    year,
    stage,
    rank: stage !== null && RANKS.includes(stage) ? RANKS.indexOf(stage) + 1 : 6,
    planned: stage === 'planned',
    quote: `${document}: ${region} ${practice}`,
    document,
  }))
  return {
    adoptions: claims.map(({ region, practice, year, stage }) => ({ practice_id: `M:${practice}`, region_id: `R:${region}`, year, stage })),
    practices: [...new Set(claims.map(({ practice }) => practice))].map((name) => {
      const [field = ''] = /^\D*/.exec(name) ?? []
      return { id: `M:${name}`, name, kind: 'Measure', field: field === '' ? null : field }
    }),
    regions: [...new Set(claims.map(({ region }) => region))].map((name) => ({ id: `R:${name}`, name, level: 'county' })),
    claims: ({ regions, measures }) => said.filter((row) => isIn(regions, row['region_id']) && isIn(measures, row['practice_id'])),
    own: ({ region }) => said.filter((row) => row['region_id'] === region),
  }
}

/** Some columns of rows, as texts to compare at a glance. */
export function glance(rows: readonly Row[], ...columns: readonly string[]): string[] {
  return rows.map((row) => columns.map((column) => String(row[column])).join(' '))
}
