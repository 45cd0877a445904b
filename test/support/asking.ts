/** A computation asked of statements whose answers are given. */
import type { Row, Value } from '../../src/model.ts'
import type { Computation, Parameters } from '../../src/query/computation.ts'

type Answer = readonly Row[] | ((filled: Parameters) => readonly Row[])

/** The rows that a computation makes; `asked` hears of every statement that is run. */
export function computed(
  computation: Computation,
  given: Readonly<Record<string, Value>>,
  answers: Readonly<Record<string, Answer>>,
  asked: (statement: string) => void = () => undefined,
): Promise<readonly Row[]> {
  return computation.run({
    arguments: given,
    run: (statement, filled = {}) => {
      asked(statement)
      const answer = answers[statement]
      if (!answer) throw new RangeError(`nobody answers ${statement}`)
      return Promise.resolve(typeof answer === 'function' ? answer(filled) : answer)
    },
  })
}

/** Some columns of rows, as texts to compare at a glance. */
export function glance(rows: readonly Row[], ...columns: readonly string[]): string[] {
  return rows.map((row) => columns.map((column) => String(row[column])).join(' '))
}
