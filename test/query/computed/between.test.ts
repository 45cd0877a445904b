import { expect, test } from 'vitest'
import { between } from '../../../src/query/computed/between.ts'
import { computed, glance } from '../../support/asking.ts'

const claims = [
  { source_id: 'a', target_id: 'b', year: 2015, relation: 'X', document: 'd', quote: 'q' },
  { source_id: 'b', target_id: 'a', year: 2012, relation: 'Y', document: 'd', quote: 'q' },
  { source_id: 'a', target_id: 'b', year: null, relation: 'W', document: 'd', quote: 'q' },
]
const ANSWERS = {
  claims: ({ source, target }: Readonly<Record<string, unknown>>) =>
    claims.filter((row) => row.source_id === source && row.target_id === target),
}

test('claims in both directions stand by years, the undated last', async () => {
  expect(glance(await computed(between, { a: 'a', b: 'b' }, ANSWERS), 'relation')).toEqual(['Y', 'X', 'W'])
  expect(glance(await computed(between, { a: 'b', b: 'a' }, ANSWERS), 'relation')).toEqual(['Y', 'X', 'W'])
  expect(await computed(between, { a: 'a', b: 'a' }, ANSWERS)).toEqual([])
})
