/**
 * The embedded database, derived from the documents of a folder: merged, written as CSV, loaded in bulk into a file built
 * aside, read back row by row and compared with the source, and published by rename. There is no update in place:
 * LadybugDB 0.19 loses data on plain writes (edges on wrong nodes, write-ahead logs that cannot be read again), while
 * `COPY` has neither fault. So a fresh build and one that follows a change cannot differ, and a kill leaves the old file.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { ReformGraphError, StoreError } from '../errors.ts'
import type { Ontology } from '../model.ts'
import { countRows, differences, loadTables, writeTables } from './bulk.ts'
import { messageOf, storedDocuments, writeWhole } from './folder.ts'
import { BOUNDS, ladybugVersion, type Bounds } from './native.ts'
import { ladybugSchema } from './schema.ts'

/** What is known of a derived database, beside it in `graph.lbug.json`. */
const recordSchema = z.strictObject({
  /** Hash of the documents and the tables that it was derived from. */
  source: z.string(),
  /** Version of LadybugDB and of its files. */
  ladybug: z.string(),
  bytes: z.number(),
  documents: z.number(),
  nodes: z.number(),
  edges: z.number(),
})
export type DerivedRecord = z.infer<typeof recordSchema>

export interface Derived extends DerivedRecord {
  /** False where the database was there already and nothing had changed. */
  readonly fresh: boolean
}

export interface DeriveOptions {
  readonly bounds?: Bounds
  /** Called with each phase as it begins. */
  readonly onPhase?: (phase: 'read' | 'load' | 'check' | 'publish') => void
  /** Stops between two steps; the graph stays as it was. */
  readonly signal?: AbortSignal
}

/** The database file of a folder. */
export function databaseFile(folder: string): string {
  return join(folder, 'graph.lbug')
}

/** What is recorded of the database of a folder; nothing where there is none, or none that is whole. */
export async function derivedRecord(folder: string): Promise<DerivedRecord | undefined> {
  try {
    const record = recordSchema.safeParse(JSON.parse(await readFile(`${databaseFile(folder)}.json`, 'utf8')))
    const { size } = await stat(databaseFile(folder))
    return record.success && record.data.bytes === size ? record.data : undefined
  } catch {
    return undefined
  }
}

/**
 * Derives `graph.lbug` from `documents/`, unless it is there already for the same documents.
 * @throws {StoreError} where it cannot be written, or what was loaded differs from the source; the old file then stays
 */
export async function deriveStore(folder: string, ontology: Ontology, options: DeriveOptions = {}): Promise<Derived> {
  options.onPhase?.('read')
  const ladybug = await ladybugVersion()
  const { source, documents } = await sourceHash(folder, ontology)
  const known = await derivedRecord(folder)
  if (known && known.source === source && known.ladybug === ladybug) return { ...known, fresh: false }
  await removeLeftovers(folder)
  const aside = await makeAside(folder)
  const scratch = await scratchFolder(aside)
  try {
    const file = join(aside, 'graph.lbug')
    const counts = await build(folder, file, scratch, ontology, options)
    options.signal?.throwIfAborted()
    options.onPhase?.('publish')
    const record: DerivedRecord = { source, ladybug, bytes: (await stat(file)).size, documents, ...counts }
    await publish(folder, file, record)
    return { ...record, fresh: true }
  } catch (error) {
    if (error instanceof ReformGraphError || options.signal?.aborted) throw error
    throw new StoreError(`The database of ${folder} could not be built: ${messageOf(error)}`, { cause: error })
  } finally {
    await rm(aside, { recursive: true, force: true })
    await rm(scratch, { recursive: true, force: true })
  }
}

/** Makes the database file and compares it with its source; gives the numbers of nodes and edges. */
async function build(folder: string, file: string, scratch: string, ontology: Ontology, options: DeriveOptions) {
  const { bounds = BOUNDS, signal } = options
  const parts = await writeTables(folder, ontology, scratch, signal)
  options.onPhase?.('load')
  await loadTables(file, ontology, parts, bounds, signal)
  options.onPhase?.('check')
  const wrong = await differences(file, ontology, parts, bounds, signal)
  if (wrong.length > 0) throw new StoreError(`What was loaded differs from the documents; the database is not used.\n${wrong.join('\n')}`)
  return { nodes: countRows(parts, false), edges: countRows(parts, true) }
}

/**
 * Compares the database of a folder with its documents, row by row.
 * @returns what differs, a sentence each; nothing where all is well
 */
export async function checkStore(folder: string, ontology: Ontology, bounds: Bounds = BOUNDS): Promise<string[]> {
  const record = await derivedRecord(folder)
  if (!record) return [`${databaseFile(folder)} is missing or not whole`]
  if (record.source !== (await sourceHash(folder, ontology)).source) return [`${databaseFile(folder)} was derived from other documents`]
  const scratch = await mkdtemp(join(tmpdir(), 'reformgraph-'))
  try {
    const parts = await writeTables(folder, ontology, scratch)
    return await differences(databaseFile(folder), ontology, parts, bounds)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** A hash of everything that the database depends on. */
async function sourceHash(folder: string, ontology: Ontology): Promise<{ readonly source: string; readonly documents: number }> {
  const hash = createHash('sha256').update(ladybugSchema(ontology).join('\n'))
  let documents = 0
  for await (const { id, bytes } of storedDocuments(folder)) {
    hash.update(`\0${id}\0`).update(createHash('sha256').update(bytes).digest())
    documents++
  }
  return { source: hash.digest('hex'), documents }
}

// ── files ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const ASIDE = '.derive-'

async function makeAside(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true })
    return await mkdtemp(join(folder, `${ASIDE}${process.pid}-`))
  } catch (error) {
    throw new StoreError(`${folder} cannot be written: ${messageOf(error)}`, { cause: error })
  }
}

/** Where the CSV files go: LadybugDB reads some characters of a path as wildcards, with no way to quote them. */
async function scratchFolder(aside: string): Promise<string> {
  return /[[\]*?{}]/.test(aside) ? mkdtemp(join(tmpdir(), 'reformgraph-')) : aside
}

/** Removes what killed runs left behind; those of a living process stay. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of existsSync(folder) ? await readdir(folder) : []) {
    const pid = /^\.derive-(\d+)-/.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(folder, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The record goes first and comes last: a kill in between leaves a database without record, which is derived again. */
async function publish(folder: string, file: string, record: DerivedRecord): Promise<void> {
  const target = databaseFile(folder)
  if (existsSync(`${file}.wal`)) throw new StoreError('The database was not closed properly: a write-ahead log is left. Build again.')
  await rm(`${target}.json`, { force: true })
  await rm(`${target}.wal`, { force: true })
  await rename(file, target)
  await writeWhole(`${target}.json`, `${JSON.stringify(record, null, 1)}\n`)
}
