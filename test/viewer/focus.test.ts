import { describe, expect, it } from 'vitest'
import { paletteOf } from '../../viewer/lib/colours.ts'
import { applyFilters, homeFilters } from '../../viewer/lib/filters.ts'
import { focusOf, stageColour, type Focus } from '../../viewer/lib/focus.ts'
import { pairBetween } from '../../viewer/lib/net.ts'
import { ontology } from '../support/graphs.ts'
import { testNet } from './net.ts'

const net = await testNet()
const shown = applyFilters(net, homeFilters(ontology))
const at = (id: string): number => net.indexOf.get(id) ?? -1
const names = (nodes: readonly number[]): string[] => nodes.map((node) => net.columns.nodes.name[node] ?? '')
const focus = (node = '', other = '', lit: readonly string[] = [], hovered = ''): Focus =>
  focusOf(net, shown, { node: at(node), other: at(other), lit: new Set(lit.map(at)), hovered: at(hovered) })
const lines = ({ lines: drawn }: Focus): string[] =>
  drawn
    .map(({ pair, strong }) => `${names([net.pairs[pair]?.a ?? -1, net.pairs[pair]?.b ?? -1]).join(' ')}${strong ? ' !' : ''}`)
    .toSorted()

describe('focusOf', () => {
  it('leaves the picture as it is while nothing is selected', () => {
    expect(focus()).toMatchObject({ dims: false, chosen: [], near: [], lines: [] })
  })

  it('lights a selected node with its neighbours and its lines, the most connected first', () => {
    const one = focus('Region:990001')
    expect(one.dims).toBe(true)
    expect(names(one.chosen)).toEqual(['甲省青河县'])
    expect(names(one.near).slice(0, 2).toSorted()).toEqual(['枫桥经验', '甲省山阳区'].toSorted())
    expect(one.lines).toHaveLength(5)
  })

  it('lights of two the line between them, and what a panel speaks of with what links it to them', () => {
    expect(lines(focus('Region:990001', 'Program:枫桥经验'))).toEqual(['枫桥经验 甲省青河县 !'])
    expect(lines(focus('Region:990001', 'Region:990002', ['Measure:放管服改革']))).toEqual(
      ['放管服改革 甲省青河县', '放管服改革 甲省山阳区', '甲省青河县 甲省山阳区 !'].toSorted(),
    )
  })

  it('lights what the pointer is on without dimming the rest, and its neighbours with it', () => {
    const one = focus('', '', [], 'Region:990003')
    expect(one.dims).toBe(false)
    expect(names(one.near)).toEqual(['乙省湖口市', '一网通办'])
    expect(lines(one)).toEqual(['一网通办 乙省湖口市'])
  })

  it('keeps to what the filters show', () => {
    const narrow = applyFilters(net, { ...homeFilters(ontology), relations: new Set(['ADOPTED']) })
    const one = focusOf(net, narrow, { node: at('Region:990003'), other: -1, lit: new Set(), hovered: -1 })
    expect([one.near, one.lines]).toEqual([[], []])
  })
})

describe('stageColour', () => {
  it('is that of the strongest stage said of the two, and none where no stage is said', () => {
    const palette = paletteOf(ontology, 'light')
    const colour = (a: string, b: string): string | undefined => stageColour(net, { shown, palette, pair: pairBetween(net, a, b) ?? -1 })
    expect(colour('Region:990003', 'Measure:一网通办')).toBe(palette.stages.get('planned'))
    expect(colour('Region:990001', 'Region:990002')).toBeUndefined()
  })
})
