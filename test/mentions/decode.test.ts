import { describe, expect, it } from 'vitest'
import { choose, gainOf, judge } from '../../src/mentions/decode.ts'
import type { Judged } from '../../src/mentions/decode.ts'
import type { Candidate } from '../../src/mentions/lattice.ts'

const candidate = (start: number, end: number): Candidate => ({ start, end, from: start, to: end })
const judged = (start: number, end: number, core: number, any = core, type = 0, own = core): Judged => ({
  ...candidate(start, end),
  type,
  core,
  any,
  own,
})

describe('judge', () => {
  it('adds up what boundary variants say, of the same type only', () => {
    // Two types, so four labels a candidate: two that are noted, two that are vague.
    const candidates = [candidate(0, 4), candidate(0, 6), candidate(8, 12)]
    const marginals = Float64Array.of(0.4, 0.1, 0, 0, 0.3, 0, 0.1, 0, 0, 0.5, 0, 0.25)
    expect(judge(candidates, marginals, 2)).toEqual([
      { ...candidate(0, 4), type: 0, core: 0.7, any: 0.4 + (0.3 + 0.1), own: 0.4 },
      { ...candidate(0, 4), type: 1, core: 0.1, any: 0.1, own: 0.1 },
      { ...candidate(0, 6), type: 0, core: 0.7, any: 0.4 + (0.3 + 0.1), own: 0.35 },
      { ...candidate(8, 12), type: 1, core: 0.5, any: 0.75, own: 0.625 },
    ])
  })

  it.each([
    ['more than twice as long', candidate(0, 3), candidate(0, 7)],
    ['beside', candidate(0, 4), candidate(4, 8)],
    ['overlapping without holding', candidate(0, 5), candidate(2, 7)],
  ])('takes a span that is %s for no variant', (_, a, b) => {
    expect(judge([a, b], Float64Array.of(0.6, 0, 0.3, 0), 1).map(({ core }) => core)).toEqual([0.6, 0.3])
  })

  it('leaves out what is hardly likely', () => {
    expect(judge([candidate(0, 4), candidate(6, 9)], Float64Array.of(0.005, 0.001, 0.5, 0), 1)).toHaveLength(1)
  })
})

describe('gainOf', () => {
  it.each([
    ['a sure mention is worth noting', 1, 1, 0.25, 0.75],
    ['nothing costs the price', 0, 0, 0.25, -0.25],
    ['what is only vague neither gains nor costs', 0, 1, 0.25, 0],
    ['at a high price even a likely one may not pay', 0.5, 0.5, 0.6, -0.1],
  ])('%s', (_, core, any, price, gain) => {
    expect(gainOf({ core, any }, price)).toBeCloseTo(gain)
  })
})

describe('choose', () => {
  it('takes what is worth most and leaves out what overlaps it', () => {
    const chosen = choose([judged(0, 4, 0.5), judged(2, 8, 0.9), judged(8, 10, 0.3), judged(9, 12, 0.2)], 0.25)
    expect(chosen.map(({ start, end }) => [start, end])).toEqual([
      [2, 8],
      [8, 10],
    ])
  })

  it('takes the likelier of two boundary variants that are worth the same', () => {
    expect(choose([judged(0, 4, 0.8, 0.8, 0, 0.2), judged(0, 6, 0.8, 0.8, 0, 0.6)], 0.25)).toMatchObject([{ start: 0, end: 6 }])
  })

  it('gives the same whatever the order', () => {
    const all = [judged(0, 4, 0.5), judged(0, 4, 0.5, 0.5, 1), judged(3, 6, 0.5), judged(6, 9, 0.5), judged(5, 9, 0.5)]
    expect(choose(all.toReversed(), 0.25)).toEqual(choose(all, 0.25))
  })
})
