import { expect, test } from 'vitest'
import { shared } from '../../../src/query/computed/shared.ts'
import { adoptedAnswers, adoptions, computed, glance } from '../../support/asking.ts'

const ANSWERS = adoptedAnswers(
  adoptions(
    '甲 a1 2019 - d1',
    '甲 a1 2017 - d3',
    '甲 a1 2017 piloted d4',
    '乙 a1 2017 - d2',
    '丙 a1 2015 planned d5',
    '甲 b1 - - d1',
    '乙 b1 - - d0',
    '丙 b1 2020 planned d0',
    '甲 c1 2018',
  ),
)
const GIVEN = { least: 2, planned: false, limit: 10 }
const SHOWN = ['practice', 'regions', 'claims', 'first', 'last', 'names', 'quote'] as const

test('practices stand by the number of regions, each with a sentence of its first year, the foremost stage before others', async () => {
  expect(glance(await computed(shared, GIVEN, ANSWERS), ...SHOWN)).toEqual([
    'a1 2 4 2017 2019 乙,甲 d2: 乙 a1',
    'b1 2 2 null null 乙,甲 d0: 乙 b1',
  ])
  const alone = adoptedAnswers(adoptions('甲 a1 2017 - d3', '甲 a1 2017 piloted d4'))
  expect(glance(await computed(shared, { ...GIVEN, least: 1 }, alone), 'quote', 'document')).toEqual(['d4: 甲 a1 d4'])
})

test('plans count where they are asked for', async () => {
  expect(glance(await computed(shared, { ...GIVEN, planned: true }, ANSWERS), ...SHOWN)).toEqual([
    'a1 3 5 2015 2019 丙,乙,甲 d5: 丙 a1',
    'b1 3 3 2020 2020 丙,乙,甲 d0: 丙 b1',
  ])
})

test.each([
  [{ least: 1, limit: 1 }, ['a1']],
  [{ least: 1 }, ['a1', 'b1', 'c1']],
  [{ least: 4 }, []],
])('few are asked for: %j', async (given, expected) => {
  expect(glance(await computed(shared, { ...GIVEN, ...given }, ANSWERS), 'practice')).toEqual(expected)
})
