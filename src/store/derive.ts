/**
 * The embedded database, derived from the documents of a folder: merged, written as CSV, loaded in bulk into a file built
 * aside, read back row by row and compared with the source, and published by rename. There is no update in place:
 * LadybugDB 0.19 loses data on plain writes (edges on wrong nodes, write-ahead logs that cannot be read again), while
 * `COPY` has neither fault. So a fresh build and one that follows a change cannot differ, and a kill leaves the old file.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beganOf, isAlive } from '../alive.ts'
import { ReformGraphError, StoreError } from '../errors.ts'
import type { Ontology } from '../model.ts'
import { sha256Of } from '../seal.ts'
import { copyTables, countRows, createTables, differences, writeTables, type FilledPart } from './bulk.ts'
import { messageOf, reasonOf, storedDocuments, type Checksums, type StoredDocument } from './folder.ts'
import { BOUNDS, ladybugVersion, type Bounds } from './native.ts'
import { checksumOf, DATABASE, databaseFile, findRecord, writeRecord, type DerivedRecord } from './record.ts'
import { ladybugSchema } from './schema.ts'

export interface Derived {
  /** False where the database was there already and nothing had changed. */
  readonly fresh: boolean
  readonly documents: number
  readonly nodes: number
  readonly edges: number
}

export interface DeriveOptions {
  readonly bounds?: Bounds
  /** Called with each phase as it begins. */
  readonly onPhase?: (phase: 'read' | 'load' | 'check' | 'publish') => void
  /** Stops between two steps; the graph stays as it was. */
  readonly signal?: AbortSignal
}

/**
 * Derives `graph.lbug` from `documents/`, unless it is there already for the same documents.
 * @throws {StoreError} where it cannot be written, or what was loaded differs from the source; the old file then stays
 */
export async function deriveStore(folder: string, ontology: Ontology, options: DeriveOptions = {}): Promise<Derived> {
  options.onPhase?.('read')
  await removeLeftovers(folder)
  const ladybug = await ladybugVersion()
  const documents = await checksumsOfStored(folder)
  const source = sourceHash(documents, ontology)
  const known = await findRecord(folder)
  if ('record' in known && known.record.source === source && known.record.ladybug === ladybug) return derivedAs(known.record, false)
  const aside = await makeAside(folder)
  const scratch = await scratchFolder(aside)
  try {
    const file = join(aside, DATABASE)
    const counts = await build(folder, documents, { file, scratch }, ontology, options)
    options.signal?.throwIfAborted()
    options.onPhase?.('publish')
    const written = await checksumOf(file)
    if (!written) throw new StoreError(`${file} is gone`)
    const record: DerivedRecord = { source, ladybug, ...written, ...counts, documents }
    await publish(folder, file, record)
    return derivedAs(record, true)
  } catch (error) {
    if (error instanceof ReformGraphError || options.signal?.aborted) throw error
    throw new StoreError(`The database of ${folder} could not be built: ${reasonOf(error) ?? messageOf(error)}`, { cause: error })
  } finally {
    await rm(aside, { recursive: true, force: true })
    await rm(scratch, { recursive: true, force: true })
  }
}

function derivedAs({ documents, nodes, edges }: DerivedRecord, fresh: boolean): Derived {
  return { fresh, documents: documents.size, nodes, edges }
}

/** Where the database is made, and its tables before. */
interface Places {
  readonly file: string
  readonly scratch: string
}

/** Makes the database file and compares it with its source; gives the numbers of nodes and edges. */
async function build(folder: string, documents: Checksums, places: Places, ontology: Ontology, options: DeriveOptions) {
  const { bounds = BOUNDS, signal, onPhase } = options
  const parts = await fill(storedDocuments(folder, documents), places, ontology, options)
  onPhase?.('check')
  const wrong = await differences(places.file, ontology, parts, bounds, signal)
  if (wrong.length > 0) throw new StoreError(`What was loaded differs from the documents; the database is not used.\n${wrong.join('\n')}`)
  return { nodes: countRows(parts, false), edges: countRows(parts, true) }
}

/** While the engine makes empty tables the documents are read. */
async function fill(
  documents: AsyncIterable<StoredDocument>,
  { file, scratch }: Places,
  ontology: Ontology,
  { bounds = BOUNDS, signal, onPhase }: DeriveOptions,
): Promise<FilledPart[]> {
  const opening = createTables(file, ontology, bounds)
  const closed = (): Promise<void> =>
    opening.then(
      (database) => database.close(),
      () => undefined,
    )
  opening.catch(() => undefined)
  try {
    const parts = await writeTables(documents, ontology, scratch, signal)
    onPhase?.('load')
    await copyTables(await opening, ontology, parts, signal)
    return parts
  } finally {
    await closed()
  }
}

/** What is wrong with a file of the store. */
export interface StoreFault {
  readonly file: string
  readonly fault: string
}

/**
 * Compares the database of a folder with its documents, row by row.
 * @returns what differs; nothing where all is well
 */
export async function checkStore(folder: string, ontology: Ontology, bounds: Bounds = BOUNDS): Promise<StoreFault[]> {
  const found = await findRecord(folder)
  if (!('record' in found)) return [found]
  const documents = await checksumsOfStored(folder)
  if (found.record.source !== sourceHash(documents, ontology)) return [{ file: DATABASE, fault: 'was derived from other documents' }]
  const scratch = await mkdtemp(join(tmpdir(), 'reformgraph-'))
  try {
    const parts = await writeTables(storedDocuments(folder, documents), ontology, scratch)
    return (await differences(databaseFile(folder), ontology, parts, bounds)).map((fault) => ({ file: DATABASE, fault }))
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function checksumsOfStored(folder: string): Promise<Checksums> {
  const checksums = new Map<string, string>()
  for await (const { id, bytes } of storedDocuments(folder)) checksums.set(id, sha256Of(bytes))
  return checksums
}

/** A hash of everything that the database depends on. */
function sourceHash(documents: Checksums, ontology: Ontology): string {
  const hash = createHash('sha256').update(ladybugSchema(ontology).join('\n'))
  for (const [id, checksum] of documents) hash.update(`\0${id}\0${checksum}`)
  return hash.digest('hex')
}

// ── files ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The database is made in a folder that names its process. */
function asidePrefix(): string {
  return `.derive-${process.pid}-${beganOf(process.pid)}-`
}

/** Removes what this process has made so far, at once: it must end. */
export function dropDerived(folder: string): void {
  for (const name of readdirSync(folder)) if (name.startsWith(asidePrefix())) rmSync(join(folder, name), { recursive: true, force: true })
}

async function makeAside(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true })
    return await mkdtemp(join(folder, asidePrefix()))
  } catch (error) {
    throw new StoreError(`${folder} cannot be written: ${reasonOf(error) ?? messageOf(error)}`, { cause: error })
  }
}

/** Where the CSV files go: LadybugDB reads some characters of a path as wildcards, with no way to quote them. */
async function scratchFolder(aside: string): Promise<string> {
  return /[[\]*?{}]/.test(aside) ? mkdtemp(join(tmpdir(), 'reformgraph-')) : aside
}

/** Removes what killed runs left behind; those of a living process stay. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of existsSync(folder) ? await readdir(folder) : []) {
    const [, pid, began = ''] = /^\.derive-(\d+)-(\d*)-/.exec(name) ?? []
    if (pid !== undefined && !isAlive(Number(pid), began)) await rm(join(folder, name), { recursive: true, force: true })
  }
}

/** The record comes last: a kill before it leaves one that does not fit the database, which is derived again. */
async function publish(folder: string, file: string, record: DerivedRecord): Promise<void> {
  const target = databaseFile(folder)
  if (existsSync(`${file}.wal`)) throw new StoreError('The database was not closed properly: a write-ahead log is left. Build again.')
  await rm(`${target}.wal`, { force: true })
  await rename(file, target)
  await writeRecord(folder, record)
}
