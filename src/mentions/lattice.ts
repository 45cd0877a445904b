/**
 * Where a mention may begin and end. A document is cut into segments that no mention crosses (sentence ends, semicolons,
 * commas outside quotes); inside a segment, words give the boundaries, and pairs of boundaries the candidate spans.
 */
import type { Doc, Span, Word } from '../model.ts'

export interface Segment extends Span {
  /** Index of its sentence. */
  readonly sentence: number
  /** Words of the document that it holds: half-open indices. */
  readonly first: number
  readonly last: number
}

/** A possible mention: words [from, to) of the document. */
export interface Candidate extends Span {
  readonly from: number
  readonly to: number
}

export interface Lattice {
  readonly words: readonly Word[]
  /** For each word: how many quotes and brackets it opens, less those that it closes. */
  readonly nesting: Int16Array
  readonly segments: readonly Segment[]
}

/** By code unit: what a quote or bracket adds to how deep the text after it is nested. */
const STEPS = new Int8Array(2 ** 16)
for (const opening of '“‘《〈「『（(【[') STEPS[opening.charCodeAt(0)] = 1
for (const closing of '”’》〉」』）)】]') STEPS[closing.charCodeAt(0)] = -1
const COMMA = 0x2c
const SEMICOLONS: ReadonlySet<number> = new Set([0xff1b, 0x3b])
/** Commas and colons, wide and narrow. */
const COMMAS: ReadonlySet<number> = new Set([0xff0c, 0xff1a, 0x3a, COMMA])
const MAX_WORDS = 18
const MAX_LENGTH = 45

/**
 * Words and segments of a document.
 * @param words the words of all sentences, in order
 * @param cuts offsets where a word must end, whatever the segmenter says (ends of known names)
 */
export function buildLattice(doc: Doc, words: readonly Word[], cuts: ReadonlySet<number>): Lattice {
  const parts = splitWords(words, cuts)
  const segments: Segment[] = []
  let next = 0
  doc.sentences.forEach((sentence, index) => {
    for (const span of segmentsOf(doc.text, sentence)) {
      while (next < parts.length && (parts[next]?.start ?? 0) < span.start) next++
      const first = next
      while (next < parts.length && (parts[next]?.start ?? 0) < span.end) next++
      segments.push({ ...span, sentence: index, first, last: next })
    }
  })
  return { words: parts, nesting: Int16Array.from(parts, (word) => nestingOf(doc.text, word)), segments }
}

/** The stretches between commas and semicolons; those inside quotes and brackets part nothing. */
function segmentsOf(text: string, sentence: Span): Span[] {
  const found: Span[] = []
  let depth = 0
  let from = sentence.start
  for (let at = sentence.start; at < sentence.end; at++) {
    const code = text.charCodeAt(at)
    const step = STEPS[code] ?? 0
    if (step !== 0) depth = Math.max(0, depth + step)
    else if (SEMICOLONS.has(code) || (depth === 0 && COMMAS.has(code) && !(code === COMMA && isDigit(text, at + 1)))) {
      if (at > from) found.push({ start: from, end: at })
      from = at + 1
      if (SEMICOLONS.has(code)) depth = 0
    }
  }
  if (sentence.end > from) found.push({ start: from, end: sentence.end })
  return found
}

const isDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

function splitWords(words: readonly Word[], cuts: ReadonlySet<number>): Word[] {
  const parts: Word[] = []
  for (const word of words) {
    let from = word.start
    for (let at = word.start + 1; at < word.end; at++)
      if (cuts.has(at)) {
        parts.push({ start: from, end: at, tag: word.tag })
        from = at
      }
    parts.push(from === word.start ? word : { start: from, end: word.end, tag: word.tag })
  }
  return parts
}

/** Marks that a mention neither begins nor ends with, and words that never begin or never end one. */
const BAD_FIRST = new Set(
  '的了和与及或等是在为对将把被从向以于并也都就而但则且、，。；：！？ ·—-…%％”’》〉」』）)】]+×中上下内外着地得其该本此这那'
    .split('')
    .concat(
      '以及',
      '并且',
      '通过',
      '等等',
      '我们',
      '他们',
      '这些',
      '那些',
      '加快',
      '进一步',
      '全面',
      '积极',
      '大力',
      '扎实',
      '深入',
      '持续',
      '不断',
      '切实',
      '着力',
      '努力',
      '坚持',
      '成功',
      '顺利',
      '圆满',
    ),
)
const BAD_LAST = new Set(
  '的了和与及或等是在为对将把被从向以于并也都就而但则且、，。；：！？ ·—-…“‘《〈「『（(【[×着地得其该'
    .split('')
    .concat('以及', '并且', '通过', '等等'),
)

/**
 * Every candidate of a segment, by start, then by length.
 * @param keeps whether words [from, to) are worth weighing
 */
export function candidatesOf(
  text: string,
  { words, nesting }: Lattice,
  segment: Segment,
  keeps: (from: number, to: number) => boolean,
): Candidate[] {
  const found: Candidate[] = []
  for (let from = segment.first; from < segment.last; from++) {
    const start = words[from]?.start ?? 0
    let depth = 0
    for (let to = from + 1; to <= segment.last && to - from <= MAX_WORDS; to++) {
      const end = words[to - 1]?.end ?? 0
      if (end - start > MAX_LENGTH) break
      depth += nesting[to - 1] ?? 0
      if (depth < 0) break
      if (depth > 0 || end - start < 2 || !keeps(from, to)) continue
      if (isBad(text, words[from], BAD_FIRST)) break
      if (!isBad(text, words[to - 1], BAD_LAST)) found.push({ start, end, from, to })
    }
  }
  return found
}

const isBad = (text: string, word: Word | undefined, bad: ReadonlySet<string>): boolean =>
  word === undefined || bad.has(text.slice(word.start, word.end))

/** How many quotes and brackets a word opens, less those that it closes. */
function nestingOf(text: string, word: Word): number {
  let depth = 0
  for (let at = word.start; at < word.end; at++) depth += STEPS[text.charCodeAt(at)] ?? 0
  return depth
}
