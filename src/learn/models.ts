/** Gold documents → the three learned models. */
import type { Reader } from '../extract.ts'
import { readUp } from '../extract.ts'
import { prepareMentions } from '../mentions/find.ts'
import type { MentionModel } from '../mentions/model.ts'
import type { Seeds } from '../model.ts'
import { cuesByWord, rankStages } from '../relations/relate.ts'
import type { RelationModel } from '../relations/relate.ts'
import { learnSoftmax } from './adagrad.ts'
import { occurrencesOf } from './gold.ts'
import type { GoldDocument } from './gold.ts'
import { learnMentions } from './mentions.ts'
import type { Learned } from './mentions.ts'
import { relationExamples } from './relations.ts'
import { ENTITY_TYPES } from './score.ts'

/** Price of noting what is nothing, in units of what is noted rightly; chosen by cross-validation. */
const THRESHOLD = 0.25
const MENTIONS = { epochs: 8, settle: 3, rate: 0.05, ridge: 0.0005, support: 2 } as const
const SOFTMAX = { epochs: 15, rate: 0.1, ridge: 0.002, support: 2 } as const
const ROLES = ['none', 'ADOPTED', 'ESTABLISHED', 'PARTNERED_WITH', 'ISSUED', 'RECEIVED'] as const

export interface Models {
  readonly mentions: MentionModel
  readonly relations: RelationModel
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
  const tails = tailsOf(documents)
  const types = [...ENTITY_TYPES]
  const labels = [...types, ...types.map((type) => `${type}, vague`)]
  const examples = documents.map((document) => {
    const { words, hints } = readUp(document.doc, reader)
    const { view, parts } = prepareMentions(document.doc, words, hints, reader.finder, tails)
    return { view, segments: parts, occurrences: occurrencesOf(document) }
  })
  const learned = learnMentions(examples, {
    ...MENTIONS,
    labels,
    labelOf: ({ entity }) => types.findIndex((type) => type === entity.type) + (entity.core ? 0 : types.length),
  })
  const row = (feature: number): number => {
    const at = learned.rows.get(feature)
    return at === undefined ? -1 : at * labels.length
  }
  const cues = cuesByWord(seeds.cues)
  const stages = seeds.ontology.stages.map(({ name }) => name)
  const said = gold.map((document) => relationExamples(document, reader.segment(document.doc), cues, stages))
  return {
    learned,
    mentions: { types, tails, threshold: THRESHOLD, labels: labels.length, row, weights: learned.weights, scale: 1 },
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

/** The last two characters of every annotated form, closing marks left out. */
function tailsOf(documents: readonly GoldDocument[]): Set<string> {
  return new Set(
    documents.flatMap(({ gold }) =>
      gold.entities.flatMap(({ surfaces }) => surfaces.map((surface) => surface.replace(/(?<![”"）》])[”"）》]+$/, '').slice(-2))),
    ),
  )
}
