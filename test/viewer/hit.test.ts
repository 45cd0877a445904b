import { describe, expect, it } from 'vitest'
import { applyFilters, homeFilters } from '../../viewer/lib/filters.ts'
import { extentOf, nearestNode, nearestPair } from '../../viewer/lib/hit.ts'
import type { Net } from '../../viewer/lib/net.ts'
import { ontology } from '../support/graphs.ts'
import { madeNet } from './net.ts'

const made = madeNet(
  ['Measure:a', 'Measure:b', 'Region:c', 'Region:d'].map((id) => ({ id })),
  [
    ['Region:c', 'ADOPTED', 'Measure:a'],
    ['Region:d', 'ADOPTED', 'Measure:b'],
  ],
)
/** a–c lies along the x axis, b–d above it, upright. */
const net: Net = { ...made, columns: { ...made.columns, nodes: { ...made.columns.nodes, x: [0, 50, 100, 50], y: [0, 10, 0, 90] } } }
const shown = applyFilters(net, homeFilters(ontology))
const upright = net.pairsOf[1]?.[0]
const level = net.pairsOf[0]?.[0]

describe('nearestPair', () => {
  it.each([
    [{ x: 30, y: 2 }, level],
    [{ x: 48, y: 40 }, upright],
    [{ x: 51, y: 6 }, upright],
    [{ x: 104, y: 0 }, level],
    [{ x: 106, y: 0 }, undefined],
    [{ x: 20, y: 30 }, undefined],
  ])('finds at %j', (point, expected) => {
    expect(nearestPair(net, shown, point, 5)).toBe(expected)
  })

  it('does not find what is hidden', () => {
    const hidden = applyFilters(net, { ...homeFilters(ontology), relations: new Set(['ADOPTED']) })
    expect(nearestPair(net, hidden, { x: 30, y: 2 }, 5)).toBeUndefined()
  })
})

describe('nearestNode', () => {
  it('is the nearest one within reach', () => {
    expect(nearestNode(net, shown, { x: 50, y: 13 }, 8)).toBe(1)
    expect(nearestNode(net, shown, { x: 50, y: 30 }, 8)).toBeUndefined()
  })
})

describe('extentOf', () => {
  it('holds every node, shown or not', () => {
    expect(extentOf(net)).toEqual({ x: [0, 100], y: [0, 90] })
  })
})
