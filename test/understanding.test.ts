/**
 * What the extractor is to understand, point by point, each with a yes and a no: whole documents of a sentence or two, read with the shipped
 * seeds and weights.
 */
import { describe, expect, it } from 'vitest'
import { createExplainer, createExtractor } from '../src/extract.ts'
import type { Decision, DocumentGraph, Source } from '../src/model.ts'
import { projectSeeds, sourceOf } from './support/reading.ts'

const seeds = await projectSeeds()
const extract = createExtractor(seeds)

const TITLE = '大观区2022年全面深化改革工作总结'
/** A report of 安庆市大观区 of 2022 that says this. */
function read(text: string, facts: Partial<Source> = {}): DocumentGraph {
  const title = facts.title ?? TITLE
  return extract(sourceOf(`${title}\n\n${text}`, { title, region: '340803', date: '2022', ...facts }))
}
/** A document of which nothing is known but its text and these facts. */
const readBare = (text: string, facts: Partial<Source> = {}): DocumentGraph => extract(sourceOf(text, facts))

/** Ids of the things of a type, the document's own region left out. */
const ids = ({ document, entities }: DocumentGraph, type: string): string[] =>
  entities.filter((one) => one.type === type && one.id !== document.region).map(({ id }) => id)
const forms = ({ entities }: DocumentGraph, type: string): string[] =>
  entities.filter((one) => one.type === type).flatMap(({ mentions }) => mentions.map(({ text }) => text))
const said = ({ relations }: DocumentGraph): string[] => relations.map(({ source, type, target }) => `${source} ${type} ${target}`)
const rules = ({ issues }: DocumentGraph): string[] => issues.map(({ rule }) => rule)
const properties = ({ relations }: DocumentGraph, target: string): Readonly<Record<string, unknown>> =>
  relations.find((one) => one.target.endsWith(`:${target}`))?.properties ?? {}

const OWN = 'Region:340803'
const TOWN = 'Region:340803100'

describe('1. regions', () => {
  it.each<[what: string, text: string, facts: Partial<Source>, regions: readonly string[]]>([
    ['what a name meant in the year', '大观区与清苑县签订合作协议。', { title: '大观区2013年工作总结', date: '2013' }, ['Region:130622']],
    ['… and in another', '大观区与清苑区签订合作协议。', { title: '大观区2020年工作总结', date: '2020' }, ['Region:130608']],
    ['short forms beside what they do', '桐城、怀宁推行积分制。', {}, ['Region:340822', 'Region:340881']],
    [
      'a homonym in the document’s own city',
      '长春市与朝阳区签订合作协议。',
      { title: '长春市2022年工作总结', region: '220100' },
      ['Region:220104'],
    ],
    ['… and in another', '北京市与朝阳区签订合作协议。', { title: '北京市2022年工作总结', region: '110000' }, ['Region:110105']],
    ['a homonym by the parent before it', '大观区与福州市鼓楼区签订合作协议。', {}, ['Region:350100', 'Region:350102']],
    ['a town by the document’s region', '海口镇推行积分制。', {}, [TOWN]],
    ['a community by its form', '望江社区推行积分制。', {}, [`${OWN}/望江社区`]],
    ['a zone with an administration', '安庆经开区推行“标准地”改革。', {}, ['Region:etdz-anqing']],
    ['named areas', '主动融入长三角，积极对接合肥都市圈。', {}, ['Region:hefei-circle', 'Region:yangtze-delta']],
  ])('%s: %s', (_, text, facts, regions) => {
    expect(ids(read(text, facts), 'Region').toSorted()).toEqual([...regions].toSorted())
  })

  it('every place of a nested name, from the province down to the village', () => {
    const graph = read('湖北省襄阳市老河口市张集镇王家楼村推行积分制管理。')
    const village = 'Region:420682103/王家楼村'
    expect(ids(graph, 'Region')).toEqual(['Region:420000', 'Region:420600', 'Region:420682', 'Region:420682103', village])
    expect(said(graph)).toEqual(expect.arrayContaining([`${village} LOCATED_IN Region:420682103`, `${village} ADOPTED Measure:积分制`]))
    expect(said(graph).filter((line) => line.includes(' ADOPTED '))).toHaveLength(1)
  })

  it.each([
    ['words that are names of places too', '加强部门合作，扩大对外开放，建设富民产业，比如发展旅游。'],
    ['streets, rivers and mountains', '推进人民路改造，长江水位上涨，大龙山风景优美。'],
    ['the place inside an organisation’s name', '安庆师范大学、安庆银行支持企业发展。'],
    ['words that point', '我区、该县和各乡镇、全市上下共同努力。'],
  ])('no region: %s', (_, text) => {
    expect(ids(read(text), 'Region')).toEqual([])
  })

  it('what nothing settles stays open, and is told', () => {
    const graph = read('大观区与鼓楼区签订合作协议。')
    expect(ids(graph, 'Region')).toEqual(['Region:鼓楼区'])
    expect(graph.issues).toMatchObject([{ rule: 'region/ambiguous', choices: expect.arrayContaining(['江苏省南京市鼓楼区']) }])
    expect(rules(read('大观区与福州市鼓楼区签订合作协议。'))).toEqual([])
    const other = read('鼓楼区推行积分制。')
    expect(said(other)).toEqual(['Region:鼓楼区 ADOPTED Measure:积分制'])
    expect(rules(other)).toEqual(['region/ambiguous'])
  })
})

describe('2. the document’s own region and year', () => {
  const TEXT = '建立河长制，推行“一网通办”改革。'

  it.each<[from: string, text: string, facts: Partial<Source>, year: number | undefined]>([
    ['what was said of it', TEXT, { title: '工作总结', region: '安徽省安庆市大观区', date: '2017-03' }, 2017],
    ['its title', `我区${TEXT}`, { title: '大观区2021年政府工作报告' }, 2021],
    ['its file’s name', TEXT, { title: '工作总结', id: '340803-2018', path: '340803-2018.txt' }, 2018],
    ['its letterhead', `大观区人民政府文件\n\n大政〔2019〕12号\n\n我区${TEXT}`, {}, 2019],
    ['its first lines', `改革工作情况\n\n2020年1月5日在大观区全面深化改革会议上\n\n我区${TEXT}`, { title: '改革工作情况' }, 2020],
    ['the name that governs most', `大观区委、区政府高度重视，大观区${TEXT}桐城市给予支持。`, { title: '改革工作情况' }, undefined],
  ])('from %s', (_, text, facts, year) => {
    const { document, relations } = readBare(text, facts)
    expect([document.region, document.year]).toEqual([OWN, year])
    expect(relations.map(({ source, target }) => [source, target])).toContainEqual([OWN, 'Measure:河长制'])
  })

  it.each(['我区', '全区', '该区'])('%s points to it', (word) => {
    expect(said(read(`${word}建立河长制。`))).toEqual([`${OWN} ADOPTED Measure:河长制`])
  })

  it('where several places bear the name alike, none is taken: it is told which there are', () => {
    const graph = readBare(TEXT, { title: '鼓楼区2023年工作总结' })
    expect([graph.document.region, graph.document.year, rules(graph), graph.relations]).toEqual([undefined, 2023, ['region/doubtful'], []])
    expect(graph.issues[0]?.message).toContain('江苏省南京市鼓楼区、江苏省徐州市鼓楼区、福建省福州市鼓楼区')
    expect(rules(readBare(TEXT, { title: '福州市鼓楼区2023年工作总结' }))).toEqual([])
  })

  it('a text that names no place has none', () => {
    expect(readBare(TEXT).document.region).toBeUndefined()
  })
})

describe('3. practices', () => {
  it.each<[what: string, type: string, text: string, names: readonly string[]]>([
    ['a quoted list is one', 'Measure', '推行“应进必进、一门通达、一网通办”改革。', ['Measure:应进必进一门通达1网通办']],
    ['a numbered formula', 'Measure', '推行“四联五定”工作法。', ['Measure:4联五定工作法']],
    [
      'two with heads of their own',
      'Measure',
      '深化国资国企改革和农村集体产权制度改革。',
      ['Measure:国资国企', 'Measure:农村集体产权制度'],
    ],
    ['the items of an open list', 'Measure', '完善河长制、林长制等制度。', ['Measure:林长制', 'Measure:河长制']],
    ['a list under one head', 'Measure', '健全党员联系服务和干部包保走访机制。', ['Measure:党员联系服务和干部包保走访机制']],
    ['a heading', 'Measure', '一、推行“一窗受理”改革\n\n群众办事更方便。', ['Measure:一窗受理']],
    ['建立 … 机制', 'Measure', '建立青苗预警机制。', ['Measure:青苗预警机制']],
    ['推行 … 制度', 'Measure', '推行积分兑换制度。', ['Measure:积分兑换制度']],
    ['开展 … 试点', 'Program', '开展零工驿站试点。', ['Program:零工驿站试点']],
    ['实施 … 工程', 'Program', '实施雨露暖心工程。', ['Program:雨露暖心工程']],
    ['an abbreviation', 'Measure', '推进新型农村合作医疗制度改革，新农合参合率提高。', ['Measure:新型农村合作医疗']],
    ['one that no list has', 'Measure', '探索“田保姆”托管模式。', ['Measure:田保姆托管模式']],
  ])('%s: %s', (_, type, text, names) => {
    expect(ids(read(text), type).toSorted()).toEqual([...names].toSorted())
  })

  it.each([
    ['goals', '推动高质量发展，奋力开创新局面。'],
    ['slogans', '提出“决胜全面小康”的口号，秉持“人民至上”理念。'],
    ['plain activities', '加强宣传引导，召开动员会议，组织干部走访企业。'],
    ['what is not named', '完善各项制度，出台有关政策，开展各类活动。'],
  ])('none: %s', (_, text) => {
    const graph = read(text)
    expect([...ids(graph, 'Measure'), ...ids(graph, 'Program')]).toEqual([])
  })
})

describe('4. institutions, policies, honours', () => {
  it('a body of a region has the level of its region, a post is the same everywhere', () => {
    const graph = read('大观区委、区政府召开会议，选聘网格员320名，设立河长、代办员。')
    const levels = new Map(graph.entities.filter(({ type }) => type === 'Institution').map((one) => [one.name, one.properties['level']]))
    expect(levels).toEqual(
      new Map([
        ['大观区委', 'county'],
        ['网格员', undefined],
        ['河长', undefined],
        ['代办员', undefined],
      ]),
    )
    expect(said(graph)).toContain(`${OWN} ESTABLISHED Institution:网格员`)
  })

  it('no institution: people, gangs, and general words', () => {
    expect(ids(read('广大群众、各级干部、企业和部门给予好评。'), 'Institution')).toEqual([])
    expect(ids(read('打掉恶势力集团3个、恶势力犯罪集团1个。'), 'Institution')).toEqual([])
  })

  it.each([
    ['in title marks', '大观区印发《大观区“十四五”规划纲要》。', '《大观区“十四五”规划纲要》'],
    ['without them', '出台大观区优化营商环境实施办法。', '大观区优化营商环境实施办法'],
  ])('a text %s', (_, text, name) => {
    const graph = read(text)
    expect(forms(graph, 'Policy')).toEqual([name])
    expect(said(graph)).toEqual([expect.stringMatching(/^Region:340803 ISSUED Policy:/)])
  })

  it('no text: a reference without a title', () => {
    expect(ids(read('按照有关文件精神，认真学习上级意见。'), 'Policy')).toEqual([])
  })

  it('a title that was won is an honour, one that is aimed at an undertaking', () => {
    const won = read('海口镇成功创建国家卫生乡镇。')
    expect([ids(won, 'Honor'), ids(won, 'Program')]).toEqual([['Honor:国家卫生乡镇'], []])
    expect(said(won)).toContain(`${TOWN} RECEIVED Honor:国家卫生乡镇`)
    expect(ids(read('海口镇争创国家卫生乡镇。'), 'Honor')).toEqual([])
  })

  it('an honour goes to whom the sentence names, and its name says who gave it', () => {
    const graph = read('海口镇被评为“全国文明村镇”，大观区荣获国务院督查激励。')
    expect(said(graph)).toEqual([`${TOWN} RECEIVED Honor:全国文明村镇`, `${OWN} RECEIVED Honor:国务院督查激励`])
    expect(ids(read('工作受到上级充分肯定，取得优异成绩。'), 'Honor')).toEqual([])
  })
})

describe('5. identity', () => {
  it.each([
    ['quotes, and a list for its abbreviation', '深化“放管服”改革。推进简政放权、放管结合、优化服务改革。', 'Measure:放管服'],
    ['a word of time before it', '学习推广新时代“枫桥经验”。坚持和发展“枫桥经验”。', 'Program:枫桥经验'],
    ['两, 2 and 二', '落实“两个责任”机制。落实“2个责任”机制。落实“二个责任”机制。', 'Measure:2个责任'],
    ['的 and quotes', '推行“网格化”管理。推行网格化的管理。', 'Measure:网格化管理'],
  ])('one thing: %s', (_, text, id) => {
    const graph = read(text)
    const practices = graph.entities.filter(({ type }) => type === 'Measure' || type === 'Program')
    expect(practices.map((one) => one.id)).toEqual([id])
    expect(practices[0]?.mentions.length).toBeGreaterThan(1)
  })

  it.each([
    ['建立河长制和湖长制。', ['Measure:河长制', 'Measure:湖长制']],
    ['推行“一网通办”和“一窗通办”。', ['Measure:1网通办', 'Measure:一窗通办']],
    ['推进“公转铁”和“公转水”。', ['Measure:公转水', 'Measure:公转铁']],
  ])('two things: %s', (text, expected) => {
    expect(ids(read(text), 'Measure').toSorted()).toEqual(expected.toSorted())
  })

  it('a verdict of people wins over the rules', () => {
    const verdict: Decision = { type: 'Measure', a: '河长制', b: '湖长制', verdict: 'same', why: 'test' }
    const others = seeds.decisions.filter(({ a, b }) => !(a === verdict.a && b === verdict.b))
    const own = createExtractor({ ...seeds, decisions: [...others, verdict] })
    const text = `${TITLE}\n\n建立河长制和湖长制。`
    expect(ids(own(sourceOf(text, { title: TITLE, region: '340803' })), 'Measure')).toEqual(['Measure:河长制'])
  })
})

describe('6. relations', () => {
  it.each([
    ['the town', '海口镇推行积分制管理。', [`${TOWN} ADOPTED Measure:积分制`]],
    ['the zone', '安庆经开区推行“标准地”改革。', ['Region:etdz-anqing ADOPTED Measure:标准地']],
    [
      'the bureau’s region',
      '大观区民政局推行“容缺受理”。',
      [`${OWN} ADOPTED Measure:容缺受理`, 'Measure:容缺受理 LED_BY Institution:340803/民政局'],
    ],
    ['the document’s region', '推行积分制管理。', [`${OWN} ADOPTED Measure:积分制`]],
    [
      'carried over clauses',
      '海口镇加强村级治理，推行积分制管理，并设立幸福食堂。',
      [`${TOWN} ADOPTED Measure:积分制`, `${TOWN} ESTABLISHED Institution:幸福食堂`],
    ],
    ['carried over sentences', '海口镇人口较多。该镇推行积分制管理。', [`${TOWN} ADOPTED Measure:积分制`]],
    ['not an area that the document’s region is a part of', '长三角“跨省通办”事项不断增加。', [`${OWN} ADOPTED Measure:跨省通办`]],
    ['a list', '海口镇、山口乡推行积分制管理。', [`${TOWN} ADOPTED Measure:积分制`, 'Region:340803201 ADOPTED Measure:积分制']],
    ['passive', '积分制管理由海口镇率先推行。', [`${TOWN} ADOPTED Measure:积分制`]],
    ['where it is tried', '积分制管理在海口镇推行。', [`${TOWN} ADOPTED Measure:积分制`]],
    ['a heading governs its section', '（一）海口镇经验\n\n推行积分制管理。', [`${TOWN} ADOPTED Measure:积分制`]],
    [
      '… but not what the whole district does',
      '（一）海口镇经验\n\n推行积分制管理。全区建立河长制。',
      [`${OWN} ADOPTED Measure:河长制`, `${TOWN} ADOPTED Measure:积分制`],
    ],
    ['the subject changes', '海口镇推行积分制管理，全区建立河长制。', [`${OWN} ADOPTED Measure:河长制`, `${TOWN} ADOPTED Measure:积分制`]],
    ['the smaller place of a nested name', '老河口市张集镇推行积分制。', ['Region:420682103 ADOPTED Measure:积分制']],
    ['either side of an agreement', '辽宁省朝阳市与大观区签订合作协议。', [`Region:211300 PARTNERED_WITH ${OWN}`]],
  ])('who did it: %s', (_, text, lines) => {
    const found = said(read(text)).filter((line) => !line.includes(' LOCATED_IN '))
    expect(found.toSorted()).toEqual([...lines].toSorted())
  })

  it.each<[what: string, text: string, leads: readonly string[]]>([
    [
      'each of the practice in its own clause',
      '由大观区水利局牵头推进河长制，由区民政局负责实施积分制管理。',
      ['Measure:河长制 LED_BY Institution:340803/水利局', 'Measure:积分制 LED_BY Institution:340803/民政局'],
    ],
    ['who does it', '大观区民政局在全区推行积分制管理。', ['Measure:积分制 LED_BY Institution:340803/民政局']],
    ['whose task it is', '推行积分制管理。（责任单位：大观区民政局）', ['Measure:积分制 LED_BY Institution:340803/民政局']],
    ['nobody: what is told beside it', '大观区水利局召开会议。河长制持续推行。', []],
    ['nobody: who only helps', '推行积分制管理。（配合单位：大观区民政局）', []],
  ])('who leads: %s', (_, text, leads) => {
    expect(
      said(read(text))
        .filter((line) => line.includes(' LED_BY '))
        .toSorted(),
    ).toEqual(leads)
  })

  it.each([
    ['another place’s', '学习借鉴浙江“最多跑一次”改革经验。', 'Measure:最多跑一次'],
    ['a higher level’s call', '按照省委关于深化“放管服”改革的部署，抓好落实。', 'Measure:放管服'],
    ['denied', '尚未建立河长制。', 'Measure:河长制'],
    ['lamented', '积分制管理落实不到位。', 'Measure:积分制'],
    ['given up', '不再实行积分制管理。', 'Measure:积分制'],
    ['under a picture', '图1 河长制工作流程', 'Measure:河长制'],
    ['a text that is studied', '认真学习《中华人民共和国宪法》。', 'Policy:中华人民共和国宪法'],
  ])('nobody did what is %s', (_, text, id) => {
    const graph = read(text)
    expect(graph.entities.map((one) => one.id)).toContain(id)
    expect(graph.relations).toEqual([])
  })

  it.each([
    ['pioneered', '首创“五证同发”改革。', '五证同发'],
    ['pioneered', '在全省率先推行积分制管理。', '积分制'],
    ['pioneered', '推行积分制管理，经验做法在全市推广。', '积分制'],
    ['piloted', '开展零工驿站试点。', '零工驿站试点'],
    ['piloted', '扎实推进零工驿站试点。', '零工驿站试点'],
    ['implemented', '全区建立河长制。', '河长制'],
    ['deepened', '深化“放管服”改革。', '放管服'],
    ['completed', '全面完成机构改革。', '机构改革'],
    ['planned', '下一步，将建立田长制。', '田长制'],
    ['planned', '二、2023年工作安排\n\n建立田长制。', '田长制'],
  ])('%s: %s', (stage, text, target) => {
    expect(properties(read(text), target)).toMatchObject({ stage })
  })

  it('a part that looks back is not planned', () => {
    const graph = read('一、2022年工作回顾\n\n全区建立河长制。\n\n二、2023年工作安排\n\n全区建立田长制。')
    expect(properties(graph, '河长制')).toMatchObject({ stage: 'implemented' })
    expect(properties(graph, '田长制')).toMatchObject({ stage: 'planned' })
  })

  it.each<[text: string, target: string, facts: Readonly<Record<string, unknown>>]>([
    ['2021年建立河长制，选聘网格员4,300名。', '网格员', { year: 2021, quantity: 4300, unit: '名' }],
    ['全区新设综治中心12个。', '综治中心', { year: 2022, quantity: 12, unit: '个' }],
    ['与2021年相比，河长制更加完善。', '河长制', { year: 2022 }],
    ['去年建立河长制。', '河长制', { year: 2021 }],
    ['较去年，全区新设综治中心12个。', '综治中心', { year: 2022 }],
  ])('year and quantity: %s', (text, target, facts) => {
    expect(properties(read(text), target)).toMatchObject(facts)
  })

  it('no quantity where the number counts something else', () => {
    expect(properties(read('全区建立河长制，惠及群众3万人。'), '河长制')).not.toHaveProperty('quantity')
  })
})

describe('7. dirty text', () => {
  const CLEAN = [`${OWN} ADOPTED Measure:1网通办`, `${OWN} ADOPTED Measure:河长制`]

  it.each([
    ['page numbers', '全区建立河长制。\n\n— 12 —\n\n推行“一网通办”改革。'],
    ['page numbers in words', '全区建立河长制，\n\n第 3 页 共 10 页\n\n推行“一网通办”改革。'],
    ['a caption between', '全区建立河长制。\n图为群众在大厅办事 张三 摄\n推行“一网通办”改革。'],
    ['passages out of order', '推行“一网通办”改革。\n\n（来源：某报）\n\n全区建立河长制。'],
    ['full and half width', '全区建立河长制，推行＂一网通办＂改革.'],
    ['traditional characters', '全區建立河長制，推行「一網通辦」改革。'],
    ['characters parted by spaces', '全区建立 河 长 制 ，推行“一 网 通 办”改革。'],
    ['… in part', '全区建立河 长 制，推行一网 通办改革。'],
    ['spaces inside quotation marks', '全区建立河长制，推行“ 一网通办 ”改革。'],
    [
      'lines broken inside words',
      '为进一步方便群众办事，全区上下统一思想认识，全面建立河\n长制，村级也不例外地做了大量工作，持续推行“一网通\n办”改革，群众满意度不断提高。',
    ],
    [
      'lines of a narrow page',
      '近年来，本区全面建立河\n长制，村级全部覆盖。群\n众办事更方便，坚持走访\n农户，听取意见。改进作\n风，提高效率。全区推行\n“一网通办”改革。',
    ],
  ])('%s', (_, text) => {
    const graph = read(text)
    expect(said(graph).toSorted()).toEqual(CLEAN)
    const spans = [
      ...graph.entities.flatMap(({ mentions }) => mentions.map((one) => ({ ...one, quote: one.text }))),
      ...graph.relations.flatMap(({ evidence }) => evidence),
    ]
    for (const { start, end, quote } of spans) expect(quote).toBe(graph.document.text.slice(start, end))
  })

  it('spaces between items, columns and words part them', () => {
    expect(ids(read('全区建立河长制 湖长制 林长制。'), 'Measure').toSorted()).toEqual([
      'Measure:林长制',
      'Measure:河长制',
      'Measure:湖长制',
    ])
    expect(forms(read('乡镇 网格员 河长\n海口镇 32 5\n山口乡 28 4'), 'Institution').toSorted()).toEqual(['河长', '网格员'])
    expect(ids(read('举办 One Health Day 活动，全区 建立 河长制。'), 'Measure')).toEqual(['Measure:河长制'])
  })

  it('what is explained stands in the text with its spaces', () => {
    const explain = createExplainer(seeds)
    for (const sought of ['河 长 制', '河长制']) {
      const { graph, explanations } = explain(sourceOf(`${TITLE}\n\n全区建立 河 长 制 。`, { title: TITLE, region: '340803' }), sought)
      const spans = explanations.flatMap(({ at, mentions }) => [at, ...mentions])
      expect(spans.map(({ start, end }) => graph.document.text.slice(start, end))).toEqual(['河 长 制', '河 长 制'])
    }
  })

  it('numbers with spaces around them count', () => {
    expect(properties(read('2021 年选聘 网格员 320 名。'), '网格员')).toMatchObject({ year: 2021, quantity: 320, unit: '名' })
  })

  it('numbers in full width count', () => {
    expect(properties(read('选聘网格员４，３００名。'), '网格员')).toMatchObject({ quantity: 4300, unit: '名' })
  })

  it('two paragraphs are not joined into one name', () => {
    expect(ids(read('全区建立河\n\n长制。'), 'Measure')).toEqual([])
  })
})
