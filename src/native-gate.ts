/// <reference lib="es2024.sharedmemory" />
/**
 * Calls into a native library from a worker thread that may be ended at any moment. A thread that ends while the library makes values for it
 * takes the whole process down (Node-API has nowhere to put the error). So a worker says when it is inside, and whoever ends it waits until
 * it is out; from then on it is not let in any more.
 */
import { isMainThread, workerData } from 'node:worker_threads'
import type { Worker } from 'node:worker_threads'

/** Whether the thread is to end, and whether it is inside; shared by the thread and whoever ends it. */
export type Gate = Int32Array<SharedArrayBuffer>

const [CLOSED, INSIDE] = [0, 1]

/** A gate to be given to one worker, as `workerData.gate`. */
export function createGate(): Gate {
  return new Int32Array(new SharedArrayBuffer(8))
}

/** The gate of this thread; none in the main thread. */
const own = isMainThread ? undefined : gateOf(workerData)

function gateOf(data: unknown): Gate | undefined {
  if (typeof data !== 'object' || data === null || !('gate' in data)) return undefined
  const { gate } = data
  return gate instanceof Int32Array && gate.buffer instanceof SharedArrayBuffer ? new Int32Array(gate.buffer) : undefined
}

/** Calls a native library. @throws {Error} where the thread is about to be ended */
export function inNative<T>(call: () => T): T {
  if (!own) return call()
  Atomics.store(own, INSIDE, 1)
  try {
    if (Atomics.load(own, CLOSED) === 1) throw new Error('the thread is about to be ended')
    return call()
  } finally {
    Atomics.store(own, INSIDE, 0)
    Atomics.notify(own, INSIDE)
  }
}

/** Ends a worker outside of the library; after `patience` milliseconds wherever it is. */
export async function endWorker(worker: Pick<Worker, 'terminate'>, gate: Gate, patience: number): Promise<void> {
  Atomics.store(gate, CLOSED, 1)
  await Atomics.waitAsync(gate, INSIDE, 1, patience).value
  await worker.terminate()
}
