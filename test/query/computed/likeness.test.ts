import { expect, test } from 'vitest'
import { likeness } from '../../../src/query/computed/likeness.ts'
import { computed, glance } from '../../support/asking.ts'

const PRACTICES: Readonly<Record<string, readonly string[]>> = {
  甲: ['a', 'b', 'c'],
  乙: ['a', 'b'],
  丙: ['a', 'b', 'c', 'd', 'e', 'f'],
  丁: ['a', 'x'],
}
const own = PRACTICES['甲'] ?? []
const others = Object.entries(PRACTICES).filter(([region]) => region !== '甲')
const ANSWERS = {
  own: own.map((id) => ({ practice_id: id })),
  shared: others.map(([region, ids]) => ({ region_id: region, shared: ids.filter((id) => own.includes(id)).length })),
  sizes: Object.entries(PRACTICES).map(([region, ids]) => ({ region_id: region, practices: ids.length })),
  practices: ({ others: wanted }: Readonly<Record<string, unknown>>) =>
    others
      .filter(([region]) => [wanted].flat().includes(region))
      .flatMap(([region, ids]) =>
        ids.map((id) => ({ region_id: region, region, level: null, practice_id: id, practice: id.toUpperCase() })),
      ),
}

test('regions stand in the order of their likeness, with what they share and what they do besides', async () => {
  const rows = await computed(likeness, { least: 1, limit: 10 }, ANSWERS)
  expect(glance(rows, 'region', 'shared', 'own', 'other', 'likeness', 'names', 'more')).toEqual([
    `乙 2 3 2 ${2 / 3} A,B `,
    '丙 3 3 6 0.5 A,B,C D,E,F',
    '丁 1 3 2 0.25 A X',
  ])
})

test.each([
  [{ least: 3, limit: 10 }, ['丙']],
  [{ least: 1, limit: 1 }, ['乙']],
  [{ least: 9, limit: 10 }, []],
])('few are asked for: %j', async (given, expected) => {
  expect(glance(await computed(likeness, given, ANSWERS), 'region')).toEqual(expected)
})

test('a region that does nothing is like none', async () => {
  expect(await computed(likeness, { least: 0, limit: 10 }, { own: [] })).toEqual([])
})
