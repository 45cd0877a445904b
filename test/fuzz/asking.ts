/** What is asked of the graph: arguments of questions, and statements of a user's own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { UsageError } from '../../src/errors.ts'
import type { Question } from '../../src/model.ts'
import { PATHS } from '../../src/paths.ts'
import { ask } from '../../src/query/ask.ts'
import { readQuestions } from '../../src/query/question.ts'
import { checkAggregates } from '../../src/store/aggregates.ts'
import { deriveStore } from '../../src/store/derive.ts'
import { openLadybug } from '../../src/store/ladybug.ts'
import { checkStatement } from '../../src/store/statement.ts'
import { DOCUMENTS, ontology } from '../support/graphs.ts'
import { writeDocuments } from '../support/synthetic.ts'
import { NASTY, place, recipes, textOf } from './edits.ts'
import { mustBe, orRefused, target } from './target.ts'
import { word } from './words.ts'

const BOUNDS = { databaseBytes: 2 ** 30, bufferBytes: 2 ** 27 }
export const questions = target('arguments of questions', 8, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reformgraph-fuzz-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await writeDocuments(folder, DOCUMENTS)
  await deriveStore(folder, ontology, { bounds: BOUNDS })
  const store = await openLadybug(folder, BOUNDS)
  const all = await readQuestions(PATHS.questions, ontology)
  const inputs = fc.constantFrom(...all).chain((question) =>
    fc.record({
      question: fc.constant(question.name),
      values: fc.dictionary(fc.constantFrom(...namesOf(question)), word, { maxKeys: 6 }),
    }),
  )
  return {
    inputs,
    check: async ({ question: name, values }) => {
      const question = all.find((one) => one.name === name)
      const asked = question && (await orRefused([UsageError], () => ask(store, question, values)))
      const columns = question?.columns.map((column) => column.name)
      for (const row of asked?.rows ?? []) mustBe('the columns', Object.keys(row), columns)
    },
  }
})

function namesOf(question: Question): string[] {
  return [...question.parameters.map(({ name }) => name), ...question.parameters.map(({ name }) => name), 'unknown', '__proto__']
}

const STATEMENTS = [
  'MATCH (r:Region)-[a:ADOPTED]->(m:Measure) WHERE r.name = "青河县" RETURN m.name, count(DISTINCT r.id) AS regions ORDER BY regions DESC LIMIT 10',
  "MATCH (n) WHERE n.name CONTAINS 'x' /* c */ RETURN n.id AS id // end\n",
  'UNWIND [1, 2] AS x WITH x WHERE x > 1 RETURN x UNION MATCH (n:`Region`) RETURN n.set',
  'CALL show_tables() RETURN *',
]
const HARMFUL = [
  'CREATE',
  'MERGE',
  'DELETE',
  'DETACH',
  'SET',
  'REMOVE',
  'DROP',
  'COPY',
  'LOAD',
  'ATTACH',
  'INSTALL',
  'ALTER',
  'EXPORT',
  'IMPORT',
  'FOREACH',
]
const SIGNS = [...'CALL ; // /* */ \' " ` \\ \\u0027 (x) n. : $ { }'.split(' '), ...NASTY]
const piece = fc.oneof(fc.constantFrom(...HARMFUL), fc.constantFrom(...SIGNS)).map((text) => ` ${text} `)

/** What stands in a statement beside texts, comments, quoted names, properties, labels and parameters: another way to look than the one that is tried. */
function bareWords(text: string): string {
  return text
    .replaceAll(/'(?:\\[\s\S]|[^\\'])*'|"(?:\\[\s\S]|[^\\"])*"|`[^`]*`|\/\*[\s\S]*?\*\/|\/\/[^\n\r]*/g, ' _ ')
    .replaceAll(/[.:$]\s*[\p{L}\p{N}_]+/gu, ' ')
}

export const statements = target('statements', 14, () => ({
  inputs: fc.record({
    recipe: recipes(STATEMENTS, 2, 0),
    pieces: fc.array(fc.tuple(piece, place), { maxLength: 3 }),
  }),
  check: async ({ recipe, pieces }) => {
    const text = pieces.reduce(
      (whole, [put, at]) => whole.slice(0, Math.floor(at * whole.length)) + put + whole.slice(Math.floor(at * whole.length)),
      textOf(STATEMENTS, recipe),
    )
    const passed = await orRefused([UsageError], () => {
      checkStatement(text)
      checkAggregates(text)
      return true
    })
    const found = passed && bareWords(text).match(new RegExp(`(?<![\\p{L}\\p{N}_])(?:${HARMFUL.join('|')})(?![\\p{L}\\p{N}_])`, 'iu'))
    if (found) throw new Error(`${found[0]} was let through: ${text}`)
  },
}))
