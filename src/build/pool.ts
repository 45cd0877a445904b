/**
 * Worker threads that read and extract, so that the main thread stays free for signals and files. A document on which a
 * worker dies (memory, a crash of a native library) becomes an Issue and the others go on with a new worker.
 */
import { Worker } from 'node:worker_threads'
import { InputError } from '../errors.ts'
import { failure, type Extraction, type Job } from './extraction.ts'

/** The answer of a worker that cannot begin at all. */
export interface Broken {
  readonly broken: string
  /** Whether what it was given to begin with is at fault: the seeds. */
  readonly input: boolean
}

export interface Pool {
  /** Runs a job as soon as a worker is free. */
  readonly run: (job: Job) => Promise<Extraction>
  readonly close: () => Promise<void>
}

interface Waiting {
  readonly job: Job
  readonly resolve: (extraction: Extraction) => void
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

/** A further worker is hired when each there is has given so many answers: to begin costs one seconds. */
const WORTH = 4

/** Hires up to `size` workers as work comes in. @param script the compiled `worker.js` */
export function openPool(script: URL, size: number): Pool {
  const crew: Crew = { script, idle: [], all: new Set(), queue: [], size, answers: 0, closed: false }
  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        crew.queue.push({ job, resolve, reject })
        dispatch(crew)
      }),
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

function assign(crew: Crew, worker: Worker, { job, resolve, reject }: Waiting): void {
  const answered = (message: Extraction | Broken): void => {
    listen('off')
    crew.answers++
    if ('broken' in message) reject(message.input ? new InputError(message.broken) : new Error(message.broken))
    else resolve(message)
    crew.idle.push(worker)
    dispatch(crew)
  }
  const lost = (why: string): void => {
    listen('off')
    crew.all.delete(worker)
    if (crew.closed) reject(new Error(STOPPED))
    else resolve({ issues: [failure(job.file, why)] })
    dispatch(crew)
  }
  const failed = (error: Error): void => lost(error.message)
  const ended = (): void => lost('the worker ended')
  const listen = (how: 'on' | 'off'): void => {
    worker[how]('message', answered)
    worker[how]('error', failed)
    worker[how]('exit', ended)
  }
  listen('on')
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  worker.postMessage(job)
}
