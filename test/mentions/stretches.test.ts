import { describe, expect, it } from 'vitest'
import { addStretch, inBoth, inEither } from '../../src/mentions/stretches.ts'
import { generator } from '../../src/learn/random.ts'

/** Random stretches, and the places that lie in them, one by one. */
function stretches(random: () => number): { list: number[]; places: Set<number> } {
  const list: number[] = []
  const places = new Set<number>()
  let [first, last] = [0, 0]
  for (let count = Math.floor(random() * 6); count > 0; count--) {
    first += Math.floor(random() * 5)
    last = Math.max(last, first + Math.floor(random() * 4))
    addStretch(list, first, last)
    for (let place = first; place <= last; place++) places.add(place)
  }
  return { list, places }
}

const placesOf = (list: readonly number[]): number[] =>
  list.flatMap((first, index) =>
    index % 2 === 1 ? [] : Array.from({ length: (list[index + 1] ?? 0) - first + 1 }, (_, add) => first + add),
  )

describe('stretches', () => {
  it('join where they meet, and stay in order and apart', () => {
    const list: number[] = []
    for (const [first, last] of [
      [0, 2],
      [1, 3],
      [4, 5],
      [7, 8],
    ] as const)
      addStretch(list, first, last)
    expect(list).toEqual([0, 5, 7, 8])
  })

  it('have in common just the places that lie in both', () => {
    const random = generator(5)
    for (let round = 0; round < 500; round++) {
      const [some, others] = [stretches(random), stretches(random)]
      expect(placesOf(some.list)).toEqual([...some.places].toSorted((a, b) => a - b))
      expect(placesOf(inBoth(some.list, others.list))).toEqual(placesOf(some.list).filter((place) => others.places.has(place)))
    }
  })

  it('have together just the places that lie in one of them, in order and apart', () => {
    const random = generator(7)
    for (let round = 0; round < 500; round++) {
      const [some, others] = [stretches(random), stretches(random)]
      const either = inEither(some.list, others.list)
      expect(placesOf(either)).toEqual([...new Set([...some.places, ...others.places])].toSorted((a, b) => a - b))
      for (let next = 2; next < either.length; next += 2) expect(either[next]).toBeGreaterThan((either[next - 1] ?? 0) + 1)
    }
  })
})
