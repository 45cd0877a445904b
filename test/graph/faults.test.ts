import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../../src/graph/faults.ts'
import type { DocumentGraph, Entity, Relation } from '../../src/model.ts'
import { parseOntology } from '../../src/ontology.ts'

const ontology = parseOntology(JSON.parse(readFileSync('seeds/ontology.json', 'utf8')), 'seeds/ontology.json')
const TEXT = '某县推行河长制。'

function entity(change: Partial<Entity> = {}): Entity {
  const mentions = [{ start: 4, end: 7, text: '河长制', rule: 'model' }]
  return { id: 'Measure:河长制', type: 'Measure', name: '河长制', aliases: [], properties: { domain: '生态' }, mentions, ...change }
}

const region: Entity = entity({
  id: 'Region:1',
  type: 'Region',
  name: '某县',
  properties: {},
  mentions: [{ start: 0, end: 2, text: '某县', rule: 'model' }],
})

function relation(change: Partial<Relation> = {}): Relation {
  const evidence = [{ start: 0, end: 8, quote: TEXT, rule: 'model' }]
  return {
    id: 'ADOPTED:1',
    type: 'ADOPTED',
    source: 'Region:1',
    target: 'Measure:河长制',
    properties: { stage: 'implemented', year: 2020 },
    evidence,
    ...change,
  }
}

function faults(change: Partial<DocumentGraph> = {}): string[] {
  const document = { id: 'a', title: 'a', path: 'a.txt', sha256: 'ff', text: TEXT }
  return [...faultsOf(ontology, { document, entities: [region, entity()], relations: [relation()], issues: [], ...change })]
}

describe('faultsOf', () => {
  it('finds nothing wrong with a sound document', () => {
    expect(faults()).toEqual([])
  })

  it('does not ask that a text mentions the region for which its document speaks', () => {
    const document = { id: 'a', title: '某县报告', path: 'a.txt', sha256: 'ff', text: TEXT, region: 'Region:1' }
    expect(faults({ document, entities: [{ ...region, mentions: [] }, entity()] })).toEqual([])
    expect(faults({ entities: [{ ...region, mentions: [] }, entity()] })).toEqual(['Region:1 is mentioned nowhere'])
  })

  it.each<[string, Partial<DocumentGraph>, string]>([
    [
      'a mention that is not what the text says',
      { entities: [region, entity({ mentions: [{ start: 3, end: 6, text: '河长制', rule: 'm' }] })] },
      'a mention of Measure:河长制 at 3–6 is not what the text says there',
    ],
    [
      'a mention beyond the end',
      { entities: [region, entity({ mentions: [{ start: 4, end: 99, text: '河长制。', rule: 'm' }] })] },
      'at 4–99 is not what the text says',
    ],
    ['an entity that is mentioned nowhere', { entities: [region, entity({ mentions: [] })] }, 'Measure:河长制 is mentioned nowhere'],
    ['an entity that is there twice', { entities: [region, entity(), entity()] }, 'the entity Measure:河长制 is there twice'],
    ['a type that the ontology does not have', { entities: [region, entity(), entity({ id: 'X:1', type: 'X' })] }, 'X:1 is of the type X'],
    ['a relation without evidence', { relations: [relation({ evidence: [] })] }, 'ADOPTED:1 has no evidence'],
    [
      'a quote that is not what the text says',
      { relations: [relation({ evidence: [{ start: 0, end: 7, quote: TEXT, rule: 'm' }] })] },
      'the evidence of ADOPTED:1 at 0–7',
    ],
    ['evidence without a rule', { relations: [relation({ evidence: [{ start: 0, end: 8, quote: TEXT, rule: '' }] })] }, 'names no rule'],
    [
      'an end that is no entity',
      { relations: [relation({ target: 'Measure:别的' })] },
      'its target Measure:别的 is no entity of the document',
    ],
    [
      'ends the wrong way round',
      { relations: [relation({ source: 'Measure:河长制', target: 'Region:1' })] },
      'its source Measure:河长制 is of the type Measure, which may not stand there',
    ],
    ['a relation that is there twice', { relations: [relation(), relation()] }, 'the relation ADOPTED:1 is there twice'],
    [
      'a property that the type does not have',
      { relations: [relation({ properties: { colour: 'red' } })] },
      'ADOPTED:1 has a property colour',
    ],
    [
      'a property that every object has',
      { relations: [relation({ properties: { constructor: 'x' } })] },
      'ADOPTED:1 has a property constructor',
    ],
    ['a value outside the closed list', { relations: [relation({ properties: { stage: 'maybe' } })] }, '"maybe" is no value of stage'],
    ['a year that is no whole number', { relations: [relation({ properties: { year: 2020.5 } })] }, '2020.5 is no value of year'],
  ])('names %s', (_, change, message) => {
    expect(faults(change).join('\n')).toContain(message)
  })
})
