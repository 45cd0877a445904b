/**
 * Brings the documents of a folder into Neo4j. A document is one managed transaction that replaces what it said before;
 * unchanged ones are skipped by hash, those that are gone from the folder leave with what they alone said. A node's name
 * and properties are what a fresh merge of all its documents would give: each document's own are kept on its edge to the
 * node, and a node that several documents speak of is marked until it has been merged again.
 *
 * A kill at any point leaves whole documents and marks; the next load goes on from there. Loads at the same time wait for
 * each other at one lock node. Only what carries our marks is read or written: other data in the database stays.
 */
import { createHash } from 'node:crypto'
import type { Driver } from 'neo4j-driver'
import { compare } from '../graph/merge.ts'
import type { Ontology } from '../model.ts'
import { type Address, connect, explained } from './connection.ts'
import { parseDocument, storedDocuments, type StoredDocument } from './folder.ts'
import { removeDocument, replaceDocument, settle } from './load-document.ts'
import { checksumsOf } from './manifest.ts'
import { MARK, neo4jSchema } from './schema.ts'

/** Changes when documents are to be written anew though they are the same. */
const FORM = '1'

export interface LoadPlan {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  readonly unchanged: number
}

export interface LoadOptions {
  /** Only finds out what there is to do. */
  readonly dryRun?: boolean
  readonly onPlan?: (plan: LoadPlan) => void
  /** Called after each document that was written or removed. */
  readonly onDocument?: (done: number, total: number) => void
  /** Stops between two documents. */
  readonly signal?: AbortSignal
}

/**
 * Makes the graph in Neo4j that of the folder.
 * @throws {StoreError} where the server cannot be reached or refuses; what is in by then stays whole
 */
export async function loadNeo4j(folder: string, ontology: Ontology, address: Address, options: LoadOptions = {}): Promise<LoadPlan> {
  const driver = await connect(address)
  try {
    const plan = await planOf(driver, address, folder, ontology)
    options.onPlan?.(plan)
    if (!options.dryRun) await carryOut(driver, address, folder, ontology, plan, options)
    return plan
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw explained(error, address)
  } finally {
    await driver.close()
  }
}

async function planOf(driver: Driver, address: Address, folder: string, ontology: Ontology): Promise<LoadPlan> {
  const { records } = await driver.executeQuery(
    `MATCH (x:${MARK.extraction}) RETURN x.id AS id, x.hash AS hash`,
    {},
    { database: address.database, routing: 'READ' },
  )
  const there = new Map(records.map((record) => [String(record.get('id')), String(record.get('hash'))]))
  const added: string[] = []
  const changed: string[] = []
  let unchanged = 0
  for await (const stored of storedDocuments(folder, await checksumsOf(folder))) {
    const hash = there.get(stored.id)
    there.delete(stored.id)
    if (hash === undefined) added.push(stored.id)
    else if (hash === hashOf(stored, ontology)) unchanged++
    else changed.push(stored.id)
  }
  return { added, changed, removed: [...there.keys()].toSorted(compare), unchanged }
}

async function carryOut(
  driver: Driver,
  address: Address,
  folder: string,
  ontology: Ontology,
  plan: LoadPlan,
  { onDocument, signal }: LoadOptions,
): Promise<void> {
  const database = address.database
  for (const statement of neo4jSchema(ontology)) await driver.executeQuery(statement, {}, { database })
  const session = driver.session({ database })
  try {
    const total = plan.added.length + plan.changed.length + plan.removed.length
    let done = 0
    const advance = (): void => {
      onDocument?.(++done, total)
      signal?.throwIfAborted()
    }
    for (const id of plan.removed) {
      await session.executeWrite((tx) => removeDocument(tx, ontology, id))
      advance()
    }
    const wanted = new Set([...plan.added, ...plan.changed])
    for await (const stored of storedDocuments(folder, await checksumsOf(folder))) {
      if (!wanted.has(stored.id)) continue
      const graph = parseDocument(stored)
      const hash = hashOf(stored, ontology)
      await session.executeWrite((tx) => replaceDocument(tx, ontology, graph, hash, stored.bytes.toString('utf8')))
      advance()
    }
    while (await session.executeWrite((tx) => settle(tx, ontology))) signal?.throwIfAborted()
  } finally {
    await session.close()
  }
}

/** What a document is known by: its extraction, and the form in which it is written. */
function hashOf({ bytes }: StoredDocument, ontology: Ontology): string {
  return createHash('sha256')
    .update(FORM)
    .update(neo4jSchema(ontology).join('\n'))
    .update(JSON.stringify(ontology.edges))
    .update(bytes)
    .digest('hex')
}
