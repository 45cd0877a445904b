import { describe, expect, it } from 'vitest'
import { keyOf } from '../../src/key.ts'
import { createIdentity, resolveEntities } from '../../src/entities/resolve.ts'
import type { Decision, Entity, Lexeme } from '../../src/model.ts'
import { mentionOf, projectSeeds } from '../support/reading.ts'
import { contextOf } from './context.ts'

const lexeme = (type: string, name: string, surfaces: readonly string[] = [], domain?: string): Lexeme => ({
  id: `lexicon/${type}:${name}`,
  type,
  name,
  surfaces: [name, ...surfaces],
  domain,
  note: undefined,
  source: undefined,
})
const LEXICON = [
  lexeme('Measure', '“放管服”改革', ['放管服', '简政放权、放管结合、优化服务'], '政务服务'),
  lexeme('Program', '“枫桥经验”', ['枫桥经验']),
  lexeme('Institution', '网格员', ['网格管理员']),
  lexeme('Measure', '营改增'),
  lexeme('Program', '营改增试点', ['“营改增”试点']),
]
const verdict = (type: string, a: string, b: string, said: Decision['verdict']): Decision => ({ type, a, b, verdict: said, why: 'test' })

interface Setting {
  readonly code?: string | undefined
  readonly decisions?: readonly Decision[]
}

/** The entities of a text in which these forms are mentioned, the document's own region left out. */
function entitiesOf(forms: readonly (readonly [type: string, form: string])[], { decisions = [], ...setting }: Setting = {}): Entity[] {
  const code = 'code' in setting ? setting.code : '340803'
  const text = forms.map(([, form]) => form).join('，并且')
  let from = 0
  const mentions = forms.map(([type, form]) => {
    const mention = mentionOf(text.slice(from), type, form)
    const placed = { ...mention, start: mention.start + from, end: mention.end + from }
    from = placed.end
    return placed
  })
  return resolveEntities(mentions, createIdentity(LEXICON, decisions), contextOf(text, code)).entities.filter(
    ({ id, mentions: own }) => own.length > 0 || id !== `Region:${code}`,
  )
}
const idsOf = (type: string, forms: readonly string[], setting?: Setting): string[] =>
  entitiesOf(
    forms.map((form) => [type, form]),
    setting,
  ).map(({ id }) => id)

describe('practices', () => {
  it('all forms of one thing make one entity, with the canonical name and the others as aliases', () => {
    const found = entitiesOf([
      ['Measure', '放管服'],
      ['Measure', '深化“放管服”改革'],
      ['Measure', '简政放权、放管结合、优化服务'],
    ])
    expect(found).toMatchObject([
      {
        id: 'Measure:放管服',
        name: '“放管服”改革',
        aliases: ['放管服', '深化“放管服”改革', '简政放权、放管结合、优化服务'].toSorted(),
        properties: { domain: '政务服务' },
      },
    ])
    expect(found[0]?.mentions.map(({ text }) => text)).toEqual(['放管服', '深化“放管服”改革', '简政放权、放管结合、优化服务'])
  })

  it('different things make different entities', () => {
    expect(idsOf('Measure', ['河长制', '湖长制', '一网通办', '一窗通办'])).toHaveLength(4)
  })

  it('a thing without an entry in the lexicon is called by its fullest form', () => {
    expect(
      entitiesOf([
        ['Measure', '三色预警'],
        ['Measure', '“三色预警”机制'],
      ]),
    ).toMatchObject([{ name: '“三色预警”机制', aliases: ['三色预警'] }])
  })

  it('a form that the lexicon lists is of that row’s type, though the rules of identity take it for a row of the other', () => {
    expect(keyOf('“营改增”试点')).toBe(keyOf('营改增'))
    expect(idsOf('Measure', ['“营改增”试点', '“营改增”改革'])).toEqual(['Measure:营改增', 'Program:营改增试点'])
  })

  it('one form taken for a Measure here and for a Program there is one thing, of the type that the lexicon gives', () => {
    expect(
      entitiesOf([
        ['Measure', '枫桥经验'],
        ['Program', '新时代“枫桥经验”'],
        ['Measure', '枫桥经验'],
      ]),
    ).toMatchObject([{ type: 'Program', name: '“枫桥经验”', mentions: { length: 3 } }])
  })

  it('… or of the type that it is taken for more often', () => {
    expect(
      entitiesOf([
        ['Measure', '双减双增'],
        ['Program', '双减双增'],
        ['Program', '双减双增'],
      ]),
    ).toMatchObject([{ type: 'Program' }])
  })

  it('has the same ids whatever else stands in the document', () => {
    const alone = idsOf('Measure', ['“三色预警”机制'])
    expect(idsOf('Measure', ['河长制', '“三色预警”机制', '放管服'])).toEqual(expect.arrayContaining(alone))
  })
})

describe('institutions', () => {
  it.each([
    ['区委', '340803', 'Institution:340803/委'],
    ['大观区委', '340803', 'Institution:340803/委'],
    ['市委', '340803', 'Institution:340800/委'],
    ['安庆市委', '340803', 'Institution:340800/委'],
    ['省政府', '340803', 'Institution:340000/政府'],
    ['市政府', '420682', 'Institution:420682/政府'],
    ['安徽省安庆市大观区民政局', '420682', 'Institution:340803/民政局'],
    ['民政局', '340803', 'Institution:340803/民政局'],
    ['综治中心', undefined, 'Institution:综治中心'],
  ])('%s in a document of %s is %s', (form, code, id) => {
    expect(idsOf('Institution', [form], { code })).toEqual([id])
  })

  it.each(['网格员', '网格管理员'])('a kind of post is one thing everywhere: %s', (form) => {
    for (const code of ['340803', '420682', undefined]) expect(idsOf('Institution', [form], { code })).toEqual(['Institution:网格员'])
  })

  it.each(['南京理工大学', '国家发展改革委', '中国环保产业协会', '远景能源集团'])('%s is the same body wherever it is named', (form) => {
    const [one] = idsOf('Institution', [form], { code: '340803' })
    expect(idsOf('Institution', [form], { code: '420682' })).toEqual([one])
  })

  it('the same plain name in two regions is two bodies', () => {
    expect(idsOf('Institution', ['行政审批局'], { code: '340803' })).not.toEqual(idsOf('Institution', ['行政审批局'], { code: '420682' }))
  })

  it('knows its region and level', () => {
    expect(entitiesOf([['Institution', '大观区民政局']])).toMatchObject([{ properties: { region: 'Region:340803', level: 'county' } }])
  })
})

describe('policies and honours', () => {
  it.each([
    ['Policy', ['《关于推进积分制的实施意见》', '关于推进积分制的实施意见']],
    ['Honor', ['“全国文明城市”', '全国文明城市']],
  ])('a %s is one whatever the quotes', (type, forms) => {
    expect(idsOf(type, forms)).toHaveLength(1)
  })
})

describe('verdicts of people', () => {
  it('make one of two names that no rule takes for one', () => {
    const decisions = [verdict('Measure', '一窗通办', '一窗受理', 'same')]
    expect(idsOf('Measure', ['一窗通办', '“一窗受理”改革'])).toHaveLength(2)
    expect(
      entitiesOf(
        [
          ['Measure', '一窗通办'],
          ['Measure', '“一窗受理”改革'],
        ],
        { decisions },
      ),
    ).toMatchObject([{ id: 'Measure:一窗通办', name: '一窗通办' }])
  })

  it('hold along chains, with any quotes and in any order', () => {
    const decisions = [verdict('Measure', '乙办法', '丙办法', 'same'), verdict('Measure', '甲办法', '乙办法', 'same')]
    for (const order of [decisions, decisions.toReversed()])
      expect(idsOf('Measure', ['甲办法', '“乙办法”', '丙办法'], { decisions: order })).toHaveLength(1)
  })

  it('bring a name under an entry of the lexicon', () => {
    const decisions = [verdict('Measure', '放管服', '审批提速', 'same')]
    expect(entitiesOf([['Measure', '审批提速']], { decisions })).toMatchObject([{ id: 'Measure:放管服', name: '“放管服”改革' }])
  })

  it('keep apart two names that a rule takes for one', () => {
    const decisions = [verdict('Measure', '网格化管理', '网格化管理工作', 'different')]
    expect(idsOf('Measure', ['网格化管理', '网格化管理工作'])).toHaveLength(1)
    expect(idsOf('Measure', ['网格化管理', '网格化管理工作', '“网格化管理工作”'], { decisions })).toEqual([
      'Measure:网格化管理',
      'Measure:网格化管理工作',
    ])
  })

  it('keep a name apart from the entry of the lexicon that has it as a form', () => {
    const decisions = [verdict('Measure', '“放管服”改革', '简政放权、放管结合、优化服务', 'different')]
    expect(idsOf('Measure', ['放管服', '简政放权、放管结合、优化服务'], { decisions })).toHaveLength(2)
  })

  it('say nothing of names of another type', () => {
    const decisions = [verdict('Program', '一窗通办', '一窗受理', 'same')]
    expect(idsOf('Measure', ['一窗通办', '一窗受理'], { decisions })).toHaveLength(2)
  })

  it('join two bodies of one region by their full names, and not those of another', () => {
    const decisions = [verdict('Institution', '大观区政务服务管理局', '区行政审批局', 'same')]
    expect(idsOf('Institution', ['区行政审批局', '大观区政务服务管理局'], { decisions })).toEqual(['Institution:340803/政务服务管理局'])
    expect(entitiesOf([['Institution', '区行政审批局']], { decisions })).toMatchObject([{ name: '大观区政务服务管理局' }])
    expect(idsOf('Institution', ['区行政审批局'], { decisions, code: '340802' })).toEqual(['Institution:340802/行政审批局'])
  })

  it('hold for bodies, region by region', () => {
    const decisions = [verdict('Institution', '行政审批局', '政务服务管理局', 'same')]
    expect(idsOf('Institution', ['大观区行政审批局', '政务服务管理局'], { decisions })).toEqual(['Institution:340803/行政审批局'])
  })
})

describe('the lexicon', () => {
  it('what one entry is called wins over a form of another, in any order', () => {
    const entries = [lexeme('Program', '乡村振兴战略'), lexeme('Program', '乡村产业行动', ['乡村振兴'])]
    for (const order of [entries, entries.toReversed()])
      expect(createIdentity(order, []).settle('Program', '“乡村振兴”')).toMatchObject({ key: '乡村振兴', name: '乡村振兴战略' })
  })

  it('every entry that the project ships means itself', async () => {
    const { lexemes, decisions } = await projectSeeds()
    const identity = createIdentity(lexemes, decisions)
    const others = lexemes.filter(
      ({ type, name }) => identity.settle(type, name).key !== keyOf(name) && !decisions.some(({ a, b }) => a === name || b === name),
    )
    expect(others.map(({ id }) => id)).toEqual([])
  })
})

describe('resolveEntities', () => {
  it('lists the region of the document even where the text never names it', () => {
    const { entities } = resolveEntities([], createIdentity([], []), contextOf('推行积分制。', '340803'))
    expect(entities).toMatchObject([{ id: 'Region:340803', name: '安徽省安庆市大观区', mentions: [] }])
  })

  it('tells the same trouble once', () => {
    const text = '鼓楼区学习鼓楼区'
    const mentions = [mentionOf(text, 'Region', '鼓楼区'), mentionOf(text, 'Region', '鼓楼区', 1)]
    const { entities, issues } = resolveEntities(mentions, createIdentity([], []), contextOf(text, undefined))
    expect(issues).toHaveLength(1)
    expect(entities).toMatchObject([{ id: 'Region:鼓楼区', mentions: { length: 2 } }])
  })

  it('makes quotes that equal their slices, in order of place, and ids in order', () => {
    const text = '大观区推行河长制，安庆市推行湖长制，大观区委落实河长制'
    const mentions = [
      mentionOf(text, 'Measure', '河长制', 1),
      mentionOf(text, 'Region', '安庆市'),
      mentionOf(text, 'Measure', '河长制'),
      mentionOf(text, 'Institution', '大观区委'),
      mentionOf(text, 'Measure', '湖长制'),
      mentionOf(text, 'Region', '大观区'),
    ]
    const { entities } = resolveEntities(mentions, createIdentity([], []), contextOf(text, '340803'))
    expect(entities.map(({ id }) => id)).toEqual(entities.map(({ id }) => id).toSorted())
    for (const { mentions: own } of entities) {
      expect(own.map(({ start }) => start)).toEqual(own.map(({ start }) => start).toSorted((a, b) => a - b))
      for (const { start, end, text: quote } of own) expect(quote).toBe(text.slice(start, end))
    }
  })
})
