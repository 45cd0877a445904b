/**
 * Which files a run reads, and the id that each document gets: the path below the folder that was given, without its
 * extension. The answer depends on the names alone, not on the order in which paths are given or a disk lists them.
 */
import { withoutInvisible } from '../invisible.ts'
import { createHash } from 'node:crypto'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { basename, extname, join, relative, resolve, sep } from 'node:path'
import { InputError } from '../errors.ts'
import type { Issue } from '../model.ts'
import type { Metadata } from './metadata.ts'
import { unread } from './unread.ts'

/** A file that is to be read. */
export interface InputFile {
  readonly id: string
  /** Below the folder that was given, `/` between folders. */
  readonly path: string
  /** Where its bytes lie. */
  readonly absolute: string
  readonly packedIn?: PackedIn | undefined
}

/** The file that a document was unpacked from. */
export interface PackedIn {
  readonly path: string
  readonly absolute: string
  /** What it says of the document. */
  readonly said: Metadata | undefined
}

/** Files that say something about documents and are none themselves. */
export const BESIDE = new Set(['metadata.csv', 'index.tsv'])
/** A name of a file may have 255 bytes; an ending comes after it. */
const NAME_BYTES = 200

/** A file that was found, before it has an id. */
export interface FoundFile {
  readonly path: string
  readonly absolute: string
  /** The file or folder that was given. */
  readonly root: string
  readonly packedIn?: PackedIn | undefined
}

interface Walk {
  readonly root: string
  readonly real: string
  readonly extensions: ReadonlySet<string>
  readonly exclude: string | undefined
  readonly files: FoundFile[]
  readonly issues: Issue[]
}

/**
 * Lists the documents below the given files and folders.
 * @throws {InputError} where a path does not exist
 */
export async function listFiles(
  paths: readonly string[],
  extensions: ReadonlySet<string>,
  exclude?: string,
): Promise<{ readonly files: readonly InputFile[]; readonly issues: readonly Issue[] }> {
  const { found, issues } = await findFiles(paths, extensions, exclude)
  return nameFiles(found, issues)
}

/**
 * Finds the files below the given files and folders.
 * @param extensions with the dot, in small letters
 * @param exclude a folder that is never entered: the graph's own
 * @throws {InputError} where a path does not exist
 */
export async function findFiles(
  paths: readonly string[],
  extensions: ReadonlySet<string>,
  exclude?: string,
): Promise<{ readonly found: readonly FoundFile[]; readonly issues: readonly Issue[] }> {
  const found = new Map<string, FoundFile>()
  const issues: Issue[] = []
  for (const path of paths) {
    const root = resolve(path)
    const kind = await stat(root).catch((error: NodeJS.ErrnoException) => {
      throw new InputError(
        error.code === 'ENOENT' ? `${path}: there is no such file or folder` : `${path}: cannot be read (${error.code ?? ''})`,
      )
    })
    const walk: Walk = { root, real: await realpath(root), extensions, exclude: exclude && resolve(exclude), files: [], issues }
    if (kind.isDirectory()) await enter(walk, root)
    else if (!kind.isFile()) throw new InputError(`${path}: ${SPECIAL}; what comes from one is given as standard input: -`)
    else consider(walk, basename(root), root)
    /* What is given twice belongs to the outermost folder, whichever is given first. */
    for (const file of walk.files)
      if (file.root.length < (found.get(file.absolute)?.root.length ?? Infinity)) found.set(file.absolute, file)
  }
  return { found: [...found.values()], issues }
}

/** Gives each file its id. */
export function nameFiles(
  found: readonly FoundFile[],
  issues: readonly Issue[],
): { readonly files: readonly InputFile[]; readonly issues: readonly Issue[] } {
  const all = [...issues]
  const files = withIds(found.toSorted(inOrder), all)
  return { files, issues: all.toSorted((a, b) => compare(a.document, b.document)) }
}

/** Whether a path leads to a row of a table: `a.xlsx#12`. */
export function isRow(path: string): boolean {
  return extname(path).includes('#')
}

async function enter(walk: Walk, folder: string): Promise<void> {
  if (folder === walk.exclude) return
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    walk.issues.push(skipped(below(walk, folder), 'read/folder', `the folder cannot be read (${error.code ?? error.message})`))
    return []
  })
  for (const entry of entries.toSorted((a, b) => compare(a.name, b.name))) {
    if (entry.name.startsWith('.') || BESIDE.has(entry.name.toLowerCase())) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await enter(walk, path)
    else if (entry.isSymbolicLink() ? await leadsToFile(walk, path) : await isPlain(walk, path)) consider(walk, below(walk, path), path)
  }
}

/** Whether a file can be opened by its name and comes to an end. */
async function isPlain(walk: Walk, path: string): Promise<boolean> {
  const kind = await lstat(path).catch(() => undefined)
  if (kind?.isFile()) return true
  const fault = kind ? SPECIAL : 'its name cannot be read (it is not in UTF-8, or the file has just been removed); rename it'
  walk.issues.push(skipped(below(walk, path), 'read/special', `skipped: ${fault}`))
  return false
}

const SPECIAL = 'a pipe, a socket or a device, not a file'

/** A link is followed to a file inside the folder that was given; never out of it, and never to a folder. */
async function leadsToFile(walk: Walk, path: string): Promise<boolean> {
  const target = await realpath(path).catch(() => undefined)
  if (target?.startsWith(walk.real + sep) && (await stat(target)).isFile()) return true
  walk.issues.push(skipped(below(walk, path), 'read/link', 'skipped: a link that leads out of the folder, to a folder or nowhere'))
  return false
}

function consider(walk: Walk, path: string, absolute: string): void {
  const extension = extname(path).toLowerCase()
  if (walk.extensions.has(extension)) {
    walk.files.push({ path, absolute, root: walk.root })
    return
  }
  walk.issues.push(unread(path, walk.extensions))
}

/** The first file in order gets the plain id; a second one for the same id keeps its extension, a third its folder too. */
function withIds(candidates: readonly FoundFile[], issues: Issue[]): InputFile[] {
  const taken = new Set<string>()
  const files: InputFile[] = []
  for (const { path, absolute, root, packedIn } of candidates) {
    const plain = isRow(path) ? path : path.slice(0, path.length - extname(path).length)
    const id = [plain, path, `${basename(root)}/${path}`].map(storable).find((name) => !taken.has(name))
    if (id === undefined) {
      issues.push(skipped(path, 'read/id', `skipped: ${absolute} and other files have the same name; rename it`))
      continue
    }
    taken.add(id)
    files.push(packedIn ? { id, path, absolute, packedIn } : { id, path, absolute })
  }
  return files
}

/** An id each of whose parts can be the name of a file on any system and is not hidden: overlong ones are cut and told apart by a hash. */
function storable(id: string): string {
  return id
    .split('/')
    .map((name) => {
      const part = withoutInvisible(name, '_')
        .replaceAll(/[\\\n\r\t]/g, '_')
        .replace(/^\./, '_')
      if (Buffer.byteLength(part) <= NAME_BYTES) return part
      const hash = createHash('sha256').update(part).digest('hex').slice(0, 12)
      return `${Array.from(part).slice(0, 50).join('')}~${hash}`
    })
    .join('/')
}

function below(walk: Walk, path: string): string {
  return relative(walk.root, path).split(sep).join('/')
}

function skipped(document: string, rule: string, message: string): Issue {
  return { document, rule, message }
}

function inOrder(a: FoundFile, b: FoundFile): number {
  return compare(a.path, b.path) || compare(a.absolute, b.absolute)
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
