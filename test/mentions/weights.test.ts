import { describe, expect, it } from 'vitest'
import { generator } from '../../src/learn/random.ts'
import { packWeights } from '../../src/mentions/weights.ts'

const random = generator(31)
const keys = Int32Array.from(new Set(Array.from({ length: 3000 }, () => Math.floor(random() * 2 ** 32) | 0)))
const LABELS = 11
const table = Int8Array.from({ length: keys.length * LABELS }, () => Math.floor(random() * 255) - 127)
const weightOf = (index: number, label: number): number => table[index * LABELS + label] ?? 0
const model = packWeights({ keys, labels: LABELS, scale: 0.5, weightOf })

function summed(ids: readonly number[], before = 0): number[] {
  const into = new Float64Array(LABELS + 2).fill(before)
  model.add({ ids: Int32Array.from(ids), count: ids.length }, into, 1)
  expect([into[0], into[LABELS + 1]]).toEqual([before, before])
  return [...into.subarray(1, LABELS + 1)]
}

/** The same, feature by feature. */
function expected(ids: readonly number[]): number[] {
  return Array.from({ length: LABELS }, (_, label) =>
    ids.reduce((sum, id) => sum + (keys.includes(id) ? weightOf(keys.indexOf(id), label) : 0), 0),
  )
}

describe('packed weights', () => {
  it('of every feature are those that were given', () => {
    for (const id of keys.slice(0, 500)) expect(summed([id])).toEqual(expected([id]))
  })

  it.each([0, 1, 2, 37, 255, 256, 257, 700])('of %i features at once are summed exactly, unknown ones left out', (count) => {
    const ids = Array.from({ length: count }, (_, index) => (index % 3 === 0 ? index : (keys[Math.floor(random() * keys.length)] ?? 0)))
    expect(summed(ids)).toEqual(expected(ids))
  })

  it('at their extremes do not run into one another', () => {
    const extreme = packWeights({
      keys: Int32Array.of(7, 8),
      labels: 12,
      scale: 1,
      weightOf: (index, label) => ((index + label) % 2 ? 127 : -127),
    })
    const into = new Float64Array(12)
    extreme.add({ ids: new Int32Array(900).fill(7), count: 900 }, into, 0)
    expect([...into]).toEqual(Array.from({ length: 12 }, (_, label) => 900 * (label % 2 ? 127 : -127)))
  })

  it('are added to what stands there already', () => {
    const id = keys[0] ?? 0
    expect(summed([id], 5)).toEqual(expected([id]).map((sum) => sum + 5))
  })

  it('have room for twelve labels', () => {
    expect(() => packWeights({ keys, labels: 13, scale: 1, weightOf })).toThrow(/twelve|12/)
  })
})
