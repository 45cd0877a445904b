/** The graph in Neo4j, asked by read transactions that a cluster may route to any reader. */
import neo4j, { type Driver, Neo4jError, type QueryResult } from 'neo4j-driver'
import { UsageError } from '../errors.ts'
import { decodeDocument } from '../graph/document.ts'
import { compare } from '../graph/merge.ts'
import type { Answer, DocumentGraph, Limits, Row, Store, Value } from '../model.ts'
import { type Address, connect, explained } from './connection.ts'
import { MARK } from './schema.ts'
import { checkStatement } from './statement.ts'
import { toRow } from './values.ts'

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
    explore: (text, limits) => explore(driver, address, text, limits),
    close: () => driver.close(),
  }
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

/** A user's statement: read access, a time limit on the server, rows fetched up to the limit. */
async function explore(driver: Driver, address: Address, text: string, limits: Limits): Promise<Answer> {
  checkStatement(text)
  const session = driver.session({ database: address.database, defaultAccessMode: neo4j.session.READ })
  try {
    const result = session.run(text, {}, { timeout: limits.milliseconds })
    const columns = (await result.keys()).map(String)
    const rows: Row[] = []
    let truncated = false
    for await (const record of result) {
      truncated = rows.length >= limits.rows
      if (truncated) break
      rows.push(toRow(columns, [...record.values()]))
    }
    return { columns, rows, truncated }
  } catch (error) {
    const isWrong =
      error instanceof Neo4jError && /^Neo\.ClientError\.(?:Statement|Procedure)|TransactionTimedOut|MemoryPool/.test(error.code)
    const better = explained(error, address)
    throw isWrong ? new UsageError(`The database refused the statement: ${better.message}`, { cause: error }) : better
  } finally {
    await session.close()
  }
}
