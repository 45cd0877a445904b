/** Candidates of a segment and their scores under a linear model: the part that reading and learning share. */
import { createFeatureList, endFeatures, spanFeatures, startFeatures, wordFeatures } from './features.ts'
import type { FeatureList, Setting, View } from './features.ts'
import type { Candidate, Segment } from './lattice.ts'
import { reused, reusedFloats } from './reused.ts'
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

/**
 * A function that scores the candidates of a segment; the chart's `from` and `to` count words from the segment's first. A chart holds until the
 * next one is made.
 */
export function createScorer(view: View, model: Linear): (part: Part) => Chart {
  const list = createFeatureList()
  const { labels, scale } = model
  const chart = { scores: reusedFloats(), from: reused(integers), to: reused(integers) }
  let sums: Sums = { starts: new Float64Array(), ends: new Float64Array(), inner: new Float64Array() }
  return (part) => {
    const { segment, candidates } = part
    const room = (segment.last - segment.first + 1) * labels
    sums = { starts: cleared(sums.starts, room), ends: cleared(sums.ends, room), inner: cleared(sums.inner, room) }
    scoreBoundaries(view, part, { model, list, sums })
    const { starts, ends, inner } = sums
    const scores = chart.scores(candidates.length * labels)
    const from = chart.from(candidates.length)
    const to = chart.to(candidates.length)
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

const integers = (length: number): Int32Array => new Int32Array(length)

/** Scores of the beginnings and ends of a segment, by word and label, and running sums of the scores of its words. */
interface Sums {
  readonly starts: Float64Array
  readonly ends: Float64Array
  readonly inner: Float64Array
}

/** The array, or a longer one, with zeros in its first `length` places. */
function cleared(array: Float64Array, length: number): Float64Array {
  return array.length >= length ? array.fill(0, 0, length) : new Float64Array(length * 2)
}

/** Fills in the sums of what the candidates of a segment need. */
function scoreBoundaries(
  view: View,
  { segment, setting, candidates }: Part,
  { model: { labels, add }, list, sums: { starts, ends, inner } }: { model: Linear; list: FeatureList; sums: Sums },
): void {
  const size = segment.last - segment.first
  const needed = boundariesOf(segment, candidates)
  let open = 0
  for (let word = 0; word < size; word++) {
    if (needed.starts[word]) {
      list.count = 0
      startFeatures(view, segment, setting, segment.first + word, list)
      add(list, starts, word * labels)
    }
    inner.copyWithin((word + 1) * labels, word * labels, (word + 1) * labels)
    open += (needed.starts[word] ?? 0) - (needed.ends[word] ?? 0)
    if (open > 0) {
      list.count = 0
      wordFeatures(view, segment, segment.first + word, list)
      add(list, inner, (word + 1) * labels)
    }
    if (needed.ends[word + 1]) {
      list.count = 0
      endFeatures(view, segment, segment.first + word + 1, list)
      add(list, ends, (word + 1) * labels)
    }
  }
}

/** How many candidates begin and end at each boundary of a segment. */
export function boundariesOf(segment: Segment, candidates: readonly Candidate[]): { starts: Uint16Array; ends: Uint16Array } {
  const size = segment.last - segment.first
  const starts = new Uint16Array(size + 1)
  const ends = new Uint16Array(size + 1)
  for (const { from, to } of candidates) {
    starts[from - segment.first] = (starts[from - segment.first] ?? 0) + 1
    ends[to - segment.first] = (ends[to - segment.first] ?? 0) + 1
  }
  return { starts, ends }
}
