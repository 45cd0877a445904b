/**
 * LadybugDB, an optional native package: loaded when it is needed, opened with bounds, its results turned into plain
 * values. Its silent traps are handled here and in `derive.ts`: both `init`s are awaited before anything else (parallel
 * first use ends the process), the address space is bounded (each database maps 8 TiB by default), and results are
 * fetched synchronously in portions (the asynchronous way is sixteen times slower).
 */
import { totalmem } from 'node:os'
import type * as Ladybug from '@ladybugdb/core'
import { EXIT, StoreError } from '../errors.ts'
import { messageOf } from './folder.ts'

type Library = typeof Ladybug

const MIB = 2 ** 20

/** Bounds of an open database. */
export interface Bounds {
  /** Address space that the file may take: the file can grow no larger. */
  readonly databaseBytes: number
  /** Memory for pages and intermediate results. */
  readonly bufferBytes: number
}

export const BOUNDS: Bounds = { databaseBytes: 64 * 1024 * MIB, bufferBytes: Math.min(2048 * MIB, Math.floor(totalmem() / 4)) }

/** An open database with its one connection. */
export interface Native {
  /** Runs a statement and gives its rows, each a list of values in the order of the columns. */
  run(text: string, parameters?: Readonly<Record<string, Ladybug.LbugValue>>, most?: number): Promise<NativeAnswer>
  /** Runs a statement and hands on its rows one by one; `begin` gets the columns and gives what takes the rows. */
  each(text: string, begin: (columns: readonly string[]) => (values: readonly Ladybug.LbugValue[]) => void): Promise<void>
  close(): Promise<void>
}

export interface NativeAnswer {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Ladybug.LbugValue[])[]
  /** Whether there were more rows than `most`. */
  readonly truncated: boolean
}

export type NativeValue = Ladybug.LbugValue

/**
 * The native package, or the one for this platform where an install without scripts left the main one unfinished.
 * @throws {StoreError} where neither is installed
 */
export async function loadLadybug(): Promise<Library> {
  const platform = `@ladybugdb/core-${process.platform}-${process.arch}`
  try {
    return await import('@ladybugdb/core')
  } catch (first) {
    try {
      const library: Library = await import(platform)
      return library
    } catch {
      throw new StoreError(
        `The embedded database cannot be loaded (${messageOf(first).split('\n')[0]}). Install it with: npm install @ladybugdb/core ${platform}\n` +
          'Or keep the graph in Neo4j: load --neo4j URL, then ask and serve with --neo4j URL.',
        { cause: first },
      )
    }
  }
}

/** The version of the package, and of the files that it writes: another one does not read them. */
export async function ladybugVersion(): Promise<string> {
  const { Database } = await loadLadybug()
  return `${Database.getVersion()} (${Database.getStorageVersion()})`
}

/** Opens a database file. `readOnly` still lets a statement write other files: statements of users pass `statement.ts` first. */
export async function openNative(file: string, readOnly: boolean, bounds: Bounds = BOUNDS): Promise<Native> {
  const library = await loadLadybug()
  const database = new library.Database(file, bounds.bufferBytes, true, readOnly, bounds.databaseBytes)
  await database.init()
  const connection = new library.Connection(database)
  await connection.init()
  // One statement at a time: a connection is not for two at once.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(() => atWork(work))
    last = result.catch(() => undefined)
    return result
  }
  return {
    run: (text, parameters, most = Number.POSITIVE_INFINITY) =>
      inTurn(async () => {
        const result = await execute(connection, text, parameters)
        const columns = result.getColumnNamesSync()
        const rows: NativeValue[][] = []
        const truncated = await fetchRows(result, columns, most, (values) => void rows.push(values))
        return { columns, rows, truncated }
      }),
    each: (text, begin) =>
      inTurn(async () => {
        const result = await execute(connection, text)
        const columns = result.getColumnNamesSync()
        await fetchRows(result, columns, Number.POSITIVE_INFINITY, begin(columns))
      }),
    close: async () => {
      await last
      await connection.close()
      await database.close()
    },
  }
}

let working = 0
let watched = false

/** Node waits for the library at the end of a process, however long its statement takes: a process that a signal ended goes by the signal itself. */
async function atWork<T>(work: () => Promise<T>): Promise<T> {
  if (!watched) process.on('exit', endNow)
  watched = true
  working++
  try {
    return await work()
  } finally {
    working--
  }
}

function endNow(code: number): void {
  const signal = code === EXIT.interrupted ? 'SIGINT' : 'SIGTERM'
  if (working === 0 || (code !== EXIT.interrupted && code !== EXIT.terminated)) return
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
}

async function execute(
  connection: Ladybug.Connection,
  text: string,
  parameters?: Readonly<Record<string, NativeValue>>,
): Promise<Ladybug.QueryResult> {
  if (!parameters) return single(await connection.query(text))
  const statement = await connection.prepare(text)
  if (!statement.isSuccess()) throw new Error(statement.getErrorMessage())
  return single(await connection.execute(statement, { ...parameters }))
}

function single(result: Ladybug.QueryResult | Ladybug.QueryResult[]): Ladybug.QueryResult {
  const one = Array.isArray(result) ? result.at(-1) : result
  if (!one) throw new Error('the statement is empty')
  return one
}

const PORTION = 5000

/** Hands on at most `most` rows; gives the event loop its turn after each portion. Says whether there were more. */
async function fetchRows(
  result: Ladybug.QueryResult,
  columns: readonly string[],
  most: number,
  onRow: (values: NativeValue[]) => void,
): Promise<boolean> {
  try {
    for (let count = 0; result.hasNext(); count++) {
      if (count >= most) return true
      if (count % PORTION === PORTION - 1) await new Promise((resolve) => setImmediate(resolve))
      const record = result.getNextSync()
      if (record) onRow(columns.map((column) => record[column] ?? null))
    }
    return false
  } finally {
    result.close()
  }
}
