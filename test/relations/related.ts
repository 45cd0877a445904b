/** A text with its entities, written by hand, and models that say yes to everything: what is left are the rules. */
import type { Entity, Relation } from '../../src/model.ts'
import { cuesByWord, relate } from '../../src/relations/relate.ts'
import type { RelateInput, RelationModel } from '../../src/relations/relate.ts'
import { createSegmenter } from '../../src/text/words.ts'
import { docOf } from '../support/reading.ts'

/** The region that the documents speak for, and what it lies in. */
export const OWN = 'Region:大观区'
const ABOVE = ['Region:安庆市', 'Region:安徽省']
const segment = createSegmenter([])

export const MODEL: RelationModel = {
  roles: {
    labels: ['none', 'ADOPTED', 'ESTABLISHED', 'PARTNERED_WITH', 'ISSUED', 'RECEIVED'],
    weights: new Map([
      ['type=Region', [0, 0, 0, 9, 0, 0]],
      ['bias', [0, 5, 5, 1, 5, 5]],
    ]),
  },
  stages: {
    labels: ['pioneered', 'implemented', 'planned'],
    weights: new Map([
      ['bias', [0, 4, 0]],
      ['b=率先', [9, 0, 0]],
      ['b=将', [0, 0, 9]],
    ]),
  },
  cues: cuesByWord([]),
  ranks: new Map([
    ['pioneered', 1],
    ['implemented', 2],
    ['planned', 3],
  ]),
}

/** Every place of a form is a mention of the entity `Type:form`; a region lies in the one that is given behind a slash. */
export function inputOf(raw: string, forms: Readonly<Record<string, readonly string[]>>, region: string | undefined = OWN): RelateInput {
  const doc = docOf(raw, { date: '2022' })
  const entities = Object.entries(forms).flatMap(([type, names]) =>
    names.map((given): Entity => {
      const [form = '', parent] = given.split('/')
      const mentions = []
      for (let at = doc.text.indexOf(form); at >= 0; at = doc.text.indexOf(form, at + 1))
        mentions.push({ start: at, end: at + form.length, text: form, rule: 'test' })
      return { id: `${type}:${form}`, type, name: form, aliases: [], properties: parent ? { parent: `${type}:${parent}` } : {}, mentions }
    }),
  )
  return { doc, words: segment(doc), entities, region, above: ABOVE }
}

export function related(
  raw: string,
  forms: Readonly<Record<string, readonly string[]>>,
  { region, model = MODEL }: { readonly region?: string | undefined; readonly model?: RelationModel } = { region: OWN },
): Relation[] {
  const input = inputOf(raw, forms, region)
  return relate({ ...input, region }, model)
}

/** Relations as `Source TYPE Target`, in order. */
export function lines(relations: readonly Relation[]): string[] {
  return relations.map(({ source, type, target }) => `${source} ${type} ${target}`).toSorted()
}
