import { expect, test } from 'vitest'
import type { Row } from '../../../src/model.ts'
import { panel } from '../../../src/query/computed/panel.ts'
import { computed, glance } from '../../support/asking.ts'

const REGIONS: readonly Row[] = [
  { id: 'R:1', name: '甲省', code: '11', level: 'province', parent: null, province: null, claimed: true },
  { id: 'R:2', name: '乙市', code: '12', level: 'prefecture', parent: 'R:1', province: 'R:1', claimed: false },
  { id: 'R:3', name: '丙县', code: null, level: 'county', parent: 'R:2', province: 'R:1', claimed: true },
  { id: 'R:4', name: '丁县', code: '14', level: 'county', parent: 'R:2', province: 'R:1', claimed: true },
  { id: 'R:5', name: '戊县', code: '15', level: 'county', parent: null, province: null, claimed: false },
]
const REPORTS: readonly Row[] = [
  { region: 'R:1', year: 2012, reports: 2 },
  { region: 'R:2', year: 2014, reports: 1 },
  { region: 'R:3', year: 2013, reports: 1 },
  { region: 'R:3', year: 2015, reports: 3 },
]
const CLAIMED: readonly Row[] = [
  { id: 'R:3', last: 2016 },
  { id: 'R:4', last: 2013 },
]
const claim = (region: string, year: number | null, stage = 'implemented', rank = 5): Row => ({
  region_id: region,
  claim: `${region} ${String(year)} ${stage}`,
  year,
  stage,
  rank,
  planned: stage === 'planned',
})
const CLAIMS = [
  claim('R:1', 2012),
  claim('R:1', 2012, 'piloted', 2),
  claim('R:2', 2013, 'planned', 6),
  claim('R:2', 2014),
  claim('R:3', 2013, 'planned', 6),
]
const ALL = { measure: 'M:1', level: '', within: '', from: 0, to: 9999, whole: false }
const ANSWERS = { regions: REGIONS, reports: REPORTS, claimed: CLAIMED, claims: CLAIMS }

test('regions of which documents tell have a row for each year at risk', async () => {
  const rows = await computed(panel, ALL, ANSWERS)
  expect(glance(rows, 'region', 'year', 'at_risk', 'adopted', 'censored', 'stage', 'planned', 'adopters_before', 'reports')).toEqual([
    '甲省 2012 1 1 0 piloted 0 0 2',
    '乙市 2012 1 0 0 null 0 0 0',
    '乙市 2013 2 0 0 null 1 1 0',
    '乙市 2014 3 1 0 implemented 1 1 1',
    '丙县 2012 1 0 0 null 0 0 0',
    '丙县 2013 2 0 0 null 1 1 1',
    '丙县 2014 3 0 0 null 1 1 0',
    '丙县 2015 4 0 1 null 1 2 3',
    '丁县 2012 1 0 0 null 0 0 0',
    '丁县 2013 2 0 1 null 0 1 0',
  ])
})

test('a region without a code, a level or a parent has its rows too, with nothing in their place', async () => {
  const rows = await computed(panel, ALL, {
    ...ANSWERS,
    regions: REGIONS.map((row) => ({ ...row, code: null, level: null, parent: null, province: null })),
  })
  expect(rows.length).toBe(10)
  expect(rows[0]).toMatchObject({ code: null, level: null, parent: null, parent_id: null, siblings: 0 })
})

test('the unit above is the province where no nearer one is known', async () => {
  const regions = REGIONS.map((row) => (row['id'] === 'R:3' ? { ...row, parent: null } : row))
  const rows = await computed(panel, ALL, { ...ANSWERS, regions })
  expect(glance(rows.filter((row) => row['region'] === '丙县').slice(0, 2), 'parent', 'parent_id', 'parent_before')).toEqual([
    '甲省 R:1 0',
    '甲省 R:1 1',
  ])
})

test('level and place choose whom it is about; the share is of those', async () => {
  expect(glance(await computed(panel, { ...ALL, level: 'prefecture' }, ANSWERS), 'region', 'year', 'share_before')).toEqual([
    '乙市 2012 0',
    '乙市 2013 0',
    '乙市 2014 0',
  ])
  const within = await computed(panel, { ...ALL, within: 'R:2', from: 2013 }, ANSWERS)
  expect(glance(within, 'region', 'year', 'siblings')).toEqual(['丙县 2013 1', '丙县 2014 1', '丙县 2015 1', '丁县 2013 1'])
})

test('all may be observed until the last year of any document', async () => {
  const rows = await computed(panel, { ...ALL, whole: true, level: 'county', from: 2014 }, ANSWERS)
  expect(glance(rows, 'region', 'year', 'censored')).toEqual(['丙县 2014 0', '丙县 2015 1', '丁县 2014 0', '丁县 2015 1'])
})

test('an adopter of which no dated document tells is observed in the year of its adoption', async () => {
  const rows = await computed(panel, ALL, { ...ANSWERS, claims: [...CLAIMS, claim('R:5', 2013)] })
  expect(glance(rows.slice(-2), 'region', 'year', 'adopted', 'censored')).toEqual(['戊县 2012 0 0', '戊县 2013 1 0'])
})

test('every claim is read only where a region has no document of its own', async () => {
  const asked: string[] = []
  await computed(panel, ALL, { ...ANSWERS, regions: REGIONS.slice(0, 3) }, (statement) => asked.push(statement))
  expect(asked).not.toContain('claimed')
  await computed(panel, ALL, ANSWERS, (statement) => asked.push(statement))
  expect(asked).toContain('claimed')
})
