/**
 * What a document becomes in Neo4j, whether it is loaded by transactions or imported in bulk: its node, its edges, the
 * stored extraction, and what it says of each entity. The last is kept on the edge that mentions the entity, so that a
 * node can be merged again from the server's data alone when a document changes or leaves.
 */
import { createHash } from 'node:crypto'
import { StoreError } from '../errors.ts'
import { documentEdges, documentNode, mergeEntities } from '../graph/merge.ts'
import type { DocumentGraph, Entity, GraphNode, Ontology, Properties } from '../model.ts'
import { parseDocument, type StoredDocument } from './folder.ts'
import { neo4jSchema } from './schema.ts'
import type { Cells, Tables } from './tables.ts'

/** Changes when documents are to be written anew though they are the same. */
const FORM = '1'

/** From an extraction to an entity that it speaks of without mentioning it, so that no edge of the graph carries its name. */
export const SPEAKS = 'REFORMGRAPH_SPEAKS'

/** What one document says of an entity, as it is kept. */
export interface Spoken {
  readonly name: string
  readonly aliases: readonly string[]
  /** As JSON text. */
  readonly properties: string
}

export interface EdgeRow {
  readonly type: string
  readonly source: string
  readonly target: string
  readonly cells: Cells
  /** On an edge that mentions an entity. */
  readonly spoken: Spoken | undefined
}

/** An entity without its mentions: all that merging needs. */
export type Said = Pick<Entity, 'id' | 'type' | 'name' | 'aliases' | 'properties'>

export interface DocumentRows {
  readonly id: string
  readonly hash: string
  readonly json: string
  readonly node: GraphNode
  readonly entities: readonly Said[]
  readonly edges: readonly EdgeRow[]
  /** Entities that no edge mentions. */
  readonly silent: readonly { readonly id: string; readonly spoken: Spoken }[]
}

/** A function that gives what a stored document is known by: its bytes, and the form in which they are written. */
export function documentHash(ontology: Ontology): (stored: StoredDocument) => string {
  const form = createHash('sha256').update(FORM).update(neo4jSchema(ontology).join('\n')).update(JSON.stringify(ontology.edges))
  return ({ bytes }) => form.copy().update(bytes).digest('hex')
}

/**
 * The rows of a stored document.
 * @throws {StoreError} where it is damaged or an edge has no end
 */
export function documentRows(tables: Tables, stored: StoredDocument, hash: string): DocumentRows {
  const { ontology } = tables
  const graph = parseDocument(stored)
  return {
    id: stored.id,
    hash,
    json: stored.bytes.toString('utf8'),
    node: documentNode(ontology, graph),
    entities: graph.entities.map(({ id, type, name, aliases, properties }) => ({ id, type, name, aliases, properties })),
    edges: edgeRows(tables, graph),
    silent: graph.entities.filter(({ mentions }) => mentions.length === 0).map((entity) => ({ id: entity.id, spoken: spokenOf(entity) })),
  }
}

function edgeRows(tables: Tables, graph: DocumentGraph): EdgeRow[] {
  const { ontology } = tables
  const entities = new Map(graph.entities.map((entity) => [entity.id, entity]))
  const document = documentNode(ontology, graph).id
  const isEnd = (id: string): boolean => id === document || entities.has(id)
  return documentEdges(ontology, graph).map((edge) => {
    const { id, type, source, target } = edge
    if (!isEnd(source) || !isEnd(target)) {
      throw new StoreError(`${graph.document.id}: an end of ${id} is no entity of the document. Build the graph again.`)
    }
    const entity = type === ontology.mentions ? entities.get(target) : undefined
    return { type, source, target, cells: tables.edge(edge, graph.document.year), spoken: entity && spokenOf(entity) }
  })
}

function spokenOf({ name, aliases, properties }: Said): Spoken {
  return { name, aliases: [...aliases], properties: JSON.stringify(properties) }
}

/** The node that several documents' words make; nothing where no document speaks of it. */
export function mergedNode(id: string, type: string, spoken: readonly Spoken[]): GraphNode | undefined {
  if (spoken.length === 0) return undefined
  return mergeEntities(spoken.map(({ name, aliases, properties }) => ({ id, type, name, aliases, properties: propertiesOf(properties) })))
}

function propertiesOf(json: string): Properties {
  const parsed: Properties = JSON.parse(json)
  return parsed
}
