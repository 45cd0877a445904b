/**
 * What an extraction was made by, as one hash: the package's version and libraries, the seeds, and the code of every stage that
 * takes part. Whatever changes any of them makes stored extractions stale.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PATHS } from '../paths.ts'

/** What does not take part in turning a file into an extraction; everything else in the program does. */
const OTHERS = new Set([
  'alive',
  'build',
  'cli',
  'commands',
  'export',
  'graph',
  'heap',
  'index',
  'learn',
  'query',
  'seal',
  'serve',
  'store',
  'viewer',
  'whole-file',
])
/** The form of an extraction. */
const FORM = 'graph/document'

/** @param seeds the version of the seeds: a hash of their files */
export async function fingerprintOf(seeds: string): Promise<string> {
  const hash = createHash('sha256').update(seeds)
  const { version, dependencies }: { version?: unknown; dependencies?: unknown } = JSON.parse(
    await readFile(join(PATHS.root, 'package.json'), 'utf8'),
  )
  hash.update(JSON.stringify([version, dependencies]))
  const program = dirname(dirname(fileURLToPath(import.meta.url)))
  for (const file of await codeOf(program)) hash.update(await readFile(join(program, file)))
  return hash.digest('hex')
}

/** The files of code that take part, below the program's folder, sorted. */
export async function codeOf(program: string): Promise<string[]> {
  const files = (await readdir(program, { recursive: true })).map((file) => file.replaceAll('\\', '/'))
  return files
    .filter((file) => isCode(file) && (withoutEnding(file) === FORM || !OTHERS.has(withoutEnding(file.split('/')[0] ?? ''))))
    .toSorted()
}

function isCode(file: string): boolean {
  return /\.[jt]s$/.test(file) && !file.endsWith('.d.ts')
}

function withoutEnding(file: string): string {
  return file.replace(/\.[jt]s$/, '')
}
