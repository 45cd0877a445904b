import { expect, test } from 'vitest'
import { precursors } from '../../../src/query/computed/precursors.ts'
import { adoptedAnswers, adoptions, computed, glance } from '../../support/asking.ts'

const ANSWERS = adoptedAnswers(
  adoptions(
    '甲 a1 2015',
    '乙 a1 2017',
    '丙 a1 2015 planned',
    '乙 b1 2018',
    '甲 b1 2018',
    '丙 b1 -',
    '甲 c1 2019',
    '乙 c1 2018',
    '甲 d1 2010',
    '丙 d1 -',
  ),
)
const SHOWN = ['region', 'early', 'adopted', 'share', 'names'] as const

test('who adopted in the first year counts, of practices of several regions whose years are known', async () => {
  expect(glance(await computed(precursors, { least: 2, limit: 10 }, ANSWERS), ...SHOWN)).toEqual([
    `乙 2 3 ${2 / 3} b1,c1`,
    `甲 2 3 ${2 / 3} a1,b1`,
  ])
})

test.each([
  [{ least: 1, limit: 10 }, ['甲 3 4', '乙 2 3']],
  [{ least: 2, limit: 1 }, ['乙 2 3']],
  [{ least: 3, limit: 10 }, []],
])('few are asked for: %j', async (given, expected) => {
  expect(glance(await computed(precursors, given, ANSWERS), 'region', 'early', 'adopted')).toEqual(expected)
})
