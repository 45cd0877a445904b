import { describe, expect, it } from 'vitest'
import { spokenForms } from '../../src/graph/readings.ts'
import { createSearch } from '../../src/graph/search.ts'
import type { GraphNode } from '../../src/model.ts'
import type { SearchHit } from '../../src/serve/answers.ts'
import { random } from '../support/synthetic.ts'
import { indexNames, type Names } from '../../viewer/lib/names.ts'
import { toNet, type Net } from '../../viewer/lib/net.ts'
import { searchNames } from '../../viewer/lib/search.ts'

const node = (id: string, name: string, aliases: readonly string[] = []): GraphNode => ({
  id,
  type: id.slice(0, id.indexOf(':')),
  name,
  aliases,
  properties: {},
})
const TYPES = ['Region', 'Program', 'Honor']

/** Both searches over the same nodes: what programs ask, and what the page asks. */
async function searches(
  nodes: readonly GraphNode[],
  weight: (id: string) => number,
): Promise<Readonly<Record<'server' | 'page', (query: string, types?: string[]) => Said>>> {
  const server = createSearch(nodes, weight)
  const { net, names } = await pageIndex(nodes, weight)
  return {
    server: (query, types = []) => {
      const { hits, counts } = server.search(query, { limit: 12, types })
      return { hits: hits.map((hit) => said(hit.id, hit)), counts }
    },
    page: (query, types = []) => {
      const { hits, counts } = searchNames(net, names, query, { limit: 12, types })
      return { hits: hits.map((hit) => said(hit.id, hit.matched)), counts: Object.fromEntries(counts) }
    },
  }
}

interface Said {
  readonly hits: readonly string[]
  readonly counts: Readonly<Record<string, number>>
}

const said = (id: string, { by, form, start, end }: SearchHit['matched']): string => `${id} ${by} ${form} ${form.slice(start, end)}`

async function pageIndex(nodes: readonly GraphNode[], weight: (id: string) => number): Promise<{ net: Net; names: Names }> {
  const others = nodes.flatMap(({ aliases }, at) => aliases.map((form) => ({ at, form })))
  const own = nodes.map(({ name }) => name)
  const none: number[] = []
  const net = toNet(
    {
      types: TYPES,
      relations: [],
      stages: [],
      nodes: {
        id: nodes.map(({ id }) => id),
        type: nodes.map(({ type }) => TYPES.indexOf(type)),
        name: own,
        short: own.map(() => ''),
        x: own.map(() => 0),
        y: own.map(() => 0),
        degree: nodes.map(({ id }) => weight(id)),
        documents: own.map(() => 1),
      },
      edges: { relation: none, source: none, target: none, document: none, stage: none, year: none },
      facets: [],
      total: { nodes: nodes.length, edges: 0 },
    },
    { document: 'Document', mentions: 'MENTIONS', place: 'Region' },
  )
  const forms = others.map(({ form }) => form)
  return { net, names: await indexNames(own, { nodes: others.map(({ at }) => at), forms, ...(await spokenForms([...own, ...forms])) }) }
}

const NODES = [
  node('Honor:枫桥', '枫桥'),
  node('Program:枫桥式派出所', '枫桥式派出所'),
  node('Program:枫桥经验', '新时代“枫桥经验”', ['枫桥经验', 'Fengqiao 经验', '']),
  node('Region:340803', '安徽省安庆市大观区', ['大观区', '大观']),
  node('Region:420600', '襄阳市', ['襄樊市', '襄樊']),
  node('Region:500000', '重庆市', ['重庆', '渝']),
  node('Region:ＡＩ\n镇', 'ＡＩ\n镇'),
  node('Region:𠮷祥', '𠮷祥工程'),
  node('Region:吕梁', '吕梁市'),
]

describe('searchNames', async () => {
  const both = await searches(NODES, (id) => (id === 'Program:枫桥式派出所' ? 9 : 1))

  it.each([
    ['枫桥', ['Honor:枫桥 text 枫桥 枫桥', 'Program:枫桥式派出所 text 枫桥式派出所 枫桥', 'Program:枫桥经验 text 枫桥经验 枫桥']],
    ['桥经', ['Program:枫桥经验 text 新时代“枫桥经验” 桥经']],
    ['襄樊', ['Region:420600 text 襄樊 襄樊']],
    [
      'fengq',
      ['Program:枫桥经验 text Fengqiao 经验 Fengq', 'Honor:枫桥 pinyin 枫桥 枫桥', 'Program:枫桥式派出所 pinyin 枫桥式派出所 枫桥'],
    ],
    ['fqjy', ['Program:枫桥经验 initials 枫桥经验 枫桥经验']],
    ['chongqing', ['Region:500000 pinyin 重庆 重庆']],
    ['xgc', ['Region:𠮷祥 initials 𠮷祥工程 祥工程']],
    ['xianggong', ['Region:𠮷祥 pinyin 𠮷祥工程 祥工']],
    ['lüliang', ['Region:吕梁 pinyin 吕梁市 吕梁']],
    ["da'guan", ['Region:340803 pinyin 大观 大观']],
    ['engqiao', ['Program:枫桥经验 text Fengqiao 经验 engqiao']],
    [' 大 观 区', ['Region:340803 text 大观区 大观区']],
    ['ai', ['Region:ＡＩ\n镇 text ＡＩ\n镇 ＡＩ']],
    ['不存在', []],
    ['桥 市', []],
    ['', []],
  ])('finds by %s, on the server and in the page', (query, expected) => {
    const inPage = both.page(query)
    expect(both.server(query).hits).toEqual(expected)
    expect(inPage.hits.map((hit) => hit.replaceAll(' 镇', '\n镇'))).toEqual(expected)
  })

  it('counts matches by type, and keeps to types', () => {
    expect(both.page('枫桥').counts).toEqual({ Honor: 1, Program: 2 })
    expect(both.page('枫桥', ['Honor']).hits).toHaveLength(1)
    expect(both.page('枫桥', ['Honor']).counts).toEqual({ Honor: 1, Program: 2 })
  })

  it('answers as the server does, whatever is typed', async () => {
    const next = random(7)
    const signs = Array.from('重庆枫桥经验行长乐大观区ab')
    const name = (): string => Array.from({ length: 1 + Math.floor(next() * 6) }, () => signs[Math.floor(next() * signs.length)]).join('')
    const nodes = Array.from({ length: 300 }, (_, at) =>
      node(`Region:${String(at).padStart(4, '0')}`, name(), next() < 0.5 ? [] : [name(), name()]),
    )
    const made = await searches(nodes, (id) => Number(id.slice(-1)))
    const queries = [
      'ch',
      'qing',
      'xing',
      'hang',
      'zhang',
      'chang',
      'le',
      'yue',
      'jy',
      'dgq',
      'a',
      'ab',
      'qiaoa',
      ...Array.from({ length: 60 }, name),
    ]
    for (const query of queries) expect([query, made.page(query)]).toEqual([query, made.server(query)])
  })
})

describe('spokenForms', () => {
  it('sends one syllable a character, and only the names that are read otherwise', async () => {
    const { syllables, otherwise } = await spokenForms(['重点项目', '重点工程', '重庆市'])
    expect(syllables['重']).toBe('zhong')
    expect(otherwise).toEqual([[2, 'chong qing shi']])
  })
})
