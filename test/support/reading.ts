/** Sources and documents made from a text, and the seeds that the project ships, read once for all tests of a file. */
import { addHint, createHintList, mergeHints } from '../../src/mentions/hints.ts'
import type { Hint, Hints } from '../../src/mentions/hints.ts'
import type { Doc, Mention, Seeds, Source } from '../../src/model.ts'
import { PATHS } from '../../src/paths.ts'
import { loadSeeds } from '../../src/seeds/load.ts'
import { readDoc } from '../../src/text/doc.ts'

/** A source as if it had been read from a file. */
export function sourceOf(raw: string, facts: Partial<Source> = {}): Source {
  return { id: 'document', path: 'document.txt', title: '', raw, sha256: '', issues: [], ...facts }
}

export function docOf(raw: string, facts: Partial<Source> = {}): Doc {
  return readDoc(sourceOf(raw, facts))
}

let seeds: Promise<Seeds> | undefined

/** The seeds of the project. */
export function projectSeeds(): Promise<Seeds> {
  seeds ??= loadSeeds(PATHS.seeds)
  return seeds
}

/** The stretch of a text that a form takes, by its first or a later place. */
export function spanOf(text: string, form: string, nth = 0): { start: number; end: number } {
  let start = text.indexOf(form)
  for (let count = 0; count < nth; count++) start = text.indexOf(form, start + 1)
  if (start < 0) throw new RangeError(`“${form}” does not stand in “${text}”`)
  return { start, end: start + form.length }
}

/** A mention of a form in a text. */
export function mentionOf(text: string, type: string, form: string, nth = 0): Mention {
  return { ...spanOf(text, form, nth), type, rule: 'test', weight: 1 }
}

/** Hints in columns. @param hints by start, then by end */
export function hintsOf(hints: readonly Hint[]): Hints {
  const list = createHintList()
  for (const { start, end, ...known } of hints) addHint(list, start, end, known)
  return mergeHints([list])
}
