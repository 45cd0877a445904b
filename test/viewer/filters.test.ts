import { describe, expect, it } from 'vitest'
import { applyFilters, homeFilters, NO_STAGE, type Filters, type Shown, type Within } from '../../viewer/lib/filters.ts'
import { pairBetween } from '../../viewer/lib/net.ts'
import { ontology } from '../support/graphs.ts'
import { madeNet, testNet } from './net.ts'

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

/** Two provinces; one practice in three counties, one in two, one in a county and a province. */
const made = madeNet(
  [
    { id: 'Measure:一窗', facets: { domain: '政务' } },
    { id: 'Measure:河长', facets: { domain: '生态' } },
    { id: 'Program:枫桥', facets: { domain: '治理' } },
    { id: 'Region:甲', facets: { level: 'county', province: '皖' } },
    { id: 'Region:乙', facets: { level: 'county', province: '皖' } },
    { id: 'Region:丙', facets: { level: 'county', province: '浙' } },
    { id: 'Region:浙', facets: { level: 'province' } },
  ].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  [
    ['Region:甲', 'ADOPTED', 'Measure:一窗', 'piloted', 2015],
    ['Region:甲', 'ADOPTED', 'Measure:一窗', 'implemented', 2018],
    ['Region:乙', 'ADOPTED', 'Measure:一窗', 'implemented', 2016],
    ['Region:丙', 'ADOPTED', 'Measure:一窗', 'implemented'],
    ['Region:甲', 'ADOPTED', 'Measure:河长', 'planned', 2017],
    ['Region:丙', 'ADOPTED', 'Measure:河长', 'planned', 2019],
    ['Region:丙', 'ADOPTED', 'Program:枫桥', 'pioneered', 2014],
    ['Region:浙', 'ADOPTED', 'Program:枫桥', 'deepened', 2020],
  ],
)
const ofMade = (part: Partial<Filters>, within: Within = {}): Shown => applyFilters(made, { ...HOME, ...part }, within)
const madeNames = (shown: Shown): string[] => made.columns.nodes.name.filter((_name, at) => shown.nodes[at])
const facet = (name: string, ...values: string[]): Pick<Filters, 'facets'> => ({ facets: new Map([[name, new Set(values)]]) })
const indices = (...ids: string[]): Set<number> => new Set(ids.map((id) => made.indexOf.get(id) ?? -1))

const mask = (nodes: ReadonlySet<number>): Uint8Array => Uint8Array.from(made.columns.nodes.id, (_id, at) => (nodes.has(at) ? 1 : 0))

describe('filters by what nodes are', () => {
  it.each<[string, Partial<Filters>, string[]]>([
    ['one field of reform', facet('domain', '政务'), ['一窗', '丙', '乙', '甲']],
    ['two fields', facet('domain', '生态', '治理'), ['枫桥', '河长', '浙', '丙', '甲']],
    ['a province, and what has none', facet('province', '皖'), ['一窗', '枫桥', '河长', '浙', '乙', '甲']],
    ['a level', facet('level', 'province'), ['枫桥', '浙']],
    ['at least two places', { least: 2 }, ['一窗', '枫桥', '河长', '浙', '丙', '乙', '甲']],
    ['at least three places', { least: 3 }, ['一窗', '丙', '乙', '甲']],
    ['at least two places of a province', { least: 2, ...facet('province', '浙') }, ['枫桥', '浙', '丙']],
    ['at least two places as of a year', { least: 2, to: 2016 }, ['一窗', '乙', '甲']],
  ])('keeps to %s', (_what, part, expected) => {
    expect(madeNames(ofMade(part)).toSorted()).toEqual(expected.toSorted())
  })

  it('counts the values of a facet as the other filters leave them, whatever is chosen in it', () => {
    const { facets } = ofMade({ ...facet('province', '皖'), to: 2017 }).counts
    expect(Object.fromEntries(facets.get('province') ?? [])).toEqual({ 浙: 1, 皖: 2 })
    expect(Object.fromEntries(facets.get('domain') ?? [])).toEqual({ 政务: 1, 治理: 0, 生态: 1 })
  })

  it('counts what at least so many places have, whatever number is chosen', () => {
    const counts = [1, 2, 3, 5].map((n) => ofMade({ least: 3 }).counts.least.get(n))
    expect(counts).toEqual([3, 3, 1, 0])
  })

  it('counts each place once, however often it is said', () => {
    expect(ofMade({ least: 3, relations: new Set(), to: 2018 }).nodeCount).toBe(0)
  })
})

describe('filters within a part of the graph', () => {
  it('looks at the part alone, its counts too, and shows in it what has no line', () => {
    const shown = ofMade({}, { scope: mask(indices('Measure:一窗', 'Region:甲', 'Region:浙')) })
    expect(madeNames(shown).toSorted()).toEqual(['一窗', '浙', '甲'].toSorted())
    expect(shown.claimCount).toBe(2)
    expect(shown.counts.relations.get('ADOPTED')).toBe(2)
    expect(shown.counts.types.get('Region')).toBe(2)
  })

  it('never hides what is kept', () => {
    const kept = indices('Region:丙')
    expect(madeNames(ofMade({ ...facet('province', '皖'), types: new Set(['Document', 'Program']) }, { kept }))).toContain('丙')
  })
})
