import { expect, test } from 'vitest'
import { likeness } from '../../../src/query/computed/likeness.ts'
import { adoptedAnswers, adoptions, computed, glance } from '../../support/asking.ts'

const ANSWERS = adoptedAnswers(
  adoptions(
    '甲 a1',
    '甲 b1',
    '甲 c1',
    '甲 c1 2020',
    '甲 x1 2020 planned',
    '乙 a1',
    '乙 b1',
    '丁 a1',
    '丁 x1',
    '丙 a1',
    '丙 b1',
    '丙 c1',
    '丙 d1',
    '丙 e1',
    '丙 f1',
    '戊 y1',
    '己 a1 2020 planned',
  ),
)
const GIVEN = { region: 'R:甲', least: 1, limit: 10 }

test('regions stand in the order of their likeness, with what they share and what they do besides; plans do not count', async () => {
  const rows = await computed(likeness, GIVEN, ANSWERS)
  expect(glance(rows, 'region', 'shared', 'own', 'other', 'likeness', 'names', 'more')).toEqual([
    `乙 2 3 2 ${2 / 3} a1,b1 `,
    '丙 3 3 6 0.5 a1,b1,c1 d1,e1,f1',
    '丁 1 3 2 0.25 a1 x1',
  ])
})

test.each([
  [{ least: 3, limit: 10 }, ['丙']],
  [{ least: 1, limit: 1 }, ['乙']],
  [{ least: 9, limit: 10 }, []],
])('few are asked for: %j', async (given, expected) => {
  expect(glance(await computed(likeness, { ...GIVEN, ...given }, ANSWERS), 'region')).toEqual(expected)
})

test.each(['R:无', 'R:己'])('a region that does nothing is like none: %s', async (region) => {
  expect(await computed(likeness, { ...GIVEN, region, least: 0 }, ANSWERS)).toEqual([])
})
