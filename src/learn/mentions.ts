/**
 * Learns the weights of the mention model from gold: maximum likelihood of a semi-Markov CRF in which every boundary variant
 * that the gold lists is as right as any other (latent segmentation).
 */
import { clear, createFeatureList, hashed } from '../mentions/feature-list.ts'
import type { FeatureList } from '../mentions/feature-list.ts'
import { endFeatures, spanFeatures, startFeatures, wordFeatures } from '../mentions/features.ts'
import type { View } from '../mentions/features.ts'
import { boundariesOf } from '../mentions/score.ts'
import type { Part } from '../mentions/score.ts'
import { infer } from '../mentions/semicrf.ts'
import type { Chart } from '../mentions/semicrf.ts'
import { learnWeights } from './adagrad.ts'
import type { Ascent, Schedule } from './adagrad.ts'
import type { Occurrence } from './gold.ts'

export interface Example {
  readonly view: View
  readonly segments: readonly Part[]
  readonly occurrences: readonly Occurrence[]
}

export interface TrainOptions extends Schedule {
  readonly labels: readonly string[]
  readonly labelOf: (occurrence: Occurrence) => number
  /** Features seen in fewer segments are left out. */
  readonly support: number
}

export interface Learned {
  readonly labels: readonly string[]
  readonly rows: Map<number, number>
  readonly weights: Float32Array
}

/** A segment with its features as rows of the weight table and the spans that gold allows. */
interface Prepared {
  readonly chart: Chart
  readonly starts: readonly Int32Array[]
  readonly ends: readonly Int32Array[]
  readonly words: readonly Int32Array[]
  readonly spans: readonly Int32Array[]
  /** span * labels + label → allowed. Undefined where nothing of gold stands in the segment. */
  readonly allowed: Uint8Array
  readonly kernels: Uint8Array
}

export function learnMentions(examples: readonly Example[], options: TrainOptions): Learned {
  const rows = countRows(examples, options)
  const prepared = examples.flatMap((example) => prepare(example, options, rows))
  const extent = { size: rows.size * options.labels.length, examples: prepared.length }
  const weights = learnWeights(options, extent, (index, ascent) => {
    const segment = prepared[index]
    if (segment) learnFrom(segment, ascent, options.labels.length)
  })
  return { labels: options.labels, rows, weights }
}

function learnFrom(segment: Prepared, { weights, climb }: Ascent, L: number): void {
  const { chart } = segment
  fillScores(segment, weights, L)
  const model = infer(chart)
  const gold = infer(chart, {
    span: (span, label) => segment.allowed[span * L + label] === 1,
    outside: (boundary) => segment.kernels[boundary] === 0,
  })
  if (gold.partition === -Infinity) return
  const starts = new Float64Array((chart.size + 1) * L)
  const ends = new Float64Array((chart.size + 1) * L)
  const inner = new Float64Array((chart.size + 1) * L)
  const update = (rows: Int32Array, gradient: Float64Array, offset: number): void => {
    for (const row of rows) for (let label = 0; label < L; label++) climb(row * L + label, gradient[offset + label] ?? 0)
  }
  const gradient = new Float64Array(L)
  for (let span = 0; span < chart.from.length; span++) {
    const [a, b] = [chart.from[span] ?? 0, chart.to[span] ?? 0]
    let any = false
    for (let label = 0; label < L; label++) {
      const g = (gold.marginals[span * L + label] ?? 0) - (model.marginals[span * L + label] ?? 0)
      gradient[label] = Math.abs(g) < 1e-5 ? 0 : g
      if (gradient[label] === 0) continue
      any = true
      starts[a * L + label] = (starts[a * L + label] ?? 0) + g
      ends[b * L + label] = (ends[b * L + label] ?? 0) + g
      for (let word = a; word < b; word++) inner[word * L + label] = (inner[word * L + label] ?? 0) + g
    }
    const rows = segment.spans[span]
    if (any && rows) update(rows, gradient, 0)
  }
  segment.starts.forEach((rows, word) => update(rows, starts, word * L))
  segment.ends.forEach((rows, word) => update(rows, ends, word * L))
  segment.words.forEach((rows, word) => update(rows, inner, word * L))
}

function fillScores({ chart, starts, ends, words, spans }: Prepared, weights: Float32Array, L: number): void {
  const sum = (rows: Int32Array | undefined, into: Float64Array, offset: number): void => {
    for (const row of rows ?? [])
      for (let label = 0; label < L; label++) into[offset + label] = (into[offset + label] ?? 0) + (weights[row * L + label] ?? 0)
  }
  const [s, e, w] = [new Float64Array((chart.size + 1) * L), new Float64Array((chart.size + 1) * L), new Float64Array((chart.size + 1) * L)]
  starts.forEach((rows, word) => sum(rows, s, word * L))
  ends.forEach((rows, word) => sum(rows, e, word * L))
  words.forEach((rows, word) => {
    for (let label = 0; label < L; label++) w[(word + 1) * L + label] = w[word * L + label] ?? 0
    sum(rows, w, (word + 1) * L)
  })
  for (let span = 0; span < chart.from.length; span++) {
    const [a, b] = [chart.from[span] ?? 0, chart.to[span] ?? 0]
    for (let label = 0; label < L; label++)
      chart.scores[span * L + label] = (s[a * L + label] ?? 0) + (e[b * L + label] ?? 0) + (w[b * L + label] ?? 0) - (w[a * L + label] ?? 0)
    sum(spans[span], chart.scores, span * L)
  }
}

/** Makes what is kept of the features that `fill` puts into a list. */
type Collect = (fill: (list: FeatureList) => void) => Int32Array

/** Calls every feature function of a segment; `collect` makes a list out of one call. */
function featureLists(
  { view }: Example,
  { segment, heading, candidates }: Part,
  collect: Collect,
): Pick<Prepared, 'starts' | 'ends' | 'words' | 'spans'> {
  const needed = boundariesOf(segment, candidates)
  const size = segment.last - segment.first
  const none = new Int32Array(0)
  return {
    starts: Array.from({ length: size }, (_, word) =>
      needed.starts[word] ? collect((list) => startFeatures(view, segment, heading, segment.first + word, list)) : none,
    ),
    ends: Array.from({ length: size + 1 }, (_, word) =>
      needed.ends[word] ? collect((list) => endFeatures(view, segment, segment.first + word, list)) : none,
    ),
    words: Array.from({ length: size }, (_, word) => collect((list) => wordFeatures(view, segment, segment.first + word, list))),
    spans: candidates.map((candidate) => collect((list) => spanFeatures(view, segment, candidate, list))),
  }
}

/** Features seen in enough segments, numbered. */
function countRows(examples: readonly Example[], { support }: TrainOptions): Map<number, number> {
  const counts = new Map<number, number>()
  for (const example of examples)
    for (const part of example.segments) {
      const seen = new Set<number>()
      const list = createFeatureList()
      featureLists(example, part, (fill) => {
        clear(list)
        fill(list)
        const { ids, count } = hashed(list)
        for (const feature of ids.subarray(0, count)) seen.add(feature)
        return new Int32Array(0)
      })
      for (const feature of seen) counts.set(feature, (counts.get(feature) ?? 0) + 1)
    }
  const rows = new Map<number, number>()
  for (const [feature, count] of counts) if (count >= support) rows.set(feature, rows.size)
  return rows
}

function prepare(example: Example, options: TrainOptions, rows: ReadonlyMap<number, number>): Prepared[] {
  const L = options.labels.length
  const list = createFeatureList()
  const collect: Collect = (fill) => {
    clear(list)
    fill(list)
    const { ids, count } = hashed(list)
    return ids
      .subarray(0, count)
      .map((feature) => rows.get(feature) ?? -1)
      .filter((row) => row >= 0)
  }
  return example.segments.flatMap((part) => {
    const { segment, candidates } = part
    if (candidates.length === 0) return []
    const size = segment.last - segment.first
    const chart: Chart = {
      size,
      labels: L,
      from: Int32Array.from(candidates, (candidate) => candidate.from - segment.first),
      to: Int32Array.from(candidates, (candidate) => candidate.to - segment.first),
      scores: new Float64Array(candidates.length * L),
    }
    return [{ chart, ...featureLists(example, part, collect), ...allowances(example, part, options) }]
  })
}

/** What gold allows in a segment: the listed variants; and no outside step over what they have in common. */
function allowances(
  { view, occurrences }: Example,
  { segment, candidates }: Part,
  { labels, labelOf }: TrainOptions,
): Pick<Prepared, 'allowed' | 'kernels'> {
  const L = labels.length
  const allowed = new Uint8Array(candidates.length * L)
  const kernels = new Uint8Array(segment.last - segment.first + 1)
  const { starts, ends } = view.lattice
  for (const occurrence of occurrences) {
    const variants = occurrence.variants.filter(({ start, end }) => start >= segment.start && end <= segment.end)
    if (variants.length === 0) continue
    const label = labelOf(occurrence)
    let [kernelStart, kernelEnd] = [-1, -1]
    candidates.forEach((candidate, index) => {
      if (!variants.some(({ start, end }) => start === candidate.start && end === candidate.end)) return
      allowed[index * L + label] = 1
      if (kernelStart < 0 || candidate.end - candidate.start < kernelEnd - kernelStart)
        [kernelStart, kernelEnd] = [candidate.start, candidate.end]
    })
    for (let word = segment.first; word < segment.last; word++) {
      const [start, end] = [starts[word] ?? 0, ends[word] ?? 0]
      if (kernelStart >= 0 && start < kernelEnd && end > kernelStart) kernels[word - segment.first] = 1
    }
  }
  return { allowed, kernels }
}
