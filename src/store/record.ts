/**
 * `graph.lbug.json`, what is known of a derived database: from which documents, by which version, and the checksums of them and
 * of the database. Every byte of the database is looked at before the native library is let near it: a damaged one could end the process.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { StoreError } from '../errors.ts'
import { sealed, unsealed } from '../seal.ts'
import { writeWhole } from '../whole-file.ts'
import { codeOf, messageOf, type Checksums } from './folder.ts'

const count = z.number().int().nonnegative()
const schema = z.strictObject({
  /** Hash of the documents and the tables that it was derived from. */
  source: z.string(),
  /** Version of LadybugDB and of its files. */
  ladybug: z.string(),
  bytes: count,
  /** SHA-256 of the database. */
  sha256: z.string(),
  nodes: count,
  edges: count,
  /** Id and SHA-256 of each document. */
  documents: z.array(z.tuple([z.string(), z.string()])),
})

export interface DerivedRecord extends Omit<Readonly<z.infer<typeof schema>>, 'documents'> {
  readonly documents: Checksums
}

/** The record of a database that is whole, or what is wrong with which file. */
export type FoundRecord = { readonly record: DerivedRecord } | { readonly file: string; readonly fault: string }

export const DATABASE = 'graph.lbug'
const RECORD = `${DATABASE}.json`

/** The database file of a folder. */
export function databaseFile(folder: string): string {
  return join(folder, DATABASE)
}

/** What is known of the database of a folder. */
export function recordFile(folder: string): string {
  return join(folder, RECORD)
}

/** Reads the record of a folder's database, and the database itself from end to end. */
export async function findRecord(folder: string): Promise<FoundRecord> {
  const bytes = await readIfThere(recordFile(folder))
  if (!bytes) return { file: RECORD, fault: 'is missing' }
  const record = decodeRecord(bytes)
  if (!record) return { file: RECORD, fault: 'is damaged: its checksum does not fit' }
  const found = await checksumOf(databaseFile(folder))
  if (!found) return { file: DATABASE, fault: 'is missing' }
  if (found.sha256 !== record.sha256) return { file: DATABASE, fault: 'is damaged: it is not the file that the build wrote' }
  return { record }
}

export async function writeRecord(folder: string, record: DerivedRecord): Promise<void> {
  const { documents, ...rest } = record
  const head = JSON.stringify(rest, null, 1).slice(0, -2)
  const lines = [...documents].map((pair) => JSON.stringify(pair))
  await writeWhole(recordFile(folder), sealed(`${head},\n "documents": [\n${lines.join(',\n')}\n]\n}\n`))
}

/** Size and SHA-256 of a file; nothing where there is none. */
export async function checksumOf(file: string): Promise<{ readonly bytes: number; readonly sha256: string } | undefined> {
  const hash = createHash('sha256')
  const stream = createReadStream(file, { highWaterMark: 2 ** 20 })
  try {
    await pipeline(stream, hash)
    return { bytes: stream.bytesRead, sha256: hash.digest('hex') }
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw new StoreError(`${file} cannot be read: ${messageOf(error)}`, { cause: error })
  }
}

function decodeRecord(bytes: Uint8Array): DerivedRecord | undefined {
  try {
    const { documents, ...rest } = schema.parse(unsealed(bytes))
    return { ...rest, documents: new Map(documents) }
  } catch {
    return undefined
  }
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw new StoreError(`${file} cannot be read: ${messageOf(error)}`, { cause: error })
  }
}

function isAbsent(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR'
}
