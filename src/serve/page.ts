/**
 * The built viewer, read once when the server starts: what is not in this list cannot be asked for, so no address can
 * lead out of the folder.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'

export interface PageFile {
  readonly body: Uint8Array<ArrayBuffer>
  readonly type: string
  /** Whether its name changes with its contents. */
  readonly hashed: boolean
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Files of the folder by address; empty where the page was not built. */
export function readPage(folder: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>()
  const top = list(folder)
  for (const name of top) add(files, `/${name}`, { path: join(folder, name), hashed: false })
  for (const name of list(join(folder, 'assets'))) add(files, `/assets/${name}`, { path: join(folder, 'assets', name), hashed: true })
  const index = files.get('/index.html')
  if (index) files.set('/', index)
  return files
}

function add(files: Map<string, PageFile>, address: string, { path, hashed }: { readonly path: string; readonly hashed: boolean }): void {
  const type = TYPES[extname(path)]
  if (type !== undefined) files.set(address, { body: new Uint8Array(readFileSync(path)), type, hashed })
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
  } catch {
    return []
  }
}
