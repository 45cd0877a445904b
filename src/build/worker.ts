/** A worker thread of a build: loads the seeds once, then answers each job with an extraction. */
import { parentPort } from 'node:worker_threads'
import { InputError } from '../errors.ts'
import { createExtractor } from '../extract.ts'
import { PATHS } from '../paths.ts'
import { loadSeeds } from '../seeds/load.ts'
import { extractFile, type Extract, type Job } from './extraction.ts'
import type { Broken } from './pool.ts'

function brokenBy(error: unknown): Broken {
  return { broken: error instanceof Error ? error.message : String(error), input: error instanceof InputError }
}

let extract: Promise<Extract> | undefined

parentPort?.on('message', (job: Job) => {
  extract ??= loadSeeds(PATHS.seeds).then(createExtractor)
  extract
    .then((ready) => extractFile(ready, job))
    .then(
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      (extraction) => parentPort?.postMessage(extraction),
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      (error: unknown) => parentPort?.postMessage(brokenBy(error)),
    )
})
