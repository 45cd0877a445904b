/**
 * Notices an input that hangs: code that never gives way cannot be stopped from inside its own thread, so another thread watches a
 * counter, and ends the process with a message that says which input of which seed it was.
 */
import { Worker } from 'node:worker_threads'

/** Longest time for one input, in seconds: of the order of the time that a build gives a file, on a busy machine. */
const LIMIT = 120

const WATCH = `
  const { workerData } = require('node:worker_threads')
  const { writeSync } = require('node:fs')
  const counter = new Int32Array(workerData.shared)
  let seen = -1
  let since = Date.now()
  setInterval(() => {
    const now = Atomics.load(counter, 0)
    if (now !== seen) since = Date.now()
    seen = now
    if (Date.now() - since < workerData.limit * 1000) return
    writeSync(2, 'fuzz: ' + workerData.name + ': input ' + now + ' of seed ' + workerData.seed + ' took longer than ' + workerData.limit + ' s\\n')
    process.kill(process.pid, 'SIGKILL')
  }, 1000)
`

export function watched(name: string, seed: number): { readonly next: () => void; readonly stop: () => Promise<unknown> } {
  const shared = new SharedArrayBuffer(4)
  const counter = new Int32Array(shared)
  const worker = new Worker(WATCH, { eval: true, execArgv: [], workerData: { shared, name, seed, limit: LIMIT } })
  return {
    next: () => {
      Atomics.add(counter, 0, 1)
    },
    stop: () => worker.terminate(),
  }
}
