/**
 * A file that holds several documents → the documents, written one by one into a folder under names of our own: nothing that an archive says of
 * names decides where anything is written. An archive that goes beyond a limit as a whole gives nothing; a file in it that does, only itself.
 */
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { ZipFile } from 'yauzl'
import { StoreError } from '../errors.ts'
import type { Issue } from '../model.ts'
import { BESIDE } from './files.ts'
import { parseMetadata, type Metadata } from './metadata.ts'
import { issueOf, tooLarge, Unreadable, type Limits } from './reading.ts'
import { EXTENSIONS } from './source.ts'
import { readTable, TABLES } from './table.ts'
import { unread } from './unread.ts'
import { readZip, unpack, type ZipEntry } from './zip.ts'

/** Extensions of files that hold several documents. */
export const PACKED: ReadonlySet<string> = new Set(['.zip', ...TABLES])

/** A file that is to be unpacked. Plain data: it is sent to workers. */
export interface PackedFile {
  readonly path: string
  readonly absolute: string
  /** Where the documents are written to. */
  readonly folder: string
  readonly textColumn: string | undefined
  readonly limits: Limits
}

/** A document that was in a file. */
export interface Member {
  /** The path of the file and the place in it: `a.zip/inner.docx`, `a.xlsx#12`. */
  readonly path: string
  readonly absolute: string
  /** What the file says of it. */
  readonly said: Metadata | undefined
}

export interface Unpacked {
  readonly members: readonly Member[]
  readonly issues: readonly Issue[]
}

interface Run {
  readonly packed: PackedFile
  readonly members: Member[]
  readonly issues: Issue[]
  /** What `metadata.csv` files in the archive say, by path. */
  readonly said: Map<string, Metadata>
  readonly paths: Set<string>
  left: number
}

const LINK = 0o120000
const KINDS = 0o170000

/**
 * Unpacks a file. Trouble with it becomes an Issue.
 * @throws {StoreError} where the documents cannot be written: nothing is wrong with the file then
 */
export async function unpackFile(packed: PackedFile): Promise<Unpacked> {
  const { path, absolute, folder, limits } = packed
  const run: Run = { packed, members: [], issues: [], said: new Map(), paths: new Set(), left: limits.archiveBytes }
  try {
    await mkdir(folder, { recursive: true }).catch(refuseToWrite)
    const { size } = await stat(absolute)
    if (isTable(path)) {
      if (size > limits.bytes) throw tooLarge(size, limits.bytes, '--max-size')
      await takeTable(run, path, await readFile(absolute))
    } else {
      if (size > limits.archiveBytes) throw tooLarge(size, limits.archiveBytes, '--max-archive')
      await takeArchive(run, path, absolute, 1)
    }
    if (run.members.length + run.issues.length === 0) throw new Unreadable('read/empty', 'there is no document in it')
    const members = run.members.map((member) => ({ ...member, said: member.said ?? run.said.get(member.path) }))
    return { members, issues: run.issues }
  } catch (error) {
    if (error instanceof StoreError) throw error
    await rm(folder, { recursive: true, force: true })
    return { members: [], issues: [issueOf({ id: path, path }, error)] }
  }
}

function isTable(path: string): boolean {
  return TABLES.has(extname(path).toLowerCase())
}

async function takeArchive(run: Run, path: string, source: string | Uint8Array, depth: number): Promise<void> {
  const { depth: deepest, entries: most } = run.packed.limits
  if (depth > deepest)
    throw new Unreadable('read/depth', `archives lie in one another deeper than ${deepest}; unpack them, or raise --max-depth`)
  await readZip(source, async (zip, entries) => {
    for await (const entry of entries) {
      if (entry.name.endsWith('/')) continue
      if (run.paths.size >= most) throw new Unreadable('read/entries', `it holds more than ${most} files; split it, or raise --max-entries`)
      await takeEntry(run, zip, entry, `${path}/${entry.name}`, depth)
    }
  })
}

async function takeEntry(run: Run, zip: ZipFile, entry: ZipEntry, path: string, depth: number): Promise<void> {
  const parts = entry.name.split('/')
  const name = parts.at(-1) ?? ''
  const fault = faultOf(run, entry, path)
  run.paths.add(path)
  if (fault) return void run.issues.push({ document: path, ...fault })
  if (parts.some((part) => part.startsWith('.') || part === '__MACOSX')) return
  const extension = extname(name).toLowerCase()
  const describes = name.toLowerCase() === 'metadata.csv'
  if (BESIDE.has(name.toLowerCase()) && !describes) return
  if (!describes && !EXTENSIONS.has(extension) && !PACKED.has(extension))
    return void run.issues.push(unread(path, [...EXTENSIONS, ...PACKED]))
  try {
    const bytes = await bytesOf(run, zip, entry)
    if (describes) takeMetadata(run, path, bytes)
    else if (isTable(path)) await takeTable(run, path, bytes)
    else if (PACKED.has(extension)) await takeArchive(run, path, bytes, depth + 1)
    else await takeMember(run, path, bytes, undefined)
  } catch (error) {
    if (error instanceof StoreError || (error instanceof Unreadable && OF_THE_WHOLE.has(error.rule))) throw error
    run.issues.push(issueOf({ id: path, path }, error))
  }
}

/** What goes beyond a limit of the whole archive ends it. */
const OF_THE_WHOLE = new Set(['read/archive', 'read/depth', 'read/entries'])

function faultOf({ paths }: Run, { name, entry }: ZipEntry, path: string): { readonly rule: string; readonly message: string } | undefined {
  if (name === '' || name.startsWith('/') || /^[a-zA-Z]:/.test(name) || name.includes('\0') || name.split('/').includes('..'))
    return { rule: 'read/name', message: `${path}: skipped: its name leads out of the archive` }
  if (((entry.externalFileAttributes >>> 16) & KINDS) === LINK) return { rule: 'read/link', message: `${path}: skipped: it is a link` }
  if (paths.has(path)) return { rule: 'read/name', message: `${path}: skipped: the archive holds two files of this name` }
  return undefined
}

async function bytesOf(run: Run, zip: ZipFile, entry: ZipEntry): Promise<Buffer> {
  const { bytes: most, archiveBytes, ratio } = run.packed.limits
  const limits = run.left < most ? { most: run.left, option: '--max-archive' } : { most, option: '--max-size' }
  try {
    const bytes = await unpack(zip, entry, { ...limits, ratio })
    run.left -= bytes.length
    return bytes
  } catch (error) {
    if (run.left >= most || !(error instanceof Unreadable) || error.rule !== 'read/size') throw error
    throw new Unreadable(
      'read/archive',
      `it unfolds to more than ${Math.round(archiveBytes / 2 ** 20)} MB in all; split it, or raise --max-archive`,
    )
  }
}

async function takeMember(run: Run, path: string, bytes: Uint8Array | string, said: Metadata | undefined): Promise<void> {
  const extension = typeof bytes === 'string' ? '.txt' : extname(path).toLowerCase()
  const absolute = join(run.packed.folder, `${run.members.length}${extension}`)
  await writeFile(absolute, bytes).catch(refuseToWrite)
  run.members.push({ path, absolute, said })
}

async function takeTable(run: Run, path: string, bytes: Uint8Array): Promise<void> {
  const { textColumn, limits } = run.packed
  const { texts, empty, doubts } = await readTable(bytes, { extension: extname(path).toLowerCase(), textColumn, limits })
  for (const { rule, message } of doubts) run.issues.push({ document: path, rule, message: `${path}: ${message}` })
  for (const { place, text, said } of texts) await takeMember(run, `${path}#${place}`, text, said)
  for (const place of empty)
    run.issues.push({ document: `${path}#${place}`, rule: 'read/empty', message: `${path}#${place}: the row has no text` })
}

function takeMetadata(run: Run, path: string, bytes: Uint8Array): void {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  try {
    for (const [file, metadata] of parseMetadata(bytes)) run.said.set(folder + file, metadata)
  } catch (error) {
    throw new Unreadable('read/metadata', error instanceof Error ? error.message : String(error))
  }
}

function refuseToWrite(error: NodeJS.ErrnoException): never {
  const why = error.code === 'ENOSPC' ? 'the disk is full' : error.message
  throw new StoreError(`the documents of archives and tables cannot be unpacked: ${why}`, { cause: error })
}
