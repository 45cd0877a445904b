import { beforeAll, describe, expect, it } from 'vitest'
import type { Cue, Ontology } from '../../src/model.ts'
import { CUE_COLUMNS, readCues } from '../../src/seeds/cues.ts'
import { loadSeeds } from '../../src/seeds/load.ts'
import { PATHS } from '../../src/paths.ts'
import { faultsOf, table, unexpected } from './faults.ts'

let ontology: Ontology
let cues: readonly Cue[]
beforeAll(async () => {
  ;({ ontology, cues } = await loadSeeds(PATHS.seeds))
})

const stagesOf = (word: string): (string | undefined)[] =>
  cues.filter((cue) => cue.word === word && ['ADOPTED', 'stage'].includes(cue.role)).map(({ stage }) => stage)

describe('readCues', () => {
  it('reads a word, its role and its stage', () => {
    const text = table(CUE_COLUMNS, '推行|ADOPTED|implemented', '将|plan|')
    expect(readCues({ path: 'x', text }, ontology, unexpected)).toEqual([
      { word: '推行', role: 'ADOPTED', stage: 'implemented' },
      { word: '将', role: 'plan', stage: undefined },
    ])
  })

  it.each([
    ['an empty word', '|plan|', /^table\.tsv:2: the word is empty$/],
    ['an unknown role', '推行|DID|implemented', /^table\.tsv:2: the role “DID” is none of ADOPTED, /],
    ['an unknown stage', '推行|ADOPTED|done', /^table\.tsv:2: the stage “done” is none of pioneered, /],
    [
      'a word given twice in a role',
      '推行|ADOPTED|implemented\n推行|ADOPTED|deepened',
      /^table\.tsv:3: “推行” is listed twice as ADOPTED$/,
    ],
  ])('says that there is %s', (_, rows, message) => {
    const faults = faultsOf((file, report) => readCues(file, ontology, report), table(CUE_COLUMNS, ...rows.split('\n')))
    expect(faults).toEqual([expect.stringMatching(message)])
  })

  it('lets a word have two roles', () => {
    const text = table(CUE_COLUMNS, '建立|ADOPTED|implemented', '建立|ESTABLISHED|implemented')
    expect(readCues({ path: 'x', text }, ontology, unexpected)).toHaveLength(2)
  })
})

describe('lexicon/cues.tsv', () => {
  it.each([
    ['pioneered', '首创 率先 全国首个 全省首个 全市首个 在全省推广'],
    ['piloted', '试点 探索 试行 先行先试 试点通过验收'],
    ['implemented', '建立 建立健全 推行 实施 开展 出台 创新推出 积极创建 深入推进 深入实施 深入开展 持续推进 纵深推进 强化 压实'],
    ['deepened', '深化 健全 完善 优化 巩固 拓展 推广 升级 提质增效 推深做实 坚持和发展'],
    ['completed', '完成 圆满收官 全面建成'],
  ])('shows the stage %s by the words of the guidelines', (stage, words) => {
    for (const word of words.split(' ')) expect([word, stagesOf(word)]).toEqual([word, [stage]])
  })

  it.each([
    ['plan', '将 拟 计划 争创 下一步'],
    ['other', '借鉴 外地 先进地区'],
    ['call', '按照 抢抓 省委部署'],
    ['negation', '尚未 未能 不足'],
    ['result', '缩短至 满意度 覆盖率'],
    ['RECEIVED', '荣获 获评 入选 被命名为'],
    ['ISSUED', '印发 出台 审议通过'],
    ['LED_BY', '牵头 具体负责 承办'],
    ['PARTNERED_WITH', '签订 战略合作协议 对口支援'],
    ['ESTABLISHED', '成立 组建 设立 选派'],
    ['LOCATED_IN', '位于 下辖'],
  ])('knows words of the role %s', (role, words) => {
    const known = new Set(cues.filter((cue) => cue.role === role).map(({ word }) => word))
    expect(words.split(' ').filter((word) => !known.has(word))).toEqual([])
  })
})
