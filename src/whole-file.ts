/** Files that are there whole or not at all: written aside and renamed. What a killed process left aside is known by its name. */
import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isAlive } from './alive.ts'

const ASIDE = /\.(\d+)\.[0-9a-f]{8}\.tmp$/

/** A name beside a file that no other process and no other call takes. */
export function asideOf(file: string): string {
  return `${file}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`
}

/** Writes a file aside and renames it, so that whoever looks finds the old one or the new one, whole. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const aside = asideOf(file)
  try {
    await writeFile(aside, content)
    await rename(aside, file)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}

/** Removes what processes that are no more left aside of one file. */
export function removeDeadAsides(file: string): void {
  for (const name of readdirSync(dirname(file))) {
    const owner = ASIDE.exec(name)
    if (owner && name.slice(0, owner.index) === basename(file) && !isAlive(Number(owner[1])))
      rmSync(join(dirname(file), name), { force: true })
  }
}

/** Removes what was left aside below a folder, of one process or of any. Nothing waits: a process may call it as it ends. */
export function removeAsides(folder: string, pid?: number): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const owner = ASIDE.exec(entry.name)?.[1]
    if (entry.isFile() && owner !== undefined && (pid === undefined || Number(owner) === pid))
      rmSync(join(entry.parentPath, entry.name), { force: true })
  }
}
