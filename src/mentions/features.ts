/**
 * What the model sees of a candidate. Features of the beginning, of the end and of each word inside are shared by all
 * candidates that have them and computed once; only what needs the whole span is computed for each candidate.
 *
 * The split follows segment-level sequence models (Sarawagi & Cohen, “Semi-Markov Conditional Random Fields for
 * Information Extraction”, NIPS 2004). Each kind of feature has a number. Those that are not in use were of kinds that cross-validation found
 * to carry nothing beside the others.
 */
import { mix, mix2 } from '../hash.ts'
import type { Span } from '../model.ts'
import { pair, single, triple } from './feature-list.ts'
import type { FeatureList } from './feature-list.ts'
import type { Candidate, Lattice, Segment } from './lattice.ts'

/** What is known of a stretch from outside the text: types of lexicon entries and patterns, levels of gazetteer names. */
export interface Knowledge {
  /** Whether something that is known begins or ends at an offset. */
  readonly isEdge: (offset: number) => boolean
  /** Small integers, one for each kind of thing that is known to stand exactly there. */
  exact(start: number, end: number): readonly number[]
  /** The same for what begins at a position and for what ends there. */
  beginning(start: number): readonly number[]
  ending(end: number): readonly number[]
  /** Role of a word that carries a relation (`cues.tsv`); 0 where it has none. */
  cue(word: string): number
}

/** A document in columns of integers, so that a feature costs a few nanoseconds. */
export interface View {
  readonly lattice: Lattice
  readonly known: Knowledge
  /** Code units of the stretch and some around it: that at an offset of the text stands at offset + `shift`. */
  readonly codes: Uint16Array
  readonly shift: number
  /** How many code units after each the next closing quotation mark stands, up to `FAR`. */
  readonly quoted: Uint8Array
  /** Hash of each word of the lattice, and of its part of speech. */
  readonly hashes: Int32Array
  readonly tags: Int32Array
  /** The same as its segment sees them: see `placeIn`. What lies outside a segment has one value. */
  readonly inside: { readonly hashes: Int32Array; readonly tags: Int32Array }
  /** Role of each word, 0 where it has none; and the nearest verb or word with a role at or before it, −1 where there is none. */
  readonly cues: Int32Array
  readonly verbs: Int32Array
  /** How often each word stands in the document, up to a small number. */
  readonly counts: Uint8Array
}

/** So far beyond a stretch and beyond a segment features look. */
const MARGIN = 3

/** Where the words of a segment stand in `View.inside`: that of `index` at index + this. */
export function placeIn({ order }: Segment): number {
  return MARGIN * (2 * order + 1)
}

const BOUNDARY = 0x1234567

const VERB_REACH = 8
/** Words are counted up to this number. */
const OFTEN = 3

/** How often the words of a document stand in it, by hash. */
export type WordCounts = Map<number, number>

export function countWords({ forms }: Lattice, counts: WordCounts): void {
  for (const { hash } of forms) counts.set(hash, (counts.get(hash) ?? 0) + 1)
}

/** @param seen `counts` of the words of the whole document */
export function viewOf(
  text: string,
  stretch: Span,
  { lattice, known, counts: seen }: { readonly lattice: Lattice; readonly known: Knowledge; readonly counts: WordCounts },
): View {
  const { forms, segments } = lattice
  const count = forms.length
  const [hashes, tags] = [new Int32Array(count), new Int32Array(count)]
  const [cues, verbs] = [new Int32Array(count), new Int32Array(count)]
  const counts = new Uint8Array(count)
  let verb = -1
  forms.forEach(({ text: word, hash, tag, tagHash }, index) => {
    hashes[index] = hash
    tags[index] = tagHash
    const cue = known.cue(word)
    cues[index] = cue
    if (cue !== 0 || tag.startsWith('v')) verb = index
    verbs[index] = verb
    counts[index] = Math.min(OFTEN, seen.get(hash) ?? 0)
  })
  const codes = codesOf(text, stretch)
  const inside = { hashes: insideOf(hashes, segments), tags: insideOf(tags, segments) }
  return { lattice, known, codes, shift: MARGIN - stretch.start, quoted: quotedOf(codes), hashes, tags, inside, cues, verbs, counts }
}

function codesOf(text: string, { start, end }: Span): Uint16Array {
  const codes = new Uint16Array(end - start + 2 * MARGIN)
  for (let at = Math.max(0, start - MARGIN); at < Math.min(text.length, end + MARGIN); at++)
    codes[at - start + MARGIN] = text.charCodeAt(at)
  return codes
}

/** Each segment's values with a margin on both sides. */
function insideOf(values: Int32Array, segments: readonly Segment[]): Int32Array {
  const inside = new Int32Array(values.length + MARGIN * (2 * segments.length + 1)).fill(BOUNDARY)
  for (const segment of segments)
    for (let index = segment.first; index < segment.last; index++) inside[index + placeIn(segment)] = values[index] ?? 0
  return inside
}

const CLOSING_QUOTE = 0x201d
/** Longer than a mention. */
const FAR = 255

function quotedOf(codes: Uint16Array): Uint8Array {
  const distances = new Uint8Array(codes.length)
  let distance = FAR
  for (let at = codes.length - 1; at >= 0; at--) {
    distance = codes[at] === CLOSING_QUOTE ? 0 : Math.min(FAR, distance + 1)
    distances[at] = distance
  }
  return distances
}

/**
 * What stands before word `from` of a segment, and its first word.
 * @param heading whether the segment lies in a heading
 */
export function startFeatures(view: View, segment: Segment, heading: boolean, from: number, list: FeatureList): void {
  const { codes, shift, inside, lattice, known } = view
  const { hashes, tags } = inside
  const w = from + placeIn(segment)
  const at = lattice.starts[from] ?? 0
  const p2 = hashes[w - 2] ?? 0
  const w1 = hashes[w] ?? 0
  const t1 = tags[w - 1] ?? 0
  const c1 = codes[at + shift - 1] ?? 0
  single(list, 4, w1)
  single(list, 6, t1)
  pair(list, 7, t1, tags[w] ?? 0)
  pair(list, 8, tags[w - 2] ?? 0, t1)
  single(list, 9, c1)
  single(list, 12, p2)
  const verb = lastVerb(view, segment, from)
  single(list, 14, verb.hash)
  pair(list, 16, verb.cue, verb.distance)
  for (const kind of known.beginning(at)) single(list, 18, kind)
  for (const kind of known.ending(at)) single(list, 19, kind)
  pair(list, 20, heading ? 1 : 0, from === segment.first ? 1 : 0)
}

/** What stands after word `to - 1` of a segment, and its last words. */
export function endFeatures(view: View, segment: Segment, to: number, list: FeatureList): void {
  const { codes, shift, inside, lattice, known } = view
  const { hashes, tags } = inside
  const w = to - 1 + placeIn(segment)
  const end = lattice.ends[to - 1] ?? 0
  const n1 = hashes[w + 1] ?? 0
  const n2 = hashes[w + 2] ?? 0
  const w1 = hashes[w] ?? 0
  const t1 = tags[w + 1] ?? 0
  const c1 = codes[end + shift - 1] ?? 0
  const c2 = codes[end + shift - 2] ?? 0
  single(list, 31, n1)
  single(list, 34, w1)
  single(list, 36, t1)
  pair(list, 38, t1, tags[w + 2] ?? 0)
  single(list, 40, c1)
  pair(list, 41, c2, c1)
  single(list, 44, n2)
  for (const kind of known.ending(end)) single(list, 46, kind)
  for (const kind of known.beginning(end)) single(list, 47, kind)
}

/** One word inside a span. */
export function wordFeatures({ codes, shift, inside, lattice }: View, segment: Segment, index: number, list: FeatureList): void {
  const w = index + placeIn(segment)
  const hash = inside.hashes[w] ?? 0
  single(list, 51, hash)
  single(list, 52, inside.tags[w] ?? 0)
  const end = (lattice.ends[index] ?? 0) + shift
  for (let at = (lattice.starts[index] ?? 0) + shift; at < end; at++) pair(list, 54, codes[at] ?? 0, codes[at + 1] ?? 0)
}

const ENUMERATION_COMMA = 0x3001

/** What needs the whole span. */
export function spanFeatures(view: View, segment: Segment, { start, end, from, to }: Candidate, list: FeatureList): void {
  const { codes, shift, known, inside } = view
  const { hashes, tags } = inside
  const length = end - start
  const place = placeIn(segment)
  const [f, l] = [from + place, to - 1 + place]
  const before = codes[start + shift - 1] ?? 0
  const after = codes[end + shift] ?? 0
  const w1 = hashes[f] ?? 0
  const wn = hashes[l] ?? 0
  const previous = hashes[f - 1] ?? 0
  const next = hashes[l + 1] ?? 0
  const long = length < 8 ? length : length < 12 ? 8 : length < 16 ? 9 : length < 24 ? 10 : 11
  const [first, last] = [codes[start + shift] ?? 0, codes[end + shift - 1] ?? 0]
  single(list, 61, long)
  pair(list, 63, Math.min(to - from, 8), tags[l] ?? 0)
  pair(list, 65, previous, wn)
  pair(list, 66, wn, next)
  pair(list, 67, w1, wn)
  pair(list, 68, before, after)
  const quotes = quoting(view, start, end)
  pair(list, 69, quotes, after)
  pair(list, 70, quotes, wn)
  const verb = lastVerb(view, segment, from)
  pair(list, 74, verb.cue, mix(0, last))
  if (to - from <= 5) {
    let tagPath = 0
    for (let index = f; index <= l; index++) tagPath = mix2(tagPath, tags[index] ?? 0)
    single(list, 76, tagPath)
  }
  const marks = marksInside(codes, start + shift, end + shift)
  pair(list, 78, marks, before)
  for (const kind of known.exact(start, end)) {
    single(list, 79, kind)
    pair(list, 80, kind, previous)
    pair(list, 81, kind, next)
  }
  for (const kind of known.beginning(start)) pair(list, 82, kind, wn)
  pair(list, 83, view.counts[from] ?? 0, view.counts[to - 1] ?? 0)
  triple(list, 84, first, last, long)
  pair(list, 87, mix(mix(0, codes[end + shift - 2] ?? 0), last), long)
}

/** Words this far from a verb and farther are alike. */
const NEAR = 4

/** The nearest verb before a word of the segment; zeros where there is none near. */
function lastVerb({ hashes, cues, verbs }: View, segment: Segment, from: number): { hash: number; distance: number; cue: number } {
  const index = from > segment.first ? (verbs[from - 1] ?? -1) : -1
  if (index < segment.first || from - index > VERB_REACH) return { hash: 0, distance: 0, cue: 0 }
  return { hash: hashes[index] ?? 0, distance: Math.min(from - index, NEAR), cue: cues[index] ?? 0 }
}

const OPENING_QUOTE = 0x201c
const OPENING_TITLE = 0x300a

/** How quotes stand to a span: 0 none, 1 the whole is quoted, 2 it stands inside, 3 begins with, 4 ends with, 5 holds a quotation, 6 a title. */
export function quoting({ codes, shift, quoted }: View, start: number, end: number): number {
  const first = codes[start + shift]
  if (first === OPENING_TITLE) return 6
  const closes = start + (quoted[start + shift] ?? 0)
  const closed = codes[end + shift - 1] === CLOSING_QUOTE
  if (first === OPENING_QUOTE) return closes === end - 1 ? 1 : closed ? 4 : 3
  if (closed) return 4
  if (closes < end) return 5
  return codes[start + shift - 1] === OPENING_QUOTE || codes[end + shift] === CLOSING_QUOTE ? 2 : 0
}

function marksInside(codes: Uint16Array, start: number, end: number): number {
  let marks = 0
  for (let at = start; at < end; at++) {
    const code = codes[at] ?? 0
    if (code === ENUMERATION_COMMA) marks |= 1
    else if (code === 0x7684) marks |= 2
    else if (code === 0x548c || code === 0x4e0e || code === 0x53ca) marks |= 4
    else if (code >= 48 && code <= 57) marks |= 8
    else if (code === 0x2b || code === 0xff0b) marks |= 16
    else if (code === 0xff0c) marks |= 32
  }
  return marks
}
