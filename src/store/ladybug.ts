/** The graph of a folder, asked through the embedded database that was derived from it. */
import { StoreError } from '../errors.ts'
import type { Store, Value } from '../model.ts'
import { databaseFile, derivedRecord } from './derive.ts'
import { exploreLadybug } from './explore.ts'
import { messageOf, readDocument, readDocuments } from './folder.ts'
import { BOUNDS, ladybugVersion, openNative, type Bounds, type Native, type NativeValue } from './native.ts'
import { toRow } from './values.ts'

/**
 * Opens the graph of a folder to be read.
 * @throws {StoreError} where there is no database, or one that this version cannot read
 */
export async function openLadybug(folder: string, bounds: Bounds = BOUNDS): Promise<Store> {
  const file = databaseFile(folder)
  const database = await openChecked(folder, file, bounds)
  return {
    engine: 'ladybug',
    documents: () => readDocuments(folder),
    document: (id) => readDocument(folder, id),
    async query(text, parameters) {
      try {
        const { columns, rows } = await database.run(text, nativeParameters(parameters))
        return rows.map((values) => toRow(columns, values))
      } catch (error) {
        throw new StoreError(`The database refused a question: ${messageOf(error)}`, { cause: error })
      }
    },
    explore: (text, limits) => exploreLadybug(file, text, limits),
    close: () => database.close(),
  }
}

async function openChecked(folder: string, file: string, bounds: Bounds): Promise<Native> {
  const record = await derivedRecord(folder)
  if (!record)
    throw new StoreError(`There is no graph in ${folder}, or it is not whole. Build it: reformgraph build <files> --graph ${folder}`)
  const version = await ladybugVersion()
  if (record.ladybug !== version) {
    throw new StoreError(`${file} was written by LadybugDB ${record.ladybug}, this is ${version}. Build the graph again.`)
  }
  try {
    return await openNative(file, true, bounds)
  } catch (error) {
    throw new StoreError(`${file} cannot be opened: ${messageOf(error)}. Delete it and build again.`, { cause: error })
  }
}

function nativeParameters(parameters: Readonly<Record<string, Value | null>>): Record<string, NativeValue> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, isList(value) ? [...value] : value]))
}

function isList(value: Value | null): value is readonly string[] {
  return Array.isArray(value)
}
