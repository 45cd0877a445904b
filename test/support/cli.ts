/** The built command line, run as a user runs it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'

/** `REFORMGRAPH_CLI` lets the same tests run against another copy: an installed package. */
export const CLI = resolve(process.env['REFORMGRAPH_CLI'] ?? 'dist/cli.js')

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs `reformgraph` to its end. */
export function reformgraph(...words: readonly string[]): Promise<Ran> {
  return ended(started(words))
}

/** Starts `reformgraph` and leaves it running. */
export function started(words: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  return spawn(process.execPath, [CLI, ...words], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Waits for the end; gives all that was printed. */
export function ended(child: ChildProcess): Promise<Ran> {
  let out = ''
  let err = ''
  child.stdout?.on('data', (chunk) => (out += String(chunk)))
  child.stderr?.on('data', (chunk) => (err += String(chunk)))
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) => done({ code, out, err }))
  })
}
