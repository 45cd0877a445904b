/**
 * The whole graph as tables for `neo4j-admin database import`, the quick way for a big first load: just what `load` would
 * write, marks and stored extractions included, so that the next `load` has only constraints to make and empty lists to fill in. Documents are read one at a time.
 * (Format: https://neo4j.com/docs/operations-manual/5/import/)
 */
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { StoreError } from '../errors.ts'
import { mergeEntities } from '../graph/merge.ts'
import type { GraphNode, Ontology, PropertyType } from '../model.ts'
import { createCsvWriter, type CsvWriter } from './csv.ts'
import { codeOf, messageOf, storedDocuments } from './folder.ts'
import { checksumsOf } from './manifest.ts'
import { MARK } from './schema.ts'
import { documentHash, documentRows, SPEAKS, type Said, type Spoken } from './server-rows.ts'
import { SEPARATOR, tablesOf, type Cells, type TableColumn, type Tables } from './tables.ts'

export interface ImportTables {
  /** The files, nodes first. */
  readonly files: readonly string[]
  /** The command that imports them, and the longest field in bytes that it has to hold. */
  readonly command: (database: string) => readonly string[]
}

const TYPES: Readonly<Record<PropertyType['type'], string>> = { string: 'string', integer: 'long', number: 'double', strings: 'string[]' }

/** Columns that hold what a document says of an entity. */
const SPOKEN = ['name:string', 'aliases:string[]', 'properties:string']

/**
 * Writes the tables of a graph folder into `out`; what stands there under the same names is replaced when all are whole.
 * @throws {StoreError} where a document is damaged or the folder cannot be written
 */
export async function writeImportTables(folder: string, ontology: Ontology, out: string, signal?: AbortSignal): Promise<ImportTables> {
  const aside = join(out, `.import-${process.pid}`)
  try {
    await mkdir(aside, { recursive: true })
    const longest = await writeParts(folder, ontology, aside, signal)
    const names = layoutNames(ontology)
    for (const name of names) await rename(join(aside, name), join(out, name))
    const files = names.map((name) => join(out, name))
    return { files, command: (database) => commandOf(files, longest, database) }
  } catch (error) {
    if (codeOf(error) === undefined) throw error
    throw new StoreError(`${out} cannot be written: ${messageOf(error)}`, { cause: error })
  } finally {
    await rm(aside, { recursive: true, force: true }).catch(() => undefined)
  }
}

async function writeParts(folder: string, ontology: Ontology, aside: string, signal: AbortSignal | undefined): Promise<number> {
  const tables = tablesOf(ontology)
  const writer = createCsvWriter(aside, ({ type }) => ({ name: nameOf(type, ontology), header: headerOf(type, tables) }))
  try {
    for (const type of partsOf(ontology)) await writer.open({ type })
    return await writeRows(folder, tables, writer, signal)
  } finally {
    await writer.close()
  }
}

/** Writes every row; gives the length of the longest field in bytes. */
async function writeRows(folder: string, tables: Tables, writer: CsvWriter, signal: AbortSignal | undefined): Promise<number> {
  const hashOf = documentHash(tables.ontology)
  const spoken = new Map<string, Said[]>()
  const add = (type: string, cells: Cells): Promise<void> => writer.add({ type }, cells)
  const addNode = (node: GraphNode): Promise<void> => {
    const cells = tables.node(node)
    return add(node.type, [...cells, labels(node.type, cells)])
  }
  let longest = 0
  for await (const stored of storedDocuments(folder, await checksumsOf(folder))) {
    signal?.throwIfAborted()
    const { id, hash, json, node, entities, edges, silent } = documentRows(tables, stored, hashOf(stored))
    longest = Math.max(longest, stored.bytes.length)
    await add(MARK.extraction, [id, hash, json, MARK.extraction])
    await addNode(node)
    for (const { type, source, target, cells, spoken: said } of edges)
      await add(type, [source, target, ...cells, ...(type === tables.ontology.mentions ? spokenCells(said) : []), type])
    for (const one of silent) await add(SPEAKS, [id, one.id, ...spokenCells(one.spoken), SPEAKS])
    for (const entity of entities) {
      const others = spoken.get(entity.id)
      if (others) others.push(entity)
      else spoken.set(entity.id, [entity])
    }
  }
  for (const said of spoken.values()) {
    await addNode(mergeEntities(said))
  }
  await writer.finish()
  return longest
}

function spokenCells(spoken: Spoken | undefined): Cells {
  return spoken ? [spoken.name, spoken.aliases, spoken.properties] : [null, null, null]
}

/** A node has the mark and its type; between them stands what separates the items of every list. */
function labels(type: string, cells: Cells): string {
  const isListless = cells.some((cell) => typeof cell === 'object' && cell?.length === 0)
  return [MARK.node, type, ...(isListless ? [MARK.listless] : [])].join(SEPARATOR)
}

// ── files ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Every table there is, nodes first: the same files whatever the graph holds. */
function partsOf(ontology: Ontology): string[] {
  return [MARK.extraction, ...ontology.nodes.map(({ name }) => name), ...ontology.edges.map(({ name }) => name), SPEAKS]
}

function layoutNames(ontology: Ontology): string[] {
  return partsOf(ontology).map((type) => nameOf(type, ontology))
}

function nameOf(type: string, ontology: Ontology): string {
  const isNode = type === MARK.extraction || ontology.nodes.some(({ name }) => name === type)
  return `${isNode ? 'nodes' : 'edges'}-${type}.csv`
}

function headerOf(type: string, tables: Tables): Cells {
  const { ontology } = tables
  if (type === MARK.extraction) return [`id:ID(${MARK.extraction})`, 'hash:string', 'json:string', ':LABEL']
  if (type === SPEAKS) return [`:START_ID(${MARK.extraction})`, `:END_ID(${MARK.node})`, ...SPOKEN, ':TYPE']
  const columns = tables.columns(type).map(columnHeader)
  if (ontology.nodes.some(({ name }) => name === type)) return [`id:ID(${MARK.node})`, ...columns.slice(1), ':LABEL']
  return [`:START_ID(${MARK.node})`, `:END_ID(${MARK.node})`, ...columns, ...(type === ontology.mentions ? SPOKEN : []), ':TYPE']
}

function columnHeader({ name, type }: TableColumn): string {
  return `${name}:${TYPES[type]}`
}

/** The importer gives up on a field that is longer than its buffer; what quoting adds is counted in. */
function commandOf(files: readonly string[], longest: number, database: string): string[] {
  const buffer = Math.max(4, Math.ceil((2 * longest) / 2 ** 20) + 1)
  return [
    'neo4j-admin',
    'database',
    'import',
    'full',
    database,
    '--overwrite-destination',
    '--array-delimiter=U+001F',
    '--multiline-fields=true',
    `--read-buffer-size=${buffer}m`,
    ...files.map((file) => `--${basename(file).startsWith('nodes-') ? 'nodes' : 'relationships'}=${file}`),
  ]
}
