import { describe, expect, it } from 'vitest'
import { kindsOf } from '../../src/learn/kinds.ts'
import { score } from '../../src/learn/score.ts'
import type { Extraction } from '../../src/learn/score.ts'

const wanted = (id: string, type: string, name: string) => ({ id, type, name, surfaces: [name], core: true })
const found = (id: string, type: string, name: string) => ({ id, type, name, aliases: [], mentions: [{ text: name }] })
const adopted = (source: string, target: string, stage: string) => ({ type: 'ADOPTED', source, target, stage })

const GOLD = {
  document: 'a',
  region: '某县',
  entities: [
    wanted('r', 'Region', '某县'),
    wanted('t', 'Region', '青松镇'),
    wanted('m', 'Measure', '河长制'),
    wanted('n', 'Measure', '林长制'),
    wanted('p', 'Measure', '田长制'),
    wanted('i', 'Institution', '综治中心'),
    wanted('h', 'Honor', '先进单位'),
  ],
  relations: [
    { ...adopted('r', 'm', 'implemented'), core: true },
    { ...adopted('t', 'n', 'implemented'), core: true },
    { ...adopted('r', 'p', 'implemented'), core: true },
    { type: 'RECEIVED', source: 'r', target: 'h', core: true },
  ],
}
const EXTRACTION: Extraction = {
  entities: [
    found('r', 'Region', '某县'),
    found('t', 'Region', '青松镇'),
    found('m', 'Measure', '河长制'),
    found('n', 'Measure', '林长制'),
    found('i', 'Honor', '综治中心'),
    found('h', 'Honor', '全县多年来一直努力争取的先进单位'),
    found('x', 'Policy', '某某办法'),
  ],
  relations: [adopted('r', 'm', 'planned'), adopted('r', 'n', 'implemented'), { type: 'ISSUED', source: 'r', target: 'x' }],
}

const { misses, relationMisses } = score([{ gold: GOLD, extraction: EXTRACTION }])
const kinds = kindsOf(
  misses.map((miss) => ({ ...miss, sentence: undefined })),
  relationMisses.map((miss) => ({ ...miss, sentence: miss.target === '林长制' ? '推行林长制。' : undefined })),
)

describe('kinds of errors', () => {
  it.each([
    ['Measure not seen', '田长制'],
    ['Institution taken for Honor', '综治中心'],
    ['boundary of Honor', '先进单位'],
    ['Policy where there is none', '某某办法'],
    ['stage of ADOPTED: implemented taken for planned', '某县 → 河长制'],
    ['ADOPTED missed: both ends are found', '青松镇 → 林长制'],
    ['ADOPTED missed: an end is not found', '某县 → 田长制'],
    ['ADOPTED too much: another subject', '某县 → 林长制'],
    ['ISSUED too much: an end is not annotated', '某县 → 某某办法'],
    ['RECEIVED missed: an end is not found', '某县 → 先进单位'],
  ])('%s', (kind, what) => {
    expect(kinds.find((one) => one.kind === kind)).toMatchObject({ count: 1, example: { document: 'a', what } })
  })

  it('are no others, and each error is told once', () => {
    expect(kinds).toHaveLength(10)
  })

  it('show an example with its sentence where there is one, the most frequent kind first', () => {
    expect(kinds.find(({ kind }) => kind === 'ADOPTED too much: another subject')?.example.sentence).toBe('推行林长制。')
    const one = { document: 'a', kind: 'missed', type: 'Measure', name: '甲制', forms: ['甲制'], sentence: undefined } as const
    const two = { ...one, type: 'Honor', name: '乙奖', forms: ['乙奖'], sentence: '获乙奖。' }
    const three = { ...two, name: '丙奖', forms: ['丙奖'], sentence: undefined }
    expect(kindsOf([one, three, two], []).map(({ kind, count, example }) => [kind, count, example.what])).toEqual([
      ['Honor not seen', 2, '乙奖'],
      ['Measure not seen', 1, '甲制'],
    ])
  })

  it('of an extraction without errors are none', () => {
    expect(kindsOf([], [])).toEqual([])
  })
})
