/**
 * The few kinds of error, by whose fault it is; each knows the exit code of the command line. Trouble in a document is
 * no error but an `Issue`.
 */

/** Exit codes of every command. */
export const EXIT = { ok: 0, failure: 1, usage: 2, input: 3, store: 4, interrupted: 130, terminated: 143 } as const

/** Something the user can put right: the message says what is wrong and what to do. */
export class ReformGraphError extends Error {
  readonly exitCode: number = EXIT.failure
  override readonly name: string = 'ReformGraphError'
}

/** Wrong command, option or argument. */
export class UsageError extends ReformGraphError {
  override readonly exitCode = EXIT.usage
  override readonly name = 'UsageError'
}

/** Input that cannot be read at all: a missing path, a folder without documents, broken seeds. */
export class InputError extends ReformGraphError {
  override readonly exitCode = EXIT.input
  override readonly name = 'InputError'
}

/** A store that cannot be reached, is damaged or refuses. */
export class StoreError extends ReformGraphError {
  override readonly exitCode = EXIT.store
  override readonly name = 'StoreError'
}
