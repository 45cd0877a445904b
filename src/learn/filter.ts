/**
 * Learns which spans are worth weighing: logistic regressions over hashed features. First where names begin and end, then, with that given,
 * which spans are names as a whole.
 */
import { createFeatureList, hashed } from '../mentions/feature-list.ts'
import type { FeatureList } from '../mentions/feature-list.ts'
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
import { learnWeights } from './adagrad.ts'
import type { Schedule } from './adagrad.ts'
import type { Occurrence } from './gold.ts'

export interface FilterOptions {
  readonly boundaries: Schedule
  readonly spans: Schedule
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
  const { least } = options
  const boundaries = learn(documents.flatMap(boundaryExamples), options.boundaries)
  const spans = learn(
    documents.flatMap((document) => spanExamples(document, boundaries, least.boundaries)),
    options.spans,
  )
  return { boundaries, spans, least }
}

function learn(examples: readonly Example[], schedule: Schedule): Hashed {
  const mask = FILTER_WEIGHTS - 1
  const extent = { size: FILTER_WEIGHTS, examples: examples.length }
  const weights = learnWeights(schedule, extent, (index, { weights: current, climb }) => {
    const example = examples[index]
    if (!example) return
    let { logit } = example
    for (const id of example.ids) logit += current[id & mask] ?? 0
    const error = (example.right ? 1 : 0) - 1 / (1 + Math.exp(-logit))
    for (const id of example.ids) climb(id & mask, error)
  })
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
  const { ids, count } = hashed(list)
  return ids.slice(0, count)
}
