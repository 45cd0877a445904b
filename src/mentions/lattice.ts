/**
 * Where a mention may begin and end. A document is cut into segments that no mention crosses (sentence ends, semicolons,
 * commas outside quotes); inside a segment, words give the boundaries, and pairs of boundaries the candidate spans.
 */
import { hashOf } from '../hash.ts'
import type { Doc, Span, WordForm, Tokens } from '../model.ts'
import { lastStartAtOrBefore } from '../spans.ts'

export interface Segment extends Span {
  /** Index of its sentence. */
  readonly sentence: number
  /** How many segments of its lattice come before it. */
  readonly order: number
  /** Tokens of the lattice that it holds: half-open indices. */
  readonly first: number
  readonly last: number
}

/** A possible mention: words [from, to) of the lattice. */
export interface Candidate extends Span {
  readonly from: number
  readonly to: number
}

/** The words of a stretch in columns. */
export interface Lattice {
  /** Where each word begins and ends. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly forms: readonly WordForm[]
  /** For each word: how many quotes and brackets it opens, less those that it closes. */
  readonly nesting: Int8Array
  /** For each word: whether a mention may begin with it (1) or end with it (2), or both (3). */
  readonly edges: Uint8Array
  readonly segments: readonly Segment[]
}

/** By code unit: what a quote or bracket adds to how deep the text after it is nested. */
const STEPS = new Int8Array(2 ** 16)
/** The ideographs, which nest nothing: most of a text. */
const [IDEOGRAPHS, AFTER_IDEOGRAPHS] = [0x4e00, 0xa000]
const stepOf = (code: number): number => (code >= IDEOGRAPHS && code < AFTER_IDEOGRAPHS ? 0 : (STEPS[code] ?? 0))
for (const opening of '“‘《〈「『（(【[') STEPS[opening.charCodeAt(0)] = 1
for (const closing of '”’》〉」』）)】]') STEPS[closing.charCodeAt(0)] = -1
const COMMA = 0x2c
const SEMICOLONS: ReadonlySet<number> = new Set([0xff1b, 0x3b])
/** Commas and colons, wide and narrow. */
const COMMAS: ReadonlySet<number> = new Set([0xff0c, 0xff1a, 0x3a, COMMA])
const MAX_WORDS = 18
const MAX_LENGTH = 45

/**
 * Tokens and segments of a stretch of a document.
 * @param words the words of all sentences of the document
 * @param isCut whether a word must end at an offset, whatever the segmenter says (ends of known names)
 */
export function buildLattice(doc: Doc, words: Tokens, stretch: Stretch, isCut: (offset: number) => boolean): Lattice {
  const parts = splitWords(words, stretch, isCut)
  const { starts } = parts
  const segments: Segment[] = []
  let next = 0
  doc.sentences.slice(stretch.first, stretch.last).forEach((sentence, index) => {
    for (const { start, end } of segmentsOf(doc.text, sentence)) {
      while (next < starts.length && (starts[next] ?? 0) < start) next++
      const first = next
      while (next < starts.length && (starts[next] ?? 0) < end) next++
      segments.push({ start, end, sentence: stretch.first + index, order: segments.length, first, last: next })
    }
  })
  return { ...parts, segments }
}

/** Sentences [first, last) of a document that are looked at together. */
export interface Stretch extends Span {
  readonly first: number
  readonly last: number
}

/** A stretch goes on to the end of its paragraph when it has this many characters, and not beyond twice as many. */
const LONG = 100_000

/** A document in stretches: all at once, a long one would take much memory. */
export function stretchesOf({ sentences }: Pick<Doc, 'sentences'>): Stretch[] {
  const stretches: Stretch[] = []
  let first = 0
  sentences.forEach(({ paragraph, end }, index) => {
    const { start } = sentences[first] ?? { start: 0 }
    const next = sentences[index + 1]
    const full = end - start >= LONG && (next?.paragraph !== paragraph || end - start >= 2 * LONG)
    if (next && !full) return
    stretches.push({ start, end, first, last: index + 1 })
    first = index + 1
  })
  return stretches
}

/** The stretches between commas and semicolons; those inside quotes and brackets part nothing. */
function segmentsOf(text: string, sentence: Span): Span[] {
  const found: Span[] = []
  let depth = 0
  let from = sentence.start
  for (let at = sentence.start; at < sentence.end; at++) {
    const code = text.charCodeAt(at)
    if (code >= IDEOGRAPHS && code < AFTER_IDEOGRAPHS) continue
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

/** The words of a stretch, parted at the cuts. */
function splitWords(words: Tokens, stretch: Span, isCut: (offset: number) => boolean): Omit<Lattice, 'segments'> {
  const bounds: number[] = []
  const forms: WordForm[] = []
  for (let index = lastStartAtOrBefore(words.starts, stretch.start - 1) + 1; index < words.starts.length; index++) {
    const start = words.starts[index] ?? 0
    const form = words.formAt(index)
    if (!form || start >= stretch.end) break
    const { length } = form.text
    let from = 0
    for (let at = 1; at <= length; at++) {
      if (at < length && !isCut(start + at)) continue
      bounds.push(start + from, start + at)
      forms.push(at - from === length ? form : partOf(form, from, at))
      from = at
    }
  }
  const count = forms.length
  const [starts, ends] = [new Int32Array(count), new Int32Array(count)]
  const [nesting, edges] = [new Int8Array(count), new Uint8Array(count)]
  forms.forEach((form, index) => {
    starts[index] = bounds[2 * index] ?? 0
    ends[index] = bounds[2 * index + 1] ?? 0
    nesting[index] = nestingOf(form.text)
    edges[index] = edgesOf(form.text)
  })
  return { starts, ends, forms, nesting, edges }
}

function partOf(whole: WordForm, start: number, end: number): WordForm {
  return { ...whole, text: whole.text.slice(start, end), hash: hashOf(whole.text, start, end) }
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

const [FIRST, LAST] = [1, 2]
/** The longest word of those that never begin or end a mention. */
const LONGEST_BAD = 3

function edgesOf(word: string): number {
  if (word.length > LONGEST_BAD) return FIRST | LAST
  return (BAD_FIRST.has(word) ? 0 : FIRST) | (BAD_LAST.has(word) ? 0 : LAST)
}

export const mayBegin = ({ edges }: Lattice, word: number): boolean => ((edges[word] ?? 0) & FIRST) !== 0
export const mayEnd = ({ edges }: Lattice, word: number): boolean => ((edges[word] ?? 0) & LAST) !== 0

/**
 * Every candidate of a segment, by start, then by length.
 * @param keeps whether words [from, to) are worth weighing
 */
export function candidatesOf(lattice: Lattice, segment: Segment, keeps: (from: number, to: number) => boolean): Candidate[] {
  const { starts, ends, nesting, edges } = lattice
  const found: Candidate[] = []
  for (let from = segment.first; from < segment.last; from++) {
    if (!mayBegin(lattice, from)) continue
    const start = starts[from] ?? 0
    const limit = Math.min(segment.last, from + MAX_WORDS)
    let depth = 0
    for (let to = from + 1; to <= limit; to++) {
      const end = ends[to - 1] ?? 0
      if (end - start > MAX_LENGTH) break
      depth += nesting[to - 1] ?? 0
      if (depth < 0) break
      if (depth > 0 || end - start < 2 || ((edges[to - 1] ?? 0) & LAST) === 0 || !keeps(from, to)) continue
      found.push({ start, end, from, to })
    }
  }
  return found
}

/** How many quotes and brackets a word opens, less those that it closes. */
function nestingOf(word: string): number {
  let depth = 0
  for (let at = 0; at < word.length; at++) depth += stepOf(word.charCodeAt(at))
  return depth
}
