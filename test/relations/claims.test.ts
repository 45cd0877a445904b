import { expect, it } from 'vitest'
import { createClaims } from '../../src/relations/claims.ts'
import type { Claim } from '../../src/relations/claims.ts'

const RANKS = new Map([
  ['pioneered', 1],
  ['implemented', 2],
  ['planned', 3],
])

/** A claim of a practice by a place, on the sentence that begins at an offset. */
function claim(target: string, start: number, said: Partial<Claim> = {}): Claim {
  const evidence = { start, end: start + 5, quote: `${String(start)}…`, rule: 'test' }
  return { type: 'ADOPTED', source: 'Region:1', target, properties: {}, evidence, weight: 0.5, ...said }
}

function relationsOf(...all: readonly Claim[]): ReturnType<ReturnType<typeof createClaims>['relations']> {
  const claims = createClaims(RANKS)
  all.forEach(claims.add)
  return claims.relations('document')
}

const starts = (...all: readonly Claim[]): number[][] => relationsOf(...all).map(({ evidence }) => evidence.map(({ start }) => start))

it('claims of one pair are one relation, those of others, or of another type, are others', () => {
  const relations = relationsOf(
    claim('a', 0),
    claim('b', 10),
    claim('a', 20),
    claim('a', 30, { type: 'LED_BY' }),
    claim('a', 40, { source: 'x' }),
  )
  expect(new Set(relations.map(({ type, source, target }) => `${type} ${source} ${target}`))).toEqual(
    new Set(['ADOPTED Region:1 a', 'ADOPTED Region:1 b', 'LED_BY Region:1 a', 'ADOPTED x a']),
  )
  expect(relations.map(({ id }) => id)).toEqual(relations.map(({ id }) => id).toSorted())
})

it('the strongest stage counts, with its properties', () => {
  const [relation] = relationsOf(
    claim('a', 0, { properties: { stage: 'planned', year: 2024 } }),
    claim('a', 10, { properties: { stage: 'pioneered', year: 2022 }, weight: 0.1 }),
    claim('a', 20, { properties: { year: 2023 }, weight: 0.9 }),
  )
  expect(relation?.properties).toEqual({ stage: 'pioneered', year: 2022 })
  expect(relation?.evidence.map(({ start }) => start)).toEqual([10, 0, 20])
})

it.each<[what: string, claims: readonly Claim[], expected: readonly number[]]>([
  ['the surest sentence comes first', [claim('a', 0, { weight: 0.6 }), claim('a', 10, { weight: 0.9 })], [10, 0]],
  ['of sentences that are equally sure the first', [claim('a', 10), claim('a', 0)], [0, 10]],
  ['a sentence counts once', [claim('a', 0), claim('a', 0, { weight: 0.9 }), claim('a', 10, { weight: 0.8 })], [0, 10]],
  ['a heading counts for nothing beside a sentence', [claim('a', 0, { heading: true, weight: 0.9 }), claim('a', 10)], [10]],
  ['a heading counts where no sentence says it', [claim('a', 0, { heading: true })], [0]],
])('%s', (_, claims, expected) => {
  expect(starts(...claims)).toEqual([expected])
})

it('nothing said is no relation', () => {
  expect(relationsOf()).toEqual([])
})
