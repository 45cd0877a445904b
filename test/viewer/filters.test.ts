import { describe, expect, it } from 'vitest'
import { applyFilters, homeFilters, NO_STAGE, type Filters, type Shown } from '../../viewer/lib/filters.ts'
import { pairBetween } from '../../viewer/lib/net.ts'
import { ontology } from '../support/graphs.ts'
import { testNet } from './net.ts'

const net = await testNet()
const HOME = homeFilters(ontology)
const apply = (part: Partial<Filters>): Shown => applyFilters(net, { ...HOME, ...part })
const names = (shown: Shown): string[] => net.columns.nodes.name.filter((_name, at) => shown.nodes[at])
const claims = (shown: Shown): string[] =>
  net.columns.edges.source.flatMap((source, at) =>
    shown.claims[at] ? [`${net.columns.nodes.name[source] ?? ''} ${net.columns.nodes.name[net.columns.edges.target[at] ?? -1] ?? ''}`] : [],
  )

describe('applyFilters', () => {
  it('shows, as the page opens, everything that is linked but the documents', () => {
    const shown = apply({})
    expect(shown.claimCount).toBe(9)
    expect(names(shown)).not.toContain('河长制')
    expect(shown.counts.unlinked).toBe(1)
    expect(shown.nodeCount).toBe(9)
  })

  it('shows documents with what they mention once their type is switched on', () => {
    const shown = apply({ types: new Set() })
    expect(shown.nodeCount).toBe(net.columns.nodes.id.length)
    expect(shown.claimCount).toBe(net.columns.edges.source.length)
  })

  it.each<[string, Partial<Filters>, string[]]>([
    ['one stage', { stages: new Set([...net.columns.stages, NO_STAGE].filter((name) => name !== 'piloted')) }, ['甲省山阳区 枫桥经验']],
    ['years from the document where the claim has none', { from: 2022, to: 2022 }, ['乙省湖口市 一网通办']],
    ['years up to', { to: 2020 }, ['甲省青河县 枫桥经验']],
    ['a relation switched off', { relations: new Set(['ADOPTED', 'ESTABLISHED', 'RECEIVED', 'LED_BY']) }, ['甲省山阳区 甲省青河县']],
    ['a type switched off', { types: new Set(['Document', 'Measure', 'Honor', 'Institution', 'Program']) }, ['甲省山阳区 甲省青河县']],
  ])('keeps to %s', (_what, part, expected) => {
    const shown = apply(part)
    expect(claims(shown)).toEqual(expected)
    expect(names(shown).toSorted()).toEqual([...new Set(expected.flatMap((pair) => pair.split(' ')))].toSorted())
  })

  it('draws a line where at least one claim of the two is shown', () => {
    const pair = pairBetween(net, 'Region:990001', 'Program:枫桥经验') ?? -1
    expect(apply({}).pairs[pair]).toBe(1)
    expect(apply({ from: 2020 }).pairs[pair]).toBe(0)
  })

  it('counts for each choice what it has when the others stay as they are', () => {
    const shown = apply({ stages: new Set(['pioneered']), relations: new Set(['RECEIVED']) })
    // Stages as the relations leave them, the one that is off among them.
    expect(shown.counts.stages.get('pioneered')).toBe(1)
    expect(shown.counts.relations.get('RECEIVED')).toBe(1)
    expect(shown.counts.relations.get('ADOPTED')).toBe(4)
    expect(shown.counts.types.get('Honor') ?? 0).toBe(0)
    expect(shown.counts.types.get('Document')).toBe(3)
    expect([...shown.counts.years]).toEqual(expect.arrayContaining([[2021, 2]]))
  })
})
