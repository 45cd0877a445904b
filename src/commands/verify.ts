/** `verify`: whether a graph folder keeps what it promises; every fault is named. */
import { EXIT, InputError, StoreError } from '../errors.ts'
import { faultsOf } from '../graph/faults.ts'
import { isLayoutWhole } from '../graph/layout-file.ts'
import type { Ontology } from '../model.ts'
import { readOntology } from '../ontology.ts'
import { PATHS } from '../paths.ts'
import { sha256Of } from '../seal.ts'
import { checkStore, type StoreFault } from '../store/derive.ts'
import { messageOf, parseDocument, storedDocuments, type StoredDocument } from '../store/folder.ts'
import { readManifest, type Manifest } from '../store/manifest.ts'
import { DATABASE } from '../store/record.ts'
import { inert, type Args, type Command, type Io } from './command.ts'

export const verify: Command = {
  name: 'verify',
  summary: 'checks a graph folder: quotes, ends, checksums, and the store against the documents',
  usage: '[options]',
  options: {},
  examples: ['reformgraph verify', 'reformgraph verify --graph ~/county --json'],
  run: runVerify,
}

interface Fault {
  readonly where: string
  readonly message: string
}

async function runVerify(args: Args, io: Io): Promise<number> {
  const ontology = await readOntology(PATHS.seeds)
  const faults: Fault[] = []
  const { documents, listed } = await checkDocuments(args.graph, ontology, faults)
  if (documents === 0 && listed === 0)
    throw new InputError(`${args.graph} holds no graph; build one: reformgraph build <folder> --graph ${args.graph}`)
  io.signal.throwIfAborted()
  for (const { file, fault } of await storeFaults(args.graph, ontology)) faults.push({ where: file, message: fault })
  if (!(await isLayoutWhole(args.graph))) faults.push({ where: 'layout.json', message: 'is damaged: its checksum does not fit' })
  if (args.json) await io.print(`${JSON.stringify({ documents, faults }, null, 1)}\n`)
  else for (const { where, message } of faults) await io.print(`${inert(`${where}: ${message}`)}\n`)
  io.note(
    faults.length === 0
      ? `${documents} documents: all is well`
      : `${documents} documents: ${faults.length} faults; reformgraph build mends what it can`,
  )
  return faults.length === 0 ? EXIT.ok : EXIT.store
}

async function checkDocuments(
  folder: string,
  ontology: Ontology,
  faults: Fault[],
): Promise<{ readonly documents: number; readonly listed: number }> {
  const manifest = await manifestOf(folder, faults)
  const types = new Map<string, string>()
  const seen = new Set<string>()
  for await (const stored of storedDocuments(folder)) {
    seen.add(stored.id)
    for (const message of documentFaults(stored, ontology, manifest, types)) faults.push({ where: `documents/${stored.id}.json`, message })
  }
  for (const id of manifest?.documents.keys() ?? [])
    if (!seen.has(id)) faults.push({ where: `documents/${id}.json`, message: 'is missing, though the manifest lists it' })
  return { documents: seen.size, listed: manifest?.documents.size ?? 0 }
}

async function manifestOf(folder: string, faults: Fault[]): Promise<Manifest | undefined> {
  try {
    const manifest = await readManifest(folder)
    if (!manifest) faults.push({ where: 'manifest.json', message: 'is missing' })
    else if (manifest.damaged) faults.push({ where: 'manifest.json', message: 'is damaged: its checksum does not fit' })
    else if (!manifest.complete) faults.push({ where: 'manifest.json', message: 'a build is at work, or was stopped before its end' })
    return manifest?.damaged ? undefined : manifest
  } catch (error) {
    faults.push({ where: 'manifest.json', message: messageOf(error) })
    return undefined
  }
}

function* documentFaults(
  stored: StoredDocument,
  ontology: Ontology,
  manifest: Manifest | undefined,
  types: Map<string, string>,
): Generator<string> {
  const entry = manifest?.documents.get(stored.id)
  if (manifest && !entry) yield 'is not listed in the manifest'
  if (entry && entry.extraction !== sha256Of(stored.bytes)) yield 'is not the file that the build wrote: its checksum differs'
  try {
    const graph = parseDocument(stored)
    if (entry && entry.source !== graph.document.sha256) yield 'was made from another source than the manifest says'
    yield* faultsOf(ontology, graph)
    for (const { id, type } of graph.entities) {
      const known = types.get(id) ?? type
      types.set(id, known)
      if (known !== type) yield `${id} is a ${type} here and a ${known} in another document`
    }
  } catch (error) {
    yield messageOf(error)
  }
}

async function storeFaults(folder: string, ontology: Ontology): Promise<StoreFault[]> {
  try {
    return await checkStore(folder, ontology)
  } catch (error) {
    if (error instanceof StoreError) return [{ file: DATABASE, fault: error.message }]
    throw error
  }
}
