import { expect, it } from 'vitest'
import { hashOf, mix2 } from '../src/hash.ts'

it('features have the same numbers on every machine and in every version: weights are kept by them', () => {
  expect([hashOf('放管服', 0, 3), mix2(1, 2)]).toEqual([652219018, 2104051689])
})

it('a stretch has the hash of its characters wherever it stands', () => {
  expect(hashOf('推行放管服改革', 2, 5)).toBe(hashOf('放管服', 0, 3))
  expect(hashOf('放管服', 1, 1)).toBe(0)
})

it('different templates, values and orders give different numbers', () => {
  const all = [mix2(1, 2), mix2(2, 1), hashOf('河长', 0, 2), hashOf('长河', 0, 2)]
  expect(new Set(all).size).toBe(all.length)
  for (const one of all) expect(one).toBe(one | 0)
})

it('hardly any of many features collide', () => {
  const seen = new Set<number>()
  for (let template = 0; template < 50; template++) for (let value = 0; value < 2000; value++) seen.add(mix2(template, value))
  expect(seen.size).toBeGreaterThan(99_990)
})
