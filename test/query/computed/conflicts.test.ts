import { expect, test } from 'vitest'
import { conflicts } from '../../../src/query/computed/conflicts.ts'
import { adoptedAnswers, adoptions, computed, glance } from '../../support/asking.ts'

const CLAIMS = adoptions(
  '乙 a1 2018 completed d1',
  '乙 a1 2018 planned d2',
  '乙 a1 2017 planned d3',
  '乙 a1 - planned d4',
  '甲 b1 2019 implemented d1',
  '甲 b1 2020 planned d1',
  '甲 b1 2021 planned d5',
  '甲 a1 2016 piloted d1',
  '甲 a1 2020 planned d2',
  '丙 a1 - completed d1',
  '丙 a1 2020 planned d2',
)
const ANSWERS = adoptedAnswers(CLAIMS)
const SHOWN = ['region', 'practice', 'done_year', 'done_stage', 'done_document', 'planned_year', 'planned_document'] as const

test.each([
  [{}, ['乙 a1 2018 completed d1 2018 d2', '甲 b1 2019 implemented d1 2021 d5']],
  [{ region: 'R:甲' }, ['甲 b1 2019 implemented d1 2021 d5']],
  [{ region: 'R:丙' }, []],
  [{ limit: 1 }, ['乙 a1 2018 completed d1 2018 d2']],
  [{ limit: 0 }, []],
])('a plan contradicts what another document says is there already: %j', async (given, expected) => {
  expect(glance(await computed(conflicts, { region: '', limit: 100, ...given }, ANSWERS), ...SHOWN)).toEqual(expected)
})

test('claims are read some at a time, as many as the rows need', async () => {
  const many = Array.from({ length: 400 }, (_, at) => [
    `区${1000 + at} a1 2018 completed d1`,
    `区${1000 + at} a1 2019 planned d${at % 2 === 0 ? 1 : 2}`,
  ])
  const read: string[] = []
  const rows = await computed(conflicts, { region: '', limit: 30 }, adoptedAnswers(adoptions(...many.flat())), (statement) =>
    read.push(statement),
  )
  expect(rows.map((row) => row['region'])).toEqual(Array.from({ length: 30 }, (_, at) => `区${1001 + 2 * at}`))
  expect(read.filter((statement) => statement === 'claims').length).toBeLessThan(6)
})
