/**
 * Bulk load: the documents of a folder written as CSV tables, copied into a database, and read back to be compared row by
 * row with what was written.
 */
import { StoreError } from '../errors.ts'
import { documentEdges, documentNode, documentNodeId, mergeEntities } from '../graph/merge.ts'
import type { DocumentGraph, Entity, Ontology } from '../model.ts'
import { createCsvWriter, partKey, type Part, type WrittenPart } from './csv.ts'
import { createFingerprint, type Fingerprint } from './fingerprint.ts'
import { FIELD, rowExpressions, rowText } from './row-text.ts'
import { parseDocument, type StoredDocument } from './folder.ts'
import { openNative, type Bounds, type Native } from './native.ts'
import { ladybugSchema, quoted } from './schema.ts'
import { SEPARATOR, tablesOf, type Cells, type TableColumn, type Tables } from './tables.ts'

// ── documents → CSV ─────────────────────────────────────────────────────────────────────────────────────────────────

/** A file of rows, with a fingerprint of what stands in it. */
export interface FilledPart extends WrittenPart {
  readonly rows: Fingerprint
}

type Put = (part: Part, ends: readonly string[], cells: Cells) => Promise<void>

/** Writes the merged graph of documents as CSV files into `scratch`. */
export async function writeTables(
  documents: AsyncIterable<StoredDocument>,
  ontology: Ontology,
  scratch: string,
  signal?: AbortSignal,
): Promise<FilledPart[]> {
  const tables = tablesOf(ontology)
  const writer = createCsvWriter(scratch)
  const rows = new Map<string, Fingerprint>()
  const put: Put = (part, ends, cells) => {
    const key = partKey(part)
    let filled = rows.get(key)
    if (!filled) rows.set(key, (filled = createFingerprint()))
    filled.add(rowText(ends, tables.columns(part.type), cells))
    return writer.add(part, ends.length > 0 ? [...ends, ...cells] : cells)
  }
  try {
    const spoken = new Map<string, Spoken[]>()
    for await (const stored of documents) {
      signal?.throwIfAborted()
      await writeDocument(tables, put, parseDocument(stored), spoken)
    }
    for (const entities of spoken.values()) {
      const node = mergeEntities(entities)
      await put({ type: node.type }, [], tables.node(node))
    }
    return (await writer.finish()).map((part) => ({ ...part, rows: rows.get(partKey(part)) ?? createFingerprint() }))
  } finally {
    await writer.close()
  }
}

/** What a document says of an entity, without its mentions: all that merging needs. */
type Spoken = Pick<Entity, 'id' | 'type' | 'name' | 'aliases' | 'properties'>

async function writeDocument(tables: Tables, put: Put, graph: DocumentGraph, spoken: Map<string, Spoken[]>): Promise<void> {
  const { ontology } = tables
  const types = new Map([[documentNodeId(ontology, graph.document.id), ontology.document]])
  for (const { id, type, name, aliases, properties } of graph.entities) {
    types.set(id, type)
    const others = spoken.get(id)
    if (others) others.push({ id, type, name, aliases, properties })
    else spoken.set(id, [{ id, type, name, aliases, properties }])
  }
  const node = documentNode(ontology, graph)
  await put({ type: node.type }, [], tables.node(node))
  for (const edge of documentEdges(ontology, graph)) {
    const from = types.get(edge.source)
    const to = types.get(edge.target)
    if (from === undefined || to === undefined) {
      throw new StoreError(`${graph.document.id}: an end of ${edge.id} is no entity of the document. Build the graph again.`)
    }
    await put({ type: edge.type, from, to }, [edge.source, edge.target], tables.edge(edge, graph.document.year))
  }
}

// ── CSV → database ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Makes a database file with empty tables. Whoever asks closes it. */
export async function createTables(file: string, ontology: Ontology, bounds: Bounds): Promise<Native> {
  const database = await openNative(file, false, bounds)
  try {
    for (const statement of ladybugSchema(ontology)) await database.run(statement)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Copies the parts into the tables. */
export async function copyTables(database: Native, ontology: Ontology, parts: readonly FilledPart[], signal?: AbortSignal): Promise<void> {
  const tables = tablesOf(ontology)
  const nodesFirst = parts.toSorted((a, b) => Number(a.from !== undefined) - Number(b.from !== undefined))
  for (const part of nodesFirst) {
    signal?.throwIfAborted()
    await database.run(copyStatement(part, tables.columns(part.type)))
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
  parts: readonly FilledPart[],
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
export function countRows(parts: readonly FilledPart[], edges: boolean): number {
  return parts.filter((part) => (part.from !== undefined) === edges).reduce((sum, part) => sum + part.rows.count, 0)
}

/** The engine itself writes each row as one text: handing over a value for every column takes twice the time. */
async function readBack(database: Native, part: WrittenPart, columns: readonly TableColumn[]): Promise<string> {
  const rows = createFingerprint()
  const isEdge = part.from !== undefined && part.to !== undefined
  const values = rowExpressions(isEdge ? ['a.`id`', 'b.`id`'] : [], columns)
  const match = isEdge ? `(a:${quoted(part.from)})-[x:${quoted(part.type)}]->(b:${quoted(part.to)})` : `(x:${quoted(part.type)})`
  const named = values.map((value, index) => `${value} AS c${index}`).join(', ')
  await database.each(
    `MATCH ${match} RETURN ${named}`,
    () =>
      ([text, ...fractions]) =>
        rows.add([text, ...fractions].map(String).join(FIELD)),
  )
  return rows.value()
}
