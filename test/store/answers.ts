/** What the computed questions have to answer, worked out again from the documents themselves in the plainest way. */
import { UndirectedGraph } from 'graphology'
import { expect, test } from 'vitest'
import { compare } from '../../src/graph/merge.ts'
import type { DocumentGraph, Graph, GraphEdge, Question, Row, Store } from '../../src/model.ts'
import { ask, type Arguments } from '../../src/query/ask.ts'
import { questionOf } from './questions.ts'

interface Subject {
  readonly graph: Graph
  readonly documents: readonly DocumentGraph[]
  readonly questions: readonly Question[]
  readonly store: () => Store
}

const MEASURE = 'Program:2'

export function answerContract({ graph, documents, questions, store }: Subject): void {
  const reported = new Map(documents.map(({ document }) => [document.id, document.year]))
  const yearOf = (edge: GraphEdge): number | undefined => {
    const { year } = edge.properties
    return typeof year === 'number' ? year : reported.get(edge.document)
  }
  const claims = graph.edges.filter(({ type, properties }) => type === 'ADOPTED' && properties['stage'] !== 'planned')
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  /** First years of adoption of the practice by region. */
  const years = new Map<string, number>()
  for (const edge of claims) {
    const year = yearOf(edge)
    if (edge.target === MEASURE && year !== undefined) years.set(edge.source, Math.min(year, years.get(edge.source) ?? Infinity))
  }
  const rowsOf = async (name: string, given: Arguments): Promise<readonly Row[]> =>
    (await ask(store(), questionOf(questions, name), given)).rows
  const aboveOf = (region: unknown): unknown => {
    const { parent, province } = nodes.get(String(region))?.properties ?? {}
    return [parent, province].find((above) => above !== undefined && above !== '' && above !== region)
  }

  const tieOf = (row: Row): string | undefined => {
    if (aboveOf(row['learner_id']) === row['source_id']) return 'parent'
    return aboveOf(row['source_id']) === row['learner_id'] ? 'child' : undefined
  }
  const practices = (region: string): string[] => [...new Set(claims.filter((edge) => edge.source === region).map((edge) => edge.target))]
  const names = (ids: readonly string[]): string[] => ids.map((id) => nodes.get(id)?.name ?? '').toSorted(compare)

  test('first adopters stand in the order of years, each once', async () => {
    const rows = await rowsOf('first-adopters', { measure: MEASURE })
    const adopters = new Set(claims.filter((edge) => edge.target === MEASURE).map((edge) => edge.source))
    expect(new Set(rows.map((row) => row['region_id']))).toEqual(adopters)
    expect(rows.length).toBe(adopters.size)
    for (const row of rows) {
      const year = years.get(String(row['region_id']))
      const earlier = [...years.values()].filter((one) => year !== undefined && one < year).length
      expect(row).toMatchObject({ year: year ?? null, place: year === undefined ? null : earlier + 1 })
    }
  })

  test('the panel has each region once in every year from the first adoption to its own, or to its last document', async () => {
    const rows = await rowsOf('panel', { measure: MEASURE })
    const first = Math.min(...years.values())
    const last = new Map<string, number>()
    const see = (region: string, year: number | undefined): void => {
      if (year !== undefined) last.set(region, Math.max(year, last.get(region) ?? 0))
    }
    for (const { document } of documents) if (document.region !== undefined) see(document.region, document.year)
    const own = new Set(last.keys())
    for (const edge of graph.edges) if (edge.type === 'ADOPTED' && !own.has(edge.source)) see(edge.source, reported.get(edge.document))
    for (const [region, year] of years) if (!last.has(region)) last.set(region, year)
    const undated = new Set(claims.filter((edge) => edge.target === MEASURE && !years.has(edge.source)).map((edge) => edge.source))
    const expected: string[] = []
    for (const [region, seen] of last) {
      if (!nodes.has(region) || undated.has(region)) continue
      for (let year = first; year <= (years.get(region) ?? seen); year++) {
        const adopted = years.get(region) === year
        expected.push([region, year, Number(adopted), Number(!adopted && year === (years.get(region) ?? seen))].join(' '))
      }
    }
    const found = rows.map((row) => [row['region_id'], row['year'], row['adopted'], row['censored']].join(' '))
    expect(found.toSorted()).toEqual(expected.toSorted())
    expect(rows.filter((row) => row['adopted'] === 1).length).toBeGreaterThan(3)
  })

  test('the panel counts who adopted in strictly earlier years', async () => {
    const rows = await rowsOf('panel', { measure: MEASURE })
    for (const row of rows) {
      const [year, region] = [Number(row['year']), String(row['region_id'])]
      const before = [...years].filter(([, since]) => since < year).map(([id]) => id)
      expect(row['adopters_before']).toBe(before.length)
      expect(row['siblings_before']).toBe(
        before.filter((id) => id !== region && aboveOf(id) !== undefined && aboveOf(id) === aboveOf(region)).length,
      )
      expect(row['parent_before']).toBe(Number(before.includes(String(aboveOf(region)))))
    }
  })

  test('dyads join each adopter with all that were earlier', async () => {
    const rows = await rowsOf('dyads', { measure: MEASURE, limit: 100_000 })
    const expected = [...years].flatMap(([learner, year]) =>
      [...years].filter(([, since]) => since < year).map(([source, since]) => [learner, source, year, year - since].join(' ')),
    )
    expect(rows.map((row) => [row['learner_id'], row['source_id'], row['year'], row['years_between']].join(' ')).toSorted()).toEqual(
      expected.toSorted(),
    )
    expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) expect(['parent', 'child'].find((reason) => reason === row['reason'])).toBe(tieOf(row))
  })

  test('paths are as short as can be, and every step is a claim', async () => {
    const walked = new UndirectedGraph()
    for (const { id, type } of graph.nodes) if (type !== 'Document') walked.mergeNode(id)
    for (const { type, source, target } of graph.edges) if (type !== 'MENTIONS') walked.mergeEdge(source, target)
    for (const [a, b] of [
      ['Region:1', 'Honor:2'],
      ['Policy:1', 'Honor:3'],
      ['Measure:100', 'Policy:105'],
    ] as const) {
      const rows = await rowsOf('path', { a, b, limit: 1000 })
      const steps = Math.max(...rows.map((row) => Number(row['step'])))
      expect(steps, `${a} ${b}`).toBe(lengthBetween(walked, a, b))
      for (const row of rows) {
        const [source, target] = row['forward'] === true ? [row['from_id'], row['to_id']] : [row['to_id'], row['from_id']]
        const made = graph.edges.some(
          (edge) => edge.type === row['relation'] && edge.source === source && edge.target === target && edge.document === row['document'],
        )
        expect(made).toBe(true)
      }
    }
  })

  test('what a similar region does besides is what the given one does not', async () => {
    const own = new Set(practices('Region:1'))
    const rows = await rowsOf('similar-regions', { region: 'Region:1' })
    expect(rows.some((row) => [row['more']].flat().length > 0)).toBe(true)
    for (const row of rows) {
      const other = practices(String(row['region_id']))
      expect(row).toMatchObject({ names: names(other.filter((id) => own.has(id))), more: names(other.filter((id) => !own.has(id))) })
    }
  })

  test('parents and children are in the order of their first years', async () => {
    const rows = (await rowsOf('parent-and-child', { measure: MEASURE, limit: 1000 })).filter((row) => row['order'] !== 'undated')
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      const [parent, child] = [years.get(String(row['parent_id'])) ?? 0, years.get(String(row['child_id'])) ?? 0]
      const { parent: above, province } = nodes.get(String(row['child_id']))?.properties ?? {}
      expect([above, province]).toContain(row['parent_id'])
      expect(row['years_between']).toBe(child - parent)
      expect(row['order']).toBe(child > parent ? 'parent first' : child < parent ? 'child first' : 'same year')
    }
  })
}

/** Breadth first, without anything that the answer was computed with. */
function lengthBetween(graph: UndirectedGraph, from: string, to: string): number {
  const distance = new Map([[from, 0]])
  for (const [node, steps] of distance) {
    if (node === to) return steps
    graph.forEachNeighbor(node, (next) => void (distance.has(next) || distance.set(next, steps + 1)))
  }
  return Infinity
}
