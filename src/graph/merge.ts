/**
 * Documents merged into one graph. Identity was settled by `id` when each document was read, so merging is a union that
 * does not depend on the order of documents.
 */
import type { DocumentGraph, Entity, Graph, GraphEdge, GraphNode, Ontology, Properties } from '../model.ts'
import { relationId } from '../ids.ts'

/** The node id of a document. */
export function documentNodeId(ontology: Ontology, document: string): string {
  return `${ontology.document}:${document}`
}

/** The nodes and edges of all documents; each list sorted by id. */
export function mergeDocuments(ontology: Ontology, documents: Iterable<DocumentGraph>): Graph {
  const spoken = new Map<string, Entity[]>()
  const nodes: GraphNode[] = []
  const edges: GraphEdge[] = []
  for (const graph of documents) {
    nodes.push(documentNode(ontology, graph))
    edges.push(...documentEdges(ontology, graph))
    for (const entity of graph.entities) {
      const others = spoken.get(entity.id)
      if (others) others.push(entity)
      else spoken.set(entity.id, [entity])
    }
  }
  for (const entities of spoken.values()) nodes.push(mergeEntities(entities))
  return { nodes: nodes.toSorted(byId), edges: edges.toSorted(byId) }
}

/** One node for what several documents call by one id: the name that most of them use, all other names as aliases. */
export function mergeEntities(
  entities: readonly (Pick<Entity, 'id' | 'type' | 'name' | 'aliases'> & { readonly properties: Properties })[],
): GraphNode {
  const first = entities[0]
  if (!first) throw new RangeError('nothing to merge')
  const votes = new Map<string, number>()
  for (const entity of entities) votes.set(entity.name, (votes.get(entity.name) ?? 0) + 1)
  const [name] = [...votes].toSorted(([a, m], [b, n]) => n - m || compare(a, b))[0] ?? [first.name]
  const aliases = [...new Set(entities.flatMap((entity) => [entity.name, ...entity.aliases]))]
    .filter((alias) => alias !== name)
    .toSorted(compare)
  const properties: Record<string, Properties[string]> = {}
  for (const entity of entities.toSorted((a, b) => compare(keyOf(a.properties), keyOf(b.properties))))
    for (const [key, value] of Object.entries(entity.properties)) properties[key] ??= value
  return { id: first.id, type: first.type, name, aliases, properties }
}

/** The node that stands for a document itself. Its text is not part of the graph. */
export function documentNode(ontology: Ontology, { document }: DocumentGraph): GraphNode {
  const { id, title, region, year, date, url, path, sha256 } = document
  const properties = Object.entries({ title, region, year, date, url, path, sha256 }).filter(
    (pair): pair is [string, string | number] => pair[1] !== undefined,
  )
  return { id: documentNodeId(ontology, id), type: ontology.document, name: title, aliases: [], properties: Object.fromEntries(properties) }
}

/** What one document says: its relations with their best evidence, and an edge to each entity that it mentions. */
export function documentEdges(ontology: Ontology, { document, entities, relations }: DocumentGraph): GraphEdge[] {
  const node = documentNodeId(ontology, document.id)
  const edges: GraphEdge[] = []
  for (const entity of entities) {
    const mention = entity.mentions[0]
    if (!mention) continue
    edges.push({
      id: relationId(document.id, ontology.mentions, node, entity.id),
      type: ontology.mentions,
      source: node,
      target: entity.id,
      document: document.id,
      quote: mention.text,
      start: mention.start,
      end: mention.end,
      rule: mention.rule,
      properties: { count: entity.mentions.length },
    })
  }
  for (const { id, type, source, target, properties, evidence } of relations) {
    const best = evidence[0]
    if (best) edges.push({ id, type, source, target, document: document.id, ...best, properties })
  }
  return edges
}

/** The same for equal properties, whatever the order of their keys. */
function keyOf(properties: Properties): string {
  return JSON.stringify(Object.entries(properties).toSorted(([a], [b]) => compare(a, b)))
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compare(a.id, b.id)

/** Order by code units: the same on every machine and in every locale. */
export function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
