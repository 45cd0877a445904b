import { describe, expect, it } from 'vitest'
import { learnWeights } from '../../src/learn/adagrad.ts'
import type { Ascent } from '../../src/learn/adagrad.ts'

const SCHEDULE = { epochs: 40, settle: 20, orders: 1, seed: 3, rate: 0.1, ridge: 0, caution: 0.1 }
/** Each example pulls the one weight towards itself. */
const towards =
  (values: readonly number[]) =>
  (example: number, { weights, climb }: Ascent): void =>
    climb(0, (values[example] ?? 0) - (weights[0] ?? 0))
const learned = (values: readonly number[], schedule = SCHEDULE): number =>
  learnWeights(schedule, { size: 1, examples: values.length }, towards(values))[0] ?? 0

describe('learnWeights', () => {
  it('climbs to where the gradients are even', () => {
    expect(learned([1, 1, 1, 1])).toBeCloseTo(1, 1)
    expect(learned([0, 1, 2, 3])).toBeCloseTo(1.5, 0)
  })

  it('is held back by the ridge', () => {
    expect(learned([1, 1, 1, 1], { ...SCHEDULE, ridge: 1 })).toBeCloseTo(0.5, 2)
  })

  it('takes first steps that grow with the gradient, the more so the more caution there is', () => {
    const once = { ...SCHEDULE, epochs: 1, settle: 0 }
    const ratioOf = (caution: number): number => learned([0.4], { ...once, caution }) / learned([0.1], { ...once, caution })
    expect(ratioOf(1e-9)).toBeCloseTo(1, 3)
    expect(ratioOf(0.1)).toBeGreaterThan(2)
    expect(ratioOf(100)).toBeCloseTo(4, 1)
  })

  it('averages the orders of the examples, each of which alone gives something else', () => {
    const values = [0, 5, 1, 9, 2]
    const alone = [3, 4].map((seed) => learned(values, { ...SCHEDULE, seed }))
    expect(alone[0]).not.toBe(alone[1])
    expect(learned(values, { ...SCHEDULE, orders: 2 })).toBeCloseTo(((alone[0] ?? 0) + (alone[1] ?? 0)) / 2, 5)
  })

  it('averages the epochs after those in which it settles', () => {
    const after = (epochs: number): number => learned([1], { ...SCHEDULE, epochs, settle: epochs - 1 })
    expect(learned([1], { ...SCHEDULE, epochs: 3, settle: 1 })).toBeCloseTo((after(2) + after(3)) / 2, 5)
  })

  it('gives the same weights again', () => {
    expect(learned([0, 5, 1, 9, 2])).toBe(learned([0, 5, 1, 9, 2]))
  })
})
