/** The graph in Neo4j, asked by read transactions that a cluster may route to any reader. */
import neo4j, { type Driver, type ManagedTransaction, Neo4jError, type QueryResult, type Session } from 'neo4j-driver'
import { UsageError } from '../errors.ts'
import { decodeDocument } from '../graph/document.ts'
import { compare } from '../graph/merge.ts'
import type { Answer, DocumentGraph, Limits, Row, RowTaker, Store, Value } from '../model.ts'
import { capabilitiesOf } from './capabilities.ts'
import { type Address, connect, explained } from './connection.ts'
import { MARK } from './schema.ts'
import { checkStatement } from './statement.ts'
import { toRow, toValue } from './values.ts'

const QUESTION_TIMEOUT = 60_000
const DOCUMENTS_AT_ONCE = 20

/**
 * Opens the graph in a Neo4j server to be read.
 * @throws {StoreError} where the server cannot be reached, refuses, or is too old
 */
export async function openNeo4j(address: Address): Promise<Store> {
  const driver = await connect(address)
  const read = async (text: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<QueryResult> => {
    try {
      return await driver.executeQuery(text, parameters, {
        database: address.database,
        routing: neo4j.routing.READ,
        transactionConfig: { timeout: QUESTION_TIMEOUT },
        resultTransformer: neo4j.resultTransformers.eager(),
      })
    } catch (error) {
      throw explained(error, address)
    }
  }
  const extraction = async (ids: readonly string[]): Promise<DocumentGraph[]> => {
    const { records } = await read(`MATCH (x:${MARK.extraction}) WHERE x.id IN $ids RETURN x.json AS json`, { ids })
    return records.map((record) => decodeDocument(String(record.get('json'))))
  }
  return {
    engine: 'neo4j',
    can: capabilitiesOf('neo4j'),
    async *documents() {
      const { records } = await read(`MATCH (x:${MARK.extraction}) RETURN x.id AS id`)
      const ids = records.map((record) => String(record.get('id'))).toSorted(compare)
      for (let at = 0; at < ids.length; at += DOCUMENTS_AT_ONCE) {
        const some = await extraction(ids.slice(at, at + DOCUMENTS_AT_ONCE))
        yield* some.toSorted((a, b) => compare(a.document.id, b.document.id))
      }
    },
    document: async (id) => (await extraction([id]))[0],
    async query(text, parameters) {
      const { records } = await read(text, serverParameters(parameters))
      return records.map((record): Row => toRow(record.keys.map(String), [...record.values()]))
    },
    async scan(text, begin) {
      const session = driver.session({ database: address.database, bookmarkManager: driver.executeQueryBookmarkManager })
      try {
        await session.executeRead((tx) => scanned(tx, text, begin), { timeout: QUESTION_TIMEOUT })
      } catch (error) {
        throw explained(error, address)
      } finally {
        await session.close()
      }
    },
    async revision() {
      const { records } = await read(`MATCH (l:${MARK.lock}) RETURN l.revision AS revision`)
      const revision: unknown = records[0]?.get('revision')
      return typeof revision === 'string' ? revision : undefined
    },
    explore: (text, limits) => explore(driver, address, text, limits),
    close: () => driver.close(),
  }
}

async function scanned(tx: ManagedTransaction, text: string, begin: (columns: readonly string[]) => RowTaker): Promise<void> {
  const result = tx.run(text)
  const take = begin((await result.keys()).map(String))
  for await (const record of result) take([...record.values()].map(toValue))
}

/** Whole numbers go as integers; the driver would send them as floats. */
export function serverParameters(parameters: Readonly<Record<string, Value | null>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'number' && Number.isSafeInteger(value) ? neo4j.int(value) : value,
    ]),
  )
}

/** How much longer than its limit a statement may take on its way, before it is left to the server. */
const GRACE = 2000

/** A user's statement: read access, a time limit on the server, rows fetched up to the limit. */
async function explore(driver: Driver, address: Address, text: string, limits: Limits): Promise<Answer> {
  checkStatement(text)
  const session = driver.session({ database: address.database, defaultAccessMode: neo4j.session.READ })
  try {
    return await inTime(fetchAnswer(session, text, limits), limits.milliseconds)
  } catch (error) {
    const isWrong =
      error instanceof Neo4jError && /^Neo\.ClientError\.(?:Statement|Procedure)|TransactionTimedOut|MemoryPool/.test(error.code)
    const better = explained(error, address)
    throw isWrong ? new UsageError(`The database refused the statement: ${better.message}`, { cause: error }) : better
  } finally {
    // Not waited for: a server that is busy with the statement would not answer this either.
    session.close().catch(() => undefined)
  }
}

async function fetchAnswer(session: Session, text: string, limits: Limits): Promise<Answer> {
  const result = session.run(text, {}, { timeout: limits.milliseconds })
  const columns = (await result.keys()).map(String)
  const rows: Row[] = []
  for await (const record of result) {
    if (rows.length >= limits.rows) return { columns, rows, truncated: true }
    rows.push(toRow(columns, [...record.values()]))
  }
  return { columns, rows, truncated: false }
}

/** The server does not stop everything at its limit: a regular expression that goes astray runs on. */
async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new UsageError(`The statement took longer than ${milliseconds / 1000} s and was left. Ask for less.`)),
      milliseconds + GRACE,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
