/**
 * Documents made by rule from the ontology: every edge type and pair of ends, properties of every kind, names that
 * documents spell differently, entities without a mention, and texts that break naive writers of CSV, Cypher and JSON.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { decodeDocument, encodeDocument } from '../../src/graph/document.ts'
import { relationId } from '../../src/ids.ts'
import type { DocumentGraph, Entity, Ontology, Properties, PropertyType, Relation } from '../../src/model.ts'
import { documentFile } from '../../src/store/folder.ts'

/** Texts that have to come back as they are. */
export const AWKWARD: readonly string[] = [
  '“放管服”改革',
  'a "quoted" \'name\'',
  'line\nbreak\r\nand\ttab',
  String.raw`back\slash \n \u0041 [a,b] {x: 1}`,
  '=SUM(A1); DROP TABLE Region; //',
  '`tick` $param :Label',
  '𠮷野家 👩‍🌾 é é',
  '，、；：',
  '0012',
  'null',
  '\u0001\u0000control',
]

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** As many documents as asked for; `edition` changes what they say. */
export function syntheticDocuments(ontology: Ontology, count: number, edition = 0): DocumentGraph[] {
  return Array.from({ length: count }, (_, index) => decodeDocument(encodeDocument(syntheticDocument(ontology, index, edition))))
}

/** The document of a number. */
export function syntheticDocument(ontology: Ontology, index: number, edition = 0): DocumentGraph {
  const next = random(index * 7919 + edition * 104729 + 1)
  const pick = <T>(list: readonly T[]): T => {
    const item = list[Math.floor(next() * list.length)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
  const id = `${['省', '市', 'a b'][index % 3]}/报告-${index}`
  const text = `${AWKWARD.join('。')}。第${index}份报告，第${edition}版。`
  const entities = ontology.nodes
    .filter((type) => type.name !== ontology.document)
    .flatMap((type) =>
      // Now and then one of which no other document speaks.
      [...new Set([pick(NUMBERS), pick(NUMBERS), index % 5 === 0 ? 100 + index : pick(NUMBERS)])].map((number): Entity => {
        const name = number < AWKWARD.length ? String(AWKWARD[number]) : `${type.label.zh}${number}`
        return {
          id: `${type.name}:${number}`,
          type: type.name,
          name: next() < 0.3 ? `${name}（${index % 4}）` : name,
          aliases: next() < 0.5 ? [] : [`别名${number}`, pick(AWKWARD), `b${index % 5}`],
          properties: propertiesOf(type.properties, next),
          mentions: next() < 0.1 ? [] : [{ start: 0, end: 9, text: text.slice(0, 9), rule: `test:${number}` }],
        }
      }),
    )
  const year = next() < 0.2 ? undefined : 2015 + Math.floor(next() * 10)
  return {
    document: {
      id,
      title: pick(AWKWARD),
      ...(year !== undefined && { year }),
      region: 'Region:1',
      path: `${id}.txt`,
      sha256: `${index}`,
      text,
    },
    entities,
    relations: relationsOf(ontology, id, text, entities, next),
    issues: [],
  }
}

const NUMBERS = Array.from({ length: 14 }, (_, index) => index)

function relationsOf(ontology: Ontology, document: string, text: string, entities: readonly Entity[], next: () => number): Relation[] {
  const relations: Relation[] = []
  for (const type of ontology.edges) {
    if (type.name === ontology.mentions) continue
    for (const source of entities.filter((entity) => type.from.includes(entity.type))) {
      for (const target of entities.filter((entity) => type.to.includes(entity.type) && entity.id !== source.id)) {
        if (next() < 0.5) continue
        const start = Math.floor(next() * 40)
        const end = start + 20 + Math.floor(next() * 40)
        relations.push({
          id: relationId(document, type.name, source.id, target.id),
          type: type.name,
          source: source.id,
          target: target.id,
          properties: propertiesOf(type.properties, next),
          evidence: [{ start, end, quote: text.slice(start, end), rule: 'test' }],
        })
      }
    }
  }
  return relations
}

function propertiesOf(types: Readonly<Record<string, PropertyType>>, next: () => number): Properties {
  const properties: Record<string, Properties[string]> = {}
  for (const [name, { type, values }] of Object.entries(types)) {
    const roll = next()
    if (roll < 0.3) continue
    const at = Math.floor(next() * 1000)
    if (type === 'integer') properties[name] = 2000 + (at % 25)
    else if (type === 'number') properties[name] = at % 2 === 0 ? at : at / 8
    else if (name === 'parent') properties[name] = `Region:${at % 14}`
    else if (type === 'strings') properties[name] = [`x${at}`, 'y,z']
    else properties[name] = values ? String(values[at % values.length]) : String(AWKWARD[at % AWKWARD.length])
  }
  return properties
}

/** Makes the documents of a folder just these. */
export async function writeDocuments(folder: string, documents: readonly DocumentGraph[]): Promise<void> {
  await rm(`${folder}/documents`, { recursive: true, force: true })
  for (const graph of documents) {
    const file = documentFile(folder, graph.document.id)
    if (file === undefined) throw new RangeError(`no file for ${graph.document.id}`)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, encodeDocument(graph))
  }
}
