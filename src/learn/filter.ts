/**
 * Learns which spans are worth weighing: logistic regressions over hashed features, by AdaGrad (Duchi, Hazan & Singer, JMLR 2011). First
 * where names begin and end, then, with that given, which spans are names as a whole.
 */
import { createFeatureList } from '../mentions/features.ts'
import type { FeatureList } from '../mentions/features.ts'
import {
  candidatesBy,
  closingFeatures,
  FILTER_WEIGHTS,
  logitOf,
  lookAt,
  openingFeatures,
  SHARE,
  wholeFeatures,
} from '../mentions/filter.ts'
import type { FilterModel, Hashed } from '../mentions/filter.ts'
import type { Survey } from '../mentions/find.ts'
import type { Occurrence } from './gold.ts'
import { generator, shuffled } from './random.ts'

export interface FilterOptions {
  readonly epochs: { readonly boundaries: number; readonly spans: number }
  readonly rate: number
  readonly ridge: number
  readonly least: FilterModel['least']
}

interface Example {
  readonly ids: Int32Array
  /** What speaks for it already. */
  readonly logit: number
  readonly right: boolean
}

interface Surveyed {
  readonly survey: Survey
  readonly occurrences: readonly Occurrence[]
}

export function learnFilter(documents: readonly Surveyed[], options: FilterOptions): FilterModel {
  const { epochs, least } = options
  const boundaries = learn(documents.flatMap(boundaryExamples), epochs.boundaries, options)
  const spans = learn(
    documents.flatMap((document) => spanExamples(document, boundaries, least.boundaries)),
    epochs.spans,
    options,
  )
  return { boundaries, spans, least }
}

function learn(examples: readonly Example[], epochs: number, { rate, ridge }: FilterOptions): Hashed {
  const weights = new Float32Array(FILTER_WEIGHTS)
  const squares = new Float32Array(FILTER_WEIGHTS).fill(1e-6)
  const mask = FILTER_WEIGHTS - 1
  const random = generator(11)
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const index of shuffled(examples.length, random)) {
      const example = examples[index]
      if (!example) continue
      let { logit } = example
      for (const id of example.ids) logit += weights[id & mask] ?? 0
      const error = (example.right ? 1 : 0) - 1 / (1 + Math.exp(-logit))
      for (const id of example.ids) {
        const at = id & mask
        const gradient = error - ridge * (weights[at] ?? 0)
        const square = (squares[at] ?? 0) + gradient * gradient
        squares[at] = square
        weights[at] = (weights[at] ?? 0) + (rate * gradient) / Math.sqrt(square)
      }
    }
  return { weights, scale: 1 }
}

/** Every word twice: whether a name begins with it, whether one ends with it. */
function boundaryExamples({ survey: { view, segments }, occurrences }: Surveyed): Example[] {
  const spans = occurrences.flatMap(({ variants }) => variants)
  const starts = new Set(spans.map(({ start }) => start))
  const ends = new Set(spans.map(({ end }) => end))
  const { lattice } = view
  const examples: Example[] = []
  for (const segment of segments)
    for (let index = segment.first; index < segment.last; index++) {
      const [start, end] = [lattice.starts[index] ?? 0, lattice.ends[index] ?? 0]
      examples.push(
        { ids: idsOf((list) => openingFeatures(view, segment, index, list)), logit: 0, right: starts.has(start) },
        { ids: idsOf((list) => closingFeatures(view, segment, index, list)), logit: 0, right: ends.has(end) },
      )
    }
  return examples
}

/** The spans whose boundaries are likely. */
function spanExamples({ survey: { view, segments }, occurrences }: Surveyed, boundaries: Hashed, least: number): Example[] {
  const right = new Set(occurrences.flatMap(({ variants }) => variants.map(({ start, end }) => `${String(start)} ${String(end)}`)))
  const likely = lookAt(view, segments, boundaries)
  return segments.flatMap((segment) =>
    candidatesBy(view, segment, likely, least).map((candidate): Example => ({
      ids: idsOf((list) => wholeFeatures(view, segment, candidate, list)),
      logit: SHARE * logitOf(likely, candidate),
      right: right.has(`${String(candidate.start)} ${String(candidate.end)}`),
    })),
  )
}

function idsOf(fill: (list: FeatureList) => void): Int32Array {
  const list = createFeatureList(64)
  fill(list)
  return list.ids.slice(0, list.count)
}
