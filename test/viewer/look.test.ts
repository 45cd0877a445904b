import { describe, expect, it } from 'vitest'
import { paletteOf } from '../../viewer/lib/colours.ts'
import { applyFilters, homeFilters, type Filters } from '../../viewer/lib/filters.ts'
import { createLook, type Look } from '../../viewer/lib/look.ts'
import { pairBetween } from '../../viewer/lib/net.ts'
import { ontology } from '../support/graphs.ts'
import { testNet } from './net.ts'

const net = await testNet()
const ink = { text: '#000000', ground: '#ffffff', surface: '#ffffff', line: '#cccccc' }
const HOME = homeFilters(ontology)
const palette = paletteOf(ontology, 'light')
const lookAt = (filters: Partial<Filters> = {}): Look =>
  createLook(net, { shown: applyFilters(net, { ...HOME, ...filters }), palette, pinned: new Set(), ink, sizeOf: () => 1, thin: false })
const at = (id: string): number => net.indexOf.get(id) ?? -1
const line = (a: string, b: string): number => pairBetween(net, a, b) ?? -1
/** WCAG 2: text of a colour on the page's grounds; 4.5 is asked for. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((place) => Number.parseInt(hex.slice(place, place + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string): number => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

describe('createLook', () => {
  it('gives every node the colour of its type', () => {
    expect(lookAt().node(at('Region:990001'))).toMatchObject({ hidden: false, color: palette.types.get('Region') })
  })

  it('hides what the filters hide, nodes and lines', () => {
    const look = lookAt({ types: new Set(['Document', 'Measure']) })
    expect(look.node(at('Measure:一网通办')).hidden).toBe(true)
    expect(look.node(at('Region:990001')).hidden).toBe(false)
    expect(look.edge(line('Region:990003', 'Measure:一网通办')).hidden).toBe(true)
    expect(look.edge(line('Region:990001', 'Program:枫桥经验')).hidden).toBe(false)
  })

  it('makes lines thin where there are very many', () => {
    const shown = applyFilters(net, HOME)
    const typeOf = (thin: boolean): string =>
      createLook(net, { shown, palette, pinned: new Set(), ink, sizeOf: () => 1, thin }).edge(line('Region:990001', 'Program:枫桥经验'))
        .type
    expect([typeOf(true), typeOf(false)]).toEqual(['thin', 'thick'])
  })

  it('always names what is pinned, and everything where there is little', () => {
    expect(lookAt().node(at('Region:990003')).forceLabel).toBe(true)
    const many = { ...applyFilters(net, HOME), nodeCount: 1000 }
    const look = createLook(net, { shown: many, palette, pinned: new Set([at('Region:990001')]), ink, sizeOf: () => 1, thin: false })
    expect(look.node(at('Region:990001')).forceLabel).toBe(true)
    expect(look.node(at('Region:990003')).forceLabel).toBe(false)
  })
})

describe('paletteOf', () => {
  it('gives every stage a symbol of its own', () => {
    const symbols = [...palette.symbols.values()]
    expect(symbols).toHaveLength(ontology.stages.length)
    expect(new Set(symbols).size).toBe(symbols.length)
  })

  it.each([
    ['light', '#ffffff'],
    ['dark', '#1a1c1f'],
  ] as const)('has stages that can be read on the %s surface', (shade, ground) => {
    for (const [name, colour] of paletteOf(ontology, shade).stages) expect([name, contrast(colour, ground) >= 4.5]).toEqual([name, true])
  })
})
