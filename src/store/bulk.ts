/**
 * Bulk load: the documents of a folder written as CSV tables, copied into a database, and read back to be compared row by
 * row with what was written.
 */
import { StoreError } from '../errors.ts'
import { documentEdges, documentNode, documentNodeId, mergeEntities } from '../graph/merge.ts'
import type { DocumentGraph, Entity, Ontology } from '../model.ts'
import { createCsvWriter, type CsvWriter, type WrittenPart } from './csv.ts'
import { createFingerprint } from './fingerprint.ts'
import { parseDocument, type StoredDocument } from './folder.ts'
import { openNative, type Bounds, type Native, type NativeValue } from './native.ts'
import { ladybugSchema, quoted } from './schema.ts'
import { SEPARATOR, tablesOf, type TableColumn, type Tables } from './tables.ts'

// ── documents → CSV ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Writes the merged graph of documents as CSV files into `scratch`. */
export async function writeTables(
  documents: AsyncIterable<StoredDocument>,
  ontology: Ontology,
  scratch: string,
  signal?: AbortSignal,
): Promise<WrittenPart[]> {
  const tables = tablesOf(ontology)
  const writer = createCsvWriter(scratch)
  try {
    const spoken = new Map<string, Spoken[]>()
    for await (const stored of documents) {
      signal?.throwIfAborted()
      await writeDocument(tables, writer, parseDocument(stored), spoken)
    }
    for (const entities of spoken.values()) {
      const node = mergeEntities(entities)
      await writer.add({ type: node.type }, tables.node(node))
    }
    return await writer.finish()
  } finally {
    await writer.close()
  }
}

/** What a document says of an entity, without its mentions: all that merging needs. */
type Spoken = Pick<Entity, 'id' | 'type' | 'name' | 'aliases' | 'properties'>

async function writeDocument(tables: Tables, writer: CsvWriter, graph: DocumentGraph, spoken: Map<string, Spoken[]>): Promise<void> {
  const { ontology } = tables
  const types = new Map([[documentNodeId(ontology, graph.document.id), ontology.document]])
  for (const { id, type, name, aliases, properties } of graph.entities) {
    types.set(id, type)
    const others = spoken.get(id)
    if (others) others.push({ id, type, name, aliases, properties })
    else spoken.set(id, [{ id, type, name, aliases, properties }])
  }
  const node = documentNode(ontology, graph)
  await writer.add({ type: node.type }, tables.node(node))
  for (const edge of documentEdges(ontology, graph)) {
    const from = types.get(edge.source)
    const to = types.get(edge.target)
    if (from === undefined || to === undefined) {
      throw new StoreError(`${graph.document.id}: an end of ${edge.id} is no entity of the document. Build the graph again.`)
    }
    await writer.add({ type: edge.type, from, to }, [edge.source, edge.target, ...tables.edge(edge, graph.document.year)])
  }
}

// ── CSV → database ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Makes a database file of the parts. */
export async function loadTables(
  file: string,
  ontology: Ontology,
  parts: readonly WrittenPart[],
  bounds: Bounds,
  signal?: AbortSignal,
): Promise<void> {
  const tables = tablesOf(ontology)
  const database = await openNative(file, false, bounds)
  try {
    for (const statement of ladybugSchema(ontology)) await database.run(statement)
    const nodesFirst = parts.toSorted((a, b) => Number(a.from !== undefined) - Number(b.from !== undefined))
    for (const part of nodesFirst) {
      signal?.throwIfAborted()
      await database.run(copyStatement(part, tables.columns(part.type)))
    }
  } finally {
    await database.close()
  }
}

const CAST: Readonly<Record<TableColumn['type'], string>> = { string: 'STRING', integer: 'INT64', number: 'DOUBLE', strings: 'STRING' }

function copyStatement(part: WrittenPart, columns: readonly TableColumn[]): string {
  const all: readonly TableColumn[] =
    part.from === undefined ? columns : [{ name: 'from', type: 'string' }, { name: 'to', type: 'string' }, ...columns]
  const headers = all.map(({ type }, index) => `c${index} ${CAST[type]}`).join(', ')
  const values = all.map(({ type }, index) => (type === 'strings' ? listOf(`c${index}`) : `c${index}`)).join(', ')
  const ends = part.from === undefined || part.to === undefined ? '' : ` (from='${part.from}', to='${part.to}')`
  const source = `LOAD WITH HEADERS (${headers}) FROM ${literal(part.file)} (header=false, auto_detect=false, quote='"', escape='"', delim=',', parallel=${!part.multiline})`
  return `COPY ${quoted(part.type)} FROM (${source} RETURN ${values})${ends};`
}

function listOf(column: string): string {
  return `CASE WHEN ${column} IS NULL THEN CAST([] AS STRING[]) ELSE string_split(${column}, '${SEPARATOR}') END`
}

/** A path as a string of LadybugDB's dialect: `COPY` takes no parameters. */
function literal(path: string): string {
  return `'${path.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

// ── database = CSV? ─────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Reads every row back, edges with both their ends, and compares with what was written.
 * @returns what differs, a sentence each
 */
export async function differences(
  file: string,
  ontology: Ontology,
  parts: readonly WrittenPart[],
  bounds: Bounds,
  signal?: AbortSignal,
): Promise<string[]> {
  const tables = tablesOf(ontology)
  const database = await openNative(file, true, bounds)
  try {
    const wrong: string[] = []
    for (const part of parts) {
      signal?.throwIfAborted()
      const found = await readBack(database, part, tables.columns(part.type))
      if (found !== part.rows.value()) {
        const ends = part.from === undefined ? '' : ` from ${part.from} to ${part.to}`
        wrong.push(`${part.type}${ends}: ${part.rows.value()} in the documents, ${found} in the database (rows:hash)`)
      }
    }
    for (const [what, edges, match] of [
      ['nodes', false, '(x)'],
      ['edges', true, '()-[x]->()'],
    ] as const) {
      const expected = countRows(parts, edges)
      const [[count] = []] = (await database.run(`MATCH ${match} RETURN count(*) AS n`)).rows
      if (Number(count) !== expected) wrong.push(`${expected} ${what} in the documents, ${Number(count)} in the database`)
    }
    return wrong
  } finally {
    await database.close()
  }
}

/** The number of rows in parts that hold edges, or in those that hold nodes. */
export function countRows(parts: readonly WrittenPart[], edges: boolean): number {
  return parts.filter((part) => (part.from !== undefined) === edges).reduce((sum, part) => sum + part.rows.count, 0)
}

async function readBack(database: Native, part: WrittenPart, columns: readonly TableColumn[]): Promise<string> {
  const rows = createFingerprint()
  const values = columns.map(({ name }, index) => `x.${quoted(name)} AS c${index}`).join(', ')
  const text =
    part.from === undefined || part.to === undefined
      ? `MATCH (x:${quoted(part.type)}) RETURN ${values}`
      : `MATCH (a:${quoted(part.from)})-[x:${quoted(part.type)}]->(b:${quoted(part.to)}) RETURN a.id AS f, b.id AS t, ${values}`
  await database.each(text, (row) => rows.add(row.map(plain)))
  return rows.value()
}

function plain(value: NativeValue): NativeValue {
  return typeof value === 'bigint' ? Number(value) : value
}
