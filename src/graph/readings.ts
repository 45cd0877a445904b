/**
 * How names are spoken, by pinyin-pro, which knows words (重庆 is chongqing); and the same made small enough to be sent to
 * a page that searches by itself: one table of characters, and the few names that are read otherwise than by that table.
 */
import { setImmediate } from 'node:timers/promises'
import { pinyin } from 'pinyin-pro'

/** The syllable of each character, in small letters; other signs stand for themselves. */
export function syllablesOf(text: string): string[] {
  return pinyin(text, { type: 'array', toneType: 'none', v: true }).map((syllable) => syllable.toLowerCase())
}

export interface Spoken {
  /** The usual syllable of each character that occurs. */
  readonly syllables: Readonly<Record<string, string>>
  /** Forms that are read otherwise: their place in the list, and their syllables with blanks between. */
  readonly otherwise: readonly (readonly [form: number, syllables: string])[]
}

/** Names read in one go, before others get their turn: 50,000 names take more than a second. */
const BATCH = 500

export async function spokenForms(forms: readonly string[]): Promise<Spoken> {
  const readings: string[][] = []
  for (const [at, form] of forms.entries()) {
    if (at % BATCH === 0) await setImmediate()
    readings.push(syllablesOf(form))
  }
  const characters = forms.map((form) => Array.from(form))
  const usual = usualSyllables(characters, readings)
  const otherwise = readings.flatMap((reading, form): [number, string][] => {
    const own = characters[form] ?? []
    const same = reading.length === own.length && own.every((character, at) => (usual.get(character) ?? character) === reading[at])
    return same || reading.length !== own.length ? [] : [[form, reading.join(' ')]]
  })
  return { syllables: Object.fromEntries([...usual].filter(([character, syllable]) => character !== syllable)), otherwise }
}

/** For each character the syllable that it has most often, the first of them where two are as frequent. */
function usualSyllables(forms: readonly (readonly string[])[], readings: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>()
  forms.forEach((characters, form) =>
    characters.forEach((character, at) => {
      const syllable = readings[form]?.[at] ?? character
      const own = counts.get(character) ?? new Map<string, number>()
      own.set(syllable, (own.get(syllable) ?? 0) + 1)
      counts.set(character, own)
    }),
  )
  return new Map(
    [...counts].map(([character, own]) => [
      character,
      [...own].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0] as const)[0],
    ]),
  )
}
