import { describe, expect, it } from 'vitest'
import { compareYears } from '../../src/graph/compare.ts'
import { degreesOf } from '../../src/graph/degrees.ts'
import { toNetwork } from '../../src/graph/network.ts'
import { DOCUMENTS, graph, ontology } from '../support/graphs.ts'

const network = toNetwork(graph)
const surroundings = { network, ontology, degrees: degreesOf(network, ontology) }
const reported = new Map(DOCUMENTS.map(({ document }) => [document.id, document.year ?? null]))

function compared(a: number, b: number, of?: string): unknown[] {
  const groups = compareYears(surroundings, {
    a,
    b,
    of,
    yearOf: ({ properties: { year }, document }) => (typeof year === 'number' ? year : (reported.get(document) ?? null)),
  })
  return groups.map(({ relation, direction, shared, onlyA, onlyB }) => [
    `${relation} ${direction}`,
    shared.map((end) => [end.id, end.a.map((edge) => edge.quote), end.b.map((edge) => edge.quote)]),
    onlyA.map((end) => end.id),
    onlyB.map((end) => end.id),
  ])
}

describe('compareYears', () => {
  it('tells of one entity what is said of either year, and of both', () => {
    expect(compared(2019, 2023, 'Program:枫桥经验')).toEqual([
      ['ADOPTED in', [], ['Region:990001'], ['Region:990002']],
      ['LED_BY out', [], [], ['Institution:区司法局']],
    ])
  })

  it('tells of all what relations lead to', () => {
    const groups = compared(2021, 2023)
    expect(groups).toContainEqual([
      'ADOPTED out',
      [['Measure:放管服改革', ['深化放管服改革'], ['实施放管服改革']]],
      [],
      ['Program:枫桥经验'],
    ])
    expect(groups).toContainEqual(['PARTNERED_WITH both', [], [], ['Region:990001']])
    expect(groups).toContainEqual(['RECEIVED out', [], ['Honor:省级平安县'], []])
  })

  it('has nothing to say of years without a claim', () => {
    expect(compared(1990, 1991)).toEqual([])
  })

  it('puts everything under both where the two years are one', () => {
    expect(compared(2023, 2023, 'Institution:区司法局')).toEqual([
      ['LED_BY in', [['Program:枫桥经验', ['由区司法局牵头'], ['由区司法局牵头']]], [], []],
    ])
  })
})
