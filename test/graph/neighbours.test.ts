import { describe, expect, it } from 'vitest'
import { degreesOf } from '../../src/graph/degrees.ts'
import { compareNodes } from '../../src/graph/compare.ts'
import { edgesBetween, neighbourGroups } from '../../src/graph/neighbours.ts'
import { toNetwork } from '../../src/graph/network.ts'
import { graph, ontology } from '../support/graphs.ts'

const network = toNetwork(graph)
const surroundings = { network, ontology, degrees: degreesOf(network, ontology) }

describe('neighbourGroups', () => {
  it('groups by kind of link in the order of the ontology, the most connected first', () => {
    const groups = neighbourGroups(surroundings, 'Region:990001').map(({ relation, direction, ends }) => [
      relation,
      direction,
      ...ends.map((end) => end.id),
    ])
    expect(groups).toEqual([
      ['ADOPTED', 'out', 'Program:枫桥经验', 'Measure:放管服改革'],
      ['ESTABLISHED', 'out', 'Institution:矛盾调解中心'],
      ['PARTNERED_WITH', 'both', 'Region:990002'],
      ['RECEIVED', 'out', 'Honor:省级平安县'],
      ['MENTIONS', 'in', 'Document:reports/2021/青河', 'Document:reports/2023/山阳'],
    ])
  })

  it('tells incoming links apart from outgoing ones', () => {
    const groups = neighbourGroups(surroundings, 'Program:枫桥经验').map(({ relation, direction }) => `${relation} ${direction}`)
    expect(groups).toEqual(['ADOPTED in', 'LED_BY out', 'MENTIONS in'])
  })
})

describe('edgesBetween', () => {
  it('gives what is said of two, from whichever side', () => {
    const one = edgesBetween(surroundings, 'Region:990001', 'Region:990002')
    expect(one.map((edge) => edge.quote)).toEqual(['山阳区与青河县签订合作协议'])
    expect(edgesBetween(surroundings, 'Region:990002', 'Region:990001')).toEqual(one)
    expect(edgesBetween(surroundings, 'Region:990001', 'Region:990003')).toEqual([])
  })
})

describe('degreesOf', () => {
  it('counts other ends once and leaves mentions out', () => {
    expect(surroundings.degrees.get('Region:990001')).toEqual({ neighbours: 5, documents: 2 })
    expect(surroundings.degrees.get('Measure:河长制')).toEqual({ neighbours: 0, documents: 1 })
  })
})

describe('compareNodes', () => {
  it('gives what both have with the sentences of each side, and what each has alone', () => {
    const [adopted, established] = compareNodes(surroundings, 'Region:990001', 'Region:990002')
    expect(adopted?.shared.map((one) => [one.id, one.a[0]?.quote, one.b[0]?.quote])).toEqual([
      ['Program:枫桥经验', '青河县率先推行枫桥经验', '山阳区试点枫桥经验'],
      ['Measure:放管服改革', '深化放管服改革', '实施放管服改革'],
    ])
    expect(established).toMatchObject({ relation: 'ESTABLISHED', shared: [], onlyA: [{ id: 'Institution:矛盾调解中心' }], onlyB: [] })
  })

  it('is the same from the other side', () => {
    const turned = compareNodes(surroundings, 'Region:990002', 'Region:990001')
    expect(turned.map((group) => [group.relation, group.shared.length, group.onlyA.length, group.onlyB.length])).toEqual(
      compareNodes(surroundings, 'Region:990001', 'Region:990002').map((group) => [
        group.relation,
        group.shared.length,
        group.onlyB.length,
        group.onlyA.length,
      ]),
    )
  })
})
