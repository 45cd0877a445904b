/**
 * `manifest.json` of a graph folder: from which source, by which extractor, each stored document was made, and the checksum of
 * its file. It tells what need not be read again, and lets damage be noticed, its own too. Sorted, one document a line, no times.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { InputError, StoreError } from '../errors.ts'
import { sealed, unsealed } from '../seal.ts'
import { writeWhole } from '../whole-file.ts'
import { codeOf, messageOf, type Checksums } from './folder.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()
const entrySchema = z.strictObject({
  id: z.string().min(1),
  path: z.string().min(1),
  /** SHA-256 of the source. */
  source: hash,
  /** SHA-256 of `documents/<id>.json`. */
  extraction: hash,
  characters: count,
  entities: count,
  relations: count,
  issues: count,
})
const FORM = 'reformgraph 1'
const schema = z.strictObject({ form: z.literal(FORM), fingerprint: hash, complete: z.boolean(), documents: z.array(entrySchema) })

export type ManifestEntry = Readonly<z.infer<typeof entrySchema>>

export interface Manifest {
  /** What made the extractions: version, seeds and code. */
  readonly fingerprint: string
  /** False from the beginning of a build until every document has had its turn. */
  readonly complete: boolean
  readonly documents: ReadonlyMap<string, ManifestEntry>
}

/** A manifest as it lies in a folder. */
export interface FoundManifest extends Manifest {
  /** Some byte is not as it was written. What is given then is what could still be read, to be checked before it is believed. */
  readonly damaged: boolean
}

export function manifestFile(folder: string): string {
  return join(folder, 'manifest.json')
}

/**
 * Reads the manifest of a graph folder; nothing where there is none.
 * @throws {InputError} where the file is no manifest of a graph, not even a damaged one
 */
export async function readManifest(folder: string): Promise<FoundManifest | undefined> {
  const file = manifestFile(folder)
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined
    throw new StoreError(`${file} cannot be read: ${messageOf(error)}`, { cause: error })
  }
  const parsed = schema.safeParse(parsedOr(() => unsealed(bytes)))
  if (parsed.success) {
    const { fingerprint, complete, documents } = parsed.data
    return { fingerprint, complete, documents: byId(documents), damaged: false }
  }
  const salvaged = salvagedFrom(bytes.toString('utf8'))
  if (!salvaged) throw new InputError(`${file} is damaged, or not the manifest of a graph; delete it and build again with --force`)
  return salvaged
}

/**
 * The checksums of a folder's documents, to be read with; nothing where no build has listed any.
 * @throws {StoreError} where the manifest is damaged, or a build has not come to its end
 */
export async function checksumsOf(folder: string): Promise<Checksums | undefined> {
  const manifest = await readManifest(folder)
  if (!manifest) return undefined
  const again = `Run the build again: reformgraph build <files> --graph ${folder}`
  if (manifest.damaged) throw new StoreError(`${manifestFile(folder)} is damaged. ${again}`)
  if (!manifest.complete) throw new StoreError(`${folder}: a build is at work, or was stopped before its end. ${again}`)
  return new Map([...manifest.documents].map(([id, { extraction }]) => [id, extraction]))
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeWhole(manifestFile(folder), encodeManifest(manifest))
}

export function encodeManifest({ fingerprint, complete, documents }: Manifest): string {
  const ids = [...documents.keys()].toSorted()
  const lines = ids.map((id) => JSON.stringify(documents.get(id)))
  return sealed(
    `{ "form": "${FORM}",\n  "fingerprint": "${fingerprint}",\n  "complete": ${complete},\n  "documents": [\n${lines.join(',\n')}\n] }\n`,
  )
}

/** Line by line what a damaged manifest still says; nothing where it does not look like one. */
function salvagedFrom(text: string): FoundManifest | undefined {
  const documents = text.split('\n').flatMap((line) => {
    const entry = entrySchema.safeParse(parsedOr(() => JSON.parse(line.replace(/,$/, ''))))
    return entry.success ? [entry.data] : []
  })
  if (documents.length === 0 && !text.includes(FORM)) return undefined
  const fingerprint = /^ {2}"fingerprint": "([0-9a-f]{64})",$/m.exec(text)?.[1] ?? ''
  return { fingerprint, complete: false, documents: byId(documents), damaged: true }
}

function byId(documents: readonly ManifestEntry[]): ReadonlyMap<string, ManifestEntry> {
  return new Map(documents.map((entry) => [entry.id, entry]))
}

function parsedOr(parse: () => unknown): unknown {
  try {
    return parse()
  } catch {
    return undefined
  }
}
