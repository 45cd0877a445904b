/**
 * `manifest.json` of a graph folder: from which source, by which extractor, each stored document was made, and the checksum of
 * its file. It tells what need not be read again, and lets `verify` find damage. Sorted, one document a line, no times.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { InputError, StoreError } from '../errors.ts'
import { codeOf, messageOf, writeWhole } from '../store/folder.ts'

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
const schema = z.strictObject({ form: z.literal('reformgraph 1'), fingerprint: hash, documents: z.array(entrySchema) })

export type ManifestEntry = Readonly<z.infer<typeof entrySchema>>

export interface Manifest {
  /** What made the extractions: version, seeds and code. */
  readonly fingerprint: string
  readonly documents: ReadonlyMap<string, ManifestEntry>
}

export function manifestFile(folder: string): string {
  return join(folder, 'manifest.json')
}

/**
 * Reads the manifest of a graph folder; nothing where there is none.
 * @throws {InputError} where the file is not of this form
 */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  const file = manifestFile(folder)
  let json: string
  try {
    json = await readFile(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined
    throw new StoreError(`${file} cannot be read: ${messageOf(error)}`, { cause: error })
  }
  const parsed = schema.safeParse(parsedJson(json))
  if (!parsed.success) throw new InputError(`${file} is damaged, or not the manifest of a graph; delete it and build again with --force`)
  return { fingerprint: parsed.data.fingerprint, documents: new Map(parsed.data.documents.map((entry) => [entry.id, entry])) }
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeWhole(manifestFile(folder), encodeManifest(manifest))
}

export function encodeManifest({ fingerprint, documents }: Manifest): string {
  const ids = [...documents.keys()].toSorted()
  const lines = ids.map((id) => JSON.stringify(documents.get(id)))
  return `{ "form": "reformgraph 1",\n  "fingerprint": "${fingerprint}",\n  "documents": [\n${lines.join(',\n')}\n] }\n`
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
