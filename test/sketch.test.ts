import { expect, it } from 'vitest'
import { generator } from '../src/learn/random.ts'
import { createSketch } from '../src/sketch.ts'

it('holds all that was added, and of other numbers about as many as its bits are full', () => {
  const random = generator(5)
  const hash = (): number => Math.floor(random() * 2 ** 32) | 0
  const sketch = createSketch(14)
  const added = Array.from({ length: 2000 }, hash)
  expect(added.some((one) => sketch.mayHold(one))).toBe(false)
  for (const one of added) sketch.add(one)
  expect(added.every((one) => sketch.mayHold(one))).toBe(true)
  const taken = Array.from({ length: 10_000 }, hash).filter((one) => sketch.mayHold(one)).length
  expect(taken / 10_000).toBeGreaterThan(0.09)
  expect(taken / 10_000).toBeLessThan(0.14)
})
