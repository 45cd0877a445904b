/**
 * A first, cheap look at a document, so that only spans that may be names are weighed: how likely a name begins or ends at each boundary
 * between words, then how likely a span is one as a whole. A cascade (Weiss & Taskar, “Structured Prediction Cascades”, AISTATS 2010);
 * its weights are found by hash alone, so that they stay in the processor's cache (Weinberger et al., “Feature Hashing for Large Scale
 * Multitask Learning”, ICML 2009).
 */
import { z } from 'zod'
import { InputError } from '../errors.ts'
import { createFeatureList, push, quoting, within } from './features.ts'
import type { FeatureList, View } from './features.ts'
import { mix2, mix3 } from '../hash.ts'
import { candidatesOf } from './lattice.ts'
import type { Candidate, Segment } from './lattice.ts'
import { deflated, inflated } from './packed.ts'

/** One weight for all features of a hash: `weights[hash & (weights.length - 1)]`, in units of `scale`. The length is a power of two. */
export interface Hashed {
  readonly weights: Float32Array | Int8Array
  readonly scale: number
}

export interface FilterModel {
  readonly boundaries: Hashed
  readonly spans: Hashed
  /** Least logit of a span by its two boundaries, and with the whole of it looked at. */
  readonly least: { readonly boundaries: number; readonly whole: number }
}

/** Logits of the words of a lattice: that a name begins with a word, that one ends with it. */
export interface Likelihoods {
  readonly begins: Float32Array
  readonly ends: Float32Array
}

/** Weights of each part: more of them keep apart more features. */
export const FILTER_WEIGHTS = 2 ** 18
/** How much of the boundaries' logits counts for the whole: the features of both overlap. */
export const SHARE = 0.5

/** A function that gives the spans of a segment that are worth weighing, by start, then by length. */
export function createFilter(view: View, segments: readonly Segment[], model: FilterModel): (segment: Segment) => Candidate[] {
  const likely = lookAt(view, segments, model.boundaries)
  const list = createFeatureList()
  const known = (start: number, end: number): boolean => view.known.exact(start, end).length > 0
  return (segment) =>
    candidatesBy(view, segment, likely, model.least.boundaries).filter((candidate) => {
      if (known(candidate.start, candidate.end)) return true
      list.count = 0
      wholeFeatures(view, segment, candidate, list)
      return SHARE * logitOf(likely, candidate) + sumOf(list, model.spans) >= model.least.whole
    })
}

/** The spans of a segment that their boundaries speak for, or that something is known of. */
export function candidatesBy(view: View, segment: Segment, { begins, ends }: Likelihoods, least: number): Candidate[] {
  const { words } = view.lattice
  return candidatesOf(
    view.text,
    view.lattice,
    segment,
    (from, to) =>
      (begins[from] ?? 0) + (ends[to - 1] ?? 0) >= least || view.known.exact(words[from]?.start ?? 0, words[to - 1]?.end ?? 0).length > 0,
  )
}

export function logitOf({ begins, ends }: Likelihoods, { from, to }: Candidate): number {
  return (begins[from] ?? 0) + (ends[to - 1] ?? 0)
}

export function lookAt(view: View, segments: readonly Segment[], model: Hashed): Likelihoods {
  const count = view.lattice.words.length
  const [begins, ends] = [new Float32Array(count), new Float32Array(count)]
  const list = createFeatureList()
  for (const segment of segments)
    for (let index = segment.first; index < segment.last; index++) {
      list.count = 0
      openingFeatures(view, segment, index, list)
      begins[index] = sumOf(list, model)
      list.count = 0
      closingFeatures(view, segment, index, list)
      ends[index] = sumOf(list, model)
    }
  return { begins, ends }
}

function sumOf({ ids, count }: FeatureList, { weights, scale }: Hashed): number {
  const mask = weights.length - 1
  let total = 0
  for (let index = 0; index < count; index++) total += weights[(ids[index] ?? 0) & mask] ?? 0
  return total * scale
}

/** What speaks for a name that begins with a word. */
export function openingFeatures({ text, lattice, known, hashes, tags }: View, segment: Segment, index: number, list: FeatureList): void {
  const at = lattice.words[index]?.start ?? 0
  const word = within(segment, hashes)
  const tag = within(segment, tags)
  const [before, previous, own, next] = [word(index - 2), word(index - 1), word(index), word(index + 1)]
  const [left, first, second] = [text.charCodeAt(at - 1), text.charCodeAt(at), text.charCodeAt(at + 1)]
  push(list, mix2(101, 0))
  push(list, mix2(102, previous))
  push(list, mix2(103, own))
  push(list, mix2(104, next))
  push(list, mix3(105, previous, own))
  push(list, mix3(106, own, next))
  push(list, mix3(107, before, previous))
  push(list, mix3(108, tag(index - 1), tag(index)))
  push(list, mix3(109, tag(index), tag(index + 1)))
  push(list, mix2(110, left))
  push(list, mix3(111, left, first))
  push(list, mix3(112, first, second))
  for (const kind of known.beginning(at)) push(list, mix2(113, kind))
  for (const kind of known.ending(at)) push(list, mix2(114, kind))
}

/** What speaks for a name that ends with a word. */
export function closingFeatures({ text, lattice, known, hashes, tags }: View, segment: Segment, index: number, list: FeatureList): void {
  const end = lattice.words[index]?.end ?? 0
  const word = within(segment, hashes)
  const tag = within(segment, tags)
  const [previous, own, next] = [word(index - 1), word(index), word(index + 1)]
  const [right, last, second] = [text.charCodeAt(end), text.charCodeAt(end - 1), text.charCodeAt(end - 2)]
  push(list, mix2(121, 0))
  push(list, mix2(122, own))
  push(list, mix2(123, next))
  push(list, mix3(124, previous, own))
  push(list, mix3(125, own, next))
  push(list, mix3(126, next, word(index + 2)))
  push(list, mix3(127, tag(index), tag(index + 1)))
  push(list, mix3(128, tag(index - 1), tag(index)))
  push(list, mix2(129, right))
  push(list, mix2(130, last))
  push(list, mix3(131, last, right))
  push(list, mix3(132, second, last))
  push(list, mix3(133, mix2(text.charCodeAt(end - 3), second), last))
  for (const kind of known.ending(end)) push(list, mix2(134, kind))
  for (const kind of known.beginning(end)) push(list, mix2(135, kind))
}

/** What speaks for a span beside its two ends. */
export function wholeFeatures({ text, known, hashes, tags }: View, segment: Segment, candidate: Candidate, list: FeatureList): void {
  const { start, end, from, to } = candidate
  const word = within(segment, hashes)
  const length = Math.min(end - start, 16)
  const [first, last] = [word(from), word(to - 1)]
  const tail = mix2(text.charCodeAt(end - 2), text.charCodeAt(end - 1))
  const quotes = quoting(text, start, end)
  push(list, mix2(141, length))
  push(list, mix3(142, length, last))
  push(list, mix3(143, length, tail))
  push(list, mix3(144, Math.min(to - from, 8), tags[to - 1] ?? 0))
  push(list, mix3(145, first, last))
  push(list, mix3(146, word(from - 1), last))
  push(list, mix3(147, word(from - 1), tail))
  push(list, mix3(148, last, word(to)))
  push(list, mix3(149, text.charCodeAt(start - 1), text.charCodeAt(end)))
  push(list, mix3(150, quotes, text.charCodeAt(end)))
  push(list, mix3(151, quotes, last))
  push(list, mix3(152, tags[from] ?? 0, tail))
  let path = 0
  if (to - from <= 4) for (let index = from; index < to; index++) path = mix2(path, tags[index] ?? 0)
  push(list, mix2(153, path))
  for (const kind of known.exact(start, end)) push(list, mix2(154, kind))
  for (const kind of known.beginning(start)) push(list, mix3(155, kind, tail))
}

const FILE = 'seeds/weights/filter.json'
const hashed = z.object({ scale: z.number().positive(), weights: z.base64() })
const schema = z.object({
  about: z.unknown(),
  least: z.object({ boundaries: z.number(), whole: z.number() }),
  boundaries: hashed,
  spans: hashed,
})

/** @throws {InputError} where the file is not of the form */
export function decodeFilterModel(json: unknown): FilterModel {
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw new InputError(`${FILE}: ${z.prettifyError(parsed.error)} Run npm run train.`)
  const { least, boundaries, spans } = parsed.data
  return { least, boundaries: unpack(boundaries), spans: unpack(spans) }
}

/** The model as JSON for `seeds/weights`: one byte a weight. */
export function encodeFilterModel({ least, boundaries, spans }: FilterModel, about: unknown): unknown {
  return { about, least, boundaries: pack(boundaries), spans: pack(spans) }
}

function pack({ scale, weights }: Hashed): z.infer<typeof hashed> {
  const limit = Float32Array.from(weights).reduce((max, weight) => Math.max(max, Math.abs(weight)), 0)
  const bytes = Int8Array.from(weights, (weight) => Math.round((weight * 127) / limit))
  return { scale: (scale * limit) / 127, weights: deflated(Buffer.from(bytes.buffer)) }
}

function unpack({ scale, weights }: z.infer<typeof hashed>): Hashed {
  return { scale, weights: new Int8Array(inflated(weights, FILTER_WEIGHTS, FILE)) }
}
