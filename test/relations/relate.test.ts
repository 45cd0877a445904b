import { describe, expect, it } from 'vitest'
import { generator } from '../../src/learn/random.ts'
import { contextFeatures, hashOfFeature, visitHashes } from '../../src/relations/features.ts'
import { cuesByWord, rankStages, rolesOf, sceneOf } from '../../src/relations/relate.ts'
import { placeOf } from '../../src/relations/scene.ts'
import { projectSeeds, spanOf } from '../support/reading.ts'
import { MODEL, OWN, inputOf, lines, related } from './related.ts'

describe('one relation for a pair', () => {
  it('has the strongest stage that the text supports, and every sentence, the most telling first', () => {
    const text = '明年将推行积分制。去年起推行积分制。大观区率先推行积分制。'
    const [relation, ...others] = related(text, { Region: ['大观区'], Measure: ['积分制'] })
    expect(others).toEqual([])
    expect(relation?.properties).toMatchObject({ stage: 'pioneered', year: 2022 })
    expect(relation?.evidence.map(({ quote }) => quote)).toEqual(['大观区率先推行积分制。', '去年起推行积分制。', '明年将推行积分制。'])
  })

  it('keeps a sentence once that names the thing twice', () => {
    const [relation] = related('推行积分制，积分制深入人心。', { Measure: ['积分制'] })
    expect(relation?.evidence).toHaveLength(1)
  })

  it('has the year and the quantity of its sentence', () => {
    const [relation] = related('2019年起配备4,300名网格员。', { Institution: ['网格员'] })
    expect(relation).toMatchObject({ type: 'ESTABLISHED', properties: { year: 2019, quantity: 4300, unit: '名', stage: 'implemented' } })
  })

  it('has no quantity where the type has none', () => {
    const [relation] = related('印发12件《试点办法》。', { Policy: ['《试点办法》'] })
    expect(relation?.type).toBe('ISSUED')
    expect(relation?.properties).not.toHaveProperty('quantity')
  })
})

const located = (raw: string, regions: readonly string[]): string[] =>
  lines(related(raw, { Region: regions })).filter((line) => line.includes('LOCATED_IN'))

describe('LOCATED_IN', () => {
  it.each([
    ['a smaller place right behind the larger', '老河口市张集镇发展提速。', ['老河口市', '张集镇/老河口市']],
    ['a name that holds the larger', '老河口市张集镇发展提速。', ['老河口市', '老河口市张集镇/老河口市']],
  ])('is said by %s', (_, raw, regions) => {
    expect(located(raw, regions)).toHaveLength(1)
  })

  it('rests on the two names and nothing else', () => {
    const relation = related('在老河口市张集镇召开。', { Region: ['老河口市', '张集镇/老河口市'] }).find(
      ({ type }) => type === 'LOCATED_IN',
    )
    expect(relation).toMatchObject({
      source: 'Region:张集镇',
      target: 'Region:老河口市',
      properties: {},
      evidence: [{ quote: '老河口市张集镇', rule: 'naming' }],
    })
  })

  it.each([
    ['the two stand apart', '老河口市支持张集镇发展。', ['老河口市', '张集镇/老河口市']],
    ['one is not known to lie in the other', '老河口市张集镇发展提速。', ['老河口市', '张集镇']],
    ['the smaller stands alone', '张集镇发展提速。', ['张集镇/老河口市']],
  ])('is not said where %s', (_, raw, regions) => {
    expect(located(raw, regions)).toEqual([])
  })
})

describe('every relation', () => {
  it('has evidence, each quote equal to its slice, ends that exist and its own id, on random texts', () => {
    const random = generator(31)
    const pieces = [
      '大观区',
      '海口镇',
      '推行',
      '积分制',
      '，',
      '。',
      '“五色图”',
      '获评',
      '文明乡镇',
      '与',
      '铜官区',
      '签约',
      '设立',
      '综治中心',
      '\n',
      '、',
    ]
    const forms = {
      Region: ['大观区', '海口镇/大观区', '铜官区'],
      Measure: ['积分制', '“五色图”'],
      Honor: ['文明乡镇'],
      Institution: ['综治中心'],
    }
    let count = 0
    for (let round = 0; round < 100; round++) {
      const raw = Array.from({ length: 30 }, () => pieces[Math.floor(random() * pieces.length)]).join('')
      const input = inputOf(raw, forms)
      const ids = new Set([OWN, ...input.entities.map(({ id }) => id)])
      const relations = related(raw, forms)
      expect(new Set(relations.map(({ id }) => id)).size).toBe(relations.length)
      for (const { source, target, evidence } of relations) {
        count++
        expect(ids.has(source) && ids.has(target) && source !== target).toBe(true)
        expect(evidence.length).toBeGreaterThan(0)
        for (const { start, end, quote } of evidence) expect(quote).toBe(input.doc.text.slice(start, end))
      }
    }
    expect(count).toBeGreaterThan(300)
  })

  it('is left unsaid where the model says that nobody has to do with the thing', () => {
    const model = { ...MODEL, roles: { ...MODEL.roles, weights: new Map([['bias', [20, 0, 0, 0, 0, 0]]]) } }
    const text = '大观区推行积分制，设立综治中心，获评文明乡镇。'
    const forms = { Region: ['大观区'], Measure: ['积分制'], Institution: ['综治中心'], Honor: ['文明乡镇'] }
    expect(related(text, forms, { region: OWN, model })).toEqual([])
    expect(related(text, forms).length).toBeGreaterThan(2)
  })

  it('has a type that the ontology has, between types that it joins', async () => {
    const { ontology } = await projectSeeds()
    for (const node of ontology.nodes)
      for (const role of rolesOf(node.name)) {
        const edge = ontology.edges.find(({ name }) => name === role)
        expect(edge?.to).toContain(node.name)
      }
  })
})

describe('what the models are told', () => {
  const cues = cuesByWord([{ word: '率先', role: 'stage', stage: 'pioneered' }])
  const featuresOf = (raw: string, form: string): string[] => {
    const input = inputOf(raw, { Measure: [form], Region: ['大观区'] })
    const scene = sceneOf(input)
    return contextFeatures(scene, { ...spanOf(input.doc.text, form), entity: `Measure:${form}`, type: 'Measure' }, cues)
  }

  it.each([
    ['the words before, nearest first', 'b0=推行'],
    ['the words after', 'a0=，'],
    ['the type', 'type=Measure'],
    ['cue words of the clause', 'bcue=stage/pioneered'],
    ['other mentions of the clause', 'left=Region'],
  ])('%s', (_, feature) => {
    expect(featuresOf('大观区率先推行积分制，成效显著。', '积分制')).toContain(feature)
  })

  it('the same as hashes as in words', () => {
    const input = inputOf('下一步，率先推行“积分制”，设立专窗5个。', { Measure: ['积分制'], Region: ['大观区'] })
    const scene = sceneOf(input)
    const mention = { ...spanOf(input.doc.text, '积分制'), entity: 'Measure:积分制', type: 'Measure' }
    const words = contextFeatures(scene, mention, cues)
    const hashes = new Set<number>()
    visitHashes(scene, mention, cues, (hash) => hashes.add(hash))
    const general = words.filter((word) => !word.startsWith('Measure/'))
    expect([...hashes]).toEqual(general.map(hashOfFeature))
    expect(words.filter((word) => !general.includes(word)).every((word) => general.includes(word.slice('Measure/'.length)))).toBe(true)
    expect(words.length).toBeGreaterThan(30)
  })

  it('not the cue words of another clause', () => {
    expect(featuresOf('率先设立专窗，推行积分制。', '积分制')).not.toContain('bcue=stage/pioneered')
  })

  it('whether the part of the document speaks of the time to come', () => {
    expect(featuresOf('报告，\n一、下一步打算\n推行积分制。', '积分制')).toContain('plan')
    expect(featuresOf('报告，\n一、工作回顾\n推行积分制。', '积分制')).not.toContain('plan')
  })
})

it('a place in a sentence is the clause between commas, those inside the mention left alone', () => {
  const input = inputOf('设立专窗，推行“三公开，两评议”制度，群众满意。', { Measure: ['“三公开，两评议”制度'] })
  const { clause } = placeOf(sceneOf(input), spanOf(input.doc.text, '“三公开，两评议”制度'))
  expect(input.doc.text.slice(clause.start, clause.end)).toBe('推行“三公开，两评议”制度')
})

it('stages rank as the ontology says, the strongest first', async () => {
  const ranks = rankStages((await projectSeeds()).ontology.stages)
  const order = [...ranks].toSorted(([, a], [, b]) => a - b).map(([name]) => name)
  expect(order.indexOf('pioneered')).toBe(0)
  expect(order.indexOf('planned')).toBe(order.length - 1)
})
