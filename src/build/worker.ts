/** A worker thread of a build: loads the seeds once, then answers each task; before each step it says how long that may take. */
import { stat } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { InputError, StoreError } from '../errors.ts'
import { createExtractor } from '../extract.ts'
import { PATHS } from '../paths.ts'
import { unpackFile, type PackedFile } from '../read/unpack.ts'
import { loadSeeds } from '../seeds/load.ts'
import { extractFile, type Extract } from './extraction.ts'
import type { Answer, Broken, Task } from './pool.ts'

let extract: Promise<Extract> | undefined

parentPort?.on('message', (task: Task) => {
  answered(task).then(post, (error: unknown) =>
    post({ broken: error instanceof Error ? error.message : String(error), fault: faultOf(error) }),
  )
})

function faultOf(error: unknown): Broken['fault'] {
  if (error instanceof InputError) return 'input'
  return error instanceof StoreError ? 'store' : 'program'
}

async function answered(task: Task): Promise<Answer> {
  if (task.kind === 'unpack') return unpacked(task.job)
  extract ??= loadSeeds(PATHS.seeds).then(createExtractor)
  return extractFile(await extract, task.job, allow)
}

/** Unpacking may take a second more for every megabyte. */
async function unpacked(packed: PackedFile): Promise<Answer> {
  const size = await stat(packed.absolute).then(
    (found) => found.size,
    () => 0,
  )
  allow(packed.limits.seconds + size / 2 ** 20)
  return unpackFile(packed)
}

function allow(seconds: number): void {
  post({ seconds })
}

function post(answer: Answer): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(answer)
}
