/** Candidates of a segment and their scores under a linear model: the part that reading and learning share. */
import { endFeatures, spanFeatures, startFeatures, wordFeatures } from './features.ts'
import type { Setting, View } from './features.ts'
import type { Candidate, Segment } from './lattice.ts'
import type { Chart } from './semicrf.ts'

/** A linear model: `row` tells where the weights of a feature begin, one for each label; -1 for an unknown one. */
export interface Linear {
  readonly labels: number
  readonly row: (feature: number) => number
  readonly weights: Float32Array | Int8Array
  /** What a weight is multiplied with. */
  readonly scale: number
}

/**
 * A candidate whose beginning, end and words alone score lower than this under every type is dropped before its own features are
 * looked at: they seldom add half as much. `-Infinity` drops none.
 */
export const DROP = -5

export interface Scored {
  readonly chart: Chart
  /** The candidates of the chart's spans. */
  readonly candidates: readonly Candidate[]
}

/** Scores the candidates of a segment; `chart.from` and `chart.to` count words from the segment's first. */
export function scoreSegment(
  view: View,
  segment: Segment,
  setting: Setting,
  candidates: readonly Candidate[],
  model: Linear,
  drop = DROP,
): Scored {
  const { labels, scale } = model
  const size = segment.last - segment.first
  const sum = adder(model)
  const { starts, ends, inner } = scoreBoundaries(view, segment, setting, boundariesOf(segment, candidates), model, sum)
  const kept: Candidate[] = []
  const partial = new Float64Array(candidates.length * labels)
  for (const candidate of candidates) {
    const [a, b] = [(candidate.from - segment.first) * labels, (candidate.to - segment.first) * labels]
    const offset = kept.length * labels
    let best = -Infinity
    for (let label = 0; label < labels; label++) {
      const score = (starts[a + label] ?? 0) + (ends[b + label] ?? 0) + (inner[b + label] ?? 0) - (inner[a + label] ?? 0)
      partial[offset + label] = score
      if (score > best) best = score
    }
    if (best * scale > drop) kept.push(candidate)
  }
  const scores = partial.slice(0, kept.length * labels)
  const from = new Int32Array(kept.length)
  const to = new Int32Array(kept.length)
  kept.forEach((candidate, index) => {
    from[index] = candidate.from - segment.first
    to[index] = candidate.to - segment.first
    sum.into(scores, index * labels)
    spanFeatures(view, segment, candidate, sum.add)
  })
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) * scale
  return { chart: { size, labels, from, to, scores }, candidates: kept }
}

interface Adder {
  /** Where the weights of the features that follow are added. */
  readonly into: (target: Float64Array, offset: number) => void
  readonly add: (feature: number) => void
}

function adder({ labels, weights, row }: Linear): Adder {
  let target: Float64Array = new Float64Array(labels)
  let offset = 0
  return {
    into: (array, at) => {
      target = array
      offset = at
    },
    add: (feature) => {
      const start = row(feature)
      if (start < 0) return
      for (let label = 0; label < labels; label++) target[offset + label] = (target[offset + label] ?? 0) + (weights[start + label] ?? 0)
    },
  }
}

/** Scores of every beginning and end that a candidate has, and running sums of the scores of words. */
function scoreBoundaries(
  view: View,
  segment: Segment,
  setting: Setting,
  needed: { readonly starts: Uint8Array; readonly ends: Uint8Array },
  { labels }: Linear,
  sum: Adder,
): { readonly starts: Float64Array; readonly ends: Float64Array; readonly inner: Float64Array } {
  const size = segment.last - segment.first
  const starts = new Float64Array(size * labels)
  const ends = new Float64Array((size + 1) * labels)
  const inner = new Float64Array((size + 1) * labels)
  for (let word = 0; word < size; word++) {
    if (needed.starts[word]) {
      sum.into(starts, word * labels)
      startFeatures(view, segment, setting, segment.first + word, sum.add)
    }
    inner.copyWithin((word + 1) * labels, word * labels, (word + 1) * labels)
    sum.into(inner, (word + 1) * labels)
    wordFeatures(view, segment.first + word, sum.add)
    if (needed.ends[word + 1]) {
      sum.into(ends, (word + 1) * labels)
      endFeatures(view, segment, segment.first + word + 1, sum.add)
    }
  }
  return { starts, ends, inner }
}

/** Which boundaries of a segment any candidate begins or ends at. */
export function boundariesOf(segment: Segment, candidates: readonly Candidate[]): { starts: Uint8Array; ends: Uint8Array } {
  const size = segment.last - segment.first
  const starts = new Uint8Array(size + 1)
  const ends = new Uint8Array(size + 1)
  for (const { from, to } of candidates) {
    starts[from - segment.first] = 1
    ends[to - segment.first] = 1
  }
  return { starts, ends }
}
