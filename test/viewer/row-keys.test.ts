import { describe, expect, it } from 'vitest'
import { rowAfter } from '../../viewer/lib/row-keys.ts'

describe('rowAfter', () => {
  it.each([
    ['ArrowDown', -1, 50, 0],
    ['ArrowDown', 49, 50, 49],
    ['ArrowUp', 3, 50, 2],
    ['ArrowUp', 0, 50, 0],
    ['ArrowUp', -1, 50, undefined],
    ['PageDown', 45, 50, 49],
    ['PageUp', 4, 50, 0],
    ['Home', 30, 50, 0],
    ['End', 30, 50, 49],
    ['Enter', 3, 50, undefined],
    ['ArrowDown', -1, 0, undefined],
  ])('%s leads from row %i of %i+%i to %s', (key, from, count, expected) => {
    expect(rowAfter(key, from, count)).toBe(expected)
  })
})
