/** `metadata.csv` beside the documents: `file,title,region,date,url`, one row a file, paths from the folder it lies in. */
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Issue } from '../model.ts'
import { columnIn, saidBy } from './columns.ts'
import { decode } from './encoding.ts'
import { factsOf, firstOf } from './facts.ts'
import type { InputFile } from './files.ts'
import type { Doubt, Facts } from './reading.ts'

const NAME = 'metadata.csv'
const LARGEST = 16 * 2 ** 20

export interface Metadata {
  readonly facts: Facts
  readonly doubts: readonly Doubt[]
}

/** What the `metadata.csv` files beside the documents say, by absolute path of the document. */
export async function readMetadata(
  files: readonly InputFile[],
): Promise<{ readonly byPath: ReadonlyMap<string, Metadata>; readonly issues: readonly Issue[] }> {
  const byPath = new Map<string, Metadata>()
  const issues: Issue[] = []
  for (const folder of new Set(files.map(({ absolute, packedIn }) => dirname(packedIn?.absolute ?? absolute)))) {
    const bytes = await readFile(join(folder, NAME)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') issues.push(trouble(`cannot be read (${error.code ?? error.message})`))
      return undefined
    })
    if (!bytes) continue
    try {
      for (const [file, metadata] of parseMetadata(bytes)) byPath.set(join(folder, file), metadata)
    } catch (error) {
      issues.push(trouble(error instanceof Error ? error.message : String(error)))
    }
  }
  return { byPath, issues }
}

/** What is said of a document beside its text: by the file that it was packed in, by a row of its own, by a row of that file. */
export function metadataOf({ path, absolute, packedIn }: InputFile, byPath: ReadonlyMap<string, Metadata>): Metadata | undefined {
  if (!packedIn) return byPath.get(absolute)
  const own = byPath.get(packedIn.absolute + path.slice(packedIn.path.length))
  const all = [packedIn.said, own, byPath.get(packedIn.absolute)].filter((one) => one !== undefined)
  return all.length === 0 ? undefined : { facts: firstOf(...all.map(({ facts }) => facts)), doubts: all.flatMap(({ doubts }) => doubts) }
}

/**
 * The rows of one `metadata.csv`, by file.
 * @throws {Error} where it is no such table
 */
export function parseMetadata(bytes: Uint8Array): ReadonlyMap<string, Metadata> {
  const text = bytes.length > LARGEST ? undefined : decode(bytes)?.text
  if (text === undefined) throw new Error('is not a text of up to 16 MB')
  const rows: string[][] = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true })
  const header = rows[0] ?? []
  if (columnIn(header, 'file') === undefined) throw new Error('has no column “file”; the columns are file,title,region,date,url')
  return new Map(
    rows.slice(1).flatMap((row): [string, Metadata][] => {
      const said = saidBy(header, row)
      const file = said('file')?.replaceAll('\\', '/')
      return file ? [[file, factsOf(said, 'read/metadata')]] : []
    }),
  )
}

function trouble(message: string): Issue {
  return { document: NAME, rule: 'read/metadata', message: `${NAME} ${message}` }
}
