/** What every reader of a file type gives: the text, what the file says of itself, and doubts that do not stop it. */

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

export interface Limits {
  /** Of the file. */
  readonly bytes: number
  /** Of what a packed file unfolds to. */
  readonly unpackedBytes: number
  /** Of the text: a report has tens of thousands, a yearbook hundreds of thousands. */
  readonly characters: number
}

export const LIMITS: Limits = { bytes: 64 * 2 ** 20, unpackedBytes: 256 * 2 ** 20, characters: 2_000_000 }

/** A file that cannot be read as a document: becomes an Issue, never stops a run. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly rule: string
  constructor(rule: string, message: string) {
    super(message)
    this.rule = rule
  }
}
