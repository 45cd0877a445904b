import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gather } from '../../src/graph/discs.ts'
import { encodeLayout, isLayoutWhole, loadLayout, shapeOf } from '../../src/graph/layout-file.ts'
import { layoutOf } from '../../src/graph/layout.ts'
import { mergeDocuments } from '../../src/graph/merge.ts'
import { pushApart } from '../../src/graph/push-apart.ts'
import { sealed } from '../../src/seal.ts'
import { folderOf } from '../support/folder.ts'
import { DOCUMENTS, graph, ontology } from '../support/graphs.ts'

describe('layoutOf', () => {
  it('gives every node a place of its own inside the square', () => {
    const layout = layoutOf(graph, ontology)
    expect([...layout.keys()]).toEqual(graph.nodes.map((node) => node.id))
    const places = [...layout.values()]
    expect(new Set(places.map(({ x, y }) => `${x},${y}`)).size).toBe(places.length)
    expect(places.every(({ x, y }) => Math.abs(x) <= 500 && Math.abs(y) <= 500)).toBe(true)
  })

  it('gives the same bytes for the same graph, in whatever order its documents come', () => {
    const again = mergeDocuments(ontology, DOCUMENTS.toReversed())
    expect(encodeLayout(layoutOf(again, ontology), shapeOf(again))).toBe(encodeLayout(layoutOf(graph, ontology), shapeOf(graph)))
  })

  it('bears a graph without nodes, and one with a single one', () => {
    expect(layoutOf({ nodes: [], edges: [] }, ontology).size).toBe(0)
    const [first] = graph.nodes
    expect([...layoutOf({ nodes: first ? [first] : [], edges: [] }, ontology).values()]).toEqual([{ x: 0, y: 0 }])
  })
})

describe('gather', () => {
  const discs = new Map(gather(graph, ontology).map((disc) => [disc.centre, disc]))

  it('lays what has one link around what it is linked to, by type', () => {
    expect(discs.get('Region:990001')?.seeds).toEqual([
      'Institution:矛盾调解中心',
      'Honor:省级平安县',
      'Document:reports/2021/青河',
      'Document:reports/2023/山阳',
    ])
  })

  it('lays what no relation reaches with what its document speaks of', () => {
    const [, lake] = [...discs].find(([, disc]) => disc.seeds.includes('Measure:河长制')) ?? []
    expect(lake && [lake.centre, ...lake.seeds]).toContain('Measure:一网通办')
  })

  it('has every node once', () => {
    const all = [...discs.values()].flatMap((disc) => [disc.centre, ...disc.seeds])
    expect(all.toSorted()).toEqual(graph.nodes.map((node) => node.id).toSorted())
  })
})

describe('pushApart', () => {
  it('leaves no two bodies on each other', () => {
    const bodies = Array.from({ length: 60 }, (_, at) => ({ x: at % 7, y: at % 5, radius: 1 + (at % 3) }))
    pushApart(bodies)
    const overlaps = bodies.flatMap((a, at) =>
      bodies.slice(at + 1).filter((b) => a.radius + b.radius - Math.hypot(a.x - b.x, a.y - b.y) > 0.06),
    )
    expect(overlaps).toEqual([])
  })
})

const unsealedText = (file: string): string => JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), checksum: undefined })

describe('loadLayout', () => {
  it('keeps the layout in the folder and takes it from there', async () => {
    const folder = folderOf()
    const computed = await loadLayout(folder, graph, ontology)
    const file = join(folder, 'layout.json')
    writeFileSync(file, sealed(unsealedText(file).replace(/"Region:990001":\[[^\]]*\]/, '"Region:990001":[7,7]')))
    expect((await loadLayout(folder, graph, ontology)).get('Region:990001')).toEqual({ x: 7, y: 7 })
    expect(computed.get('Region:990001')).not.toEqual({ x: 7, y: 7 })
  })

  it('tells of a file that is not as it was written, and makes it again', async () => {
    const folder = folderOf()
    const computed = await loadLayout(folder, graph, ontology)
    const file = join(folder, 'layout.json')
    expect(await isLayoutWhole(folder)).toBe(true)
    writeFileSync(file, readFileSync(file, 'utf8').replace('Region', 'region'))
    expect(await isLayoutWhole(folder)).toBe(false)
    let told = 0
    expect(await loadLayout(folder, graph, ontology, () => told++)).toEqual(computed)
    expect(await loadLayout(folder, graph, ontology, () => told++)).toEqual(computed)
    expect(told).toBe(1)
  })

  it.each(['', '{', '{"method":0,"graph":"","positions":{}}', '[]'])('computes it again where the file is %j', async (content) => {
    const folder = folderOf({ 'layout.json': content })
    expect(await loadLayout(folder, graph, ontology)).toEqual(layoutOf(graph, ontology))
    expect(readFileSync(join(folder, 'layout.json'), 'utf8')).toBe(encodeLayout(layoutOf(graph, ontology), shapeOf(graph)))
  })

  it('computes it again for another graph', async () => {
    const folder = folderOf()
    await loadLayout(folder, graph, ontology)
    const other = mergeDocuments(ontology, DOCUMENTS.slice(0, 1))
    expect([...(await loadLayout(folder, other, ontology)).keys()]).toEqual(other.nodes.map((node) => node.id))
  })

  it('carries on where the folder cannot be written to', async () => {
    expect((await loadLayout(join(folderOf(), 'nowhere'), graph, ontology)).size).toBe(graph.nodes.length)
  })
})
