/**
 * What the model sees of a candidate. Features of the beginning, of the end and of each word inside are shared by all
 * candidates that have them and computed once; only what needs the whole span is computed for each candidate.
 *
 * The split follows segment-level sequence models (Sarawagi & Cohen, “Semi-Markov Conditional Random Fields for
 * Information Extraction”, NIPS 2004).
 */
import { hashOf, mix2, mix3, mix4 } from '../hash.ts'
import type { Candidate, Lattice, Segment } from './lattice.ts'

/** What is known of a stretch from outside the text: types of lexicon entries and patterns, levels of gazetteer names. */
export interface Knowledge {
  /** Small integers, one for each kind of thing that is known to stand exactly there. */
  exact(start: number, end: number): readonly number[]
  /** The same for what begins at a position and for what ends there. */
  beginning(start: number): readonly number[]
  ending(end: number): readonly number[]
  /** Role of a word that carries a relation (`cues.tsv`); 0 where it has none. */
  cue(start: number, end: number): number
}

/** What holds for a whole segment. */
export interface Setting {
  /** Tenths of the document that lie before the segment. */
  readonly place: number
  readonly plan: boolean
  readonly heading: boolean
}

export interface View {
  readonly text: string
  readonly lattice: Lattice
  readonly known: Knowledge
  /** Hash of each word of the lattice, and of its part of speech. */
  readonly hashes: Int32Array
  readonly tags: Int32Array
  /** Role of each word, 0 where it has none; and the nearest verb or word with a role at or before it, −1 where there is none. */
  readonly cues: Int32Array
  readonly verbs: Int32Array
  /** How often each word stands in the document, up to a small number. */
  readonly counts: Uint8Array
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

/** What a list has for a word of the segment; one value for all that lies outside. */
export function within(segment: Segment, values: Int32Array): (index: number) => number {
  return (index) => (index >= segment.first && index < segment.last ? (values[index] ?? 0) : BOUNDARY)
}

const VERB_REACH = 8
/** Words are counted up to this number. */
const OFTEN = 3

export function viewOf(text: string, lattice: Lattice, known: Knowledge): View {
  const { words } = lattice
  const hashes = Int32Array.from(words, ({ start, end }) => hashOf(text, start, end))
  const tags = Int32Array.from(words, ({ tag }) => hashOf(tag, 0, tag.length))
  const cues = Int32Array.from(words, ({ start, end }) => known.cue(start, end))
  const verbs = new Int32Array(words.length)
  let verb = -1
  words.forEach(({ tag }, index) => {
    if (cues[index] !== 0 || tag.startsWith('v')) verb = index
    verbs[index] = verb
  })
  const seen = new Map<number, number>()
  for (const hash of hashes) seen.set(hash, (seen.get(hash) ?? 0) + 1)
  return {
    text,
    lattice,
    known,
    hashes,
    tags,
    cues,
    verbs,
    counts: Uint8Array.from(hashes, (hash) => Math.min(OFTEN, seen.get(hash) ?? 0)),
  }
}

/** What stands before word `from` of a segment, and its first word. */
export function startFeatures(view: View, segment: Segment, setting: Setting, from: number, list: FeatureList): void {
  const { text, hashes, tags, lattice, known } = view
  const inside = within(segment, hashes)
  const tag = within(segment, tags)
  const at = lattice.words[from]?.start ?? 0
  const [p1, p2, p3] = [inside(from - 1), inside(from - 2), inside(from - 3)]
  const [w1, w2] = [inside(from), inside(from + 1)]
  const c1 = text.charCodeAt(at - 1)
  push(list, mix2(1, p1))
  push(list, mix3(2, p2, p1))
  push(list, mix3(3, p1, w1))
  push(list, mix2(4, w1))
  push(list, mix3(5, w1, w2))
  push(list, mix2(6, tag(from - 1)))
  push(list, mix3(7, tag(from - 1), tag(from)))
  push(list, mix3(8, tag(from - 2), tag(from - 1)))
  push(list, mix2(9, c1))
  push(list, mix3(10, text.charCodeAt(at - 2), c1))
  push(list, mix3(11, c1, text.charCodeAt(at)))
  push(list, mix2(12, p2))
  push(list, mix3(13, p3, p2))
  const verb = lastVerb(view, segment, from)
  push(list, mix2(14, verb.hash))
  push(list, mix3(15, verb.hash, Math.min(verb.distance, 4)))
  push(list, mix3(16, verb.cue, Math.min(verb.distance, 4)))
  push(list, mix2(17, from === segment.first ? text.charCodeAt(segment.start - 1) : 0))
  for (const kind of known.beginning(at)) push(list, mix2(18, kind))
  for (const kind of known.ending(at)) push(list, mix2(19, kind))
  push(list, mix3(20, setting.heading ? 1 : 0, from === segment.first ? 1 : 0))
  push(list, mix3(21, setting.plan ? 1 : 0, p1))
  push(list, mix2(22, setting.place))
}

/** What stands after word `to - 1` of a segment, and its last words. */
export function endFeatures(view: View, segment: Segment, to: number, list: FeatureList): void {
  const { text, hashes, tags, lattice, known } = view
  const inside = within(segment, hashes)
  const tag = within(segment, tags)
  const end = lattice.words[to - 1]?.end ?? 0
  const [n1, n2] = [inside(to), inside(to + 1)]
  const [w1, w2] = [inside(to - 1), inside(to - 2)]
  const [c0, c1, c2] = [text.charCodeAt(end), text.charCodeAt(end - 1), text.charCodeAt(end - 2)]
  push(list, mix2(31, n1))
  push(list, mix3(32, n1, n2))
  push(list, mix3(33, w1, n1))
  push(list, mix2(34, w1))
  push(list, mix3(35, w2, w1))
  push(list, mix2(36, tag(to)))
  push(list, mix3(37, tag(to - 1), tag(to)))
  push(list, mix3(38, tag(to), tag(to + 1)))
  push(list, mix2(39, c0))
  push(list, mix2(40, c1))
  push(list, mix3(41, c2, c1))
  push(list, mix4(42, text.charCodeAt(end - 3), c2, c1))
  push(list, mix3(43, c1, c0))
  push(list, mix2(44, n2))
  if (to === segment.last) push(list, mix3(45, c0, w1))
  for (const kind of known.ending(end)) push(list, mix2(46, kind))
  for (const kind of known.beginning(end)) push(list, mix2(47, kind))
}

/** One word inside a span. */
export function wordFeatures(view: View, index: number, list: FeatureList): void {
  const { text, hashes, tags, lattice } = view
  const word = lattice.words[index]
  if (!word) return
  push(list, mix2(51, hashes[index] ?? 0))
  push(list, mix2(52, tags[index] ?? 0))
  push(list, mix3(53, hashes[index] ?? 0, hashes[index + 1] ?? 0))
  for (let at = word.start; at < word.end; at++) push(list, mix3(54, text.charCodeAt(at), text.charCodeAt(at + 1)))
}

/** What needs the whole span. */
export function spanFeatures(view: View, segment: Segment, candidate: Candidate, list: FeatureList): void {
  const { text, hashes, tags, known } = view
  const { start, end, from, to } = candidate
  const length = end - start
  const inside = within(segment, hashes)
  const [before, after] = [text.charCodeAt(start - 1), text.charCodeAt(end)]
  const [first, last] = [text.charCodeAt(start), text.charCodeAt(end - 1)]
  const [w1, wn] = [inside(from), inside(to - 1)]
  const form = hashOf(text, start, end)
  const long = length < 8 ? length : length < 12 ? 8 : length < 16 ? 9 : length < 24 ? 10 : 11
  push(list, mix2(61, long))
  push(list, mix3(62, long, wn))
  push(list, mix3(63, Math.min(to - from, 8), tags[to - 1] ?? 0))
  push(list, mix2(64, form))
  push(list, mix3(65, inside(from - 1), wn))
  push(list, mix3(66, wn, inside(to)))
  push(list, mix3(67, w1, wn))
  push(list, mix3(68, before, after))
  const quotes = quoting(text, start, end)
  push(list, mix3(69, quotes, after))
  push(list, mix3(70, quotes, wn))
  push(list, mix4(71, quotes, before, inside(to)))
  const verb = lastVerb(view, segment, from)
  push(list, mix3(72, verb.hash, wn))
  push(list, mix4(73, verb.cue, Math.min(verb.distance, 4), wn))
  push(list, mix3(74, verb.cue, hashOf(text, end - 1, end)))
  push(list, mix4(75, verb.hash, hashOf(text, end - 2, end), after === 0x3001 ? 1 : 0))
  let tagPath = 0
  for (let index = from; index < to; index++) tagPath = mix2(tagPath, tags[index] ?? 0)
  if (to - from <= 5) push(list, mix2(76, tagPath))
  const marks = marksInside(text, start, end)
  push(list, mix3(77, marks, wn))
  push(list, mix3(78, marks, before))
  for (const kind of known.exact(start, end)) {
    push(list, mix2(79, kind))
    push(list, mix3(80, kind, inside(from - 1)))
    push(list, mix3(81, kind, inside(to)))
  }
  for (const kind of known.beginning(start)) push(list, mix3(82, kind, wn))
  push(list, mix3(83, view.counts[from] ?? 0, view.counts[to - 1] ?? 0))
  push(list, mix4(84, first, last, long))
  // Items of a list are alike: the one before 、 and the one after.
  if (before === 0x3001) push(list, mix3(85, inside(from - 2) === wn ? 1 : 0, wn))
  if (after === 0x3001) push(list, mix3(86, isListed(view, segment, to, wn) ? 1 : 0, wn))
  push(list, mix3(87, hashOf(text, end - 2, end), long))
  push(list, mix3(88, tags[from] ?? 0, wn))
}

/** The nearest verb before a word of the segment. */
function lastVerb({ hashes, cues, verbs }: View, segment: Segment, from: number): { hash: number; distance: number; cue: number } {
  const index = from > segment.first ? (verbs[from - 1] ?? -1) : -1
  if (index < segment.first || from - index > VERB_REACH) return { hash: 0, distance: 0, cue: 0 }
  return { hash: hashes[index] ?? 0, distance: from - index, cue: cues[index] ?? 0 }
}

const CLOSING_QUOTE = 0x201d

/** How quotes stand to a span: 0 none, 1 the whole is quoted, 2 it stands inside, 3 begins with, 4 ends with, 5 holds a quotation, 6 a title. */
export function quoting(text: string, start: number, end: number): number {
  const [first, last] = [text.charAt(start), text.charAt(end - 1)]
  if (first === '《') return 6
  let closes = start
  while (closes < end && text.charCodeAt(closes) !== CLOSING_QUOTE) closes++
  if (first === '“') return closes === end - 1 ? 1 : last === '”' ? 4 : 3
  if (last === '”') return 4
  if (closes < end) return 5
  return text.charAt(start - 1) === '“' || text.charAt(end) === '”' ? 2 : 0
}

function marksInside(text: string, start: number, end: number): number {
  let marks = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x3001) marks |= 1
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
