/** `export`: the merged graph as files for other programs. */
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { InputError, StoreError, UsageError } from '../errors.ts'
import type { ExportFile } from '../export/format.ts'
import { FORMATS } from '../export/formats.ts'
import { loadLayout } from '../graph/layout-file.ts'
import { mergeDocuments } from '../graph/merge.ts'
import type { DocumentGraph, Graph, Ontology } from '../model.ts'
import { readOntology } from '../ontology.ts'
import { PATHS } from '../paths.ts'
import { messageOf, readDocuments } from '../store/folder.ts'
import { checksumsOf } from '../store/manifest.ts'
import { flag, inert, text, type Args, type Command, type Io } from './command.ts'
import { exportNeo4jTables, NEO4J_CSV } from './export-neo4j.ts'
import { unknown } from './parse.ts'

const NAMES = [...Object.keys(FORMATS), NEO4J_CSV.name]

export const exportGraph: Command = {
  name: 'export',
  summary: `writes the graph for other programs: ${NAMES.join(', ')}`,
  usage: '--format FORMAT [--out PATH] [options]',
  options: {
    format: {
      type: 'string',
      value: 'FORMAT',
      note: [...Object.entries(FORMATS), [NEO4J_CSV.name, NEO4J_CSV] as const].map(([name, { note }]) => `${name}: ${note}`).join('; '),
      short: 'f',
    },
    out: {
      type: 'string',
      value: 'PATH',
      note: 'the file, or the folder where there are several (default: standard output, for one file)',
      short: 'o',
    },
    'no-documents': { type: 'boolean', note: 'leaves out the documents and what they mention: entities and their relations only' },
    'no-bom': { type: 'boolean', note: 'tables without the mark by which spreadsheets know UTF-8' },
  },
  examples: [
    'reformgraph export --format gexf --out graph.gexf',
    'reformgraph export --format csv --out tables/',
    'reformgraph export --format json | head',
  ],
  run: runExport,
}

async function runExport(args: Args, io: Io): Promise<void> {
  const name = text(args, 'format')
  if (name === undefined) throw new UsageError(`export needs --format, one of ${NAMES.join(', ')}`)
  if (name === NEO4J_CSV.name) return exportNeo4jTables(args, await readOntology(PATHS.seeds), io)
  const chosen = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined
  if (!chosen) throw new UsageError(`${unknown('format', name, NAMES)} (${NAMES.join(', ')})`)
  const ontology = await readOntology(PATHS.seeds)
  const whole = await graphOf(args.graph, ontology)
  const positions = name === 'gexf' ? await loadLayout(args.graph, whole, ontology) : undefined
  const graph = flag(args, 'no-documents') ? withoutDocuments(whole, ontology) : whole
  const files = chosen.format(graph, ontology, { positions, mark: !flag(args, 'no-bom') })
  await deliver(files, text(args, 'out'), io)
}

/** The texts are not part of the graph: they need not be held in memory while it is merged. */
async function graphOf(folder: string, ontology: Ontology): Promise<Graph> {
  const documents: DocumentGraph[] = []
  for await (const graph of readDocuments(folder, await checksumsOf(folder)))
    documents.push({ ...graph, document: { ...graph.document, text: '' } })
  if (documents.length === 0) throw new InputError(`${folder} holds no graph; build one: reformgraph build <folder> --graph ${folder}`)
  return mergeDocuments(ontology, documents)
}

function withoutDocuments({ nodes, edges }: Graph, ontology: Ontology): Graph {
  return { nodes: nodes.filter((node) => node.type !== ontology.document), edges: edges.filter((edge) => edge.type !== ontology.mentions) }
}

async function deliver(files: readonly ExportFile[], out: string | undefined, io: Io): Promise<void> {
  const [only] = files
  if (files.length === 1 && only && (out === undefined || out === '-')) {
    for (const part of only.parts) await io.print(part)
    return
  }
  if (out === undefined || out === '-')
    throw new UsageError(`this format makes several files (${files.map((file) => file.name).join(', ')}); name a folder with --out`)
  for (const { name, parts } of files) {
    const path = files.length === 1 ? out : join(out, name)
    await writeStream(path, parts, io.signal)
    io.note(`→ ${inert(path)}`)
  }
}

/** Written aside and renamed, so that a stop leaves no half a file. */
async function writeStream(path: string, parts: Iterable<string>, signal: AbortSignal): Promise<void> {
  const aside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  try {
    await mkdir(dirname(path), { recursive: true })
    await pipeline(Readable.from(parts), createWriteStream(aside), { signal })
    await rename(aside, path)
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined)
    if (signal.aborted) throw error
    throw new StoreError(`${path} cannot be written: ${messageOf(error)}`, { cause: error })
  }
}
