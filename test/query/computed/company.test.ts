import { expect, test } from 'vitest'
import { company, untried } from '../../../src/query/computed/company.ts'
import { adoptedAnswers, adoptions, computed, glance } from '../../support/asking.ts'

const ANSWERS = adoptedAnswers(
  adoptions('甲 a1', '乙 a1', '丙 a1', '甲 b1', '乙 b1 2019', '丁 b1 2018', '甲 c1', '丙 c1 2020 planned', '丁 d1', '乙 d1 2020 planned'),
)

test('what else the adopters do, and how many of them', async () => {
  const rows = await computed(company, { measure: 'M:a1', least: 1, limit: 10 }, ANSWERS)
  expect(glance(rows, 'practice', 'both', 'adopters', 'share', 'names')).toEqual([`b1 2 3 ${2 / 3} 乙,甲`, `c1 1 3 ${1 / 3} 甲`])
})

test.each([
  [{ measure: 'M:a1', least: 2, limit: 10 }, ['b1']],
  [{ measure: 'M:a1', least: 1, limit: 1 }, ['b1']],
  [{ measure: 'M:d1', least: 1, limit: 10 }, ['b1']],
  [{ measure: 'M:无', least: 0, limit: 10 }, []],
])('few keep it company: %j', async (given, expected) => {
  expect(glance(await computed(company, given, ANSWERS), 'practice')).toEqual(expected)
})

test('what a region has not so much as planned is untried', async () => {
  const shown = ['practice', 'field', 'regions', 'first', 'names'] as const
  expect(glance(await computed(untried, { region: 'R:丙', least: 1, limit: 10 }, ANSWERS), ...shown)).toEqual([
    'b1 b 3 2018 丁,乙,甲',
    'd1 d 1 null 丁',
  ])
  expect(glance(await computed(untried, { region: 'R:丙', least: 2, limit: 10 }, ANSWERS), 'practice')).toEqual(['b1'])
  expect(glance(await computed(untried, { region: 'R:无', least: 1, limit: 2 }, ANSWERS), 'practice')).toEqual(['a1', 'b1'])
})
