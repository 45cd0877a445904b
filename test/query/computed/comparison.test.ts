import { expect, test } from 'vitest'
import type { Row } from '../../../src/model.ts'
import { comparison } from '../../../src/query/computed/comparison.ts'
import { computed, glance } from '../../support/asking.ts'

const claim = (region: string, practice: string, year: number | null, planned = false): Row => ({
  region,
  region_id: region,
  practice,
  practice_id: practice,
  year,
  planned,
  stage: null,
  quote: 'q',
  document: 'd',
})
const claims = [
  claim('b', 'y', 2012),
  claim('a', 'z', 2012),
  claim('a', 'y', null),
  claim('a', 'y', 2014),
  claim('a', 'x', 2013),
  claim('b', 'x', 2013, true),
]
const ANSWERS = { claims: ({ region }: Readonly<Record<string, unknown>>) => claims.filter((row) => row['region_id'] === region) }
const SHOWN = ['both', 'practice', 'region', 'year'] as const

test.each([
  [{ planned: false, shared: false }, ['true y a 2014', 'true y a null', 'true y b 2012', 'false x a 2013', 'false z a 2012']],
  [{ planned: false, shared: true }, ['true y a 2014', 'true y a null', 'true y b 2012']],
  [{ planned: true, shared: true }, ['true x a 2013', 'true x b 2013', 'true y a 2014', 'true y a null', 'true y b 2012']],
])('what both do stands first, by years, the undated last: %j', async (given, expected) => {
  expect(glance(await computed(comparison, { a: 'a', b: 'b', ...given }, ANSWERS), ...SHOWN)).toEqual(expected)
})

test('a region shares all with itself, each claim once', async () => {
  const rows = await computed(comparison, { a: 'a', b: 'a', planned: true, shared: true }, ANSWERS)
  expect(rows.length).toBe(4)
})
