import { expect, it } from 'vitest'
import { mergeSpans } from '../src/spans.ts'

const span = (of: string, start: number, end: number): { of: string; start: number; end: number } => ({ of, start, end })

it('merges two lists by start, then by end, the first one first among equals', () => {
  const some = [span('a', 0, 2), span('a', 0, 4), span('a', 5, 6)]
  const others = [span('b', 0, 1), span('b', 0, 2), span('b', 3, 9), span('b', 5, 6), span('b', 8, 9)]
  const merged = mergeSpans(some, others).map(({ of, start, end }) => `${of} ${String(start)} ${String(end)}`)
  expect(merged).toEqual(['b 0 1', 'a 0 2', 'b 0 2', 'a 0 4', 'b 3 9', 'a 5 6', 'b 5 6', 'b 8 9'])
  expect(mergeSpans(some, [])).toEqual(some)
  expect(mergeSpans([], others)).toEqual(others)
})
