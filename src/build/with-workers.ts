/** A build as the command line and programs run it: seeds loaded, workers hired, the store derived. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildGraph, type BuildOptions, type BuildReport } from '../build.ts'
import { PATHS } from '../paths.ts'
import { loadSeeds } from '../seeds/load.ts'
import { deriveStore } from '../store/derive.ts'
import { checkDictionary } from '../text/dictionary.ts'
import { fingerprintOf } from './fingerprint.ts'
import { openPool } from './pool.ts'

/** More workers gain nothing: each has the dictionary in memory. */
const MOST_JOBS = 8

export interface WorkerOptions extends BuildOptions {
  /** How many workers read and extract; one a processor unless told. */
  readonly jobs?: number | undefined
}

/**
 * Builds a graph folder from files and folders.
 * @throws {InputError} where a path is missing, there is no document, or the seeds are damaged
 * @throws {StoreError} where the folder cannot be written or another build is at work on it
 */
export async function build(options: WorkerOptions): Promise<BuildReport> {
  const { jobs = Math.min(availableParallelism(), MOST_JOBS), signal } = options
  // Where nodejieba is missing this says so once, before any worker is hired.
  checkDictionary()
  const seeds = await loadSeeds(PATHS.seeds)
  const pool = openPool(pathToFileURL(join(PATHS.root, 'dist', 'build', 'worker.js')), jobs)
  const stop = (): void => void pool.close()
  signal?.addEventListener('abort', stop)
  try {
    return await buildGraph(
      {
        fingerprint: await fingerprintOf(seeds.version),
        extract: pool.extract,
        unpack: pool.unpack,
        lanes: jobs + 1,
        derive: async (folder, aborted) => {
          await pool.close()
          return deriveStore(folder, seeds.ontology, { signal: aborted })
        },
      },
      options,
    )
  } finally {
    signal?.removeEventListener('abort', stop)
    await pool.close()
  }
}
