/** The folder of extractions kept equal to the files that were given: written whole, removed when their source is gone. */
import { mkdir, readFile, rm, rmdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { InputError, ReformGraphError, StoreError } from '../errors.ts'
import { sha256Of } from '../seal.ts'
import { codeOf, documentFile, documentIds, documentsFolder, messageOf, parseDocument, reasonOf } from '../store/folder.ts'
import { readManifest, writeManifest, type FoundManifest, type Manifest, type ManifestEntry } from '../store/manifest.ts'
import { removeAsides, writeWhole } from '../whole-file.ts'
import { entryOf } from './extraction.ts'

/** Runs what writes below a folder; what the disk refuses becomes a StoreError in plain words. */
export async function writing<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const reason = reasonOf(error)
    if (error instanceof ReformGraphError || reason === undefined) throw error
    throw new StoreError(`${folder} cannot be written: ${reason}`, { cause: error })
  }
}

/**
 * Makes the folder ready: removes what killed runs left, and makes sure that the documents there are a build's own.
 * @throws {InputError} where documents lie there that no build wrote: a build would remove them
 */
export async function prepareFolder(folder: string, fingerprint: string, force: boolean): Promise<Manifest> {
  await mkdir(documentsFolder(folder), { recursive: true })
  removeAsides(folder)
  const known = await knownManifest(folder).catch((error: unknown) => {
    if (force && error instanceof InputError) return undefined
    throw error
  })
  if (!known && !force && (await documentIds(folder)).length > 0)
    throw new InputError(
      `${documentsFolder(folder)} holds documents that no build has listed; choose another --graph, or let them be replaced with --force`,
    )
  const documents = known && known.fingerprint === fingerprint && !force ? known.documents : new Map<string, ManifestEntry>()
  const manifest = { fingerprint, complete: false, documents }
  await writeManifest(folder, manifest)
  return manifest
}

/** The manifest of a folder; of a damaged one, the entries that their documents bear out. */
export async function knownManifest(folder: string): Promise<FoundManifest | undefined> {
  const found = await readManifest(folder)
  if (!found?.damaged) return found
  const documents = new Map<string, ManifestEntry>()
  for (const [id, entry] of found.documents) if (await isBorneOut(folder, entry)) documents.set(id, entry)
  return { ...found, documents }
}

async function isBorneOut(folder: string, entry: ManifestEntry): Promise<boolean> {
  const bytes = await storedBytes(folder, entry.id)
  if (!bytes || sha256Of(bytes) !== entry.extraction) return false
  return JSON.stringify(entryOf(parseDocument({ id: entry.id, bytes }), bytes)) === JSON.stringify(entry)
}

async function storedBytes(folder: string, id: string): Promise<Buffer | undefined> {
  const file = documentFile(folder, id)
  return file === undefined ? undefined : readFile(file).catch(() => undefined)
}

/** Whether the stored extraction is there and whole. */
export async function isStored(folder: string, id: string, sha256: string): Promise<boolean> {
  const bytes = await storedBytes(folder, id)
  return bytes !== undefined && sha256Of(bytes) === sha256
}

/** Writes one extraction. @returns why it cannot be stored, where its name is the reason */
export async function storeExtraction(folder: string, id: string, json: string): Promise<string | undefined> {
  const file = documentFile(folder, id)
  if (file === undefined) return 'its name cannot be stored; rename it'
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeWhole(file, json)
    return undefined
  } catch (error) {
    const code = codeOf(error) ?? ''
    if (['ENAMETOOLONG', 'EISDIR', 'ENOTDIR', 'EINVAL', 'EEXIST'].includes(code))
      return `its name cannot be stored (${messageOf(error)}); rename it`
    throw error
  }
}

/** Removes the extractions that `keep` does not know, and folders that are empty then. */
export async function removeOthers(folder: string, keep: (id: string) => boolean): Promise<string[]> {
  const gone = (await documentIds(folder)).filter((id) => !keep(id))
  for (const id of gone) {
    const file = documentFile(folder, id)
    if (file === undefined) continue
    await rm(file, { force: true })
    await removeEmpty(dirname(file), documentsFolder(folder))
  }
  return gone
}

async function removeEmpty(path: string, top: string): Promise<void> {
  if (path === top || !path.startsWith(top)) return
  const removed = await rmdir(path).then(
    () => true,
    () => false,
  )
  if (removed) await removeEmpty(dirname(path), top)
}
