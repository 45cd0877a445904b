/**
 * All names of a graph as one long text, as it is written, as it is spoken and by initials, so that a search is a search in
 * a text: what is found at an offset belongs to the form that the offset lies in.
 */
import type { NamesAnswer } from '../../src/serve/answers.ts'

export interface Names {
  /** Node of each form, and where the form begins in `text`; one offset more for the end. */
  readonly nodes: Int32Array
  readonly starts: Int32Array
  /** Forms below the number of nodes are names themselves, the others aliases. */
  readonly main: number
  readonly raw: string
  /** `raw` without differences of case and width, of the same length. */
  readonly text: string
  /** For each character of `text` the first letter of its syllable. */
  readonly initials: string
  /** The syllables run together, and for each of their letters the offset in `text` of what it is spoken for. */
  readonly letters: string
  readonly from: Int32Array
}

const BREAK = '\n'

/** Forms taken in at one go, before the page gets its turn. */
const BATCH = 4000
/** No syllable is longer (zhuang). */
const LONGEST = 6

/** @param pause lets the page do something else between two batches */
export async function indexNames(
  own: readonly string[],
  { nodes, forms, syllables, otherwise }: NamesAnswer,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<Names> {
  const all = [...own, ...forms].map((form) => form.replaceAll(BREAK, ' '))
  const raw = `${all.join(BREAK)}${BREAK}`
  const special = new Map(otherwise.map(([form, spoken]) => [form, spoken.split(' ')]))
  const usual = new Map(Object.entries(syllables))
  const starts = new Int32Array(all.length + 1)
  const from = new Int32Array(raw.length * LONGEST)
  const text: string[] = []
  const letters: string[] = []
  const initials: string[] = []
  let spokenLength = 0
  for (const [at, form] of all.entries()) {
    if (at % BATCH === 0) await pause()
    const start = starts[at] ?? 0
    starts[at + 1] = start + form.length + 1
    text.push(fold(form))
    const spoken = special.get(at)
    let offset = start
    let number = 0
    for (const character of form) {
      const syllable = spoken?.[number] ?? usual.get(character) ?? character.toLowerCase()
      letters.push(syllable)
      from.fill(offset, spokenLength, spokenLength + syllable.length)
      spokenLength += syllable.length
      initials.push(character.length === 1 ? syllable.charAt(0) || '?' : `${syllable.charAt(0) || '?'}?`)
      offset += character.length
      number++
    }
    letters.push(BREAK)
    initials.push(BREAK)
    from[spokenLength] = offset
    spokenLength++
  }
  await pause()
  return {
    nodes: Int32Array.from([...own.keys(), ...nodes]),
    starts,
    main: own.length,
    raw,
    text: `${text.join(BREAK)}${BREAK}`,
    initials: initials.join(''),
    letters: letters.join(''),
    from: from.subarray(0, spokenLength),
  }
}

const folded = new Map<string, string>()

/** Case and width do not matter; every unit stays one, so that places in it are places in the name. */
export function fold(text: string): string {
  let all = ''
  for (let at = 0; at < text.length; at++) all += foldUnit(text.charAt(at))
  return all
}

function foldUnit(unit: string): string {
  const known = folded.get(unit)
  if (known !== undefined) return known
  const plain = unit.normalize('NFKC').toLowerCase()
  const made = plain.length === 1 ? plain : unit
  folded.set(unit, made)
  return made
}
