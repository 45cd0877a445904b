/** Candidates of a segment and their scores under a linear model: the part that reading and learning share. */
import { clear, createFeatureList, hashed } from './feature-list.ts'
import type { FeatureList } from './feature-list.ts'
import { endFeatures, spanFeatures, startFeatures, wordFeatures } from './features.ts'
import type { View } from './features.ts'
import type { Candidate, Segment } from './lattice.ts'
import { reused, reusedFloats } from './reused.ts'
import type { Chart } from './semicrf.ts'

/** A linear model: weights of features, one for each label. */
export interface Linear {
  readonly labels: number
  /** Adds the weights of features, label by label, to `into` from `offset` on. Unknown features weigh nothing. */
  readonly add: (features: Pick<FeatureList, 'ids' | 'count'>, into: Float64Array, offset: number) => void
  /** What the sums are to be multiplied with. */
  readonly scale: number
}

/** A segment with what is to be scored in it. */
export interface Part {
  readonly segment: Segment
  readonly heading: boolean
  readonly candidates: readonly Candidate[]
}

/** Filled and emptied again for each sum. */
const scratch = createFeatureList()

/**
 * A function that scores the candidates of a segment; the chart's `from` and `to` count words from the segment's first. A chart holds until the
 * next one is made.
 */
export function createScorer(view: View, model: Linear): (part: Part) => Chart {
  const { labels, scale } = model
  const chart = { scores: reusedFloats(), from: reused(integers), to: reused(integers) }
  let sums: Sums = { starts: new Float64Array(), ends: new Float64Array(), inner: new Float64Array() }
  return (part) => {
    const { segment, candidates } = part
    const room = (segment.last - segment.first + 1) * labels
    sums = { starts: cleared(sums.starts, room), ends: cleared(sums.ends, room), inner: cleared(sums.inner, room) }
    scoreBoundaries(view, part, { model, sums })
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
      clear(scratch)
      spanFeatures(view, segment, candidate, scratch)
      model.add(hashed(scratch), scores, index * labels)
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
  { segment, heading, candidates }: Part,
  { model: { labels, add }, sums: { starts, ends, inner } }: { model: Linear; sums: Sums },
): void {
  const size = segment.last - segment.first
  const needed = boundariesOf(segment, candidates)
  let open = 0
  for (let word = 0; word < size; word++) {
    if (needed.starts[word]) {
      clear(scratch)
      startFeatures(view, segment, heading, segment.first + word, scratch)
      add(hashed(scratch), starts, word * labels)
    }
    for (let at = word * labels; at < (word + 1) * labels; at++) inner[at + labels] = inner[at] ?? 0
    open += (needed.starts[word] ?? 0) - (needed.ends[word] ?? 0)
    if (open > 0) {
      clear(scratch)
      wordFeatures(view, segment, segment.first + word, scratch)
      add(hashed(scratch), inner, (word + 1) * labels)
    }
    if (needed.ends[word + 1]) {
      clear(scratch)
      endFeatures(view, segment, segment.first + word + 1, scratch)
      add(hashed(scratch), ends, (word + 1) * labels)
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
