/** What every reader of a file type gives: the text, what the file says of itself, and doubts that do not stop it. */
import type { Issue } from '../model.ts'

/** What is known of a document beside its text. */
export interface Facts {
  readonly title?: string | undefined
  readonly region?: string | undefined
  readonly date?: string | undefined
  readonly url?: string | undefined
}

export interface Doubt {
  readonly rule: string
  readonly message: string
}

export interface Reading {
  readonly text: string
  readonly facts: Facts
  readonly doubts: readonly Doubt[]
}

/** How far reading goes, so that no file can take more than its share; each is an option of `build`. */
export interface Limits {
  /** Of a file, inside an archive too. */
  readonly bytes: number
  /** Of what an Office file unfolds to. */
  readonly unpackedBytes: number
  /** Of what an archive unfolds to in all, archives inside it included. */
  readonly archiveBytes: number
  /** How many times its size an entry of an archive may unfold to. */
  readonly ratio: number
  /** Files in an archive, rows in a table. */
  readonly entries: number
  /** Archives in one another. */
  readonly depth: number
  /** Elements of a page or a Word file in one another. */
  readonly nesting: number
  readonly pages: number
  /** Characters of a line. */
  readonly line: number
  /** Of the text: a report has tens of thousands, a yearbook millions. */
  readonly characters: number
  /** For reading one file; extracting may take as long for every 100,000 characters. */
  readonly seconds: number
}

const MIB = 2 ** 20

export const LIMITS: Limits = {
  bytes: 64 * MIB,
  unpackedBytes: 256 * MIB,
  archiveBytes: 4096 * MIB,
  ratio: 250,
  entries: 50_000,
  depth: 3,
  nesting: 1000,
  pages: 5000,
  line: 1_000_000,
  characters: 5_000_000,
  seconds: 120,
}

/** A file that cannot be read as a document: becomes an Issue, never stops a run. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly rule: string
  constructor(rule: string, message: string) {
    super(message)
    this.rule = rule
  }
}

/** What is said of a file over its limit. @param option the one that raises it */
export function tooLarge(size: number, most: number, option: string): Unreadable {
  return new Unreadable(
    'read/size',
    `the file has ${Math.ceil(size / MIB)} MB, more than the limit of ${Math.round(most / MIB)} MB; split it or raise ${option}`,
  )
}

/** The Issue of a file that could not be read. */
export function issueOf({ id, path }: { readonly id: string; readonly path: string }, error: unknown): Issue {
  if (error instanceof Unreadable) return { document: id, rule: error.rule, message: `${path}: ${error.message}` }
  const message = error instanceof Error ? error.message : String(error)
  return { document: id, rule: 'read/failure', message: `${path}: cannot be read (${message})` }
}
