import { describe, expect, it } from 'vitest'
import { doubtsOf } from '../../src/graph/doubts.ts'
import type { Named } from '../../src/graph/doubts.ts'

interface Facts {
  readonly scope?: string
  readonly documents?: readonly string[]
  readonly fixed?: boolean
  readonly type?: string
}

function thing(name: string, { scope = '', documents = [name], fixed = false, type = 'Measure' }: Facts = {}): Named {
  return { id: `${type}:${scope}/${name}`, type, name, called: name, fixed, scope, documents: new Set(documents) }
}
const together = { documents: ['one'] }
/** The pairs as `a = b: why`. */
const asked = (things: readonly Named[]): string[] => doubtsOf(things).map(({ a, b, why }) => `${a.name} = ${b.name}: ${why}`)

describe('two names are asked about', () => {
  it.each<[string, string, string, Facts?]>([
    ['容缺受理', '容缺受理机制', '容缺受理 = 容缺受理机制: one adds only “机制”'],
    ['积分制', '新型积分制', '积分制 = 新型积分制: one adds only “新型”'],
    ['文明积分', '县域文明积分', '文明积分 = 县域文明积分: one adds “县域”'],
    ['首席服务官', '首席服务员', '首席服务员 = 首席服务官: one character differs'],
    ['数字化城市管理', '数字城市管理', '数字城市管理 = 数字化城市管理: one character differs'],
    ['共建共治共享', '共享共建共治', '共享共建共治 = 共建共治共享: the same characters in another order'],
    ['综治中心', '社会治安综合治理中心', '综治中心 = 社会治安综合治理中心: one may be short for the other in the same text', together],
    ['青松岭', '青松岭村', '青松岭 = 青松岭村: one adds only “村”', { type: 'Region', scope: 'Region:1' }],
  ])('%s and %s', (a, b, line, facts) => {
    expect(asked([thing(a, facts), thing(b, facts)])).toEqual([line])
    expect(asked([thing(b, facts), thing(a, facts)])).toEqual([line])
  })
})

describe('two names are no question', () => {
  it.each<[string, string, string, Facts?, Facts?]>([
    ['that differ in a number', '国企改革三年行动', '国企改革五年行动'],
    ['that differ in a year', '2021年专项整治行动', '2022年专项整治行动'],
    ['of which one adds a number', '专项整治行动', '专项整治行动12'],
    ['that share general words', '河长制度', '林长制度'],
    ['that are short', '河长制', '湖长制'],
    ['of which one adds much', '文明积分', '新时代农村社区文明积分'],
    ['of two types', '容缺受理', '容缺受理机制', { type: 'Measure' }, { type: 'Program' }],
    ['of two places', '综治中心', '综治中心站', { scope: 'Region:1' }, { scope: 'Region:2' }],
    ['that both have a code', '张集镇', '张集乡镇', { fixed: true }, { fixed: true }],
    ['short and long in two texts', '综治中心', '社会治安综合治理中心', { documents: ['one'] }, { documents: ['two'] }],
  ])('%s', (_, a, b, first, second = first) => {
    expect(asked([thing(a, first), thing(b, second)])).toEqual([])
  })
})

describe('the order of questions', () => {
  it('begins with the likelier kind, then with what more documents name; the better attested name stands first', () => {
    const things = [
      thing('首席服务官'),
      thing('首席服务员', { documents: ['a', 'b'] }),
      thing('容缺受理机制'),
      thing('容缺受理'),
      thing('一窗受理', { documents: ['a', 'b'] }),
      thing('一窗受理模式', { documents: ['a', 'b', 'c'] }),
    ]
    const expected = ['一窗受理模式 = 一窗受理', '容缺受理 = 容缺受理机制', '首席服务员 = 首席服务官']
    expect(asked(things).map((line) => line.split(':')[0])).toEqual(expected)
    expect(asked(things.toReversed())).toEqual(asked(things))
  })

  it('does not miss a pair among many names', () => {
    const many = Array.from({ length: 2000 }, (_, index) =>
      thing(`${String.fromCodePoint(0x4e00 + index, 0x5000 + index, 0x6000 + index)}管理机制`),
    )
    expect(asked([...many, thing('容缺受理'), thing('容缺受理机制')])).toEqual(['容缺受理 = 容缺受理机制: one adds only “机制”'])
  })
})
