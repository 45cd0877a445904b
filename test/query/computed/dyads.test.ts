import { expect, test } from 'vitest'
import type { Row } from '../../../src/model.ts'
import { dyads } from '../../../src/query/computed/dyads.ts'
import { computed, glance } from '../../support/asking.ts'

const region = (id: string, parent: string | null, province: string | null): Row => ({ id, name: id, parent, province, claimed: true })
const regions = [
  region('省', null, '省'),
  region('市', '省', '省'),
  region('甲', '市', '省'),
  region('乙', '市', '省'),
  region('远', '外', '外省'),
  region('丙', '邻', '省'),
]
const claim = (id: string, year: number | null, stage = 'implemented'): Row => ({
  region_id: id,
  claim: `${id} ${String(year)}`,
  year,
  stage,
  rank: 5,
  planned: stage === 'planned',
})
const claims = [
  claim('市', 2012),
  claim('甲', 2014, 'piloted'),
  claim('乙', 2013),
  claim('远', 2010),
  claim('丙', 2014),
  claim('省', 2015),
  claim('市', 2009, 'planned'),
  claim('外', null),
]
const ANSWERS = { regions, claims, reports: [{ region: '甲', year: 2016, reports: 1 }], claimed: [] }
const ALL = { measure: 'M:1', reason: '', years: 0, risk: false, limit: 1000 }
const SHOWN = ['year', 'learner', 'source', 'reason', 'years_between'] as const

test('each adopter meets all that were earlier, the closest tie first', async () => {
  expect(glance(await computed(dyads, ALL, ANSWERS), ...SHOWN)).toEqual([
    '2012 市 远 earlier 2',
    '2013 乙 市 parent 1',
    '2013 乙 远 earlier 3',
    '2014 丙 乙 province 1',
    '2014 丙 市 province 2',
    '2014 丙 远 earlier 4',
    '2014 甲 市 parent 2',
    '2014 甲 乙 sibling 1',
    '2014 甲 远 earlier 4',
    '2015 省 市 child 3',
    '2015 省 丙 province 1',
    '2015 省 甲 province 1',
    '2015 省 乙 province 2',
    '2015 省 远 earlier 5',
  ])
})

test.each([
  [{ reason: 'sibling' }, ['2014 甲 乙 sibling 1']],
  [{ years: 1, reason: 'province' }, ['2014 丙 乙 province 1', '2015 省 丙 province 1', '2015 省 甲 province 1']],
  [{ limit: 1 }, ['2012 市 远 earlier 2']],
  [{ reason: 'nowhere' }, []],
])('they can be narrowed: %j', async (given, expected) => {
  expect(glance(await computed(dyads, { ...ALL, ...given }, ANSWERS), ...SHOWN)).toEqual(expected)
})

test('years at risk without adoption come in when they are asked for', async () => {
  const rows = await computed(
    dyads,
    { ...ALL, risk: true, reason: 'parent' },
    { ...ANSWERS, claims: claims.filter((one) => one['region_id'] !== '甲') },
  )
  expect(glance(rows, 'year', 'learner', 'source', 'adopted', 'learner_stage')).toEqual([
    '2013 乙 市 1 implemented',
    '2013 甲 市 0 null',
    '2014 甲 市 0 null',
    '2015 甲 市 0 null',
    '2016 甲 市 0 null',
  ])
})
