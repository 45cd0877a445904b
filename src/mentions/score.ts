/** Candidates of a segment and their scores under a linear model: the part that reading and learning share. */
import { endFeatures, spanFeatures, startFeatures, wordFeatures } from './features.ts'
import type { Setting, View } from './features.ts'
import type { Candidate, Segment } from './lattice.ts'
import type { Chart } from './semicrf.ts'

/** A linear model: `rows[feature]` is where the weights of a feature begin, one for each label; nothing for an unknown one. */
export interface Linear {
  readonly labels: number
  row(feature: number): number
  readonly weights: Float32Array
}

/** Scores every candidate; `chart.from` and `chart.to` count words from the segment's first. */
export function scoreSegment(view: View, segment: Segment, setting: Setting, candidates: readonly Candidate[], model: Linear): Chart {
  const { labels, weights } = model
  const size = segment.last - segment.first
  const starts = new Float64Array(size * labels)
  const ends = new Float64Array((size + 1) * labels)
  const inner = new Float64Array((size + 1) * labels)
  const needed = boundariesOf(segment, candidates)
  let target = starts
  let offset = 0
  const add = (feature: number): void => {
    const row = model.row(feature)
    if (row < 0) return
    for (let label = 0; label < labels; label++) target[offset + label] = (target[offset + label] ?? 0) + (weights[row + label] ?? 0)
  }
  for (let word = 0; word < size; word++) {
    if (needed.starts[word]) {
      ;[target, offset] = [starts, word * labels]
      startFeatures(view, segment, setting, segment.first + word, add)
    }
    ;[target, offset] = [inner, (word + 1) * labels]
    for (let label = 0; label < labels; label++) inner[offset + label] = inner[offset - labels + label] ?? 0
    wordFeatures(view, segment.first + word, add)
    if (needed.ends[word + 1]) {
      ;[target, offset] = [ends, (word + 1) * labels]
      endFeatures(view, segment, segment.first + word + 1, add)
    }
  }
  const scores = new Float64Array(candidates.length * labels)
  const from = new Int32Array(candidates.length)
  const to = new Int32Array(candidates.length)
  target = scores
  candidates.forEach((candidate, index) => {
    const [a, b] = [candidate.from - segment.first, candidate.to - segment.first]
    from[index] = a
    to[index] = b
    offset = index * labels
    for (let label = 0; label < labels; label++)
      scores[offset + label] =
        (starts[a * labels + label] ?? 0) +
        (ends[b * labels + label] ?? 0) +
        (inner[b * labels + label] ?? 0) -
        (inner[a * labels + label] ?? 0)
    spanFeatures(view, segment, candidate, add)
  })
  return { size, labels, from, to, scores }
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
