/** One file → the bytes of `documents/<id>.json`: what a worker does, and a program that builds without workers. */
import { encodeDocument } from '../graph/document.ts'
import type { DocumentGraph, Issue, Source } from '../model.ts'
import type { InputFile } from '../read/files.ts'
import type { Metadata } from '../read/metadata.ts'
import type { Limits } from '../read/reading.ts'
import { readSource } from '../read/source.ts'
import { sha256Of } from '../seal.ts'
import type { ManifestEntry } from '../store/manifest.ts'

export type Extract = (source: Source) => DocumentGraph

/** A file that is to be extracted. Plain data: it is sent to workers. */
export interface Job {
  readonly file: InputFile
  readonly metadata: Metadata | undefined
  readonly limits: Limits
}

/** What came of it; plain data again. */
export type Extraction =
  | { readonly json: string; readonly entry: ManifestEntry; readonly issues: readonly Issue[] }
  | { readonly json?: undefined; readonly issues: readonly Issue[] }

/** Told before each step how many seconds it may take. */
export type Allow = (seconds: number) => void

/** A text of so many characters may take as long as a file may take to be read. */
const CHARACTERS = 100_000

/** Reads and extracts one file. Never throws: a document that fails becomes an Issue. */
export async function extractFile(extract: Extract, { file, metadata, limits }: Job, allow: Allow = () => undefined): Promise<Extraction> {
  allow(limits.seconds)
  const outcome = await readSource(file, metadata, limits)
  if ('issue' in outcome) return { issues: [outcome.issue] }
  try {
    allow(limits.seconds * Math.max(1, outcome.source.raw.length / CHARACTERS))
    const graph = extract(outcome.source)
    const json = encodeDocument(graph)
    return { json, entry: entryOf(graph, json), issues: graph.issues }
  } catch (error) {
    return { issues: [failure(file, error instanceof Error ? error.message : String(error))] }
  }
}

/** What the manifest says of an extraction. @param json its file */
export function entryOf({ document, entities, relations, issues }: DocumentGraph, json: string | Uint8Array): ManifestEntry {
  return {
    id: document.id,
    path: document.path,
    source: document.sha256,
    extraction: sha256Of(json),
    characters: document.text.length,
    entities: entities.length,
    relations: relations.length,
    issues: issues.length,
  }
}

/** The Issue of a document on which the extractor itself failed. */
export function failure(file: Pick<InputFile, 'id' | 'path'>, why: string): Issue {
  return { document: file.id, rule: 'extract/failure', message: `${file.path}: could not be extracted (${why})` }
}
