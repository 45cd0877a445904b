import { expect, test } from 'vitest'
import type { Row } from '../../../src/model.ts'
import { earliest } from '../../../src/query/computed/earliest.ts'
import { computed, glance } from '../../support/asking.ts'

const claim = (region: string, year: number | null, rank = 5, id = ''): Row => ({
  region_id: region,
  claim: `${region}${id}`,
  year,
  rank,
  stage: `s${rank}`,
})

test('first, followers and the undated, those of one year sharing a place', async () => {
  const claims = [
    claim('d', null),
    claim('c', 2015),
    claim('b', 2013),
    claim('a', 2015),
    claim('e', 2016),
    claim('b', 2012, 6),
    claim('c', null),
  ]
  expect(glance(await computed(earliest, {}, { claims }), 'role', 'place', 'after', 'region_id', 'year')).toEqual([
    'first 1 0 b 2012',
    'follower 2 3 a 2015',
    'follower 2 3 c 2015',
    'follower 4 4 e 2016',
    'undated null null d null',
  ])
})

test('of several claims in its first year the foremost stage counts, then the smallest id', async () => {
  const claims = [claim('a', 2015, 5, '1'), claim('a', 2015, 2, '3'), claim('a', 2015, 2, '2'), claim('a', 2016, 1)]
  expect(glance(await computed(earliest, {}, { claims }), 'stage', 'claim')).toEqual(['s2 a2'])
})

test('where no claim is dated nobody is first', async () => {
  expect(glance(await computed(earliest, {}, { claims: [claim('a', null)] }), 'role')).toEqual(['undated'])
  expect(await computed(earliest, {}, { claims: [] })).toEqual([])
})
