/**
 * The folder of a graph: `documents/<id>.json`, one extraction a document, beside whatever is derived from it. Ids are
 * data: they hold `/` and may hold anything else, but never lead out of the folder.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { StoreError } from '../errors.ts'
import { decodeDocument } from '../graph/document.ts'
import { compare } from '../graph/merge.ts'
import type { DocumentGraph } from '../model.ts'
import { sha256Of } from '../seal.ts'

const EXTENSION = '.json'

/** A stored extraction as it lies on the disk. */
export interface StoredDocument {
  readonly id: string
  readonly bytes: Buffer
}

/** Where the extractions of a graph lie. */
export function documentsFolder(folder: string): string {
  return join(folder, 'documents')
}

/** The file of a document, or nothing where the id is none that could be stored. */
export function documentFile(folder: string, id: string): string | undefined {
  const parts = id.split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\0\\]/.test(part))) return undefined
  return join(documentsFolder(folder), ...parts.slice(0, -1), `${parts.at(-1)}${EXTENSION}`)
}

/** The ids of all stored documents, sorted by code units. A folder without documents has none. */
export async function documentIds(folder: string): Promise<string[]> {
  const ids: string[] = []
  const walk = async (path: string, prefix: string): Promise<void> => {
    for (const entry of await entriesOf(path)) {
      if (entry.isDirectory()) await walk(join(path, entry.name), `${prefix}${entry.name}/`)
      else if (entry.isFile() && entry.name.endsWith(EXTENSION) && !entry.name.startsWith('.')) {
        ids.push(`${prefix}${entry.name.slice(0, -EXTENSION.length)}`)
      }
    }
  }
  await walk(documentsFolder(folder), '')
  return ids.toSorted(compare)
}

async function entriesOf(path: string) {
  try {
    return await readdir(path, { withFileTypes: true })
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw new StoreError(`${path} cannot be read: ${messageOf(error)}`, { cause: error })
  }
}

/** SHA-256 of each document's file, by id: what a build wrote. */
export type Checksums = ReadonlyMap<string, string>

/**
 * Every stored document as bytes, in the order of ids: all that are there or, where checksums are given, just those; of them `only` some.
 * @throws {StoreError} where one is not as its checksum says
 */
export async function* storedDocuments(folder: string, checksums?: Checksums, only?: ReadonlySet<string>): AsyncGenerator<StoredDocument> {
  const ids = checksums ? [...checksums.keys()].toSorted(compare) : await documentIds(folder)
  for (const id of ids) {
    if (only && !only.has(id)) continue
    const bytes = await storedDocument(folder, id, checksums)
    if (bytes) yield { id, bytes }
  }
}

async function storedDocument(folder: string, id: string, checksums?: Checksums): Promise<Buffer | undefined> {
  const bytes = await documentBytes(folder, id)
  const checksum = checksums?.get(id)
  if (!checksums || (bytes ? sha256Of(bytes) : undefined) === checksum) return bytes
  throw new StoreError(
    `documents/${id}${EXTENSION} ${bytes ? 'is not as the build wrote it' : 'is missing'}: it was damaged, or a later build replaced it. Run the build again: reformgraph build <files> --graph ${folder}`,
  )
}

async function documentBytes(folder: string, id: string): Promise<Buffer | undefined> {
  const file = documentFile(folder, id)
  if (file === undefined) return undefined
  try {
    return await readFile(file)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return undefined
    throw new StoreError(`${file} cannot be read: ${messageOf(error)}`, { cause: error })
  }
}

/** Every stored document, in the order of ids. */
export async function* readDocuments(folder: string, checksums?: Checksums): AsyncGenerator<DocumentGraph> {
  for await (const stored of storedDocuments(folder, checksums)) yield parseDocument(stored)
}

/** One stored document, or nothing where there is none of that id. */
export async function readDocument(folder: string, id: string, checksums?: Checksums): Promise<DocumentGraph | undefined> {
  const bytes = await storedDocument(folder, id, checksums)
  return bytes && parseDocument({ id, bytes })
}

/**
 * The extraction that a file holds.
 * @throws {StoreError} where it is damaged or speaks of another document than its name says
 */
export function parseDocument({ id, bytes }: StoredDocument): DocumentGraph {
  const where = `documents/${id}${EXTENSION}`
  let graph: DocumentGraph
  try {
    graph = decodeDocument(bytes.toString('utf8'))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error)
    throw new StoreError(`${where} is damaged: ${why}\nDelete it and build again.`, { cause: error })
  }
  if (graph.document.id !== id) throw new StoreError(`${where} holds the document ${graph.document.id}. Delete it and build again.`)
  return graph
}

/** The code of a system error (`ENOENT`), or nothing. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Plain words for what a disk answers. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'part of the path is a file, not a folder',
  EEXIST: 'there is a file of that name',
  ENOENT: 'a folder of it has been removed meanwhile',
}

/** Why a disk refused, in plain words; nothing where it was not the disk. The database's own library tells it in its message only. */
export function reasonOf(error: unknown): string | undefined {
  const code = codeOf(error) ?? (/No space left on device/.test(messageOf(error)) ? 'ENOSPC' : '')
  return REASONS[code]
}
