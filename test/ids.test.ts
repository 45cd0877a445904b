import { expect, it } from 'vitest'
import { relationId } from '../src/ids.ts'

const PARTS = ['doc', 'ADOPTED', 'Region:1', 'Measure:2'] as const

it('a relation has the same id whenever it is asked, with its type in front', () => {
  expect(relationId(...PARTS)).toBe(relationId(...PARTS))
  expect(relationId(...PARTS)).toMatch(/^ADOPTED:[0-9a-f]{20}$/)
})

it('a change in any part changes the id, and so does moving a character between parts', () => {
  const ids = [
    relationId(...PARTS),
    relationId('doc2', 'ADOPTED', 'Region:1', 'Measure:2'),
    relationId('doc', 'PARTNERED_WITH', 'Region:1', 'Measure:2'),
    relationId('doc', 'ADOPTED', 'Region:2', 'Measure:2'),
    relationId('doc', 'ADOPTED', 'Region:1', 'Measure:1'),
    relationId('doc', 'ADOPTED', 'Measure:2', 'Region:1'),
    relationId('doc', 'ADOPTED', 'Region:1M', 'easure:2'),
  ]
  expect(new Set(ids).size).toBe(ids.length)
})
