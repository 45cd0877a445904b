import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createReader } from '../../src/extract.ts'
import type { Reader } from '../../src/extract.ts'
import { extractionBy } from '../../src/learn/crossvalidate.ts'
import type { Gold, GoldDocument } from '../../src/learn/gold.ts'
import { learnModels } from '../../src/learn/models.ts'
import type { Models } from '../../src/learn/models.ts'
import { relationExamples } from '../../src/learn/relations.ts'
import { encodeMentionModel } from '../../src/mentions/model.ts'
import type { Seeds } from '../../src/model.ts'
import { PATHS } from '../../src/paths.ts'
import { cuesByWord } from '../../src/relations/relate.ts'
import { docOf, projectSeeds } from '../support/reading.ts'

/** Three small documents in which regions adopt, plan and found things. */
const DOCUMENTS: readonly GoldDocument[] = [
  ['大观区', '340803', '三色预警机制', '首席代办员'],
  ['老河口市', '420682', '五级联审制度', '村务评议团'],
  ['清苑区', '130608', '六色台账机制', '园区代办员'],
].map(([name = '', code = '', practice = '', body = ''], index): GoldDocument => {
  const title = `${name}2022年改革工作总结`
  const text = `${title}\n${name}推行${practice}，成效明显。${practice}覆盖全部村社。\n${name}设立${body}，服务企业。广大群众满意。`
  const gold: Gold = {
    document: `${String(index)}.txt`,
    region: name,
    entities: [
      { id: 'r', type: 'Region', name, code, surfaces: [name], core: true },
      { id: 'm', type: 'Measure', name: practice, surfaces: [practice], core: true },
      { id: 'i', type: 'Institution', name: body, surfaces: [body], core: true },
    ],
    relations: [
      { type: 'ADOPTED', source: 'r', target: 'm', stage: 'implemented', evidence: `推行${practice}`, core: true },
      { type: 'ESTABLISHED', source: 'r', target: 'i', stage: 'implemented', evidence: `设立${body}`, core: true },
    ],
  }
  return { id: String(index), gold, doc: docOf(text, { id: String(index), title }) }
})

let seeds: Seeds
let reader: Reader
let models: Models
beforeAll(async () => {
  seeds = await projectSeeds()
  reader = createReader(seeds)
  models = learnModels({ gold: DOCUMENTS, more: [], seeds, reader })
})

/** The model as it is kept. */
const file = ({ mentions, learned }: Models): string =>
  JSON.stringify(encodeMentionModel({ ...mentions, rows: learned.rows, weights: learned.weights }, {}))

describe('learnModels', () => {
  it('gives the same weights again, to the last bit', () => {
    const again = learnModels({ gold: DOCUMENTS, more: [], seeds, reader })
    expect(again.learned.rows).toEqual(models.learned.rows)
    expect(again.learned.weights).toEqual(models.learned.weights)
    expect([...again.relations.roles.weights]).toEqual([...models.relations.roles.weights])
    expect([...again.relations.stages.weights]).toEqual([...models.relations.stages.weights])
    expect(file(again)).toBe(file(models))
  })

  it('finds again what it was taught', () => {
    for (const document of DOCUMENTS) {
      const { entities } = extractionBy(models, document, reader)
      for (const { type, name } of document.gold.entities)
        expect(entities.filter((one) => one.type === type).flatMap(({ mentions }) => mentions.map(({ text }) => text))).toContain(name)
    }
  })

  it('learns from other documents something else', () => {
    const other = learnModels({ gold: DOCUMENTS.slice(0, 2), more: [], seeds, reader })
    expect(other.learned.rows).not.toEqual(models.learned.rows)
  })
})

it('what is shipped of all this has less than three megabytes', () => {
  const folder = join(PATHS.seeds, 'weights')
  const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size)
  expect(sizes).toHaveLength(4)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000)
})

describe('relationExamples', () => {
  it('takes what gold says of each thing where its evidence stands, and nothing of what has no role', () => {
    const [document] = DOCUMENTS
    if (!document) throw new RangeError('no document')
    const { roles, stages } = relationExamples(document, reader.segment(document.doc), cuesByWord(seeds.cues), ['implemented', 'planned'])
    expect(roles.filter(({ label }) => label !== 'none').map(({ label }) => label)).toEqual(['ADOPTED', 'ESTABLISHED'])
    expect(stages.map(({ label }) => label)).toEqual(['implemented', 'implemented'])
    expect(roles.find(({ label }) => label === 'ADOPTED')?.features).toContain('b0=推行')
  })
})
