/**
 * Worker threads that unpack, read and extract, so that the main thread stays free for signals and files. A document on which a
 * worker dies (memory, a crash of a native library) or takes longer than it may becomes an Issue, and the others go on with a
 * new worker.
 */
import { Worker } from 'node:worker_threads'
import { InputError, StoreError } from '../errors.ts'
import type { Issue } from '../model.ts'
import type { PackedFile, Unpacked } from '../read/unpack.ts'
import { failure, type Extraction, type Job } from './extraction.ts'

/** What a worker is sent. */
export type Task = { readonly kind: 'extract'; readonly job: Job } | { readonly kind: 'unpack'; readonly job: PackedFile }

/** What a worker sends: first how long the next step may take, in the end what came of the task. */
export type Answer = Allowance | Extraction | Unpacked | Broken

interface Allowance {
  readonly seconds: number
}

/** The answer of a worker that cannot work at all. */
export interface Broken {
  readonly broken: string
  /** At fault is what it was given to begin with (the seeds), the disk, or the program. */
  readonly fault: 'input' | 'store' | 'program'
}

export interface Pool {
  /** Extracts as soon as a worker is free. */
  readonly extract: (job: Job) => Promise<Extraction>
  readonly unpack: (packed: PackedFile) => Promise<Unpacked>
  readonly close: () => Promise<void>
}

interface Waiting {
  readonly task: Task
  readonly resolve: (result: Extraction | Unpacked) => void
  readonly reject: (error: unknown) => void
}

interface Crew {
  readonly script: URL
  readonly idle: Worker[]
  readonly all: Set<Worker>
  readonly queue: Waiting[]
  readonly size: number
  answers: number
  closed: boolean
}

const STOPPED = 'the build was stopped'

/** What a worker may take to begin: until then it has not said how long the file may take. */
const TO_BEGIN = 300

/** A further worker is hired when each there is has given so many answers: to begin costs one seconds. */
const WORTH = 4

/** Hires up to `size` workers as work comes in. @param script the compiled `worker.js` */
export function openPool(script: URL, size: number): Pool {
  const crew: Crew = { script, idle: [], all: new Set(), queue: [], size, answers: 0, closed: false }
  const submit = (task: Task): Promise<Extraction | Unpacked> =>
    new Promise((resolve, reject) => {
      crew.queue.push({ task, resolve, reject })
      dispatch(crew)
    })
  return {
    extract: async (job) => {
      const result = await submit({ kind: 'extract', job })
      return 'members' in result ? { issues: result.issues } : result
    },
    unpack: async (job) => {
      const result = await submit({ kind: 'unpack', job })
      return 'members' in result ? result : { members: [], issues: result.issues }
    },
    close: async () => {
      crew.closed = true
      for (const { reject } of crew.queue.splice(0)) reject(new Error(STOPPED))
      await Promise.all([...crew.all].map((worker) => worker.terminate()))
    },
  }
}

function dispatch(crew: Crew): void {
  while (crew.queue.length > 0 && !crew.closed) {
    const worker = crew.idle.pop() ?? (mayHire(crew) ? hire(crew) : undefined)
    const waiting = worker && crew.queue.shift()
    if (!worker || !waiting) return
    assign(crew, worker, waiting)
  }
}

function mayHire({ all, size, answers }: Crew): boolean {
  return all.size < size && answers >= all.size * WORTH
}

function hire(crew: Crew): Worker {
  const worker = new Worker(crew.script, { execArgv: [] })
  crew.all.add(worker)
  /* One that dies while it has nothing to do is missed by nobody. */
  worker.on('error', () => undefined)
  worker.on('exit', () => {
    crew.all.delete(worker)
    const at = crew.idle.indexOf(worker)
    if (at >= 0) crew.idle.splice(at, 1)
  })
  return worker
}

function assign(crew: Crew, worker: Worker, { task, resolve, reject }: Waiting): void {
  const limit = task.job.limits.seconds
  let timer: NodeJS.Timeout | undefined
  const mayTake = (seconds: number): void => {
    clearTimeout(timer)
    /* A longer delay than this would overflow and fire at once. */
    timer = setTimeout(overdue, Math.min(seconds * 1000, 2 ** 31 - 1), seconds)
  }
  const answered = (message: Answer): void => {
    if ('seconds' in message) return mayTake(message.seconds)
    leave()
    crew.answers++
    if (crew.closed) return reject(new Error(STOPPED))
    if ('broken' in message) reject(errorOf(message))
    else resolve(message)
    crew.idle.push(worker)
    dispatch(crew)
  }
  const lost = (issue: Issue): void => {
    leave()
    crew.all.delete(worker)
    if (crew.closed) reject(new Error(STOPPED))
    else resolve({ issues: [issue] })
    dispatch(crew)
  }
  const overdue = (seconds: number): void => {
    lost(tooSlow(task, seconds, limit))
    void worker.terminate()
  }
  const failed = (error: Error): void => lost(failure(fileOf(task), error.message))
  const ended = (): void => lost(failure(fileOf(task), 'the worker ended'))
  const listen = (how: 'on' | 'off'): void => {
    worker[how]('message', answered)
    worker[how]('error', failed)
    worker[how]('exit', ended)
  }
  const leave = (): void => {
    clearTimeout(timer)
    listen('off')
  }
  listen('on')
  mayTake(limit + TO_BEGIN)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  worker.postMessage(task)
}

function errorOf({ broken, fault }: Broken): Error {
  if (fault === 'input') return new InputError(broken)
  return fault === 'store' ? new StoreError(broken) : new Error(broken)
}

function fileOf({ kind, job }: Task): { readonly id: string; readonly path: string } {
  return kind === 'extract' ? job.file : { id: job.path, path: job.path }
}

function tooSlow(task: Task, seconds: number, limit: number): Issue {
  const { id, path } = fileOf(task)
  const message = `${path}: took longer than ${Math.ceil(seconds)} s and was given up; split it, or raise --max-seconds (${limit})`
  return { document: id, rule: 'read/time', message }
}
