/** The transactions of a load: some documents replaced, some removed, marked nodes merged again. Each may be run twice. */
import neo4j, { type ManagedTransaction } from 'neo4j-driver'
import { documentNodeId, mergeEntities } from '../graph/merge.ts'
import type { Ontology } from '../model.ts'
import { MARK, quoted } from './schema.ts'
import { mergedNode, SPEAKS, type DocumentRows, type EdgeRow, type Said, type Spoken } from './server-rows.ts'
import { tablesOf, type Cells, type TableColumn, type Tables } from './tables.ts'

type ServerRow = Readonly<Record<string, unknown>>
type Statement = readonly [text: string, parameters: ServerRow]

/** Replaces what documents said by what they say now; those that are there already, just so, stay as they are. */
export async function replaceDocuments(tx: ManagedTransaction, ontology: Ontology, documents: readonly DocumentRows[]): Promise<void> {
  const known = await lock(
    tx,
    documents.map(({ id }) => id),
  )
  const tables = tablesOf(ontology)
  const fresh = documents.filter(({ id, hash }) => known.get(id) !== hash)
  if (fresh.length === 0) return
  const old = fresh.map(({ id }) => id).filter((id) => known.has(id))
  await inTurn(tx, [
    REVISING,
    ...forgetting(ontology, old),
    writingDocuments(tables, fresh),
    writingEntities(tables, fresh),
    writingSilent(fresh),
    writingEdges(tables, fresh),
  ])
}

/** Takes away documents and what they said. */
export async function removeDocuments(tx: ManagedTransaction, ontology: Ontology, documents: readonly string[]): Promise<void> {
  const ids = [...(await lock(tx, documents)).keys()]
  if (ids.length === 0) return
  await inTurn(tx, [REVISING, ...forgetting(ontology, ids), [`MATCH (x:${MARK.extraction}) WHERE x.id IN $ids DETACH DELETE x`, { ids }]])
  await dissolve(
    tx,
    ontology,
    ids.map((id) => documentNodeId(ontology, id)),
  )
}

/**
 * Merges some of the marked nodes again from what their documents say; those of which no document speaks leave.
 * @returns whether there may be more
 */
export async function settle(tx: ManagedTransaction, ontology: Ontology): Promise<boolean> {
  await lock(tx, [])
  const { records } = await tx.run(
    `MATCH (n:${MARK.stale}) WITH n LIMIT 1000
     OPTIONAL MATCH (s)-[e:${quoted(ontology.mentions)}|${SPEAKS}]->(n) WHERE s:${MARK.node} OR s:${MARK.extraction}
     RETURN n.id AS id, n.type AS type, collect(CASE WHEN e IS NULL THEN null ELSE [e.name, e.aliases, e.properties] END) AS spoken`,
  )
  const tables = tablesOf(ontology)
  const rows: ServerRow[] = []
  const orphans: string[] = []
  for (const record of records) {
    const id = String(record.get('id'))
    const node = mergedNode(id, String(record.get('type')), spokenFrom(record.get('spoken')))
    if (node) rows.push({ id, values: serverValues(tables.columns(node.type), tables.node(node)) })
    else orphans.push(id)
  }
  if (records.length === 0) return false
  await inTurn(tx, [
    REVISING,
    [`UNWIND $rows AS row MATCH (n:${MARK.node} {id: row.id}) SET n += row.values REMOVE n:${MARK.stale}`, { rows }],
  ])
  await dissolve(tx, ontology, orphans)
  return true
}

/**
 * Gives some of the nodes that were imported the empty lists that they lack.
 * @returns whether there may be more
 */
export async function fillLists(tx: ManagedTransaction, ontology: Ontology): Promise<boolean> {
  const tables = tablesOf(ontology)
  let filled = 0
  for (const { name } of ontology.nodes) {
    const lists = tables.columns(name).filter(({ type }) => type === 'strings')
    const set = lists.map((column) => `n.${quoted(column.name)} = coalesce(n.${quoted(column.name)}, [])`).join(', ')
    const { records } = await tx.run(
      `MATCH (n:${MARK.listless}:${quoted(name)}) WITH n LIMIT 5000 SET ${set} REMOVE n:${MARK.listless} RETURN count(*) AS n`,
    )
    filled += Number(records[0]?.get('n'))
  }
  if (filled > 0) await inTurn(tx, [REVISING])
  return filled > 0
}

/** Waits until no other load is writing; gives the hashes of those documents that are there. */
async function lock(tx: ManagedTransaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { records } = await tx.run(
    `MERGE (l:${MARK.lock} {id: 'load'}) SET l.documents = $ids WITH l MATCH (x:${MARK.extraction}) WHERE x.id IN $ids RETURN x.id AS id, x.hash AS hash`,
    { ids },
  )
  return new Map(records.map((record) => [String(record.get('id')), String(record.get('hash'))]))
}

/** Gives the graph another revision, so that who keeps what was read of it reads it again. */
const REVISING: Statement = [`MERGE (l:${MARK.lock} {id: 'load'}) SET l.revision = randomUUID()`, {}]

/** Removing the edges of documents and marking the nodes that they spoke of. */
function forgetting(ontology: Ontology, ids: readonly string[]): Statement[] {
  if (ids.length === 0) return []
  const documents = ids.map((id) => ({ id, node: documentNodeId(ontology, id) }))
  return [
    [`UNWIND $ids AS id MATCH (:${MARK.extraction} {id: id})-[e:${SPEAKS}]->(n:${MARK.node}) SET n:${MARK.stale} DELETE e`, { ids }],
    [
      `UNWIND $documents AS row MATCH (:${MARK.node} {id: row.node})-[:${quoted(ontology.mentions)} {document: row.id}]->(n:${MARK.node}) SET n:${MARK.stale}`,
      { documents },
    ],
    ...ontology.edges.map(({ name }): Statement => [
      `UNWIND $ids AS id MATCH (:${MARK.node})-[e:${quoted(name)} {document: id}]->(:${MARK.node}) DELETE e`,
      { ids },
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

function writingDocuments(tables: Tables, documents: readonly DocumentRows[]): Statement {
  const rows = documents.map(({ id, hash, json, node }) => ({
    id,
    hash,
    json,
    node: node.id,
    values: serverValues(tables.columns(node.type), tables.node(node)),
  }))
  return [
    `UNWIND $rows AS row MERGE (n:${MARK.node} {id: row.node}) SET n += row.values, n:${quoted(tables.ontology.document)} ` +
      `MERGE (x:${MARK.extraction} {id: row.id}) SET x.hash = row.hash, x.json = row.json`,
    { rows },
  ]
}

/**
 * One statement for all node types: a few large ones take the server much less time than many small ones. A node that is
 * there already is marked, to be merged again with what others say of it.
 */
function writingEntities(tables: Tables, documents: readonly DocumentRows[]): Statement {
  const spoken = new Map<string, Said[]>()
  for (const entity of documents.flatMap(({ entities }) => entities)) append(spoken, entity.id, entity)
  const rows = rowsByType(tables.ontology.nodes)
  for (const entities of spoken.values()) {
    const node = mergeEntities(entities)
    rows[node.type]?.push({ id: node.id, values: serverValues(tables.columns(node.type), tables.node(node)) })
  }
  const text = tables.ontology.nodes.map(
    ({ name }) =>
      `UNWIND $rows.${quoted(name)} AS row MERGE (n:${MARK.node} {id: row.id}) ` +
      `ON CREATE SET n += row.values, n:${quoted(name)} ON MATCH SET n:${MARK.stale}`,
  )
  return [together(text), { rows }]
}

function writingSilent(documents: readonly DocumentRows[]): Statement {
  const rows = documents.flatMap(({ id, silent }) => silent.map((one) => ({ document: id, entity: one.id, values: one.spoken })))
  return [
    `UNWIND $rows AS row MATCH (x:${MARK.extraction} {id: row.document}) MATCH (n:${MARK.node} {id: row.entity}) CREATE (x)-[e:${SPEAKS}]->(n) SET e = row.values`,
    { rows },
  ]
}

/** One statement for all edge types; edges of one source stand together, so that it is looked up once. */
function writingEdges(tables: Tables, documents: readonly DocumentRows[]): Statement {
  const rows = rowsByType(tables.ontology.edges)
  for (const { edges } of documents) {
    const groups = new Map<string, EdgeRow[]>()
    for (const edge of edges) append(groups, `${edge.type} ${edge.source}`, edge)
    for (const [first, ...others] of groups.values()) {
      if (first) rows[first.type]?.push({ source: first.source, edges: [first, ...others].map((edge) => serverEdge(tables, edge)) })
    }
  }
  const text = tables.ontology.edges.map(
    ({ name }) =>
      `UNWIND $rows.${quoted(name)} AS row MATCH (a:${MARK.node} {id: row.source}) UNWIND row.edges AS edge ` +
      `MATCH (b:${MARK.node} {id: edge.target}) CREATE (a)-[e:${quoted(name)}]->(b) SET e = edge.values`,
  )
  return [together(text), { rows }]
}

function serverEdge(tables: Tables, { type, target, cells, spoken }: EdgeRow): ServerRow {
  return { target, values: { ...serverValues(tables.columns(type), cells), ...spoken } }
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

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const others = lists.get(key)
  if (others) others.push(item)
  else lists.set(key, [item])
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

function spokenFrom(stored: unknown): Spoken[] {
  if (!Array.isArray(stored)) return []
  return stored.map((one: unknown) => {
    const [name, aliases, properties]: unknown[] = Array.isArray(one) ? one : []
    return { name: String(name), aliases: Array.isArray(aliases) ? aliases.map(String) : [], properties: String(properties) }
  })
}
