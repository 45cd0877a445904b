/** What a computation is: a function from the answers of a question's statements to its rows, and what it asks of the file that names it. */
import { StoreError } from '../errors.ts'
import type { Row, Value } from '../model.ts'
import type { Table } from './table.ts'

export type Parameters = Readonly<Record<string, Value>>

export interface Computation {
  /** Parameters that the question has to have. */
  readonly parameters: readonly string[]
  /** Names of the statements that it runs. */
  readonly statements: readonly string[]
  /** Variables of the statements that it fills in itself. */
  readonly fills?: readonly string[]
  readonly run: (asking: Asking) => Promise<readonly Row[]>
}

export interface Asking {
  readonly arguments: Parameters
  /** Runs one of the question's statements with its arguments, and with what is filled in. */
  run(statement: string, filled?: Parameters): Promise<readonly Row[]>
  /** What one of the question's statements gives that depends on no argument: read once and kept while the graph is the same. */
  table(statement: string): Promise<Table>
}

/** A cell that the statement always gives as a text. */
export function textIn(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw new StoreError(`The statement gives no text for ${column}.`)
  return value
}

/** A whole number, or nothing. */
export function numberIn(row: Row, column: string): number | undefined {
  const value = row[column]
  return typeof value === 'number' ? value : undefined
}

/** An argument that is a number. */
export function numberOf(given: Parameters, name: string): number {
  const value = given[name]
  if (typeof value !== 'number') throw new RangeError(`${name} is not a number`)
  return value
}
