/** Which edition of a graph lies in a folder: a build publishes its database and then its record, each by rename. */
import { stat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { codeOf } from './folder.ts'
import { databaseFile, recordFile } from './record.ts'

/** How often it is looked whether there is another. */
const EVERY_MS = 1000

/** What tells one edition from the next; nothing where there is none, or one is just being put there. */
export async function editionOf(folder: string): Promise<string | undefined> {
  const marks = [await markOf(databaseFile(folder)), await markOf(recordFile(folder))]
  return marks.includes(undefined) ? undefined : marks.join(' ')
}

/** What tells one file of a name from the next. */
export async function markOf(file: string): Promise<string | undefined> {
  try {
    const { ino, size, mtimeNs } = await stat(file, { bigint: true })
    return `${ino}-${size}-${mtimeNs}`
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined
    throw error
  }
}

/** Calls for each edition that follows on the one that is known, one after the other, until the signal ends it. */
export async function followEditions(
  folder: string,
  known: string | undefined,
  signal: AbortSignal,
  onEdition: () => Promise<void>,
): Promise<void> {
  let last = known
  while (!signal.aborted) {
    const edition = await editionOf(folder).catch(() => undefined)
    if (edition !== undefined && edition !== last) {
      last = edition
      await onEdition()
    }
    await pause(EVERY_MS, undefined, { signal }).catch(() => undefined)
  }
}
