/**
 * What has been read of a store once and is kept for the next question: the tables of statements that depend on no argument. They are read
 * anew when the store says that the graph is another one, and the least recently used leave when all together take too much memory.
 */
import type { Store } from '../model.ts'
import { tableWriter, type Table, type TableWriter } from './table.ts'

/** Memory for the tables of one store. */
const ROOM = 384 * 2 ** 20

interface Kept {
  readonly revision: string
  /** By statement, the least recently used first. */
  readonly tables: Map<string, Promise<Table>>
}

const stores = new WeakMap<Store, Kept>()

/** The table of a statement that takes no arguments. */
export async function tableOf(store: Store, statement: string, room = ROOM): Promise<Table> {
  // Asked before the reading: a change in between makes the next question read again.
  const revision = await store.revision()
  if (revision === undefined) return read(store, statement)
  const kept = keptOf(store, revision)
  const table = kept.tables.get(statement) ?? read(store, statement)
  kept.tables.delete(statement)
  kept.tables.set(statement, table)
  try {
    const { bytes } = await table
    if (bytes > room) kept.tables.delete(statement)
    else await makeRoom(kept, room)
  } catch (error) {
    kept.tables.delete(statement)
    throw error
  }
  return table
}

function keptOf(store: Store, revision: string): Kept {
  const known = stores.get(store)
  if (known?.revision === revision) return known
  const fresh: Kept = { revision, tables: new Map() }
  stores.set(store, fresh)
  return fresh
}

async function read(store: Store, statement: string): Promise<Table> {
  let writer: TableWriter | undefined
  await store.scan(statement, (columns) => (writer = tableWriter(columns)).take)
  if (!writer) throw new RangeError('the statement gave nothing, not even columns')
  return writer.finish()
}

async function makeRoom({ tables }: Kept, room: number): Promise<void> {
  let used = 0
  for (const [statement, table] of [...tables].toReversed()) {
    used += await table.then(
      ({ bytes }) => bytes,
      () => 0,
    )
    if (used > room) tables.delete(statement)
  }
}
