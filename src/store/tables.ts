/**
 * The tables of a graph, from the ontology: one for each node type, one for each edge type. Both stores keep just these
 * columns, so that one Cypher text gives the same rows from either.
 */
import { StoreError } from '../errors.ts'
import type { EdgeType, GraphEdge, GraphNode, NodeType, Ontology, Properties, PropertyType } from '../model.ts'

/** A value in a table. Where there is none, and for an empty text, it is `null`. */
export type Cell = string | number | readonly string[] | null

export interface TableColumn {
  readonly name: string
  readonly type: PropertyType['type']
}

/** A row: a cell for each column of its table. */
export type Cells = readonly Cell[]

const NODE_COLUMNS: readonly TableColumn[] = [
  { name: 'id', type: 'string' },
  { name: 'type', type: 'string' },
  { name: 'name', type: 'string' },
  { name: 'aliases', type: 'strings' },
]

/** `reported` is the year of the document that says so: what an edge falls back on where it has no year of its own. */
const EDGE_COLUMNS: readonly TableColumn[] = [
  { name: 'id', type: 'string' },
  { name: 'type', type: 'string' },
  { name: 'document', type: 'string' },
  { name: 'reported', type: 'integer' },
  { name: 'quote', type: 'string' },
  { name: 'start', type: 'integer' },
  { name: 'end', type: 'integer' },
  { name: 'rule', type: 'string' },
]

/** The columns of a node table; the first is the key. */
export function nodeColumns(type: NodeType): readonly TableColumn[] {
  return [...NODE_COLUMNS, ...declared(type.properties)]
}

/** The columns of an edge table, beside its two ends. */
export function edgeColumns(type: EdgeType): readonly TableColumn[] {
  return [...EDGE_COLUMNS, ...declared(type.properties)]
}

function declared(properties: Readonly<Record<string, PropertyType>>): TableColumn[] {
  return Object.entries(properties).map(([name, { type }]) => ({ name, type }))
}

/** Makes rows of a graph's nodes and edges. */
export interface Tables {
  readonly ontology: Ontology
  /** @throws {StoreError} where the node does not fit the ontology */
  node(node: GraphNode): Cells
  /** @throws {StoreError} where the edge does not fit the ontology */
  edge(edge: GraphEdge, reported: number | undefined): Cells
  columns(type: string): readonly TableColumn[]
}

/** The tables of an ontology. */
export function tablesOf(ontology: Ontology): Tables {
  const columns = new Map([
    ...ontology.nodes.map((type) => [type.name, nodeColumns(type)] as const),
    ...ontology.edges.map((type) => [type.name, edgeColumns(type)] as const),
  ])
  const columnsOf = (type: string, where: string): readonly TableColumn[] => {
    const found = columns.get(type)
    if (!found) throw new StoreError(`${where}: the ontology has no type ${type}. Build the graph again.`)
    return found
  }
  return {
    ontology,
    columns: (type) => columnsOf(type, type),
    node: ({ id, type, name, aliases, properties }) =>
      row(columnsOf(type, id), { id, type, name, aliases }, properties, id, NODE_COLUMNS.length),
    edge: ({ id, type, document, quote, start, end, rule, properties }, reported) =>
      row(
        columnsOf(type, `${document}, ${id}`),
        { id, type, document, quote, start, end, rule, ...(reported !== undefined && { reported }) },
        properties,
        `${document}, ${id}`,
        EDGE_COLUMNS.length,
      ),
  }
}

function row(columns: readonly TableColumn[], fixed: Properties, properties: Properties, where: string, own: number): Cells {
  const cells = columns.map(({ name, type }, index) => cell((index < own ? fixed : properties)[name], type, name, where))
  for (const name of Object.keys(properties)) {
    if (!columns.some((column, index) => index >= own && column.name === name)) {
      throw new StoreError(`${where}: the ontology does not list the property ${name}. Build the graph again.`)
    }
  }
  return cells
}

function cell(value: Properties[string] | undefined, type: TableColumn['type'], name: string, where: string): Cell {
  if (value === undefined) return type === 'strings' ? [] : null
  if (type === 'strings' && Array.isArray(value)) return value.map(item).filter((text) => text !== '')
  if (type === 'string' && typeof value === 'string') return value === '' ? null : wellFormed(value)
  if (type === 'integer' && typeof value === 'number' && Number.isSafeInteger(value)) return value
  if (type === 'number' && typeof value === 'number' && Number.isFinite(value)) return value
  throw new StoreError(`${where}: ${name} is ${JSON.stringify(value)} and should be of the type ${type}. Build the graph again.`)
}

/** Half of a surrogate pair has no UTF-8 form; both stores would replace it, so it is done here. */
function wellFormed(text: string): string {
  return /\p{Surrogate}/u.test(text) ? Buffer.from(text, 'utf8').toString('utf8') : text
}

/** The control character that separates the items of a list in a CSV field is no part of any name. */
function item(value: unknown): string {
  return wellFormed(String(value)).replaceAll(SEPARATOR, '')
}

/** Stands between the items of a list where a table is written as text (unit separator). */
export const SEPARATOR = '\u001F'
