/**
 * One build at a time on one folder: a file that names the process that holds it. The lock of a process that has died (or whose
 * number another one has now) is taken over.
 */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { link, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { beganOf, isAlive } from '../alive.ts'
import { StoreError } from '../errors.ts'
import { codeOf } from '../store/folder.ts'
import { asideOf } from '../whole-file.ts'

interface Holder {
  readonly pid: number
  readonly host: string
  /** When the process began, in the system's own ticks; empty where the system does not tell. */
  readonly began: string
}

/** How often, and with which pause, a lock is looked at that says nothing: its owner is just about to write, or died before. */
const LOOKS = 20
const PAUSE_MS = 50

/**
 * Takes the lock of a folder.
 * @returns a function that gives it back at once, so that a process may call it as it ends
 * @throws {StoreError} where another build is at work
 */
export async function lockFolder(folder: string): Promise<() => void> {
  await makeFolder(resolve(folder))
  const file = join(folder, 'build.lock')
  const own = JSON.stringify({ pid: process.pid, host: hostname(), began: beganOf(process.pid) } satisfies Holder)
  for (let attempt = 0; attempt < 3; attempt++) {
    if (created(file, own)) return () => giveBack(file, own)
    const held = await heldBy(file)
    refuseIfAlive(file, held)
    await takeAway(file, held)
  }
  throw new StoreError(`${file} is held by another build; wait for it, or delete the file if none is running`)
}

/** Level by level: the recursive form never returns where a system answers ENOENT for a folder that may not be made. */
async function makeFolder(folder: string): Promise<void> {
  const known = await stat(folder).catch(() => undefined)
  if (known?.isDirectory()) return
  const parent = dirname(folder)
  if (parent !== folder) await makeFolder(parent)
  try {
    await mkdir(folder)
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await stat(folder)).isDirectory()) return
    if (codeOf(error) === 'ENOENT')
      throw new StoreError(`${folder} cannot be made: the file system is read-only, or no place for folders`, { cause: error })
    throw error
  }
}

/** What the lock says. */
async function heldBy(file: string): Promise<string> {
  for (let look = 1; ; look++) {
    const held = await readFile(file, 'utf8').catch(() => undefined)
    if (held !== '' || look === LOOKS) return held ?? ''
    await new Promise((done) => setTimeout(done, PAUSE_MS))
  }
}

/** Made and written without giving way, so that hardly anybody finds it empty. */
function created(file: string, content: string): boolean {
  try {
    const handle = openSync(file, 'wx')
    try {
      writeSync(handle, content)
    } catch (error) {
      rmSync(file, { force: true })
      throw error
    } finally {
      closeSync(handle)
    }
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** A lock that somebody else took away and holds by now stays. */
function giveBack(file: string, own: string): void {
  try {
    if (readFileSync(file, 'utf8') === own) rmSync(file, { force: true })
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') throw error
  }
}

function refuseIfAlive(file: string, held: string): void {
  const holder = holderOf(held)
  if (!holder) return
  if (holder.host !== hostname())
    throw new StoreError(`${file}: a build on the machine ${holder.host} holds this folder; if it is not running any more, delete the file`)
  if (isAlive(holder.pid, holder.began))
    throw new StoreError(`another build (process ${holder.pid}) is at work on this folder; wait for it to end, or use another --graph`)
}

/** Moves a dead lock away. Should it be a new one by now, which another process took in between, that one stays. */
async function takeAway(file: string, held: string): Promise<void> {
  const aside = asideOf(file)
  try {
    await rename(file, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  if ((await readFile(aside, 'utf8')) !== held) await link(aside, file).catch(() => undefined)
  await rm(aside, { force: true })
}

function holderOf(json: string): Holder | undefined {
  try {
    const { pid, host, began }: Partial<Holder> = JSON.parse(json)
    return typeof pid === 'number' && typeof host === 'string' && typeof began === 'string' ? { pid, host, began } : undefined
  } catch {
    return undefined
  }
}
