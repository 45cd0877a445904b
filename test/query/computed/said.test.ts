import { expect, test } from 'vitest'
import { keyOf, saidOf } from '../../../src/query/computed/said.ts'
import { adoptedAnswers, adoptions, computed } from '../../support/asking.ts'

const REGIONS = Array.from({ length: 40 }, (_, at) => `区${at}`)
const ANSWERS = adoptedAnswers(adoptions(...REGIONS.flatMap((region) => [`${region} a1`, `${region} b1`])))

/** What is said of some pairs, and by which statements. */
async function said(pairs: readonly { readonly practice: string; readonly region: string }[]) {
  const read: string[] = []
  let found: readonly string[] = []
  const asking = {
    parameters: [],
    statements: [],
    run: async (one: Parameters<typeof saidOf>[0]) => ((found = [...(await saidOf(one, pairs)).keys()]), []),
  }
  await computed(asking, {}, ANSWERS, (statement) => read.push(statement))
  return { read, found }
}

test.each([
  [3, ['own', 'own', 'own']],
  [20, ['claims']],
])('of %i regions just the claims of the pairs are given', async (count, statements) => {
  const pairs = REGIONS.slice(0, count).map((region, at) => ({ practice: at % 2 === 0 ? 'M:a1' : 'M:b1', region: `R:${region}` }))
  const { read, found } = await said(pairs)
  expect(read).toEqual(statements)
  expect(found.toSorted()).toEqual(pairs.map(keyOf).toSorted())
})

test('of nothing nothing is asked', async () => {
  expect(await said([])).toEqual({ read: [], found: [] })
})
