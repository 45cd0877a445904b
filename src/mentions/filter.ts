/**
 * A first, cheap look at a document, so that only spans that may be names are weighed: how likely a name begins or ends at each boundary
 * between words, then how likely a span is one as a whole. A cascade (Weiss & Taskar, “Structured Prediction Cascades”, AISTATS 2010);
 * its weights are found by hash alone, so that they stay in the processor's cache (Weinberger et al., “Feature Hashing for Large Scale
 * Multitask Learning”, ICML 2009).
 */
import { z } from 'zod'
import { InputError } from '../errors.ts'
import { clear, createFeatureList, hashed, pair, single } from './feature-list.ts'
import type { FeatureList } from './feature-list.ts'
import { placeIn, quoting } from './features.ts'
import type { View } from './features.ts'
import { mix2 } from '../hash.ts'
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

/** Filled and emptied again for each sum. */
const scratch = createFeatureList()

/** A function that gives the spans of a segment that are worth weighing, by start, then by length. */
export function createFilter(view: View, segments: readonly Segment[], model: FilterModel): (segment: Segment) => Candidate[] {
  const likely = lookAt(view, segments, model.boundaries)
  const known = (start: number, end: number): boolean => view.known.exact(start, end).length > 0
  return (segment) =>
    candidatesBy(view, segment, likely, model.least.boundaries).filter((candidate) => {
      if (known(candidate.start, candidate.end)) return true
      clear(scratch)
      wholeFeatures(view, segment, candidate, scratch)
      return SHARE * logitOf(likely, candidate) + sumOf(hashed(scratch), model.spans) >= model.least.whole
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
  for (const segment of segments)
    for (let index = segment.first; index < segment.last; index++) {
      if (mayBegin(lattice, index)) {
        clear(scratch)
        openingFeatures(view, segment, index, scratch)
        begins[index] = sumOf(hashed(scratch), model)
      }
      if (mayEnd(lattice, index)) {
        clear(scratch)
        closingFeatures(view, segment, index, scratch)
        ends[index] = sumOf(hashed(scratch), model)
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
  single(list, 101, 0)
  single(list, 102, previous)
  single(list, 103, own)
  single(list, 104, next)
  pair(list, 107, hashes[w - 2] ?? 0, previous)
  pair(list, 108, tags[w - 1] ?? 0, tag)
  pair(list, 109, tag, tags[w + 1] ?? 0)
  single(list, 110, left)
  pair(list, 112, first, codes[at + shift + 1] ?? 0)
  for (const kind of known.beginning(at)) single(list, 113, kind)
  for (const kind of known.ending(at)) single(list, 114, kind)
}

/** What speaks for a name that ends with a word. */
export function closingFeatures({ lattice, codes, shift, known, inside }: View, segment: Segment, index: number, list: FeatureList): void {
  const { hashes, tags } = inside
  const end = lattice.ends[index] ?? 0
  const w = index + placeIn(segment)
  const own = hashes[w] ?? 0
  const next = hashes[w + 1] ?? 0
  const tag = tags[w] ?? 0
  const right = codes[end + shift] ?? 0
  const last = codes[end + shift - 1] ?? 0
  const second = codes[end + shift - 2] ?? 0
  single(list, 121, 0)
  single(list, 122, own)
  single(list, 123, next)
  pair(list, 127, tag, tags[w + 1] ?? 0)
  pair(list, 128, tags[w - 1] ?? 0, tag)
  single(list, 129, right)
  single(list, 130, last)
  pair(list, 132, second, last)
  pair(list, 133, mix2(codes[end + shift - 3] ?? 0, second), last)
  for (const kind of known.ending(end)) single(list, 134, kind)
  for (const kind of known.beginning(end)) single(list, 135, kind)
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
  single(list, 141, length)
  pair(list, 143, length, tail)
  pair(list, 144, Math.min(to - from, 8), tags[l] ?? 0)
  pair(list, 145, hashes[f] ?? 0, last)
  pair(list, 147, previous, tail)
  pair(list, 149, codes[start + shift - 1] ?? 0, after)
  pair(list, 150, quotes, after)
  pair(list, 151, quotes, last)
  for (const kind of known.exact(start, end)) single(list, 154, kind)
  for (const kind of known.beginning(start)) pair(list, 155, kind, tail)
}

const FILE = 'seeds/weights/filter.json'
const hashedSchema = z.object({ scale: z.number().positive(), weights: z.base64() })
const schema = z.object({
  about: z.unknown(),
  least: z.object({ boundaries: z.number(), whole: z.number() }),
  boundaries: hashedSchema,
  spans: hashedSchema,
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

function pack({ scale, weights }: Hashed): z.infer<typeof hashedSchema> {
  const limit = Float32Array.from(weights).reduce((max, weight) => Math.max(max, Math.abs(weight)), 0)
  const bytes = Int8Array.from(weights, (weight) => Math.round((weight * 127) / limit))
  return { scale: (scale * limit) / 127, weights: deflated(Buffer.from(bytes.buffer)) }
}

function unpack({ scale, weights }: z.infer<typeof hashedSchema>): Hashed {
  return { scale, weights: new Int8Array(inflated(weights, FILTER_WEIGHTS, FILE)) }
}
