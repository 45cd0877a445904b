/** The dictionaries of OpenCC (traditional to simplified) → rows of `script.tsv`. */
import iconv from 'iconv-lite'
import type { SCRIPT_COLUMNS } from './script.ts'

export type ScriptRow = Record<(typeof SCRIPT_COLUMNS)[number], string>

/**
 * @param names names of places, which keep their characters
 */
export function makeScript({
  characters,
  phrases,
  names,
}: {
  readonly characters: string
  readonly phrases: string
  readonly names: readonly string[]
}): ScriptRow[] {
  const rows: ScriptRow[] = []
  const inNames = new Set(names.join(''))
  const sure = new Map<string, string>()
  const doubtful = new Map<string, string>()
  for (const [written, [simplified = '', ...others]] of entriesOf(characters)) {
    if (written.length !== 1 || simplified.length !== 1 || written === simplified) continue
    const both = others.includes(written) || isStandard(written) || inNames.has(written)
    ;(both ? doubtful : sure).set(written, simplified)
    rows.push({ written, simplified, where: both ? 'traditional' : 'everywhere' })
  }
  const half = (text: string): string => mapped(text, sure)
  const kept = new Set(
    [
      ...[...entriesOf(phrases)]
        .filter(([written, [simplified = '']]) => half(written) === simplified)
        .map(([, [simplified = '']]) => simplified),
      ...names.flatMap(shortened),
    ].filter((word) => word.length > 1 && mapped(word, doubtful) !== word && half(word) === word),
  )
  for (const word of kept) rows.push({ written: word, simplified: word, where: 'kept' })
  return rows.toSorted((a, b) => (a.where === b.where ? (a.written < b.written ? -1 : 1) : a.where < b.where ? -1 : 1))
}

function* entriesOf(dictionary: string): Generator<readonly [string, readonly string[]]> {
  for (const line of dictionary.split('\n')) {
    const [written, targets] = line.trimEnd().split('\t')
    if (written && targets && !written.startsWith('#')) yield [written, targets.split(' ')]
  }
}

/** What the national standard GB 2312 has, simplified texts may have too (乾县, 於潜): rows 16 to 87 of GBK’s own numbering. */
function isStandard(character: string): boolean {
  const [row = 0, cell = 0] = iconv.encode(character, 'gbk')
  return row >= 0xb0 && row <= 0xf7 && cell >= 0xa1
}

/** A name with and without the word for its kind. */
function shortened(name: string): string[] {
  return name.length > 2 ? [name, name.slice(0, -1)] : [name]
}

function mapped(text: string, map: ReadonlyMap<string, string>): string {
  return text.replace(/./gu, (character) => map.get(character) ?? character)
}
