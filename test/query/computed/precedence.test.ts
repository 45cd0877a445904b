import { expect, test } from 'vitest'
import type { Row } from '../../../src/model.ts'
import { precedence } from '../../../src/query/computed/precedence.ts'
import { computed, glance } from '../../support/asking.ts'

const claim = (practice: string, region: string, year: number | null, pilot = false): Row => ({
  practice_id: practice,
  practice,
  region_id: region,
  region,
  claim: `${practice}${region}${String(year)}`,
  year,
  rank: pilot ? 2 : 5,
  pilot,
})
const claims = [
  claim('甲', '省', 2012, true),
  claim('甲', '省', 2010),
  claim('甲', '市', 2013, true),
  claim('甲', '县', 2015),
  claim('乙', '市', 2015, true),
  claim('乙', '县', 2013),
  claim('丙', '市', null),
  claim('丙', '县', 2013),
]
const ANSWERS = {
  regions: [
    { id: '省', parent: null, province: '省' },
    { id: '市', parent: '省', province: '省' },
    { id: '县', parent: '市', province: '省' },
  ],
  practices: ['甲', '乙', '丙'].map((name) => ({ name, id: name })),
  parent: ['乙'].map((name) => ({ name, id: name })),
  claims: ({ measures }: Readonly<Record<string, unknown>>) => claims.filter((row) => [measures].flat().includes(row['practice_id'])),
}
const ALL = { region: '', measure: '', piloted: false, limit: 100 }
const SHOWN = ['practice', 'parent', 'child', 'order', 'years_between'] as const

test('a region meets every region above it that adopted the practice', async () => {
  expect(glance(await computed(precedence, ALL, ANSWERS), ...SHOWN)).toEqual([
    '丙 市 县 undated null',
    '乙 市 县 child first -2',
    '甲 省 市 parent first 3',
    '甲 省 县 parent first 5',
    '甲 市 县 parent first 2',
  ])
})

test.each([
  [{ measure: '甲', piloted: true }, ['甲 市 县 parent first 2']],
  [{ region: '市' }, ['乙 市 县 child first -2']],
  [{ region: '省', measure: '甲' }, ['甲 省 市 parent first 3', '甲 省 县 parent first 5']],
  [{ limit: 2 }, ['丙 市 县 undated null', '乙 市 县 child first -2']],
])('it can be narrowed: %j', async (given, expected) => {
  expect(glance(await computed(precedence, { ...ALL, ...given }, ANSWERS), ...SHOWN)).toEqual(expected)
})

test('no more practices are read than the rows need', async () => {
  let read = 0
  await computed(precedence, { ...ALL, limit: 1 }, { ...ANSWERS, claims: (filled) => (read++, ANSWERS.claims(filled)) })
  expect(read).toBe(1)
})
