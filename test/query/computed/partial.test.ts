import { expect, test } from 'vitest'
import type { Row } from '../../../src/model.ts'
import { partial } from '../../../src/query/computed/partial.ts'
import { computed, glance } from '../../support/asking.ts'

/** What a region set up: in the sentence that claims the practice, or somewhere else. */
const setUp = (institution: string, region: string, place: 'sentence' | 'elsewhere', year = 2020): Row => ({
  institution_id: institution,
  region_id: region,
  year,
  document: `d${region}${place}`,
  start: place === 'sentence' ? 10 : 99,
})
const lead = (institution: string, document: string): Row => ({
  institution_id: institution,
  institution,
  claim: `${institution}${document}`,
  year: 2020,
  quote: `${institution} ${document}`,
  document,
})
const ESTABLISHED = [
  setUp('中心', '甲', 'sentence', 2021),
  setUp('中心', '甲', 'elsewhere', 2019),
  setUp('中心', '乙', 'elsewhere'),
  setUp('食堂', '甲', 'elsewhere'),
  ...['甲', '乙', '丙'].map((name) => setUp('处处', name, 'sentence')),
  setUp('别处', '丁', 'sentence'),
]
const isIn = (list: unknown, value: unknown): boolean => [list].flat().includes(value)
const ANSWERS = {
  adopters: [
    ...['甲', '乙', '丙'].map((name) => ({ region_id: name, region: name, planned: false, document: `d${name}sentence`, start: 10 })),
    { region_id: '丁', region: '丁', planned: true, document: 'd丁sentence', start: 10 },
  ],
  established: ESTABLISHED,
  sentences: ({ regions, institutions }: Readonly<Record<string, unknown>>) =>
    ESTABLISHED.filter((row) => isIn(regions, row['region_id']) && isIn(institutions, row['institution_id'])).map((row) => ({
      ...row,
      institution: row['institution_id'] ?? null,
      quote: `${String(row['institution_id'])} ${String(row['document'])}`,
    })),
  leads: [lead('司法局', 'd9'), lead('无名局', 'd8')],
  documents: [
    { document: 'd9', region_id: '丙' },
    { document: 'd8', region_id: null },
  ],
}
const SHOWN = ['institution', 'tie', 'having', 'lacking', 'with_names', 'without_names', 'quote'] as const

test('institutions under the practice that only some of its adopters have', async () => {
  expect(glance(await computed(partial, { loose: false, limit: 10 }, ANSWERS), ...SHOWN)).toEqual([
    '中心 sentence 2 1 甲,乙 丙 中心 d甲sentence',
    '司法局 leads 1 2 丙 甲,乙 司法局 d9',
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
