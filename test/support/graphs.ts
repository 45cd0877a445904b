/** Small documents of our own making with what is said in them, and a store that holds them in memory. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { relationId } from '../../src/ids.ts'
import { mergeDocuments } from '../../src/graph/merge.ts'
import type { DocumentGraph, Entity, Graph, Properties, Store } from '../../src/model.ts'
import { parseOntology } from '../../src/ontology.ts'
import { PATHS } from '../../src/paths.ts'
import { capabilitiesOf } from '../../src/store/capabilities.ts'

const file = join(PATHS.seeds, 'ontology.json')
export const ontology = parseOntology(JSON.parse(readFileSync(file, 'utf8')), file)

interface Said {
  readonly title: string
  readonly year: number
  readonly region: string
  readonly text: string
  /** Id → other forms; the first one is the name where it is not the end of the id. */
  readonly entities: Readonly<Record<string, readonly string[]>>
  /** Type, source, target, sentence, properties. */
  readonly relations: readonly (readonly [string, string, string, string, Properties?])[]
}

/** A document whose spans are looked up in its text; throws where the text does not have them. */
export function documentOf(id: string, { title, year, region, text, entities, relations }: Said): DocumentGraph {
  return {
    document: { id, title, year, region, path: `${id}.txt`, sha256: '0'.repeat(64), text },
    entities: Object.entries(entities).map(([key, forms]) => entityOf(text, key, forms)),
    relations: relations.map(([type, source, target, quote, properties = {}]) => {
      const start = place(text, quote)
      return {
        id: relationId(id, type, source, target),
        type,
        source,
        target,
        properties,
        evidence: [{ start, end: start + quote.length, quote, rule: 'test' }],
      }
    }),
    issues: [],
  }
}

function entityOf(text: string, id: string, [name = '', ...aliases]: readonly string[]): Entity {
  const found = [name, ...aliases].filter((form) => text.includes(form)).toSorted((a, b) => b.length - a.length)
  const mentions = found
    .slice(0, 1)
    .map((form) => ({ start: place(text, form), end: place(text, form) + form.length, text: form, rule: 'test' }))
  return { id, type: id.slice(0, id.indexOf(':')), name, aliases, properties: {}, mentions }
}

function place(text: string, part: string): number {
  const at = text.indexOf(part)
  if (at < 0) throw new RangeError(`“${part}” does not stand in the text`)
  return at
}

const RIVER = '青河县率先推行枫桥经验，设立矛盾调解中心，并深化放管服改革。青河县获得省级平安县称号。'
const HILL = '山阳区试点枫桥经验，由区司法局牵头；同时实施放管服改革。山阳区与青河县签订合作协议。'
const LAKE = '湖口市计划推行一网通办。河长制工作有序。'

export const DOCUMENTS: readonly DocumentGraph[] = [
  documentOf('reports/2021/青河', {
    title: '青河县2021年改革综述',
    year: 2021,
    region: 'Region:990001',
    text: RIVER,
    entities: {
      'Region:990001': ['甲省青河县', '青河县', '青河'],
      'Program:枫桥经验': ['枫桥经验'],
      'Measure:放管服改革': ['放管服改革', '放管服'],
      'Institution:矛盾调解中心': ['矛盾调解中心'],
      'Honor:省级平安县': ['省级平安县'],
    },
    relations: [
      ['ADOPTED', 'Region:990001', 'Program:枫桥经验', '青河县率先推行枫桥经验', { stage: 'pioneered', year: 2019 }],
      ['ADOPTED', 'Region:990001', 'Measure:放管服改革', '深化放管服改革', { stage: 'deepened' }],
      ['ESTABLISHED', 'Region:990001', 'Institution:矛盾调解中心', '设立矛盾调解中心', { quantity: 3, unit: '个' }],
      ['RECEIVED', 'Region:990001', 'Honor:省级平安县', '青河县获得省级平安县称号'],
    ],
  }),
  documentOf('reports/2023/山阳', {
    title: '山阳区2023年工作报告',
    year: 2023,
    region: 'Region:990002',
    text: HILL,
    entities: {
      'Region:990002': ['甲省山阳区', '山阳区'],
      'Region:990001': ['甲省青河县', '青河县'],
      'Program:枫桥经验': ['枫桥经验', '“枫桥经验”'],
      'Measure:放管服改革': ['放管服改革'],
      'Institution:区司法局': ['区司法局'],
    },
    relations: [
      ['ADOPTED', 'Region:990002', 'Program:枫桥经验', '山阳区试点枫桥经验', { stage: 'piloted' }],
      ['ADOPTED', 'Region:990002', 'Measure:放管服改革', '实施放管服改革', { stage: 'implemented' }],
      ['LED_BY', 'Program:枫桥经验', 'Institution:区司法局', '由区司法局牵头'],
      ['PARTNERED_WITH', 'Region:990002', 'Region:990001', '山阳区与青河县签订合作协议'],
    ],
  }),
  documentOf('湖口', {
    title: '<img src=x onerror=alert(1)>',
    year: 2022,
    region: 'Region:990003',
    text: LAKE,
    entities: { 'Region:990003': ['乙省湖口市', '湖口市'], 'Measure:一网通办': ['一网通办'], 'Measure:河长制': ['河长制'] },
    relations: [['ADOPTED', 'Region:990003', 'Measure:一网通办', '湖口市计划推行一网通办', { stage: 'planned' }]],
  }),
]

/** One region with so many practices, a few years and stages among them. */
export function wideDocuments(practices: number): DocumentGraph[] {
  const names = Array.from({ length: practices }, (_, at) => `第${at}号做法`)
  const text = names.map((name) => `该市推行${name}。`).join('')
  return [
    documentOf('宽', {
      title: '某市改革综述',
      year: 2024,
      region: 'Region:990009',
      text: `某市${text}`,
      entities: { 'Region:990009': ['某市'], ...Object.fromEntries(names.map((name) => [`Measure:${name}`, [name]])) },
      relations: names.map((name, at) => [
        'ADOPTED',
        'Region:990009',
        `Measure:${name}`,
        `该市推行${name}`,
        { stage: ['piloted', 'implemented', 'planned'][at % 3] ?? '', year: 2015 + (at % 9) },
      ]),
    }),
  ]
}

export const graph: Graph = mergeDocuments(ontology, DOCUMENTS)

/** Keeps the documents it is given; its answers to statements come in. */
export function memoryStore(
  documents: readonly DocumentGraph[] = DOCUMENTS,
  explore: Store['explore'] = () => Promise.reject(new Error('not asked')),
): Store {
  return {
    engine: 'memory',
    can: capabilitiesOf('ladybug'),
    async *documents() {
      for (const document of documents) yield await Promise.resolve(document)
    },
    document: (id) => Promise.resolve(documents.find((one) => one.document.id === id)),
    query: () => Promise.resolve([]),
    scan: () => Promise.reject(new Error('not asked')),
    revision: () => Promise.resolve(undefined),
    explore,
    close: () => Promise.resolve(),
  }
}
