/** Why a mention has the relation that it has: the chance of each role and stage, and the features that speak for the likeliest. */
import { contextFeatures } from './features.ts'
import { rolesOf, sceneOf } from './relate.ts'
import type { RelateInput, RelationModel } from './relate.ts'
import { probabilities } from './softmax.ts'
import type { Softmax } from './softmax.ts'

export interface ExplainedChoice {
  readonly chances: Readonly<Record<string, number>>
  /** The features that weigh most for the likeliest label. */
  readonly because: readonly { readonly feature: string; readonly weight: number }[]
}

export interface ExplainedMention {
  readonly start: number
  readonly end: number
  readonly entity: string
  readonly role: ExplainedChoice
  readonly stage: ExplainedChoice
}

const SHOWN = 8

/** The mentions of entities that overlap a stretch. */
export function explainRelations(
  input: RelateInput,
  model: RelationModel,
  at: { readonly start: number; readonly end: number },
): ExplainedMention[] {
  const scene = sceneOf(input)
  return scene.placed
    .filter(({ start, end }) => start < at.end && at.start < end)
    .map((mention) => {
      const features = contextFeatures(scene, mention, model.cues)
      const roles = rolesOf(mention.type)
      return {
        start: mention.start,
        end: mention.end,
        entity: mention.entity,
        role: choiceOf(model.roles, features, (label) => label === 'none' || roles.includes(label)),
        stage: choiceOf(model.stages, features, () => true),
      }
    })
}

function choiceOf(model: Softmax, features: readonly string[], allowed: (label: string) => boolean): ExplainedChoice {
  const chances = probabilities(model, features, allowed)
  const best = chances.indexOf(Math.max(...chances))
  const because = features
    .map((feature) => ({ feature, weight: model.weights.get(feature)?.[best] ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight || (a.feature < b.feature ? -1 : 1))
  const likely = model.labels.map((label, index) => [label, chances[index] ?? 0] as const).filter(([, chance]) => chance > 0)
  return { chances: Object.fromEntries(likely), because: because.slice(0, SHOWN) }
}
