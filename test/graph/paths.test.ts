import { describe, expect, it } from 'vitest'
import { toNetwork } from '../../src/graph/network.ts'
import { shortestPaths } from '../../src/graph/paths.ts'
import type { Graph } from '../../src/model.ts'

/** A graph from pairs of letters, `ab` an edge from a to b. */
function graphOf(pairs: string): Graph {
  const edges = pairs.split(' ').map((pair, at) => ({
    id: String(at),
    type: pair.length > 2 ? 'OTHER' : 'LINK',
    source: pair.charAt(0),
    target: pair.charAt(1),
    document: 'd',
    quote: '',
    start: 0,
    end: 0,
    rule: '',
    properties: {},
  }))
  const ids = [...new Set(pairs.replaceAll(/[^a-z]/g, ''))].toSorted()
  return { nodes: ids.map((id) => ({ id, type: 'T', name: id, aliases: [], properties: {} })), edges }
}

const paths = (pairs: string, from: string, to: string, limit = 10): string[] =>
  shortestPaths(toNetwork(graphOf(pairs)), { from, to, limit, allow: (edge) => edge.type === 'LINK' }).paths.map((path) => path.join(''))

describe('shortestPaths', () => {
  it.each([
    ['one step', 'ab bc', 'a', 'b', ['ab']],
    ['against the direction of edges', 'ba cb', 'a', 'c', ['abc']],
    ['all of the shortest, none of the longer', 'ab bd ac cd ae ef fd', 'a', 'd', ['abd', 'acd']],
    ['through several layers', 'ab ac bd cd de df eg fg', 'a', 'g', ['abdeg', 'abdfg', 'acdeg', 'acdfg']],
    ['a pair that is linked twice, once', 'ab ab bc', 'a', 'c', ['abc']],
    ['from a node to itself', 'ab', 'a', 'a', ['a']],
    ['none where there is no way', 'ab cd', 'a', 'd', []],
    ['only over allowed edges', 'ab! ac cb', 'a', 'b', ['acb']],
    ['past a loop', 'aa ab', 'a', 'b', ['ab']],
  ])('finds %s', (_what, pairs, from, to, expected) => {
    expect(paths(pairs, from, to).toSorted()).toEqual(expected)
  })

  it('stops at the limit and says that there are more', () => {
    const network = toNetwork(graphOf('ab ac ad bz cz dz'))
    const options = { from: 'a', to: 'z', allow: () => true }
    expect(shortestPaths(network, { ...options, limit: 2 })).toMatchObject({ paths: { length: 2 }, more: true })
    expect(shortestPaths(network, { ...options, limit: 3 })).toMatchObject({ paths: { length: 3 }, more: false })
  })

  it('does not walk every path of a ladder to give the first ten', () => {
    const rungs = Array.from({ length: 24 }, (_, at) => [String.fromCodePoint(0x4e00 + at), String.fromCodePoint(0x4e01 + at)])
    const edges = rungs.flatMap(([from, to], at) => [`${from}${at}x`, `${from}${at}y`, `${at}x${to}`, `${at}y${to}`])
    const nodes = new Set(rungs.flat().concat(rungs.flatMap((_rung, at) => [`${at}x`, `${at}y`])))
    const graph: Graph = {
      nodes: [...nodes].map((id) => ({ id, type: 'T', name: id, aliases: [], properties: {} })),
      edges: edges.map((edge, at) => {
        const inner = /^(\D)(\d+[xy])$/.exec(edge) ?? /^(\d+[xy])(\D)$/.exec(edge)
        return {
          id: String(at),
          type: 'LINK',
          source: inner?.[1] ?? '',
          target: inner?.[2] ?? '',
          document: '',
          quote: '',
          start: 0,
          end: 0,
          rule: '',
          properties: {},
        }
      }),
    }
    const found = shortestPaths(toNetwork(graph), { from: '\u4e00', to: '\u4e18', limit: 10, allow: () => true })
    expect(found.paths).toHaveLength(10)
    expect(found.more).toBe(true)
  })
})
