import { expect, test } from 'vitest'
import type { Row } from '../../../src/model.ts'
import { paths } from '../../../src/query/computed/paths.ts'
import { computed, glance } from '../../support/asking.ts'

/** source, target, year of the claim. */
const EDGES = [
  ['甲', '做法', 2015],
  ['甲', '做法', 2012],
  ['乙', '做法', 2014],
  ['乙', '机构', 2014],
  ['甲', '机构', null],
  ['丙', '荣誉', 2016],
  ['机构', '丙', 2016],
  ['孤', '岛', 2016],
] as const
const claims: readonly Row[] = EDGES.map(([source, target, year], index) => ({
  source,
  target,
  source_id: source,
  target_id: target,
  relation: 'R',
  claim: `c${index}`,
  year,
  quote: `${source}${target}${String(year)}`,
}))
const listed = (value: unknown): readonly unknown[] => [value].flat()
const ANSWERS = {
  out: ({ front }: Readonly<Record<string, unknown>>) => claims.filter((row) => listed(front).includes(row['source_id'])),
  into: ({ front }: Readonly<Record<string, unknown>>) => claims.filter((row) => listed(front).includes(row['target_id'])),
  claims: ({ nodes }: Readonly<Record<string, unknown>>) =>
    claims.filter((row) => listed(nodes).includes(row['source_id']) && listed(nodes).includes(row['target_id'])),
}

test('all shortest paths are given, each step with its earliest claim', async () => {
  const rows = await computed(paths, { a: '甲', b: '乙', limit: 10 }, ANSWERS)
  expect(glance(rows, 'path', 'step', 'from', 'to', 'forward', 'quote')).toEqual([
    '1 1 甲 做法 true 甲做法2012',
    '1 2 做法 乙 false 乙做法2014',
    '2 1 甲 机构 true 甲机构null',
    '2 2 机构 乙 false 乙机构2014',
  ])
})

test('they may be longer, and limited', async () => {
  expect(glance(await computed(paths, { a: '做法', b: '荣誉', limit: 1 }, ANSWERS), 'path', 'from', 'to', 'forward')).toEqual([
    '1 做法 乙 false',
    '1 乙 机构 true',
    '1 机构 丙 true',
    '1 丙 荣誉 true',
  ])
})

test.each([
  ['甲', '甲'],
  ['甲', '岛'],
  ['岛', '甲'],
])('between %s and %s there is none', async (a, b) => {
  expect(await computed(paths, { a, b, limit: 10 }, ANSWERS)).toEqual([])
})
