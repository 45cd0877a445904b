/**
 * A first, cheap look at a document, so that only spans that may be names are weighed: how likely a name begins or ends at each boundary
 * between words, then how likely a span is one as a whole. A cascade (Weiss & Taskar, “Structured Prediction Cascades”, AISTATS 2010);
 * its weights are found by hash alone, so that they stay in the processor's cache (Weinberger et al., “Feature Hashing for Large Scale
 * Multitask Learning”, ICML 2009).
 */
import { z } from 'zod'
import { InputError } from '../errors.ts'
import { createFeatureList, placeIn, push, quoting } from './features.ts'
import type { FeatureList, View } from './features.ts'
import { mix2, mix3 } from '../hash.ts'
import { candidatesOf, mayBegin, mayEnd } from './lattice.ts'
import type { Candidate, Segment } from './lattice.ts'
import { deflated, inflated } from '../packed.ts'

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
export function candidatesBy({ lattice, known }: View, segment: Segment, { begins, ends }: Likelihoods, least: number): Candidate[] {
  return candidatesOf(
    lattice,
    segment,
    (from, to) =>
      (begins[from] ?? 0) + (ends[to - 1] ?? 0) >= least || known.exact(lattice.starts[from] ?? 0, lattice.ends[to - 1] ?? 0).length > 0,
  )
}

export function logitOf({ begins, ends }: Likelihoods, { from, to }: Candidate): number {
  return (begins[from] ?? 0) + (ends[to - 1] ?? 0)
}

export function lookAt(view: View, segments: readonly Segment[], model: Hashed): Likelihoods {
  const { lattice } = view
  const count = lattice.starts.length
  const [begins, ends] = [new Float32Array(count), new Float32Array(count)]
  const list = createFeatureList()
  for (const segment of segments)
    for (let index = segment.first; index < segment.last; index++) {
      if (mayBegin(lattice, index)) {
        list.count = 0
        openingFeatures(view, segment, index, list)
        begins[index] = sumOf(list, model)
      }
      if (mayEnd(lattice, index)) {
        list.count = 0
        closingFeatures(view, segment, index, list)
        ends[index] = sumOf(list, model)
      }
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
export function openingFeatures({ lattice, codes, shift, known, inside }: View, segment: Segment, index: number, list: FeatureList): void {
  const { hashes, tags } = inside
  const at = lattice.starts[index] ?? 0
  const w = index + placeIn(segment)
  const previous = hashes[w - 1] ?? 0
  const own = hashes[w] ?? 0
  const next = hashes[w + 1] ?? 0
  const tag = tags[w] ?? 0
  const left = codes[at + shift - 1] ?? 0
  const first = codes[at + shift] ?? 0
  push(list, mix2(101, 0))
  push(list, mix2(102, previous))
  push(list, mix2(103, own))
  push(list, mix2(104, next))
  push(list, mix3(105, previous, own))
  push(list, mix3(106, own, next))
  push(list, mix3(107, hashes[w - 2] ?? 0, previous))
  push(list, mix3(108, tags[w - 1] ?? 0, tag))
  push(list, mix3(109, tag, tags[w + 1] ?? 0))
  push(list, mix2(110, left))
  push(list, mix3(111, left, first))
  push(list, mix3(112, first, codes[at + shift + 1] ?? 0))
  for (const kind of known.beginning(at)) push(list, mix2(113, kind))
  for (const kind of known.ending(at)) push(list, mix2(114, kind))
}

/** What speaks for a name that ends with a word. */
export function closingFeatures({ lattice, codes, shift, known, inside }: View, segment: Segment, index: number, list: FeatureList): void {
  const { hashes, tags } = inside
  const end = lattice.ends[index] ?? 0
  const w = index + placeIn(segment)
  const previous = hashes[w - 1] ?? 0
  const own = hashes[w] ?? 0
  const next = hashes[w + 1] ?? 0
  const tag = tags[w] ?? 0
  const right = codes[end + shift] ?? 0
  const last = codes[end + shift - 1] ?? 0
  const second = codes[end + shift - 2] ?? 0
  push(list, mix2(121, 0))
  push(list, mix2(122, own))
  push(list, mix2(123, next))
  push(list, mix3(124, previous, own))
  push(list, mix3(125, own, next))
  push(list, mix3(126, next, hashes[w + 2] ?? 0))
  push(list, mix3(127, tag, tags[w + 1] ?? 0))
  push(list, mix3(128, tags[w - 1] ?? 0, tag))
  push(list, mix2(129, right))
  push(list, mix2(130, last))
  push(list, mix3(131, last, right))
  push(list, mix3(132, second, last))
  push(list, mix3(133, mix2(codes[end + shift - 3] ?? 0, second), last))
  for (const kind of known.ending(end)) push(list, mix2(134, kind))
  for (const kind of known.beginning(end)) push(list, mix2(135, kind))
}

/** What speaks for a span beside its two ends. */
export function wholeFeatures(view: View, segment: Segment, { start, end, from, to }: Candidate, list: FeatureList): void {
  const { codes, shift, known } = view
  const { hashes, tags } = view.inside
  const place = placeIn(segment)
  const [f, l] = [from + place, to - 1 + place]
  const previous = hashes[f - 1] ?? 0
  const last = hashes[l] ?? 0
  const length = Math.min(end - start, 16)
  const tail = mix2(codes[end + shift - 2] ?? 0, codes[end + shift - 1] ?? 0)
  const quotes = quoting(view, start, end)
  const after = codes[end + shift] ?? 0
  push(list, mix2(141, length))
  push(list, mix3(142, length, last))
  push(list, mix3(143, length, tail))
  push(list, mix3(144, Math.min(to - from, 8), tags[l] ?? 0))
  push(list, mix3(145, hashes[f] ?? 0, last))
  push(list, mix3(146, previous, last))
  push(list, mix3(147, previous, tail))
  push(list, mix3(148, last, hashes[l + 1] ?? 0))
  push(list, mix3(149, codes[start + shift - 1] ?? 0, after))
  push(list, mix3(150, quotes, after))
  push(list, mix3(151, quotes, last))
  push(list, mix3(152, tags[f] ?? 0, tail))
  let path = 0
  if (to - from <= 4) for (let index = f; index <= l; index++) path = mix2(path, tags[index] ?? 0)
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
