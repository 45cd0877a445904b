/**
 * What the model sees of a candidate. Features of the beginning, of the end and of each word inside are shared by all
 * candidates that have them and computed once; only what needs the whole span is computed for each candidate.
 *
 * The split follows segment-level sequence models (Sarawagi & Cohen, “Semi-Markov Conditional Random Fields for
 * Information Extraction”, NIPS 2004).
 */
import { mix, mix2, mix3, mix4 } from '../hash.ts'
import type { Span } from '../model.ts'
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

/** What holds for a whole segment. */
export interface Setting {
  /** Tenths of the document that lie before the segment. */
  readonly place: number
  readonly plan: boolean
  readonly heading: boolean
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

/** Features that are summed together: `ids[0, count)`. One list serves many sums. */
export interface FeatureList {
  readonly ids: Int32Array
  count: number
}

/** @param capacity features over this number are left out: no word of a language has as many */
export function createFeatureList(capacity = 2048): FeatureList {
  return { ids: new Int32Array(capacity), count: 0 }
}

export function push(list: FeatureList, feature: number): void {
  if (list.count === list.ids.length) return
  list.ids[list.count] = feature
  list.count++
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

/** What stands before word `from` of a segment, and its first word. */
export function startFeatures(view: View, segment: Segment, setting: Setting, from: number, list: FeatureList): void {
  const { codes, shift, inside, lattice, known } = view
  const { hashes, tags } = inside
  const w = from + placeIn(segment)
  const at = lattice.starts[from] ?? 0
  const p1 = hashes[w - 1] ?? 0
  const p2 = hashes[w - 2] ?? 0
  const w1 = hashes[w] ?? 0
  const t1 = tags[w - 1] ?? 0
  const c1 = codes[at + shift - 1] ?? 0
  push(list, mix2(1, p1))
  push(list, mix3(2, p2, p1))
  push(list, mix3(3, p1, w1))
  push(list, mix2(4, w1))
  push(list, mix3(5, w1, hashes[w + 1] ?? 0))
  push(list, mix2(6, t1))
  push(list, mix3(7, t1, tags[w] ?? 0))
  push(list, mix3(8, tags[w - 2] ?? 0, t1))
  push(list, mix2(9, c1))
  push(list, mix3(10, codes[at + shift - 2] ?? 0, c1))
  push(list, mix3(11, c1, codes[at + shift] ?? 0))
  push(list, mix2(12, p2))
  push(list, mix3(13, hashes[w - 3] ?? 0, p2))
  const verb = lastVerb(view, segment, from)
  push(list, mix2(14, verb.hash))
  push(list, mix3(15, verb.hash, verb.distance))
  push(list, mix3(16, verb.cue, verb.distance))
  push(list, mix2(17, from === segment.first ? (codes[segment.start + shift - 1] ?? 0) : 0))
  for (const kind of known.beginning(at)) push(list, mix2(18, kind))
  for (const kind of known.ending(at)) push(list, mix2(19, kind))
  push(list, mix3(20, setting.heading ? 1 : 0, from === segment.first ? 1 : 0))
  push(list, mix3(21, setting.plan ? 1 : 0, p1))
  push(list, mix2(22, setting.place))
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
  const c0 = codes[end + shift] ?? 0
  const c1 = codes[end + shift - 1] ?? 0
  const c2 = codes[end + shift - 2] ?? 0
  push(list, mix2(31, n1))
  push(list, mix3(32, n1, n2))
  push(list, mix3(33, w1, n1))
  push(list, mix2(34, w1))
  push(list, mix3(35, hashes[w - 1] ?? 0, w1))
  push(list, mix2(36, t1))
  push(list, mix3(37, tags[w] ?? 0, t1))
  push(list, mix3(38, t1, tags[w + 2] ?? 0))
  push(list, mix2(39, c0))
  push(list, mix2(40, c1))
  push(list, mix3(41, c2, c1))
  push(list, mix4(42, codes[end + shift - 3] ?? 0, c2, c1))
  push(list, mix3(43, c1, c0))
  push(list, mix2(44, n2))
  if (to === segment.last) push(list, mix3(45, c0, w1))
  for (const kind of known.ending(end)) push(list, mix2(46, kind))
  for (const kind of known.beginning(end)) push(list, mix2(47, kind))
}

/** One word inside a span. */
export function wordFeatures({ codes, shift, inside, lattice }: View, segment: Segment, index: number, list: FeatureList): void {
  const w = index + placeIn(segment)
  const hash = inside.hashes[w] ?? 0
  push(list, mix2(51, hash))
  push(list, mix2(52, inside.tags[w] ?? 0))
  push(list, mix3(53, hash, inside.hashes[w + 1] ?? 0))
  const end = (lattice.ends[index] ?? 0) + shift
  for (let at = (lattice.starts[index] ?? 0) + shift; at < end; at++) push(list, mix3(54, codes[at] ?? 0, codes[at + 1] ?? 0))
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
  const tail = mix(mix(0, codes[end + shift - 2] ?? 0), last)
  push(list, mix2(61, long))
  push(list, mix3(62, long, wn))
  push(list, mix3(63, Math.min(to - from, 8), tags[l] ?? 0))
  push(list, mix2(64, formHash(codes, start + shift, end + shift)))
  push(list, mix3(65, previous, wn))
  push(list, mix3(66, wn, next))
  push(list, mix3(67, w1, wn))
  push(list, mix3(68, before, after))
  const quotes = quoting(view, start, end)
  push(list, mix3(69, quotes, after))
  push(list, mix3(70, quotes, wn))
  push(list, mix4(71, quotes, before, next))
  const verb = lastVerb(view, segment, from)
  push(list, mix3(72, verb.hash, wn))
  push(list, mix4(73, verb.cue, verb.distance, wn))
  push(list, mix3(74, verb.cue, mix(0, last)))
  push(list, mix4(75, verb.hash, tail, after === ENUMERATION_COMMA ? 1 : 0))
  if (to - from <= 5) {
    let tagPath = 0
    for (let index = f; index <= l; index++) tagPath = mix2(tagPath, tags[index] ?? 0)
    push(list, mix2(76, tagPath))
  }
  const marks = marksInside(codes, start + shift, end + shift)
  push(list, mix3(77, marks, wn))
  push(list, mix3(78, marks, before))
  for (const kind of known.exact(start, end)) {
    push(list, mix2(79, kind))
    push(list, mix3(80, kind, previous))
    push(list, mix3(81, kind, next))
  }
  for (const kind of known.beginning(start)) push(list, mix3(82, kind, wn))
  push(list, mix3(83, view.counts[from] ?? 0, view.counts[to - 1] ?? 0))
  push(list, mix4(84, first, last, long))
  // Items of a list are alike: the one before 、 and the one after.
  if (before === ENUMERATION_COMMA) push(list, mix3(85, hashes[f - 2] === wn ? 1 : 0, wn))
  if (after === ENUMERATION_COMMA) push(list, mix3(86, isListed(view, segment, to, wn) ? 1 : 0, wn))
  push(list, mix3(87, tail, long))
  push(list, mix3(88, tags[f] ?? 0, wn))
}

/** Hash of a stretch of code units: see `hashOf`. */
function formHash(codes: Uint16Array, start: number, end: number): number {
  let hash = 0
  for (let at = start; at < end; at++) hash = mix(hash, codes[at] ?? 0)
  return hash
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

/** Whether a later item of the list that goes on after word `to` ends with the same word. */
function isListed(view: View, segment: Segment, to: number, last: number): boolean {
  for (let index = to + 1; index < Math.min(segment.last, to + 12); index++) if (view.hashes[index] === last) return true
  return false
}
