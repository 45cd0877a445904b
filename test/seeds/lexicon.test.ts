import { beforeAll, describe, expect, it } from 'vitest'
import type { Lexeme } from '../../src/model.ts'
import { PATHS } from '../../src/paths.ts'
import { DOMAIN_COLUMNS, LEXICON_COLUMNS, readDomains, readLexicon } from '../../src/seeds/lexicon.ts'
import { loadSeeds } from '../../src/seeds/load.ts'
import { faultsOf, table, unexpected } from './faults.ts'

const DOMAINS = new Set(['政务服务'])

const count = (text: string, mark: string): number => text.split(mark).length

describe('readLexicon', () => {
  it('reads a row with its name among its surfaces', () => {
    const text = table(LEXICON_COLUMNS, '“放管服”改革|放管服改革;放管服|政务服务||国务院')
    expect(readLexicon([{ path: 'lexicon/Measure.tsv', type: 'Measure', text }], DOMAINS, unexpected)).toEqual([
      {
        id: 'lexicon/Measure:“放管服”改革',
        type: 'Measure',
        name: '“放管服”改革',
        surfaces: ['“放管服”改革', '放管服改革', '放管服'],
        domain: '政务服务',
        note: undefined,
        source: '国务院',
      },
    ])
  })

  it.each([
    ['an empty name', ['|河长制|||x'], '2: a name or surface is empty'],
    ['an empty surface', ['河长制|四级河长制;|||x'], '2: a name or surface is empty'],
    ['a space at the end', ['河长制|四级河长制 |||x'], '2: “四级河长制 ” has a space at its end'],
    ['a full-width semicolon', ['河长制|a河长制；b河长制|||x'], '2: “a河长制；b河长制” has a space at its end or a full-width semicolon'],
    ['a form of one character', ['河长制|河|||x'], '2: “河” is too short'],
    ['a form given twice in a row', ['河长制|河长制|||x'], '2: “河长制” is given twice'],
    ['a form that two rows have', ['河长制||||x', '湖长制|河长制|||x'], '3: “河长制” also stands in the row lexicon/Measure:河长制'],
    ['an unknown domain', ['河长制||水||x'], '2: the domain “水” is not in lexicon/domains.tsv'],
    ['no source', ['河长制||||'], '2: “河长制” has no source'],
  ])('says that there is %s', (_, rows, message) => {
    const faults = faultsOf((file, report) => readLexicon([{ ...file, type: 'Measure' }], DOMAINS, report), table(LEXICON_COLUMNS, ...rows))
    expect(faults).toEqual([expect.stringContaining(`table.tsv:${message}`)])
  })

  it('says of every row that the rules of identity take for another of its type', () => {
    const rows = ['双拥创建||||x', '双拥创建工作||||x', '总分馆制|图书馆、文化馆总分馆制|||x', '“两馆”|图书馆文化馆总分馆制;“双拥创建”|||x']
    const faults = faultsOf((file, report) => readLexicon([{ ...file, type: 'Program' }], DOMAINS, report), table(LEXICON_COLUMNS, ...rows))
    expect(faults).toEqual([
      'table.tsv:3: “双拥创建工作” is the same name as “双拥创建” of the row lexicon/Program:双拥创建: it belongs to one of the rows',
      'table.tsv:5: “图书馆文化馆总分馆制” is the same name as “图书馆、文化馆总分馆制” of the row lexicon/Program:总分馆制: it belongs to one of the rows',
      'table.tsv:5: ““双拥创建”” is the same name as “双拥创建” of the row lexicon/Program:双拥创建: it belongs to one of the rows',
    ])
  })

  it('lets rows of two types have names that differ in a general word', () => {
    const other = { path: 'other.tsv', type: 'Measure', text: table(LEXICON_COLUMNS, '双拥创建工作||||x') }
    const text = table(LEXICON_COLUMNS, '双拥创建||||x')
    expect(readLexicon([{ path: 'x.tsv', type: 'Program', text }, other], DOMAINS, unexpected)).toHaveLength(2)
  })

  it('says that a form of one type stands under another too', () => {
    const faults = faultsOf(
      (file, report) =>
        readLexicon(
          [
            { ...file, type: 'Measure' },
            { path: 'other.tsv', type: 'Program', text: file.text },
          ],
          DOMAINS,
          report,
        ),
      table(LEXICON_COLUMNS, '河长制||||x'),
    )
    expect(faults).toEqual(['other.tsv:2: “河长制” also stands in the row lexicon/Measure:河长制'])
  })
})

describe('readDomains', () => {
  it('says that a domain is empty or listed twice', () => {
    expect(faultsOf(readDomains, table(DOMAIN_COLUMNS, '教育|schools', '|nothing', '教育|again'))).toEqual([
      'table.tsv:3: the domain “” is empty or listed twice',
      'table.tsv:4: the domain “教育” is empty or listed twice',
    ])
  })
})

describe('lexicon/<Type>.tsv', () => {
  const byForm = new Map<string, Lexeme>()
  let lexemes: readonly Lexeme[] = []
  beforeAll(async () => {
    ;({ lexemes } = await loadSeeds(PATHS.seeds))
    for (const lexeme of lexemes) for (const surface of lexeme.surfaces) byForm.set(surface, lexeme)
  })

  it.each([
    [
      'Measure',
      '放管服 一网通办 最多跑一次 不见面审批 证照分离 多证合一 容缺受理 双随机一公开 权责清单 市场准入负面清单 一枚印章管审批 跨省通办 好差评 接诉即办 四议两公开 河长制 湖长制 林长制 生态补偿 排污权交易 农村集体产权制度改革 零基预算 三医联动 分级诊疗 医共体 双减 县管校聘 揭榜挂帅 标准地 亩均论英雄 链长制 单一窗口 扫码入企',
    ],
    [
      'Program',
      '乡村振兴战略 一带一路 长三角一体化 脱贫攻坚 精准扶贫 蓝天保卫战 扫黑除恶专项斗争 枫桥经验 厕所革命 千万工程 大规模设备更新 创建全国文明城市 雪亮工程',
    ],
    [
      'Institution',
      '网格员 河长 代办员 驻村工作队 第一书记 政务服务中心 便民服务中心 综治中心 新时代文明实践中心 退役军人服务站 县级融媒体中心 幸福食堂 科技特派员 养老服务指导中心',
    ],
    ['Policy', '《优化营商环境条例》 民法典 RCEP 国土空间规划'],
    ['Honor', '全国文明城市 国家卫生县城 全国百强县 国家园林城市 双拥模范城 高新技术企业 国务院督查激励'],
  ])('knows as %s what a person of the field knows', (type, forms) => {
    for (const form of forms.split(' ')) expect([form, byForm.get(form)?.type]).toEqual([form, type])
  })

  it.each([
    ['放管服', '“放管服”改革'],
    ['PPP', '政府与社会资本合作'],
    ['第二轮土地承包到期后再延长30年试点', '第二轮土地承包到期后再延长三十年整省试点'],
    ['土地二轮延包', '第二轮土地承包到期后再延长30年'],
    ['浙江“千万工程”', '千村示范、万村整治'],
    ['“双随机、一公开”', '双随机一公开'],
    ['四好农村路全国示范县', '国家“四好农村路”示范县'],
  ])('takes “%s” and “%s” for one thing', (a, b) => {
    expect(byForm.get(a)?.id).toBe(byForm.get(b)?.id)
    expect(byForm.get(a)).toBeDefined()
  })

  it.each([
    ['河长制', '湖长制'],
    ['河长制', '林长制'],
    ['一网通办', '一窗通办'],
    ['撤县设市', '撤县设区'],
    ['第二轮土地承包到期后再延长30年', '第二轮土地承包到期后再延长30年试点'],
    ['网格员', '网格长'],
    ['县委组织部', '市委组织部'],
    ['供给侧结构性改革', '农业供给侧结构性改革'],
    ['国家园林城市', '国家园林县城'],
    ['碳交易', '林业碳汇交易'],
    ['人才强国战略', '人才强县战略'],
    ['公转铁', '公转水'],
    ['秸秆综合利用', '秸秆禁烧'],
    ['房屋体检制度', '房屋养老金制度'],
    ['宅基地有偿使用', '宅基地有偿退出'],
    ['平安中国建设', '平安医院创建'],
    ['文明城市创建', '文明村镇创建'],
    ['煤改气', '煤改电'],
  ])('keeps “%s” and “%s” apart', (a, b) => {
    expect(byForm.get(a)).toBeDefined()
    expect(byForm.get(b)).toBeDefined()
    expect(byForm.get(a)?.id).not.toBe(byForm.get(b)?.id)
  })

  it('has matching quotes and brackets in every form', () => {
    const odd = [...byForm.keys()].filter((form) =>
      ['“”', '（）', '《》', '()'].some(([open = '', close = '']) => count(form, open) !== count(form, close)),
    )
    expect(odd).toEqual([])
  })
})
