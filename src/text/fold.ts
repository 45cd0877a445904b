/**
 * A text as the matching sees it: traditional characters as simplified ones, full-width letters and digits as half-width ones, every
 * kind of quotation mark as “”. One code unit for one code unit, so that every offset holds in the text that the reader sees.
 */
import type { Script } from '../model.ts'
import { createTrie } from '../trie.ts'

/** Gives a text of the same length. */
export type Fold = (text: string) => string

/** Marks of other scripts and keyboards that stand for one that the patterns know. */
const MARKS: Readonly<Record<string, string>> = {
  '「': '“',
  '」': '”',
  '﹁': '“',
  '﹂': '”',
  '『': '‘',
  '』': '’',
  '｡': '。',
  '､': '、',
  '＂': '"',
}
/** Full-width digits and letters. */
const WIDE = /[０-９Ａ-Ｚａ-ｚ]/g
const WIDE_SHIFT = 0xfee0
const WIDE_CHARACTERS = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', (narrow) =>
  String.fromCharCode(narrow.charCodeAt(0) + WIDE_SHIFT),
)
const MARK = /[「」﹁﹂『』｡､＂]/g
const STRAIGHT = /"/g

/**
 * @param script characters that are traditional wherever they stand; those that simplified texts have too (乾, 於, 後) mean another one only
 *   in a line that has traditional characters, and not in the words that keep them (乾县)
 */
export function createFold({ always, inTraditional, kept }: Script = { always: new Map(), inTraditional: new Map(), kept: [] }): Fold {
  const traditional = always.size > 0 ? new RegExp(`[${[...always.keys()].join('')}]`, 'g') : undefined
  const doubtful = inTraditional.size > 0 ? new RegExp(`[${[...inTraditional.keys()].join('')}]`, 'g') : undefined
  const keeping = createTrie(kept)
  const isFolded = foldedUnits([...always.keys()])
  const simplified = (line: string): string => {
    if (!traditional || line.search(traditional) < 0) return line
    const sure = line.replace(traditional, (character) => always.get(character) ?? character)
    if (!doubtful || sure.search(doubtful) < 0) return sure
    const words = keeping.all(sure, 0, sure.length)
    return sure.replace(doubtful, (character, at: number) =>
      words.some(({ start, end }) => start <= at && at < end) ? character : (inTraditional.get(character) ?? character),
    )
  }
  return (text) => {
    if (!hasAny(text, isFolded)) return text
    const plain = text
      .replace(WIDE, (character) => String.fromCharCode(character.charCodeAt(0) - WIDE_SHIFT))
      .replace(MARK, (character) => MARKS[character] ?? character)
    return plain
      .split('\n')
      .map((line) => simplified(pairQuotes(line)))
      .join('\n')
  }
}

/** By code unit: whether a text with it may be folded to another one. */
function foldedUnits(traditional: readonly string[]): Uint8Array {
  const folded = new Uint8Array(2 ** 16)
  for (const character of [...WIDE_CHARACTERS, ...Object.keys(MARKS), '"', ...traditional]) folded[character.charCodeAt(0)] = 1
  return folded
}

function hasAny(text: string, units: Uint8Array): boolean {
  for (let at = 0; at < text.length; at++) if (units[text.charCodeAt(at)] === 1) return true
  return false
}

/** Straight quotes in pairs become “”; a single one stays as it is. */
function pairQuotes(line: string): string {
  const count = line.match(STRAIGHT)?.length ?? 0
  if (count === 0 || count % 2 === 1) return line
  let open = false
  return line.replace(STRAIGHT, () => {
    open = !open
    return open ? '“' : '”'
  })
}
