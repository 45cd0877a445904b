/** The version of the seeds: what was extracted with other seeds is stale. */
import { createHash } from 'node:crypto'
import type { SeedFile } from './tsv.ts'

/** SHA-256 over names and contents, whatever the order of the files and the folder that they lie in. */
export function versionOf(files: readonly SeedFile[]): string {
  const hash = createHash('sha256')
  for (const { path, text } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) hash.update(`${path}\0${text}\0`)
  return hash.digest('hex')
}
