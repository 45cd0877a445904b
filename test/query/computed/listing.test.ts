import { expect, test } from 'vitest'
import { listing } from '../../../src/query/computed/listing.ts'
import { computed, glance } from '../../support/asking.ts'

const documents = [
  { document_id: 'd1', region_id: 'R:1' },
  { document_id: 'd2', region_id: null },
  { document_id: 'd3', region_id: 'R:1' },
]

test.each([
  ['', ['d1', 'd2', 'd3']],
  ['R:1', ['d1', 'd3']],
  ['R:2', []],
])('documents, all or those of a region: %j', async (region, expected) => {
  expect(glance(await computed(listing, { region }, { documents }), 'document_id')).toEqual(expected)
})
