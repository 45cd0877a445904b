import { expect, it } from 'vitest'
import { generator, shuffled } from '../../src/learn/random.ts'

it('a seed gives the same numbers for ever, between 0 and 1 and spread evenly', () => {
  const next = generator(42)
  const numbers = Array.from({ length: 10_000 }, next)
  const again = generator(42)
  expect(numbers.slice(0, 50)).toEqual(Array.from({ length: 50 }, again))
  expect(numbers[0]).toBeCloseTo(0.6011037519201636, 12)
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...numbers)).toBeLessThan(1)
  expect(numbers.filter((number) => number < 0.5).length).toBeGreaterThan(4800)
  expect(numbers.filter((number) => number < 0.5).length).toBeLessThan(5200)
})

it('shuffling keeps every number once and is not the order that was there', () => {
  const order = shuffled(100, generator(1))
  const counted = Array.from({ length: 100 }, (_, index) => index)
  expect(order.toSorted((a, b) => a - b)).toEqual(counted)
  expect(order).not.toEqual(counted)
  expect(shuffled(0, generator(1))).toEqual([])
})
