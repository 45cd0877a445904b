/** The one document that a command is about: a file, or one out of a folder, an archive, a table; read as a build reads it. */
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sourcesOf, type SourcesOptions } from '../build/sources.ts'
import type { Job } from '../build/extraction.ts'
import { InputError, UsageError } from '../errors.ts'
import type { Source } from '../model.ts'
import { findFiles } from '../read/files.ts'
import { EXTENSIONS, readSource } from '../read/source.ts'
import { PACKED, unpackFile } from '../read/unpack.ts'

/** Ids that a message names. */
const NAMED = 8

export interface Wanted extends Pick<SourcesOptions, 'limits' | 'textColumn' | 'input'> {
  /** A file, a folder, or `-`. */
  readonly path: string
  /** The id of the document, where there are several. */
  readonly document: string | undefined
}

/**
 * Reads a document.
 * @throws {UsageError} where there are several and none is named
 * @throws {InputError} where it cannot be read, or there is none of that id
 */
export async function oneDocument(wanted: Wanted): Promise<Source> {
  const scratch = await mkdtemp(join(tmpdir(), 'reformgraph-'))
  const tidy = (): void => rmSync(scratch, { recursive: true, force: true })
  process.once('exit', tidy)
  try {
    const { file, metadata, limits } = await jobOf(wanted, scratch)
    const outcome = await readSource(file, metadata, limits)
    if ('issue' in outcome) throw new InputError(outcome.issue.message)
    return outcome.source
  } finally {
    process.removeListener('exit', tidy)
    tidy()
  }
}

async function jobOf({ path, document, limits, textColumn, input }: Wanted, scratch: string): Promise<Job> {
  const { found, issues } = await findFiles(input ? [] : [path], new Set([...EXTENSIONS, ...PACKED]))
  const { jobs, issues: more } = await sourcesOf(found, {
    limits,
    textColumn,
    input,
    scratch,
    unpack: unpackFile,
    lanes: 1,
    signal: undefined,
  })
  const [job, ...others] = document === undefined ? jobs : jobs.filter(({ file }) => file.id === document)
  if (job && others.length === 0) return job
  if (jobs.length === 0) throw new InputError([...issues, ...more][0]?.message ?? `${path}: there is no document`)
  const ids = jobs.slice(0, NAMED).map(({ file }) => file.id)
  const listed = ids.join(', ') + (jobs.length > NAMED ? ', …' : '')
  if (document !== undefined) throw new InputError(`${path} holds no document ${document}; it holds ${listed}`)
  throw new UsageError(`${path} holds ${jobs.length} documents; name one with --document: ${listed}`)
}
