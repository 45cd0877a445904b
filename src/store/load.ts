/**
 * Brings the documents of a folder into Neo4j. Documents are replaced in managed transactions, a few whole ones in each:
 * what a document said before leaves in the same transaction in which what it says now arrives. Unchanged ones are skipped
 * by hash; those that are gone from the folder leave with what they alone said. A node's name and properties are what a
 * fresh merge of all its documents would give: each document's own are kept on its edge to the node, and a node that
 * several documents speak of is marked until it has been merged again.
 *
 * A kill at any point leaves whole documents and marks; the next load goes on from there. Loads at the same time wait for
 * each other at one lock node. Only what carries our marks is read or written: other data in the database stays.
 */
import { type Driver, Neo4jError } from 'neo4j-driver'
import { compare } from '../graph/merge.ts'
import type { Ontology } from '../model.ts'
import { type Address, connect, explained } from './connection.ts'
import { storedDocuments } from './folder.ts'
import { fillLists, removeDocuments, replaceDocuments, settle } from './load-transactions.ts'
import { checksumsOf } from './manifest.ts'
import { MARK, neo4jSchema } from './schema.ts'
import { documentHash, documentRows, type DocumentRows } from './server-rows.ts'
import { tablesOf } from './tables.ts'

/** Edges that a transaction writes, unless told otherwise. A document is never divided. */
export const BATCH = 5000
/** Bytes of documents in one transaction: their texts are kept too. */
const BATCH_BYTES = 8 << 20

export interface LoadPlan {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  readonly unchanged: number
}

export interface LoadOptions {
  /** Only finds out what there is to do. */
  readonly dryRun?: boolean
  /** Transactions write about so many edges; 1 makes each document a transaction of its own. */
  readonly batch?: number
  readonly onPlan?: (plan: LoadPlan) => void
  /** Called after each transaction with the number of documents that were written or removed. */
  readonly onProgress?: (done: number, total: number) => void
  /** Stops between two transactions. */
  readonly signal?: AbortSignal
}

/**
 * Makes the graph in Neo4j that of the folder.
 * @throws {StoreError} where the server cannot be reached or refuses; what is in by then stays whole
 */
export async function loadNeo4j(folder: string, ontology: Ontology, address: Address, options: LoadOptions = {}): Promise<LoadPlan> {
  const driver = await connect(address)
  try {
    const plan = await planOf(driver, address, folder, ontology, options.dryRun ?? false)
    options.onPlan?.(plan)
    if (!options.dryRun) await carryOut(driver, address.database, { folder, ontology, plan }, options)
    return plan
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw explained(error, address)
  } finally {
    await driver.close()
  }
}

/**
 * Before writing it is asked of the server that will write: in a cluster a reader may lag behind what another load wrote.
 */
async function planOf(driver: Driver, address: Address, folder: string, ontology: Ontology, dryRun: boolean): Promise<LoadPlan> {
  const { records } = await driver.executeQuery(
    `MATCH (x:${MARK.extraction}) RETURN x.id AS id, x.hash AS hash`,
    {},
    { database: address.database, routing: dryRun ? 'READ' : 'WRITE' },
  )
  const there = new Map(records.map((record) => [String(record.get('id')), String(record.get('hash'))]))
  const hashOf = documentHash(ontology)
  const added: string[] = []
  const changed: string[] = []
  let unchanged = 0
  for await (const stored of storedDocuments(folder, await checksumsOf(folder))) {
    const hash = there.get(stored.id)
    there.delete(stored.id)
    if (hash === undefined) added.push(stored.id)
    else if (hash === hashOf(stored)) unchanged++
    else changed.push(stored.id)
  }
  return { added, changed, removed: [...there.keys()].toSorted(compare), unchanged }
}

interface Work {
  readonly folder: string
  readonly ontology: Ontology
  readonly plan: LoadPlan
}

async function carryOut(driver: Driver, database: string, { folder, ontology, plan }: Work, options: LoadOptions): Promise<void> {
  const { batch = BATCH, onProgress, signal } = options
  await createSchema(driver, database, ontology)
  // One session, and one manager of bookmarks with the statements above: each transaction sees what went before.
  const session = driver.session({ database, bookmarkManager: driver.executeQueryBookmarkManager })
  try {
    while (await session.executeWrite((tx) => fillLists(tx, ontology))) signal?.throwIfAborted()
    const total = plan.added.length + plan.changed.length + plan.removed.length
    let done = 0
    const advance = (documents: number): void => {
      onProgress?.((done += documents), total)
      signal?.throwIfAborted()
    }
    for (const ids of portions(plan.removed, Math.min(batch, REMOVED))) {
      await session.executeWrite((tx) => removeDocuments(tx, ontology, ids))
      advance(ids.length)
    }
    // While the server writes some documents the next ones are read.
    let writing: Promise<unknown> = Promise.resolve()
    let under = 0
    for await (const some of batches(folder, ontology, new Set([...plan.added, ...plan.changed]), batch)) {
      await writing
      advance(under)
      under = some.length
      writing = session.executeWrite((tx) => replaceDocuments(tx, ontology, some))
      writing.catch(() => undefined)
    }
    await writing
    advance(under)
    while (await session.executeWrite((tx) => settle(tx, ontology))) signal?.throwIfAborted()
  } finally {
    await session.close()
  }
}

/** An index that someone else made on the same label serves as well as ours. */
async function createSchema(driver: Driver, database: string, ontology: Ontology): Promise<void> {
  for (const statement of neo4jSchema(ontology)) {
    try {
      await driver.executeQuery(statement, {}, { database })
    } catch (error) {
      if (!(error instanceof Neo4jError && /Schema\.(?:Index|Constraint)AlreadyExists/.test(error.code))) throw error
    }
  }
}

/** Documents that leave in one transaction. */
const REMOVED = 50

function* portions<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size)
}

/** The wanted documents, in the order of ids, as many at a time as one transaction takes. */
async function* batches(folder: string, ontology: Ontology, wanted: ReadonlySet<string>, batch: number): AsyncGenerator<DocumentRows[]> {
  if (wanted.size === 0) return
  const tables = tablesOf(ontology)
  const hashOf = documentHash(ontology)
  let some: DocumentRows[] = []
  let edges = 0
  let bytes = 0
  for await (const stored of storedDocuments(folder, await checksumsOf(folder), wanted)) {
    const rows = documentRows(tables, stored, hashOf(stored))
    if (some.length > 0 && (edges + rows.edges.length > batch || bytes + stored.bytes.length > BATCH_BYTES)) {
      yield some
      some = []
      edges = 0
      bytes = 0
    }
    some.push(rows)
    edges += rows.edges.length
    bytes += stored.bytes.length
  }
  if (some.length > 0) yield some
}
