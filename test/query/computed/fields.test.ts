import { expect, test } from 'vitest'
import { field, fields } from '../../../src/query/computed/fields.ts'
import { adoptedAnswers, adoptions, computed, glance } from '../../support/asking.ts'

const ANSWERS = adoptedAnswers(
  adoptions(
    '甲 医1 2019',
    '甲 医1 2020',
    '乙 医1 -',
    '甲 医2 2018',
    '丙 医2 2018 planned',
    '乙 学1 2020',
    '乙 学2 2020 planned',
    '甲 7 2020',
  ),
)
const ALL = { region: '', from: 0, to: 9999 }
const COUNTS = ['field', 'practices', 'regions', 'claims'] as const

test.each([
  [{}, ['医 2 2 4', '学 1 1 1']],
  [{ region: 'R:乙' }, ['医 1 1 1', '学 1 1 1']],
  [{ from: 2019 }, ['医 1 1 2', '学 1 1 1']],
  [{ to: 2019 }, ['医 2 1 2']],
  [{ from: 2018, to: 2018, region: 'R:甲' }, ['医 1 1 1']],
  [{ region: 'R:无' }, []],
])('fields are counted without plans, and years leave out what is not dated: %j', async (given, expected) => {
  expect(glance(await computed(fields, { ...ALL, ...given }, ANSWERS), ...COUNTS)).toEqual(expected)
})

test('the practices of a field stand by the number of their regions', async () => {
  const shown = ['practice', 'regions', 'claims', 'first', 'last', 'names'] as const
  expect(glance(await computed(field, { field: '医', limit: 10 }, ANSWERS), ...shown)).toEqual([
    '医1 2 3 2019 2020 乙,甲',
    '医2 1 1 2018 2018 甲',
  ])
  expect(glance(await computed(field, { field: '医', limit: 1 }, ANSWERS), 'practice')).toEqual(['医1'])
  expect(await computed(field, { field: '无', limit: 10 }, ANSWERS)).toEqual([])
})
