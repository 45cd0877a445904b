/** Asks a question of a store: arguments are checked and names resolved before the call; nothing is pasted into the text. */
import { distance } from 'fastest-levenshtein'
import { StoreError, UsageError } from '../errors.ts'
import { compare } from '../graph/merge.ts'
import type { Parameter, Question, Row, Store, Value } from '../model.ts'
import type { Parameters } from './computation.ts'
import { COMPUTATIONS } from './computations.ts'
import { tableOf } from './kept.ts'
import { entityTypes } from './question.ts'
import { resolveEntity } from './resolve.ts'
import { statementsOf } from './statements.ts'
import { rowsOf } from './table.ts'

/** Arguments as they were given: texts from a command line or an address, or plain values. */
export type Arguments = Readonly<Record<string, Value | undefined>>

export interface Asked {
  readonly question: Question
  /** What went to the engine: ids in the place of names, defaults filled in. */
  readonly arguments: Readonly<Record<string, Value>>
  readonly rows: readonly Row[]
}

/**
 * Answers a question.
 * @throws {UsageError} where an argument is missing, unknown, of another type, or names nothing or several things
 */
export async function ask(store: Store, question: Question, given: Arguments): Promise<Asked> {
  const args = await checkedArguments(store, question, given)
  const rows = await answer(store, question, args)
  const columns = question.columns.map(({ name }) => name)
  return { question, arguments: args, rows: rows.map((row) => answerRow(question, columns, row)) }
}

/** What the one statement gives, or what is computed from several. */
async function answer(store: Store, question: Question, args: Parameters): Promise<readonly Row[]> {
  if (question.computed === undefined) return store.query(question.text, args)
  const computation = COMPUTATIONS[question.computed]
  if (!computation) throw new RangeError(`${question.name} names no computation`)
  const statements = statementsOf(question.text)
  const statementOf = (name: string): string => {
    const statement = statements.get(name)
    if (statement === undefined) throw new RangeError(`${question.name} has no statement ${name}`)
    return statement
  }
  return computation.run({
    arguments: args,
    async run(name, filled) {
      const statement = statementOf(name)
      if (isConstant(statement)) return rowsOf(await tableOf(store, statement))
      return store.query(statement, usedIn(statement, { ...args, ...filled }))
    },
    table(name) {
      const statement = statementOf(name)
      if (!isConstant(statement)) throw new RangeError(`${question.name}: ${name} depends on arguments`)
      return tableOf(store, statement)
    },
  })
}

/** Whether a statement depends on no argument. */
function isConstant(statement: string): boolean {
  return !/\$\w/.test(statement)
}

/** A statement gets just what it uses. */
function usedIn(statement: string, values: Parameters): Parameters {
  return Object.fromEntries(Object.entries(values).filter(([name]) => new RegExp(`\\$${name}\\b`).test(statement)))
}

/**
 * The question of a name.
 * @throws {UsageError} that offers the nearest names
 */
export function findQuestion(questions: readonly Question[], name: string): Question {
  const question = questions.find((one) => one.name === name)
  if (question) return question
  const near = questions.map((one) => one.name).toSorted((a, b) => distance(a, name) - distance(b, name) || compare(a, b))
  throw new UsageError(`There is no question ${name}. Did you mean ${near.slice(0, 3).join(', ')}? All of them: reformgraph ask`)
}

async function checkedArguments(store: Store, question: Question, given: Arguments): Promise<Record<string, Value>> {
  for (const name of Object.keys(given)) {
    if (!question.parameters.some((parameter) => parameter.name === name)) {
      const known = question.parameters.map((parameter) => `--${parameter.name}`)
      throw new UsageError(
        `${question.name} takes no --${name}. ${known.length > 0 ? `It takes ${known.join(', ')}.` : 'It takes no arguments.'}`,
      )
    }
  }
  const args: Record<string, Value> = {}
  for (const parameter of question.parameters) args[parameter.name] = await argumentOf(store, question, parameter, given[parameter.name])
  return args
}

async function argumentOf(store: Store, question: Question, parameter: Parameter, given: Value | undefined): Promise<Value> {
  const types = entityTypes(parameter)
  if (given === undefined || (given === '' && parameter.default !== undefined)) {
    if (parameter.default !== undefined) return parameter.default
    throw new UsageError(`${question.name} needs --${parameter.name} (${parameter.label.en} · ${parameter.label.zh}).`)
  }
  if (types.length === 0) return plainValue(parameter, given)
  if (typeof given !== 'string') throw new UsageError(`--${parameter.name} is a name.`)
  return (await resolveEntity(store, types, given)).id
}

function plainValue({ name, type }: Parameter, given: Value): Value {
  const text = String(given).trim()
  switch (type) {
    case 'boolean':
      if (/^(?:true|yes|1|是)$/i.test(text)) return true
      if (/^(?:false|no|0|否)$/i.test(text)) return false
      throw new UsageError(`--${name} is true or false, not ${text}.`)
    case 'integer':
      if (/^\d{1,9}$/.test(text)) return Number(text)
      throw new UsageError(`--${name} is a whole number, not ${text}, and not below 0.`)
    case 'number':
      if (/^-?\d{1,15}(?:\.\d+)?$/.test(text)) return Number(text)
      throw new UsageError(`--${name} is a number, not ${text}.`)
    default:
      return text
  }
}

/** The row with just the columns that the question names, in their order; lists sorted, which no engine does alike. */
function answerRow({ name: question }: Question, columns: readonly string[], row: Row): Row {
  const shown: Record<string, Value | null> = {}
  for (const name of columns) {
    const value = row[name]
    if (value === undefined) throw new StoreError(`The answer to ${question} has no column ${name}.`)
    shown[name] = isList(value) ? value.toSorted(compare) : value
  }
  return shown
}

function isList(value: Value | null): value is readonly string[] {
  return Array.isArray(value)
}
