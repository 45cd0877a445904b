import { expect, it } from 'vitest'
import { addHint, createHintList, hintAt, knownOver, mergeHints } from '../../src/mentions/hints.ts'
import type { HintList, Known } from '../../src/mentions/hints.ts'

const known = (rule: string): Known => ({ kind: 1, type: 'Measure', rule, name: undefined })
const [a, b, c] = [known('a'), known('b'), known('c')]

function listOf(what: Known, spans: readonly (readonly [start: number, end: number])[]): HintList {
  const list = createHintList()
  for (const [start, end] of spans) addHint(list, start, end, what)
  return list
}

const lists = [
  listOf(a, [
    [0, 2],
    [0, 4],
    [5, 6],
  ]),
  listOf(b, [
    [0, 1],
    [0, 2],
    [3, 9],
    [5, 6],
    [8, 9],
  ]),
  listOf(c, []),
]
const hints = mergeHints(lists)

it('lists are merged by start, then by end, the first list first among equals', () => {
  const merged = hints.known.map((_, index) => hintAt(hints, index)).map((one) => one && `${one.rule} ${one.start} ${one.end}`)
  expect(merged).toEqual(['b 0 1', 'a 0 2', 'b 0 2', 'a 0 4', 'b 3 9', 'a 5 6', 'b 5 6', 'b 8 9'])
  expect(mergeHints([]).known).toEqual([])
})

it('what is known is one object for all places', () => {
  expect(new Set(hints.known)).toEqual(new Set([a, b]))
  expect(hintAt(hints, hints.known.length)).toBeUndefined()
})

it.each([
  [0, 2, ['a', 'b']],
  [0, 1, ['b']],
  [5, 6, ['a', 'b']],
  [8, 9, ['b']],
  [0, 3, []],
  [1, 2, []],
  [9, 9, []],
])('over %i–%i stands %j', (start, end, rules) => {
  expect(knownOver(hints, { start, end }).map(({ rule }) => rule)).toEqual(rules)
})
