/** The transactions of a load: one document replaced, one removed, marked nodes merged again. Each may be run twice. */
import neo4j, { type ManagedTransaction } from 'neo4j-driver'
import { StoreError } from '../errors.ts'
import { documentEdges, documentNode, documentNodeId, mergeEntities } from '../graph/merge.ts'
import type { DocumentGraph, Entity, GraphNode, Ontology, Properties } from '../model.ts'
import { MARK, quoted } from './schema.ts'
import { tablesOf, type Cells, type TableColumn, type Tables } from './tables.ts'

/** From an extraction to an entity that it speaks of without mentioning it, so that no edge of the graph carries its name. */
const SPEAKS = 'REFORMGRAPH_SPEAKS'

type ServerRow = Readonly<Record<string, unknown>>
type Statement = readonly [text: string, parameters: ServerRow]

/** Replaces what a document said by what it says now. */
export async function replaceDocument(
  tx: ManagedTransaction,
  ontology: Ontology,
  graph: DocumentGraph,
  hash: string,
  json: string,
): Promise<void> {
  const { id } = graph.document
  const known = await lock(tx, id)
  if (known === hash) return
  const tables = tablesOf(ontology)
  const node = documentNode(ontology, graph)
  const values = serverValues(tables.columns(node.type), tables.node(node))
  await inTurn(tx, [
    ...(known === undefined ? [] : forgetting(ontology, id)),
    [
      `MERGE (n:${MARK.node} {id: $node}) SET n += $values, n:${quoted(node.type)} MERGE (x:${MARK.extraction} {id: $id}) SET x.hash = $hash, x.json = $json`,
      { node: node.id, values, id, hash, json },
    ],
    writingEntities(tables, graph),
    writingEdges(tables, graph),
  ])
}

/** Takes away a document and what it said. */
export async function removeDocument(tx: ManagedTransaction, ontology: Ontology, id: string): Promise<void> {
  if ((await lock(tx, id)) === undefined) return
  await inTurn(tx, [...forgetting(ontology, id), [`MATCH (x:${MARK.extraction} {id: $id}) DETACH DELETE x`, { id }]])
  await dissolve(tx, ontology, [documentNodeId(ontology, id)])
}

/**
 * Merges some of the marked nodes again from what their documents say; those of which no document speaks leave.
 * @returns whether there may be more
 */
export async function settle(tx: ManagedTransaction, ontology: Ontology): Promise<boolean> {
  await lock(tx, '')
  const { records } = await tx.run(
    `MATCH (n:${MARK.stale}) WITH n LIMIT 1000
     OPTIONAL MATCH (s)-[e:${quoted(ontology.mentions)}|${SPEAKS}]->(n) WHERE s:${MARK.node} OR s:${MARK.extraction}
     RETURN n.id AS id, n.type AS type, collect(CASE WHEN e IS NULL THEN null ELSE [e.name, e.aliases, e.properties] END) AS spoken`,
  )
  const tables = tablesOf(ontology)
  const rows = new Map<string, ServerRow[]>()
  const orphans: string[] = []
  for (const record of records) {
    const id = String(record.get('id'))
    const node = mergedNode(id, String(record.get('type')), record.get('spoken'))
    if (node) put(rows, node.type, { id, values: serverValues(tables.columns(node.type), tables.node(node)) })
    else orphans.push(id)
  }
  for (const some of rows.values()) {
    await tx.run(`UNWIND $rows AS row MATCH (n:${MARK.node} {id: row.id}) SET n += row.values REMOVE n:${MARK.stale}`, { rows: some })
  }
  await dissolve(tx, ontology, orphans)
  return records.length > 0
}

/** Waits until no other load is writing; gives the hash of the document as it is there. */
async function lock(tx: ManagedTransaction, id: string): Promise<string | undefined> {
  const { records } = await tx.run(
    `MERGE (l:${MARK.lock} {id: 'load'}) SET l.document = $id WITH l OPTIONAL MATCH (x:${MARK.extraction} {id: $id}) RETURN x.hash AS hash`,
    { id },
  )
  const hash: unknown = records[0]?.get('hash')
  return typeof hash === 'string' ? hash : undefined
}

/** Removing the edges of a document and marking the nodes that it spoke of. */
function forgetting(ontology: Ontology, id: string): Statement[] {
  const node = documentNodeId(ontology, id)
  return [
    [`MATCH (:${MARK.extraction} {id: $id})-[e:${SPEAKS}]->(n:${MARK.node}) SET n:${MARK.stale} DELETE e`, { id }],
    [
      `MATCH (:${MARK.node} {id: $node})-[:${quoted(ontology.mentions)} {document: $id}]->(n:${MARK.node}) SET n:${MARK.stale}`,
      { node, id },
    ],
    ...ontology.edges.map(({ name }): Statement => [
      `MATCH (:${MARK.node})-[e:${quoted(name)} {document: $id}]->(:${MARK.node}) DELETE e`,
      { id },
    ]),
  ]
}

/** Deletes nodes; one to which someone else has tied something only loses our marks and types. */
async function dissolve(tx: ManagedTransaction, ontology: Ontology, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.run(`MATCH (n:${MARK.node}) WHERE n.id IN $ids AND NOT EXISTS { MATCH (n)--() } DELETE n`, { ids })
  const types = ontology.nodes.map(({ name }) => `:${quoted(name)}`).join('')
  await tx.run(`MATCH (n:${MARK.node}) WHERE n.id IN $ids REMOVE n:${MARK.node}:${MARK.stale}${types}`, { ids })
}

/** One statement for all node types: a few large ones take the server much less time than many small ones. */
function writingEntities(tables: Tables, graph: DocumentGraph): Statement {
  const { ontology } = tables
  const rows = rowsByType(ontology.nodes)
  for (const entity of graph.entities) {
    const node = mergeEntities([entity])
    rows[node.type]?.push({ id: node.id, values: serverValues(tables.columns(node.type), tables.node(node)) })
  }
  const silent = graph.entities
    .filter((entity) => entity.mentions.length === 0)
    .map((entity) => ({ id: entity.id, values: spokenOf(entity) }))
  const text = [
    ...ontology.nodes.map(
      ({ name }) =>
        `UNWIND $rows.${quoted(name)} AS row MERGE (n:${MARK.node} {id: row.id}) ` +
        `ON CREATE SET n += row.values, n:${quoted(name)} ON MATCH SET n:${MARK.stale}`,
    ),
    `MATCH (x:${MARK.extraction} {id: $id}) UNWIND $silent AS row MATCH (n:${MARK.node} {id: row.id}) CREATE (x)-[e:${SPEAKS}]->(n) SET e = row.values`,
  ]
  return [together(text), { id: graph.document.id, rows, silent }]
}

/** One statement for all edge types. */
function writingEdges(tables: Tables, graph: DocumentGraph): Statement {
  const { ontology } = tables
  const entities = new Map(graph.entities.map((entity) => [entity.id, entity]))
  const ends = new Set([documentNodeId(ontology, graph.document.id), ...entities.keys()])
  const rows = rowsByType(ontology.edges)
  for (const edge of documentEdges(ontology, graph)) {
    if (!ends.has(edge.source) || !ends.has(edge.target)) {
      throw new StoreError(`${graph.document.id}: an end of ${edge.id} is no entity of the document. Build the graph again.`)
    }
    const values = serverValues(tables.columns(edge.type), tables.edge(edge, graph.document.year))
    const entity = edge.type === ontology.mentions ? entities.get(edge.target) : undefined
    rows[edge.type]?.push({ source: edge.source, target: edge.target, values: entity ? { ...values, ...spokenOf(entity) } : values })
  }
  const text = ontology.edges.map(
    ({ name }) =>
      `UNWIND $rows.${quoted(name)} AS row MATCH (a:${MARK.node} {id: row.source}) MATCH (b:${MARK.node} {id: row.target}) ` +
      `CREATE (a)-[e:${quoted(name)}]->(b) SET e = row.values`,
  )
  return [together(text), { rows }]
}

function rowsByType(types: readonly { readonly name: string }[]): Record<string, ServerRow[]> {
  return Object.fromEntries(types.map(({ name }) => [name, []]))
}

/** Parts that each stand for themselves as one statement. */
function together(parts: readonly string[]): string {
  return parts.map((part) => `CALL { ${part} }`).join('\n')
}

/** Sends statements one behind the other without waiting for the answer to each: the server runs them in this order. */
async function inTurn(tx: ManagedTransaction, statements: readonly Statement[]): Promise<void> {
  await Promise.all(statements.map(([text, parameters]) => tx.run(text, parameters)))
}

function put(rows: Map<string, ServerRow[]>, type: string, row: ServerRow): void {
  const others = rows.get(type)
  if (others) others.push(row)
  else rows.set(type, [row])
}

/** A row as the server takes it: whole numbers as integers; what is absent as `null`, which removes it. */
function serverValues(columns: readonly TableColumn[], cells: Cells): Record<string, unknown> {
  return Object.fromEntries(
    columns.map(({ name, type }, index) => {
      const value = cells[index] ?? null
      return [name, type === 'integer' && typeof value === 'number' ? neo4j.int(value) : value]
    }),
  )
}

// What a document says of an entity, kept so that the node can be merged again without it.

function spokenOf({ name, aliases, properties }: Entity): Record<string, unknown> {
  return { name, aliases: [...aliases], properties: JSON.stringify(properties) }
}

function mergedNode(id: string, type: string, spoken: unknown): GraphNode | undefined {
  const said = Array.isArray(spoken) ? spoken.map((one) => spokenFrom(id, type, one)) : []
  return said.length === 0 ? undefined : mergeEntities(said)
}

function spokenFrom(id: string, type: string, stored: unknown): Omit<Entity, 'mentions'> {
  const [name, aliases, properties]: unknown[] = Array.isArray(stored) ? stored : []
  return {
    id,
    type,
    name: String(name),
    aliases: Array.isArray(aliases) ? aliases.map(String) : [],
    properties: propertiesOf(String(properties)),
  }
}

function propertiesOf(json: string): Properties {
  const parsed: Properties = JSON.parse(json)
  return parsed
}
