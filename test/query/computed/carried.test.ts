import { expect, test } from 'vitest'
import type { Row } from '../../../src/model.ts'
import { carried } from '../../../src/query/computed/carried.ts'
import { computed, glance } from '../../support/asking.ts'

const FIELDS: Readonly<Record<string, string | null>> = { 网格: '治理', 消防: '安全', 巡查: '安全', 无名: null }

interface Claim {
  readonly practice: string
  readonly region: string
  readonly document: string
  readonly start: number
  readonly year: number | null
  readonly rank: number
  readonly planned: boolean
}

/** `网格 R:1 d1 10 2016`, and a rank or `planned`. */
function claim(line: string): Claim {
  const [practice = '', region = '', document = '', start = '', year = '', rank = '5'] = line.split(' ')
  const planned = rank === 'planned'
  return {
    practice,
    region,
    document,
    start: Number(start),
    year: year === '-' ? null : Number(year),
    rank: planned ? 6 : Number(rank),
    planned,
  }
}

function answersFor(...lines: readonly string[]) {
  const claims = lines.map(claim)
  const said = claims.map(({ practice, region, document, start }): Row => ({
    practice_id: practice,
    region_id: region,
    document,
    quote: `${document} ${start}`,
  }))
  return {
    sentences: claims.map(({ practice, region, document, start, year, rank, planned }) => ({
      document,
      start,
      practice_id: practice,
      region_id: region,
      year,
      rank,
      planned,
    })),
    practices: Object.entries(FIELDS).map(([name, field]) => ({ id: name, name, kind: 'Measure', field })),
    own: ({ region }: Readonly<Record<string, unknown>>) => said.filter((row) => row['region_id'] === region),
  }
}

const ANSWERS = answersFor(
  '网格 R:1 d1 10 2016',
  '消防 R:1 d1 10 2016',
  '巡查 R:1 d1 10 2016',
  '网格 R:2 d2 30 2015',
  '消防 R:2 d2 30 2015',
  '无名 R:2 d2 30 2015',
  '网格 R:2 d3 50 2011 planned',
  '消防 R:2 d3 50 2015',
  '巡查 R:2 d3 70 2015',
)
const ALL = { measure: '', least: 1, limit: 100 }
const SHOWN = ['practice', 'field', 'to_field', 'regions', 'claims', 'known_since', 'first', 'years_between', 'names', 'quote'] as const

test('a practice gets into the fields of those that stand in its sentence; a plan gets nowhere, but it is known since', async () => {
  expect(glance(await computed(carried, ALL, ANSWERS), ...SHOWN)).toEqual([
    '消防 安全 治理 2 2 2015 2015 0 网格 d2 30',
    '网格 治理 安全 2 2 2011 2015 4 巡查,消防 d2 30',
    '巡查 安全 治理 1 1 2015 2016 1 网格 d1 10',
  ])
})

test.each([
  [{ measure: '网格' }, ['网格 治理 安全 2']],
  [{ least: 2, limit: 1 }, ['消防 安全 治理 2']],
  [{ least: 3 }, []],
  [{ measure: '别的' }, []],
])('it can be narrowed: %j', async (given, expected) => {
  expect(glance(await computed(carried, { ...ALL, ...given }, ANSWERS), 'practice', 'field', 'to_field', 'regions')).toEqual(expected)
})

test('the sentence is of the first year, of the foremost stage in it, of the first document', async () => {
  const lines = ['d4 1 - 1', 'd3 1 2016 2', 'd2 1 2016 2', 'd1 1 2016 5', 'd0 1 2017 1']
  const answers = answersFor(...lines.flatMap((line) => [`网格 R:1 ${line}`, `消防 R:1 ${line}`]))
  expect(glance(await computed(carried, { ...ALL, measure: '网格' }, answers), 'quote', 'first', 'claims')).toEqual(['d2 1 2016 5'])
})

test('where no sentence speaks of several fields nothing more is read', async () => {
  const read: string[] = []
  const rows = await computed(carried, ALL, answersFor('消防 R:1 d1 10 2016', '巡查 R:1 d1 10 2016'), (statement) => read.push(statement))
  expect(rows).toEqual([])
  expect(read).toEqual(['sentences', 'practices'])
})
