import { describe, expect, it } from 'vitest'
import { mix, paletteOf } from '../../viewer/lib/colours.ts'
import { applyFilters, homeFilters, type Filters } from '../../viewer/lib/filters.ts'
import { createLook, type Look } from '../../viewer/lib/look.ts'
import { pairBetween } from '../../viewer/lib/net.ts'
import { ontology } from '../support/graphs.ts'
import { testNet } from './net.ts'

const net = await testNet()
const ink = { text: '#000000', ground: '#ffffff', surface: '#ffffff', line: '#cccccc' }
const HOME = homeFilters(ontology)
const palette = paletteOf(ontology, 'light')
const lookAt = (node: string, other = '', lit: readonly string[] = [], filters: Partial<Filters> = {}): Look =>
  createLook(net, {
    shown: applyFilters(net, { ...HOME, ...filters }),
    palette,
    view: { node, other },
    lit: new Set(lit),
    ink,
    sizeOf: () => 1,
  })
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
  it('gives every node the colour of its type while nothing is selected', () => {
    expect(lookAt('').node(at('Region:990001'), -1)).toMatchObject({
      hidden: false,
      color: palette.types.get('Region'),
      highlighted: false,
    })
  })

  it('lights a selected node and its neighbours, and fades the others without their names', () => {
    const look = lookAt('Region:990003')
    expect(look.node(at('Region:990003'), -1)).toMatchObject({ highlighted: true, forceLabel: true, label: '乙省湖口市' })
    expect(look.node(at('Measure:一网通办'), -1)).toMatchObject({ color: palette.types.get('Measure'), forceLabel: true })
    expect(look.node(at('Region:990001'), -1)).toMatchObject({ label: '', color: mix(palette.types.get('Region') ?? '', ink.ground, 0.16) })
  })

  it('draws the lines of what is selected in the colour of the stage', () => {
    expect(lookAt('Region:990003').edge(line('Region:990003', 'Measure:一网通办'), -1)).toMatchObject({
      color: palette.stages.get('planned'),
      zIndex: 2,
    })
    expect(lookAt('Region:990003').edge(line('Region:990001', 'Program:枫桥经验'), -1)).toMatchObject({ zIndex: 0 })
  })

  it('draws one line of a pair alone, and what a panel speaks of', () => {
    const pair = lookAt('Region:990001', 'Program:枫桥经验')
    expect(pair.edge(line('Region:990001', 'Program:枫桥经验'), -1).size).toBe(2.5)
    expect(pair.edge(line('Region:990001', 'Measure:放管服改革'), -1).zIndex).toBe(0)
    const shared = lookAt('Region:990001', 'Region:990002', ['Measure:放管服改革'])
    expect(shared.edge(line('Region:990001', 'Measure:放管服改革'), -1).zIndex).toBe(2)
    expect(shared.edge(line('Region:990001', 'Program:枫桥经验'), -1).zIndex).toBe(0)
  })

  it('lights what the pointer is on, with what is linked to it', () => {
    const look = lookAt('')
    expect(look.node(at('Measure:一网通办'), at('Region:990003'))).toMatchObject({ forceLabel: true, zIndex: 2 })
    expect(look.edge(line('Region:990003', 'Measure:一网通办'), at('Region:990003')).zIndex).toBe(2)
    expect(look.node(at('Region:990001'), at('Region:990003')).forceLabel).toBe(false)
  })

  it('hides what filters hide, but never what is selected', () => {
    const off = { types: new Set(['Document', 'Measure']) }
    expect(lookAt('', '', [], off).node(at('Measure:一网通办'), -1).hidden).toBe(true)
    expect(lookAt('Measure:一网通办', '', [], off).node(at('Measure:一网通办'), -1).hidden).toBe(false)
    expect(lookAt('', '', [], off).edge(line('Region:990003', 'Measure:一网通办'), -1).hidden).toBe(true)
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
