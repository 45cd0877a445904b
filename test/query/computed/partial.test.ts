import { expect, test } from 'vitest'
import type { Row } from '../../../src/model.ts'
import { partial } from '../../../src/query/computed/partial.ts'
import { computed, glance } from '../../support/asking.ts'

const tied = (institution: string, region: string, tie: string, year = 2020): Row => ({
  institution_id: institution,
  institution,
  region_id: region,
  claim: `${institution}${region}${tie}`,
  year,
  quote: `${institution} ${region} ${tie}`,
  document: 'd',
  tie,
})
const ANSWERS = {
  adopters: ['甲', '乙', '丙'].map((name) => ({ region_id: name, region: name })),
  established: [
    tied('中心', '甲', 'sentence', 2021),
    tied('中心', '甲', 'region', 2019),
    tied('中心', '乙', 'region'),
    tied('食堂', '甲', 'region'),
    ...['甲', '乙', '丙'].map((name) => tied('处处', name, 'sentence')),
    tied('别处', '丁', 'sentence'),
  ],
  leads: [
    { ...tied('司法局', '丙', 'leads'), document: 'd9' },
    { ...tied('无名局', '丙', 'leads'), document: 'd8' },
  ],
  documents: [
    { document: 'd9', region_id: '丙' },
    { document: 'd8', region_id: null },
  ],
}
const SHOWN = ['institution', 'tie', 'having', 'lacking', 'with_names', 'without_names', 'quote'] as const

test('institutions under the practice that only some of its adopters have', async () => {
  expect(glance(await computed(partial, { loose: false, limit: 10 }, ANSWERS), ...SHOWN)).toEqual([
    '中心 sentence 2 1 甲,乙 丙 中心 甲 sentence',
    '司法局 leads 1 2 丙 甲,乙 司法局 丙 leads',
  ])
})

test('other institutions of the adopters are given when they are asked for, the firmest tie first', async () => {
  expect(glance(await computed(partial, { loose: true, limit: 3 }, ANSWERS), 'institution', 'tie', 'share')).toEqual([
    `中心 sentence ${2 / 3}`,
    `司法局 leads ${1 / 3}`,
    `食堂 region ${1 / 3}`,
  ])
})

test('what nobody adopted has no institutions', async () => {
  expect(await computed(partial, { loose: true, limit: 3 }, { ...ANSWERS, adopters: [] })).toEqual([])
})
