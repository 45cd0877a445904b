/**
 * The questions: each file of `cypher/` is one, its name the file's name. The comment at its head is YAML with a closed
 * set of keys; below it stands the Cypher text, the same for both engines:
 *
 *     // title: { zh: …, en: … }
 *     // note: { zh: …, en: … }
 *     // parameters:
 *     //   measure: { type: Measure|Program, zh: 做法, en: Practice }
 *     // columns:
 *     //   region: { zh: 地区, en: Region }
 *
 * What Cypher can't say for both engines is computed here from what one or several statements give: `// computed: panel` names the
 * computation (`computations.ts`), and each statement stands under a line `// statement: <name>`.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'
import { InputError } from '../errors.ts'
import { compare } from '../graph/merge.ts'
import type { Ontology, Parameter, Question } from '../model.ts'
import type { Computation } from './computation.ts'
import { COMPUTATIONS } from './computations.ts'
import { statementsOf } from './statements.ts'

const EXTENSION = '.cypher'

/** Types of parameters that are no entities. */
export const PLAIN_TYPES: readonly string[] = ['string', 'integer', 'number', 'boolean']

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/)
const header = z.strictObject({
  title: words,
  note: words,
  parameters: z.record(
    identifier,
    z.strictObject({ ...words.shape, type: z.string(), default: z.union([z.string(), z.number(), z.boolean()]).optional() }),
  ),
  columns: z.record(identifier, words),
  computed: z.string().optional(),
})

/**
 * Reads all questions of a folder, in the order of their names.
 * @throws {InputError} naming every fault with its file
 */
export async function readQuestions(folder: string, ontology: Ontology): Promise<Question[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(EXTENSION))
  const names = files.map((file) => file.slice(0, -EXTENSION.length)).toSorted(compare)
  const questions: Question[] = []
  const faults: string[] = []
  for (const name of names) {
    try {
      questions.push(parseQuestion(name, await readFile(join(folder, `${name}${EXTENSION}`), 'utf8'), ontology))
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      faults.push(error.message)
    }
  }
  if (faults.length > 0) throw new InputError(faults.join('\n'))
  return questions
}

/**
 * A question from its file's text.
 * @throws {InputError} naming what is wrong with it
 */
export function parseQuestion(file: string, source: string, ontology: Ontology): Question {
  const where = `${file}${EXTENSION}`
  const head = /^(?:\/\/.*\r?\n)*/.exec(source)?.[0] ?? ''
  const parsed = header.safeParse(headerOf(head, where))
  if (!parsed.success) throw new InputError(`${where}: ${z.prettifyError(parsed.error)}`)
  const { title, note, parameters, columns, computed } = parsed.data
  const question: Question = {
    name: file,
    title,
    note,
    parameters: Object.entries(parameters).map(([key, { zh, en, type, default: value }]) => ({
      name: key,
      label: { zh, en },
      type,
      ...(value !== undefined && { default: value }),
    })),
    columns: Object.entries(columns).map(([key, label]) => ({ name: key, label })),
    text: source.slice(head.length).trim(),
    ...(computed !== undefined && { computed }),
  }
  const faults = [...faultsOf(question, ontology)]
  if (faults.length > 0) throw new InputError(faults.map((fault) => `${where}: ${fault}`).join('\n'))
  return question
}

/** The names of the entity types that an argument may be of; none for a plain value. */
export function entityTypes(parameter: Parameter): readonly string[] {
  return PLAIN_TYPES.includes(parameter.type) ? [] : parameter.type.split('|')
}

function headerOf(head: string, where: string): unknown {
  try {
    return parse(head.replaceAll(/^\/\/ ?/gm, ''))
  } catch (error) {
    if (error instanceof YAMLParseError) throw new InputError(`${where}: ${error.message}`, { cause: error })
    throw error
  }
}

function* faultsOf(question: Question, ontology: Ontology): Generator<string> {
  const types = new Set(ontology.nodes.map((type) => type.name))
  const used = new Set([...question.text.matchAll(/\$(\w+)/g)].map((match) => match[1]))
  for (const parameter of question.parameters) {
    for (const type of entityTypes(parameter)) if (!types.has(type)) yield `${parameter.name}: the ontology has no type ${type}`
    if (!used.has(parameter.name) && question.computed === undefined) yield `the parameter ${parameter.name} is not used`
    if (parameter.default !== undefined && !fits(parameter)) yield `${parameter.name}: the default is not of the type ${parameter.type}`
  }
  const known = new Set([...question.parameters.map(({ name }) => name), ...(computationOf(question)?.fills ?? [])])
  for (const variable of used) if (!known.has(variable ?? '')) yield `$${variable} is no parameter`
  if (question.columns.length === 0) yield 'it has no columns'
  if (question.text === '') yield 'there is no statement'
  yield* question.computed === undefined ? orderFaults(question) : computedFaults(question, question.computed)
}

function* orderFaults({ text }: Question): Generator<string> {
  if (!/\bORDER BY\b[^]*$/.test(text.slice(text.lastIndexOf('RETURN')))) yield 'the answer has no order'
}

function* computedFaults(question: Question, name: string): Generator<string> {
  const computation = computationOf(question)
  const parameters = new Set(question.parameters.map((parameter) => parameter.name))
  const statements = statementsOf(question.text)
  if (!computation) yield `there is no computation ${name}, only ${Object.keys(COMPUTATIONS).join(', ')}`
  for (const needed of computation?.parameters ?? [])
    if (!parameters.has(needed)) yield `the computation ${name} needs the parameter ${needed}`
  for (const needed of computation?.statements ?? [])
    if (!statements.has(needed)) yield `the computation ${name} needs the statement ${needed}`
  for (const given of statements.keys())
    if (computation && !computation.statements.includes(given)) yield `the computation ${name} does not run ${given}`
}

function computationOf({ computed }: Question): Computation | undefined {
  return computed !== undefined && Object.hasOwn(COMPUTATIONS, computed) ? COMPUTATIONS[computed] : undefined
}

function fits({ type, default: value }: Parameter): boolean {
  if (type === 'boolean') return typeof value === 'boolean'
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'number') return typeof value === 'number'
  return typeof value === 'string'
}
