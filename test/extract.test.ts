import { describe, expect, it } from 'vitest'
import { createExtractor } from '../src/extract.ts'
import { generator, shuffled } from '../src/learn/random.ts'
import { encodeDocument } from '../src/graph/document.ts'
import type { DocumentGraph, Source } from '../src/model.ts'
import { PATHS } from '../src/paths.ts'
import { listFiles } from '../src/read/files.ts'
import { EXTENSIONS, readSource } from '../src/read/source.ts'
import { projectSeeds, sourceOf } from './support/reading.ts'

const seeds = await projectSeeds()
const extract = createExtractor(seeds)

/** What a text in a report of 安庆市大观区 of 2022 is found to say. */
function read(text: string, facts: Partial<Source> = {}): DocumentGraph {
  const title = '大观区2022年全面深化改革工作总结'
  return extract(sourceOf(`${title}\n\n${text}`, { title, region: '340803', date: '2022', ...facts }))
}
/** The entities of a type, each with its forms. */
const found = (graph: DocumentGraph, type: string): string[] =>
  graph.entities.filter((one) => one.type === type).flatMap(({ mentions }) => mentions.map(({ text }) => text))
const said = ({ relations }: DocumentGraph): string[] => relations.map(({ source, type, target }) => `${source} ${type} ${target}`)
const stageOf = ({ relations }: DocumentGraph, target: string): unknown =>
  relations.find((one) => one.type === 'ADOPTED' && one.target.includes(target))?.properties['stage']

describe('each type of entity is found, and what only looks like it is not', () => {
  it.each<[type: string, text: string, forms: readonly string[]]>([
    ['Measure', '全区建立河长制，推行“一网通办”改革。', ['河长制', '一网通办']],
    ['Program', '全区实施乡村振兴战略。', ['乡村振兴战略']],
    ['Institution', '区级新设政务服务中心，在街道设立综治中心。', ['政务服务中心', '综治中心']],
    ['Policy', '区政府印发《关于深化医药卫生体制改革的实施意见》。', ['《关于深化医药卫生体制改革的实施意见》']],
    ['Honor', '大观区荣获“全国平安建设先进县区”称号。', ['全国平安建设先进县区']],
    ['Region', '大观区与桐城市签订合作协议。', ['桐城市']],
  ])('%s: %s', (type, text, forms) => {
    const all = found(read(text), type).join(' | ')
    for (const form of forms) expect(all).toContain(form)
  })

  it.each<[type: string, text: string, forms: readonly string[]]>([
    ['Measure', '全区上下团结一心，再创佳绩。', []],
    ['Program', '全区要加强学习，改进作风。', []],
    ['Institution', '广大群众和企业给予好评。', []],
    ['Policy', '要按照上级有关文件要求抓好落实。', []],
    ['Honor', '工作得到各方充分肯定。', []],
    ['Region', '沿着解放路和长江大道，加强合作、扩大开放。', ['大观区']],
  ])('no %s: %s', (type, text, forms) => {
    expect(found(read(text), type).filter((form) => !forms.includes(form))).toEqual([])
  })
})

describe('each type of relation is found, and what only looks like it is not', () => {
  it.each([
    ['ADOPTED', '全区建立河长制，推行“一网通办”改革。', 'Region:340803 ADOPTED Measure:河长制'],
    ['ESTABLISHED', '全区新设综治中心12个，配备专职人员。', 'Region:340803 ESTABLISHED'],
    ['ISSUED', '大观区印发《关于深化医药卫生体制改革的实施意见》。', 'ISSUED Policy:'],
    ['RECEIVED', '大观区荣获“全国平安建设先进县区”称号。', 'Region:340803 RECEIVED Honor:'],
    ['PARTNERED_WITH', '大观区与桐城市签订战略合作协议。', 'Region:340803 PARTNERED_WITH Region:340881'],
    ['LOCATED_IN', '大观区海口镇推行积分制。', 'Region:340803100 LOCATED_IN Region:340803'],
    ['LED_BY', '由大观区水利局牵头推进河长制。', 'Measure:河长制 LED_BY Institution:'],
  ])('%s: %s', (_, text, line) => {
    expect(said(read(text)).some((one) => one.includes(line))).toBe(true)
  })

  it.each([
    ['ADOPTED', '群众生活水平不断提高，社会大局和谐稳定。'],
    ['ESTABLISHED', '广大群众对工作给予充分肯定。'],
    ['ISSUED', '认真学习贯彻《中华人民共和国宪法》。'],
    ['RECEIVED', '工作得到各方充分肯定。'],
    ['PARTNERED_WITH', '大观区加强部门之间的配合。'],
    ['LOCATED_IN', '海口镇推行积分制。'],
    ['LED_BY', '大观区水利局召开会议。河长制持续推行。'],
  ])('no %s: %s', (type, text) => {
    expect(said(read(text)).filter((one) => one.includes(` ${type} `))).toEqual([])
  })
})

describe('stages', () => {
  it.each([
    ['全区建立河长制。', '河长制', 'implemented'],
    ['全区深化“放管服”改革。', '放管服', 'deepened'],
    ['在全省率先推行“一网通办”改革。', '网通办', 'pioneered'],
    ['今年要建立田长制，加快推行“首席服务官”制度。', '田长制', 'planned'],
    ['完成国有企业改革三年行动。', '三年行动', 'completed'],
  ])('%s', (text, target, stage) => {
    expect(stageOf(read(text), target)).toBe(stage)
  })
})

describe('who did it', () => {
  it('a town’s own practice belongs to the town', () => {
    expect(said(read('大观区海口镇推行积分制管理。'))).toContain('Region:340803100 ADOPTED Measure:积分制')
  })

  it('other forms of one thing are one thing', () => {
    const graph = read('深化“放管服”改革。放管服改革成效明显。')
    expect(graph.entities.filter(({ id }) => id.startsWith('Measure:放管服'))).toHaveLength(1)
  })
})

const { files } = await listFiles([PATHS.corpus], EXTENSIONS)
const sources = (await Promise.all(files.map((file) => readSource(file)))).flatMap((outcome) =>
  'source' in outcome ? [outcome.source] : [],
)
const graphs = sources.map((source) => extract(source))

describe('in every document of the shipped corpus', () => {
  it('is a region, and there are many entities and relations', () => {
    expect(graphs).toHaveLength(files.length)
    for (const { document, entities, relations } of graphs) {
      expect(document.region).toMatch(/^Region:(?:\d{6}|hengkou)$/)
      expect(entities.length).toBeGreaterThan(5)
      expect(relations.length).toBeGreaterThan(3)
    }
  })

  it('every quote equals its slice', () => {
    for (const { document, entities, relations } of graphs)
      for (const { start, end, quote } of [
        ...entities.flatMap(({ mentions }) => mentions.map((one) => ({ ...one, quote: one.text }))),
        ...relations.flatMap(({ evidence }) => evidence),
      ]) {
        expect(quote).toBe(document.text.slice(start, end))
        expect(quote).not.toBe('')
      }
  })

  it('ids are unique, ends exist, nothing lies in or adopts itself, and each relation has evidence', () => {
    for (const { entities, relations } of graphs) {
      const ids = new Set(entities.map(({ id }) => id))
      expect(ids.size).toBe(entities.length)
      expect(new Set(relations.map(({ id }) => id)).size).toBe(relations.length)
      for (const { source, target, evidence } of relations) {
        expect(ids.has(source) && ids.has(target) && source !== target).toBe(true)
        expect(evidence.length).toBeGreaterThan(0)
      }
    }
  })

  it('types, ends, stages and properties are those of the ontology', () => {
    const { nodes, edges, stages } = seeds.ontology
    for (const { entities, relations } of graphs) {
      const types = new Map(entities.map(({ id, type }) => [id, type]))
      for (const { type, properties } of entities)
        expect(Object.keys(nodes.find(({ name }) => name === type)?.properties ?? {})).toEqual(
          expect.arrayContaining(Object.keys(properties)),
        )
      for (const { type, source, target, properties } of relations) {
        const edge = edges.find(({ name }) => name === type)
        expect(edge?.from).toContain(types.get(source))
        expect(edge?.to).toContain(types.get(target))
        expect(Object.keys(edge?.properties ?? {})).toEqual(expect.arrayContaining(Object.keys(properties)))
        expect([undefined, ...stages.map(({ name }) => name)]).toContain(properties['stage'])
      }
    }
  })

  it('“放管服” has adopters in at least five regions', () => {
    const adopters = graphs.flatMap(({ relations }) =>
      relations.filter(({ type, target }) => type === 'ADOPTED' && target === 'Measure:放管服').map(({ source }) => source),
    )
    expect(new Set(adopters).size).toBeGreaterThanOrEqual(5)
  })
})

describe('the same source gives the same bytes', () => {
  it('whatever was read before, in whatever order, by whichever extractor', () => {
    const again = createExtractor(seeds)
    const expected = graphs.map(encodeDocument)
    const order = shuffled(sources.length, generator(2))
    const bytes = order.flatMap((index) => sources.slice(index, index + 1)).map((source) => encodeDocument(again(source)))
    expect(bytes).toEqual(order.map((index) => expected[index]))
  })

  it('and another text gives others', () => {
    expect(encodeDocument(read('全区建立河长制。'))).not.toBe(encodeDocument(read('全区建立湖长制。')))
  })
})

describe('a text in traditional characters', () => {
  const written = '大觀區海口鎮推行積分制管理，區政府榮獲「全國平安建設先進縣區」稱號。'
  const traditional = read(written)
  const simplified = read('大观区海口镇推行积分制管理，区政府荣获“全国平安建设先进县区”称号。')

  it('gives the same things and relations as in simplified ones', () => {
    expect(traditional.entities.map(({ id }) => id)).toEqual(simplified.entities.map(({ id }) => id))
    expect(traditional.entities.map(({ name }) => name)).toEqual(simplified.entities.map(({ name }) => name))
    expect(said(traditional)).toEqual(said(simplified))
    expect(said(traditional)).toContain('Region:340803100 ADOPTED Measure:积分制')
  })

  it('keeps its text and every quote as they were written, and knows the forms as aliases', () => {
    const { document, entities, relations } = traditional
    expect(document.text).toContain(written)
    const spans = [...entities.flatMap(({ mentions }) => mentions), ...relations.flatMap(({ evidence }) => evidence)]
    for (const span of spans) expect('quote' in span ? span.quote : span.text).toBe(document.text.slice(span.start, span.end))
    expect(entities.find(({ id }) => id === 'Measure:积分制')?.aliases.join()).toContain('積分制')
  })

  it('is understood in a passage among others', () => {
    expect(said(read(`全区建立林长制。\n${written}`))).toEqual(
      expect.arrayContaining([...said(simplified), 'Region:340803 ADOPTED Measure:林长制']),
    )
  })

  it('does not make other names of characters that both scripts have', () => {
    const graph = read('與陝西省乾縣簽訂合作協議。')
    expect(said(graph)).toContain('Region:340803 PARTNERED_WITH Region:610424')
  })
})

describe('texts that are hardly texts', () => {
  it.each([
    ['nothing', ''],
    ['marks only', '。。，，“”《》（）'],
    ['a quote that never closes', '推行“甲乙丙，推行丁戊己'],
    ['letters and numbers', 'GDP +3.5%, 4,300; A/B test!'],
    ['pairs and halves of surrogates', '𠮷\uD800推行积分制\uDC00。'],
    ['one very long sentence', `推行${'一网通办、河长制、'.repeat(400)}。`],
    ['names of objects of the language', 'constructor __proto__ toString 推行积分制。'],
  ])('%s are read without harm', (_, text) => {
    const { document, entities } = extract(sourceOf(text))
    const mentions = entities.flatMap((one) => one.mentions)
    expect(mentions.map((one) => one.text)).toEqual(mentions.map(({ start, end }) => document.text.slice(start, end)))
  })

  it('a document without a region is told, and its things are still found', () => {
    const graph = extract(sourceOf('建立河长制，推行“一网通办”改革。'))
    expect(graph.issues.map(({ rule }) => rule)).toContain('region/none')
    expect(graph.entities.length).toBeGreaterThan(0)
    expect(graph.relations).toEqual([])
  })

  it('trouble met while reading stays with the document', () => {
    const issue = { document: 'document', rule: 'read/encoding', message: 'doubtful' }
    expect(read('全区建立河长制。', { issues: [issue] }).issues).toContainEqual(issue)
  })
})
