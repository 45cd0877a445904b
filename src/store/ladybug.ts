/** The graph of a folder, asked through the embedded database that was derived from it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { StoreError } from '../errors.ts'
import type { Store, Value } from '../model.ts'
import { capabilitiesOf } from './capabilities.ts'
import { exploreLadybug } from './explore.ts'
import { messageOf, readDocument, readDocuments } from './folder.ts'
import { manifestFile, readManifest } from './manifest.ts'
import { BOUNDS, ladybugVersion, openNative, type Bounds, type Native, type NativeValue } from './native.ts'
import { markOf } from './published.ts'
import { databaseFile, findRecord, type DerivedRecord } from './record.ts'
import { toRow, toValue } from './values.ts'

/**
 * Opens the graph of a folder to be read.
 * @throws {StoreError} where there is no database, or one that this version cannot read
 */
export async function openLadybug(folder: string, bounds: Bounds = BOUNDS): Promise<Store> {
  const { database, record } = await openChecked(folder, bounds)
  return {
    engine: 'ladybug',
    can: capabilitiesOf('ladybug'),
    documents: () => readDocuments(folder, record.documents),
    document: (id) => readDocument(folder, id, record.documents),
    async query(text, parameters) {
      try {
        const { columns, rows } = await database.run(text, nativeParameters(parameters))
        return rows.map((values) => toRow(columns, values))
      } catch (error) {
        throw refused(error)
      }
    },
    async scan(text, begin) {
      try {
        await database.each(text, (columns) => {
          const take = begin(columns)
          return (values) => take(values.map(toValue))
        })
      } catch (error) {
        throw refused(error)
      }
    },
    // The open file stays as it is, whatever is published beside it.
    revision: () => Promise.resolve(record.sha256),
    explore: (text, limits) => exploreLadybug(databaseFile(folder), text, limits),
    close: () => database.close(),
  }
}

function refused(error: unknown): StoreError {
  return new StoreError(`The database refused a question: ${messageOf(error)}`, { cause: error })
}

interface Opened {
  readonly database: Native
  readonly record: DerivedRecord
}

/** A build that publishes replaces first the database, then its record: whoever comes in between looks again. */
const LOOKS = 5
const PAUSE_MS = 100

/** What was checked is what was opened: where a build has put another file there meanwhile, both are done again. */
async function openChecked(folder: string, bounds: Bounds): Promise<Opened> {
  for (let look = 1; ; look++) {
    const checked = await markOf(databaseFile(folder))
    const opened = await openOnce(folder, bounds)
    if (look === LOOKS || (await markOf(databaseFile(folder))) === checked) return opened
    await opened.database.close()
  }
}

async function openOnce(folder: string, bounds: Bounds): Promise<Opened> {
  const record = await recordOf(folder)
  if ((await readManifest(folder))?.damaged) throw new StoreError(`${manifestFile(folder)} is damaged. ${mending(folder)}`)
  const file = databaseFile(folder)
  const version = await ladybugVersion()
  if (record.ladybug !== version) {
    throw new StoreError(`${file} was written by LadybugDB ${record.ladybug}, this is ${version}. Build the graph again.`)
  }
  try {
    return { database: await openNative(file, true, bounds), record }
  } catch (error) {
    throw new StoreError(`${file} cannot be opened: ${messageOf(error)}. Delete it and build again.`, { cause: error })
  }
}

async function recordOf(folder: string): Promise<DerivedRecord> {
  for (let look = 1; ; look++) {
    const found = await findRecord(folder)
    if ('record' in found) return found.record
    if (!existsSync(databaseFile(folder)))
      throw new StoreError(`There is no graph in ${folder}. Build it: reformgraph build <files> --graph ${folder}`)
    if (look === LOOKS) throw new StoreError(`${join(folder, found.file)} ${found.fault}. ${mending(folder)}`)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

function mending(folder: string): string {
  return `Build again, which mends it: reformgraph build <files> --graph ${folder}`
}

function nativeParameters(parameters: Readonly<Record<string, Value | null>>): Record<string, NativeValue> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, isList(value) ? [...value] : value]))
}

function isList(value: Value | null): value is readonly string[] {
  return Array.isArray(value)
}
