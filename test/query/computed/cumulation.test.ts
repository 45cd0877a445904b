import { expect, test } from 'vitest'
import type { Row } from '../../../src/model.ts'
import { cumulation } from '../../../src/query/computed/cumulation.ts'
import { computed, glance } from '../../support/asking.ts'

const claim = (region: string, level: string, year: number | null): Row => ({ region_id: region, claim: region, level, year, rank: 5 })
const claims = [
  claim('a', 'county', 2012),
  claim('a', 'county', 2014),
  claim('b', 'county', 2014),
  claim('c', '', 2014),
  claim('d', 'county', null),
]
const sizes = [
  { level: 'county', regions: 4 },
  { level: '', regions: 1 },
  { level: 'province', regions: 5 },
]
const SHOWN = ['year', 'level', 'new', 'total', 'regions', 'share'] as const

test('every year has its new and cumulative adopters by level, those without any too', async () => {
  expect(glance(await computed(cumulation, { levels: true }, { claims, sizes }), ...SHOWN)).toEqual([
    '2012  0 0 1 0',
    '2012 county 1 1 4 0.25',
    '2013  0 0 1 0',
    '2013 county 0 1 4 0.25',
    '2014  1 1 1 1',
    '2014 county 1 2 4 0.5',
  ])
})

test('all levels make one curve', async () => {
  expect(glance(await computed(cumulation, { levels: false }, { claims, sizes }), ...SHOWN)).toEqual([
    '2012  1 1 10 0.1',
    '2013  0 1 10 0.1',
    '2014  2 3 10 0.3',
  ])
})

test('without a dated claim there is no curve', async () => {
  expect(await computed(cumulation, { levels: true }, { claims: [claim('d', 'county', null)], sizes })).toEqual([])
})
