/** What gold says of roles and stages, as examples for the two small models of `relations/`. */
import type { Doc, Tokens } from '../model.ts'
import { contextFeatures } from '../relations/features.ts'
import type { Cues } from '../relations/features.ts'
import { rolesOf } from '../relations/relate.ts'
import { createScene } from '../relations/scene.ts'
import type { Placed } from '../relations/scene.ts'
import type { Labelled } from './softmax.ts'
import { normaliseText } from '../text/normalise.ts'
import { occurrencesOf } from './gold.ts'
import type { GoldDocument, GoldRelation } from './gold.ts'

export interface RelationExamples {
  readonly roles: Labelled[]
  readonly stages: Labelled[]
}

/** What is not core teaches less. */
const VAGUE = 0.4

export function relationExamples(document: GoldDocument, words: Tokens, cues: Cues, stages: readonly string[]): RelationExamples {
  const { doc, gold } = document
  const placed = placesOf(document)
  const scene = createScene(doc, words, placed)
  const found: RelationExamples = { roles: [], stages: [] }
  for (const entity of gold.entities) {
    const mentions = placed.filter((one) => one.entity === entity.id)
    const relations = gold.relations.filter(
      ({ target, source, type }) => target === entity.id || (type === 'PARTNERED_WITH' && source === entity.id),
    )
    const allowed = rolesOf(entity.type)
    const relation = relations.find(({ type }) => allowed.includes(type))
    const shown = relation ? mentions.filter((mention) => isWithin(doc, relation, mention)) : []
    const telling = shown.length > 0 ? shown : relation ? mentions.slice(0, 1) : mentions
    for (const mention of telling) {
      const features = contextFeatures(scene, mention, cues)
      const weight = entity.core && (relation?.core ?? true) ? 1 : VAGUE
      if (allowed.length > 0) found.roles.push({ features, label: relation?.type ?? 'none', weight, allowed: ['none', ...allowed] })
      if (relation?.stage) found.stages.push({ features, label: relation.stage, weight, allowed: stages })
    }
  }
  return found
}

function placesOf(document: GoldDocument): Placed[] {
  return occurrencesOf(document)
    .map(({ entity, variants }): Placed => {
      const [longest] = variants.toSorted((a, b) => b.end - b.start - (a.end - a.start))
      return { start: longest?.start ?? 0, end: longest?.end ?? 0, entity: entity.id, type: entity.type }
    })
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
}

function isWithin({ written: { text } }: Doc, { evidence }: GoldRelation, mention: Placed): boolean {
  if (!evidence) return false
  const quote = normaliseText(evidence)
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
    if (mention.start < at + quote.length && at < mention.end) return true
  return false
}
