/** Candidates of a segment and their scores under a linear model: the part that reading and learning share. */
import { createFeatureList, endFeatures, spanFeatures, startFeatures, wordFeatures } from './features.ts'
import type { FeatureList, Setting, View } from './features.ts'
import type { Candidate, Segment } from './lattice.ts'
import type { Chart } from './semicrf.ts'

/** A linear model: weights of features, one for each label. */
export interface Linear {
  readonly labels: number
  /** Adds the weights of features, label by label, to `into` from `offset` on. Unknown features weigh nothing. */
  readonly add: (features: FeatureList, into: Float64Array, offset: number) => void
  /** What the sums are to be multiplied with. */
  readonly scale: number
}

/** A segment with what is to be scored in it. */
export interface Part {
  readonly segment: Segment
  readonly setting: Setting
  readonly candidates: readonly Candidate[]
}

/** A function that scores the candidates of a segment; the chart's `from` and `to` count words from the segment's first. */
export function createScorer(view: View, model: Linear): (part: Part) => Chart {
  const list = createFeatureList()
  const { labels, scale } = model
  return (part) => {
    const { segment, candidates } = part
    const { starts, ends, inner } = scoreBoundaries(view, part, model, list)
    const scores = new Float64Array(candidates.length * labels)
    const from = new Int32Array(candidates.length)
    const to = new Int32Array(candidates.length)
    candidates.forEach((candidate, index) => {
      from[index] = candidate.from - segment.first
      to[index] = candidate.to - segment.first
      const [a, b] = [(candidate.from - segment.first) * labels, (candidate.to - segment.first) * labels]
      for (let label = 0; label < labels; label++)
        scores[index * labels + label] =
          (starts[a + label] ?? 0) + (ends[b + label] ?? 0) + (inner[b + label] ?? 0) - (inner[a + label] ?? 0)
      list.count = 0
      spanFeatures(view, segment, candidate, list)
      model.add(list, scores, index * labels)
    })
    for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) * scale
    return { size: segment.last - segment.first, labels, from, to, scores }
  }
}

/** Scores of every beginning and end that a candidate has, and running sums of the scores of words. */
function scoreBoundaries(
  view: View,
  { segment, setting, candidates }: Part,
  { labels, add }: Linear,
  list: FeatureList,
): { readonly starts: Float64Array; readonly ends: Float64Array; readonly inner: Float64Array } {
  const size = segment.last - segment.first
  const needed = boundariesOf(segment, candidates)
  const starts = new Float64Array(size * labels)
  const ends = new Float64Array((size + 1) * labels)
  const inner = new Float64Array((size + 1) * labels)
  for (let word = 0; word < size; word++) {
    if (needed.starts[word]) {
      list.count = 0
      startFeatures(view, segment, setting, segment.first + word, list)
      add(list, starts, word * labels)
    }
    inner.copyWithin((word + 1) * labels, word * labels, (word + 1) * labels)
    list.count = 0
    wordFeatures(view, segment.first + word, list)
    add(list, inner, (word + 1) * labels)
    if (needed.ends[word + 1]) {
      list.count = 0
      endFeatures(view, segment, segment.first + word + 1, list)
      add(list, ends, (word + 1) * labels)
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
