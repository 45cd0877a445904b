/**
 * Features that are summed together. What a feature saw is written down first and hashed afterwards, all in two short loops: that keeps the
 * processor busy where a call for each feature would not.
 */
import { mix, mix2, seedOf } from '../hash.ts'

/** One list serves many sums. */
export interface FeatureList {
  /** The features' numbers once the list is hashed: `ids[0, count)`. */
  readonly ids: Int32Array
  count: number
  /** Of each feature its template, mixed, and what it saw: one value, or two. */
  readonly singles: Int32Array
  readonly pairs: Int32Array
  singlesEnd: number
  pairsEnd: number
}

const [SINGLE, PAIR] = [2, 3]

/** @param capacity features of one value and of two over this number each are left out: no word of a language has as many */
export function createFeatureList(capacity = 2048): FeatureList {
  return {
    ids: new Int32Array(2 * capacity),
    count: 0,
    singles: new Int32Array(SINGLE * capacity),
    pairs: new Int32Array(PAIR * capacity),
    singlesEnd: 0,
    pairsEnd: 0,
  }
}

export function clear(list: FeatureList): void {
  list.singlesEnd = 0
  list.pairsEnd = 0
}

/** A feature of a template that saw one value. Templates are small numbers. */
export function single(list: FeatureList, template: number, a: number): void {
  const { singles, singlesEnd } = list
  if (singlesEnd === singles.length) return
  singles[singlesEnd] = seedOf(template)
  singles[singlesEnd + 1] = a
  list.singlesEnd = singlesEnd + SINGLE
}

export function pair(list: FeatureList, template: number, a: number, b: number): void {
  putPair(list, seedOf(template), a, b)
}

export function triple(list: FeatureList, template: number, a: number, b: number, c: number): void {
  putPair(list, mix2(template, a), b, c)
}

function putPair(list: FeatureList, seed: number, a: number, b: number): void {
  const { pairs, pairsEnd } = list
  if (pairsEnd === pairs.length) return
  pairs[pairsEnd] = seed
  pairs[pairsEnd + 1] = a
  pairs[pairsEnd + 2] = b
  list.pairsEnd = pairsEnd + PAIR
}

/** The same list with the features' numbers in `ids`. */
export function hashed(list: FeatureList): FeatureList {
  const { ids, singles, pairs, singlesEnd, pairsEnd } = list
  let count = 0
  for (let at = 0; at < singlesEnd; at += SINGLE) ids[count++] = mix(singles[at] ?? 0, singles[at + 1] ?? 0)
  for (let at = 0; at < pairsEnd; at += PAIR) ids[count++] = mix(mix(pairs[at] ?? 0, pairs[at + 1] ?? 0), pairs[at + 2] ?? 0)
  list.count = count
  return list
}
