import { expect, it } from 'vitest'
import { clear, createFeatureList, hashed, pair, single, triple } from '../../src/mentions/feature-list.ts'
import type { FeatureList } from '../../src/mentions/feature-list.ts'

function idsOf(fill: (list: FeatureList) => void, list = createFeatureList()): number[] {
  clear(list)
  fill(list)
  const { ids, count } = hashed(list)
  return [...ids.subarray(0, count)]
}

it('features have the same numbers on every machine and in every version: weights are kept by them', () => {
  expect(idsOf((list) => single(list, 1, 2))).toEqual([2104051689])
  expect(idsOf((list) => pair(list, 1, 2, 3))).toEqual([-67932919])
  expect(idsOf((list) => triple(list, 1, 2, 3, 4))).toEqual([2032338884])
})

it('different templates, values, orders and numbers of values give different features', () => {
  const ids = idsOf((list) => {
    for (const [template, value] of [
      [1, 2],
      [2, 1],
    ] as const) {
      single(list, template, value)
      pair(list, template, value, 0)
      pair(list, template, 0, value)
      triple(list, template, value, 0, 0)
    }
  })
  expect(new Set(ids).size).toBe(8)
})

const fillOne = (into: FeatureList): void => pair(into, 5, 6, 7)

it('a list is used again without what stood in it', () => {
  const list = createFeatureList()
  idsOf((into) => {
    for (let value = 0; value < 100; value++) single(into, 1, value)
  }, list)
  expect(idsOf(fillOne, list)).toEqual(idsOf(fillOne))
})

it('features over the capacity are left out', () => {
  const ids = idsOf((list) => {
    for (let value = 0; value < 10; value++) {
      single(list, 1, value)
      pair(list, 1, value, value)
    }
  }, createFeatureList(3))
  expect(ids).toHaveLength(6)
})
