import { expect, test } from 'vitest'
import type { Row } from '../../../src/model.ts'
import { carried } from '../../../src/query/computed/carried.ts'
import { computed, glance } from '../../support/asking.ts'

const claim = (practice: string, field: string, region: string, document: string, start: number, year: number): Row => ({
  practice_id: practice,
  practice,
  field,
  region_id: region,
  claim: `${document} ${practice}`,
  year,
  rank: 5,
  start,
  quote: `${document} ${start}`,
  document,
})
const claims = [
  claim('网格', '治理', 'R:1', 'd1', 10, 2016),
  claim('消防', '安全', 'R:1', 'd1', 10, 2016),
  claim('巡查', '安全', 'R:1', 'd1', 10, 2016),
  claim('网格', '治理', 'R:2', 'd2', 30, 2015),
  claim('消防', '安全', 'R:2', 'd2', 30, 2015),
  claim('网格', '治理', 'R:2', 'd2', 50, 2015),
]
const ANSWERS = {
  mixed: [
    { document: 'd1', start: 10 },
    { document: 'd2', start: 30 },
  ],
  claims: ({ documents }: Readonly<Record<string, unknown>>) => claims.filter((row) => [documents].flat().includes(row['document'])),
  known: [
    { practice_id: '网格', year: 2011 },
    { practice_id: '消防', year: null },
  ],
}
const ALL = { measure: '', least: 1, limit: 100 }
const SHOWN = ['practice', 'field', 'to_field', 'regions', 'claims', 'known_since', 'first', 'years_between', 'names', 'quote'] as const

test('a practice gets into the fields of those that stand in its sentence', async () => {
  expect(glance(await computed(carried, ALL, ANSWERS), ...SHOWN)).toEqual([
    '消防 安全 治理 2 2 null 2015 null 网格 d2 30',
    '网格 治理 安全 2 2 2011 2015 4 消防,巡查 d2 30',
    '巡查 安全 治理 1 1 null 2016 null 网格 d1 10',
  ])
})

test.each([
  [{ measure: '网格' }, ['网格 治理 安全 2']],
  [{ least: 2, limit: 1 }, ['消防 安全 治理 2']],
  [{ least: 3 }, []],
])('it can be narrowed: %j', async (given, expected) => {
  expect(glance(await computed(carried, { ...ALL, ...given }, ANSWERS), 'practice', 'field', 'to_field', 'regions')).toEqual(expected)
})

test('where no sentence speaks of several fields nothing more is read', async () => {
  expect(await computed(carried, ALL, { mixed: [] })).toEqual([])
})
