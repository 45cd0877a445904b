#!/usr/bin/env node
/** The command line: words in, exit code out. What a command does stands in `commands/`, what it may touch is handed to it here. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inertLines, type Io } from './commands/command.ts'
import { helpOf, overview } from './commands/help.ts'
import { parseWords, splitCommand, unknown } from './commands/parse.ts'
import { COMMANDS } from './commands/table.ts'
import { EXIT, ReformGraphError, UsageError } from './errors.ts'
import { PATHS } from './paths.ts'

/** How long a command has to tidy up after a signal. */
const GRACE_MS = 800
const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const

/** Runs one command line; gives the exit code. */
async function run(argv: readonly string[], signal: AbortSignal): Promise<number> {
  const { name, rest } = splitCommand(argv)
  if (name === undefined) {
    if (argv.includes('--version')) return show(`${await version()}\n`)
    const stray = argv.find((word) => word !== '--help' && word !== '-h')
    if (stray !== undefined) throw new UsageError(`${stray} needs a command before it. See reformgraph --help`)
    return show(overview(await Promise.all(Object.values(COMMANDS).map((load) => load()))))
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) throw new UsageError(`${unknown('command', name, Object.keys(COMMANDS))} See reformgraph --help`)
  const command = await load()
  const args = parseWords(command, rest)
  if (args.help) return show(helpOf(command))
  return (await command.run(args, ioOf(args, signal))) ?? EXIT.ok
}

async function show(text: string): Promise<number> {
  await write(text)
  return EXIT.ok
}

async function version(): Promise<string> {
  const file: { version?: unknown } = JSON.parse(await readFile(join(PATHS.root, 'package.json'), 'utf8'))
  return String(file.version)
}

function ioOf(args: { readonly quiet: boolean; readonly colour: boolean }, signal: AbortSignal): Io {
  const { env, stdin, stdout, stderr } = process
  const dumb = env['TERM'] === 'dumb'
  return {
    print: write,
    note: (line) => {
      if (!args.quiet) stderr.write(`${inertLines(line)}\n`)
    },
    input: stdin,
    columns: stdout.isTTY ? stdout.columns : undefined,
    progress: stderr.isTTY && !args.quiet && !dumb,
    colour: stdout.isTTY && !dumb && args.colour && !env['NO_COLOR'],
    env,
    signal,
  }
}

function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve())
  })
}

/** One line for what the user can put right; the stack only for those who ask for it. */
function tell(error: unknown): number {
  const known = error instanceof ReformGraphError
  const message = error instanceof Error ? error.message : String(error)
  const said = inertLines(message)
  process.stderr.write(`reformgraph: ${known ? said : `internal error: ${said} (DEBUG=reformgraph shows where)`}\n`)
  if (process.env['DEBUG']?.includes('reformgraph') && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`)
  return known ? error.exitCode : EXIT.failure
}

async function main(): Promise<number> {
  const stop = new AbortController()
  let interrupted: number | undefined
  for (const [name, code] of Object.entries(SIGNALS))
    process.on(name, () => {
      if (interrupted !== undefined) process.exit(code)
      interrupted = code
      stop.abort(new Error(`stopped by ${name}`))
      setTimeout(() => process.exit(code), GRACE_MS).unref()
    })
  /* Whoever reads our output may stop reading (`| head`): no fault of ours. */
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.failure))
  process.stderr.on('error', () => undefined)
  process.on('uncaughtException', (error) => process.exit(interrupted ?? tell(error)))
  try {
    const code = await run(process.argv.slice(2), stop.signal)
    return interrupted ?? code
  } catch (error) {
    return interrupted ?? tell(error)
  }
}

process.exit(await main())
