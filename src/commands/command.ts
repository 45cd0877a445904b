/**
 * What a command of the command line is: a plain object in the table of `src/cli.ts`. A command gets its arguments
 * parsed and everything it may touch as `Io`; trouble is thrown as one of `src/errors.ts`.
 */
import { withoutInvisible } from '../invisible.ts'

/** An option of a command; `--name value`, or `--name` alone where it is boolean. */
export interface Option {
  readonly type: 'string' | 'boolean'
  /** What stands for the value in the help: `DIR`, `URL`, `N`. */
  readonly value?: string
  readonly note: string
  readonly short?: string
  /** May be given more than once; its value is then a list. */
  readonly multiple?: boolean
}

export interface Args {
  readonly positionals: readonly string[]
  /** Given options by name, without those that every command has. */
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
  /** `--graph`: the folder of the graph, `graph` unless given. */
  readonly graph: string
  readonly json: boolean
  readonly quiet: boolean
}

export interface Io {
  /** Writes to standard output as it is; resolves when more may follow. */
  readonly print: (text: string) => Promise<void>
  /** Writes a line for people to standard error; silent with `--quiet`. */
  readonly note: (line: string) => void
  /** Standard input, where the command may read it. */
  readonly input?: AsyncIterable<Uint8Array | string>
  /** Columns of the terminal behind standard output; none where it is a pipe or a file. */
  readonly columns: number | undefined
  /** Whether a progress bar may be drawn on standard error. */
  readonly progress: boolean
  /** Whether standard output may carry colours. */
  readonly colour: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  /** Aborts on Ctrl-C and on SIGTERM: a command then tidies up and returns within a second. */
  readonly signal: AbortSignal
}

export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** What follows the name: `<file or folder>… [options]`. */
  readonly usage: string
  readonly options: Readonly<Record<string, Option>>
  /** Whole command lines; the help leads with them. */
  readonly examples: readonly string[]
  /** Takes options that are not listed, each with a value (`ask` takes a question's arguments). */
  readonly open?: boolean
  /** Gives the exit code; nothing means 0. */
  readonly run: (args: Args, io: Io) => Promise<number | void>
}

/** The value of an option that takes one. */
export function text(args: Args, name: string): string | undefined {
  const value = args.options[name]
  return typeof value === 'string' ? value : undefined
}

/** The values of an option that may be given more than once. */
export function list(args: Args, name: string): readonly string[] {
  const value = args.options[name]
  return Array.isArray(value) ? value : []
}

/** Whether a boolean option was given. */
export function flag(args: Args, name: string): boolean {
  return args.options[name] === true
}

/** A line of data as a terminal may show it: without control and direction characters, which could move the cursor or hide text. */
export function inert(value: string): string {
  return withoutInvisible(value, ' ').replaceAll(/[\t\n\r]/g, ' ')
}

/** Lines of ours with data in them. */
export function inertLines(value: string): string {
  return value.split('\n').map(inert).join('\n')
}
