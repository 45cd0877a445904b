/** Gold documents → the three learned models. */
import type { Reader, ReadModels } from '../extract.ts'
import { readUp } from '../extract.ts'
import { prepare, surveys } from '../mentions/find.ts'
import type { Linear } from '../mentions/score.ts'
import type { Seeds } from '../model.ts'
import { cuesByWord, rankStages } from '../relations/relate.ts'
import { occurrencesOf } from './gold.ts'
import type { GoldDocument } from './gold.ts'
import { learnFilter } from './filter.ts'
import { learnMentions } from './mentions.ts'
import type { Learned } from './mentions.ts'
import { relationExamples } from './relations.ts'
import { learnSoftmax } from './softmax.ts'
import { ENTITY_TYPES } from './score.ts'

/** Price of noting what is nothing, in units of what is noted rightly; chosen by cross-validation. */
const THRESHOLD = 0.25
/** Chosen by cross-validation, as all below. */
const COMMON = { ridge: 0.0005, caution: 0.1, rate: 0.1 } as const
const FILTER = {
  boundaries: { ...COMMON, epochs: 6, settle: 5, orders: 1, seed: 11 },
  spans: { ...COMMON, epochs: 3, settle: 2, orders: 1, seed: 11 },
  least: { boundaries: -5, whole: -3.2 },
} as const
const MENTIONS = { ...COMMON, epochs: 8, settle: 3, orders: 3, seed: 42, support: 2 } as const
const SOFTMAX = { ...COMMON, rate: 0.05, ridge: 0.005, epochs: 15, settle: 5, orders: 3, seed: 7, support: 2 } as const
const ROLES = ['none', 'ADOPTED', 'ESTABLISHED', 'PARTNERED_WITH', 'ISSUED', 'RECEIVED'] as const

export interface Models extends ReadModels {
  /** The mention model before it is packed. */
  readonly learned: Learned
}

/**
 * @param gold annotated by the guidelines: all three models learn from them
 * @param more documents with annotations whose stages are less sure: only the mention model learns from them
 */
export function learnModels({
  gold,
  more,
  seeds,
  reader,
}: {
  gold: readonly GoldDocument[]
  more: readonly GoldDocument[]
  seeds: Seeds
  reader: Reader
}): Models {
  const documents = [...gold, ...more]
  const types = [...ENTITY_TYPES]
  const labels = [...types, ...types.map((type) => `${type}, vague`)]
  const surveyed = documents.flatMap((document) => {
    const { words, hints } = readUp(document.doc, reader)
    const occurrences = occurrencesOf(document)
    return [...surveys(document.doc, words, hints, reader.finder)].map((survey) => ({ doc: document.doc, survey, occurrences }))
  })
  const filter = learnFilter(surveyed, FILTER)
  // What a filter lets through of the texts that it learned from is too clean to learn from: each half is filtered by the other.
  const halves = [0, 1].map((half) =>
    learnFilter(
      surveyed.filter((_, index) => index % 2 !== half),
      FILTER,
    ),
  )
  const examples = surveyed.map(({ doc, survey: whole, occurrences }, index) => ({
    view: whole.view,
    segments: [...prepare(doc, whole, halves[index % 2] ?? filter)],
    occurrences,
  }))
  const learned = learnMentions(examples, {
    ...MENTIONS,
    labels,
    labelOf: ({ entity }) => types.findIndex((type) => type === entity.type) + (entity.core ? 0 : types.length),
  })
  const cues = cuesByWord(seeds.cues)
  const stages = seeds.ontology.stages.map(({ name }) => name)
  const said = gold.map((document) => relationExamples(document, reader.segment(document.doc), cues, stages))
  return {
    learned,
    filter,
    mentions: { ...linearOf(learned), types, threshold: THRESHOLD },
    relations: {
      roles: learnSoftmax(
        said.flatMap(({ roles }) => roles),
        { ...SOFTMAX, labels: ROLES },
      ),
      stages: learnSoftmax(
        said.flatMap((one) => one.stages),
        { ...SOFTMAX, labels: stages },
      ),
      cues,
      ranks: rankStages(seeds.ontology.stages),
    },
  }
}

/** The weights as they were learned, for reading with them before they are packed. */
function linearOf({ labels, rows, weights }: Learned): Linear {
  const width = labels.length
  return {
    labels: width,
    scale: 1,
    add({ ids, count }, into, offset) {
      for (let index = 0; index < count; index++) {
        const row = rows.get(ids[index] ?? 0)
        if (row === undefined) continue
        for (let label = 0; label < width; label++) into[offset + label] = (into[offset + label] ?? 0) + (weights[row * width + label] ?? 0)
      }
    },
  }
}
