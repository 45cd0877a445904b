/** Builds that are killed or refused by the disk in the middle, and what they leave: for the tests of faults. */
import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { ended, type Ran } from './cli.ts'

const HERE = resolve('test/support')

export interface Fault {
  /** `kill`, or what the disk answers. */
  readonly kind: 'kill' | 'ENOSPC'
  /** The number of the call that changes files at which it happens. */
  readonly at: number
}

/** Starts a build with a toy for an extractor. */
export function lightBuild(source: string, graph: string, { fault, pause = 0 }: { fault?: Fault; pause?: number } = {}): ChildProcess {
  const preload = fault ? ['--import', `${HERE}/fault-at.mjs`] : []
  return spawn(process.execPath, [...preload, `${HERE}/light-build.mjs`, source, graph, String(pause)], {
    env: { ...process.env, ...(fault && { FAULT: fault.kind, FAULT_AT: String(fault.at) }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Opens a graph as another program does: once, or again and again until it is ended. */
export function reader(graph: string, ...once: readonly 'once'[]): ChildProcess {
  return spawn(process.execPath, [`${HERE}/reader.mjs`, graph, ...once], { stdio: ['ignore', 'pipe', 'pipe'] })
}

/** What a reader saw at one look. */
export interface Look {
  readonly graph?: string
  readonly documents?: string | null
  readonly refused?: string
}

export async function looksOf(child: ChildProcess): Promise<Look[]> {
  const { out, err }: Ran = await ended(child)
  if (err !== '') throw new Error(err)
  const lines = out.split('\n').slice(0, -1)
  return lines.map((line): Look => JSON.parse(line))
}

/** Temporary files, locks and half-made databases in a graph folder. */
export function debris(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tmp$|\.lock$|\.derive-|\.wal$/.test(name))
}
