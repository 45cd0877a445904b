/** A place is found by a name that it had before, and told to have had it: by programs, by the page, and in what is taken away. */
import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../src/graph/layout.ts'
import type { DocumentGraph } from '../../src/model.ts'
import { graphArguments } from '../../src/serve/arguments.ts'
import { entityAnswer, searchAnswer } from '../../src/serve/entity-answers.ts'
import { excerptAnswer } from '../../src/serve/excerpt.ts'
import { loadExplorer } from '../../src/serve/explorer.ts'
import { graphAnswer } from '../../src/serve/graph-answer.ts'
import { namesAnswer } from '../../src/serve/names-answer.ts'
import { indexNames } from '../../viewer/lib/names.ts'
import { toNet } from '../../viewer/lib/net.ts'
import { searchNames } from '../../viewer/lib/search.ts'
import { DOCUMENTS, memoryStore, ontology } from '../support/graphs.ts'

const RIVER = 'Region:990001'
const coded = DOCUMENTS.map((graph): DocumentGraph => ({
  ...graph,
  entities: graph.entities.map((entity) => (entity.id === RIVER ? { ...entity, properties: { code: '990001' } } : entity)),
}))
const explorer = await loadExplorer(
  memoryStore(coded),
  ontology,
  (graph) => Promise.resolve(layoutOf(graph, ontology)),
  new Map([
    ['990001', ['沧浪县', '青河']],
    ['990002', ['山阳县']],
  ]),
)

describe('a former name', () => {
  it('is told of the place that had it; what is an alias already is not told again', () => {
    expect(entityAnswer(explorer, RIVER).former).toEqual(['沧浪县'])
    expect(excerptAnswer(explorer, { nodes: [RIVER] }).nodes[0]?.former).toEqual(['沧浪县'])
  })

  it('is told only of what has the code', () => {
    expect(entityAnswer(explorer, 'Region:990002').former).toEqual([])
  })

  it.each(['沧浪', '浪县', 'canglang', 'clx'])('leads to the place: %s', async (query) => {
    const { hits } = searchAnswer(explorer, query, { limit: 5, types: [] })
    expect(hits.map(({ id, matched }) => [id, matched.form])).toEqual([[RIVER, '沧浪县']])
    const net = toNet(graphAnswer(explorer, graphArguments(ontology).parse({})), ontology)
    const names = await indexNames(net.columns.nodes.name, await namesAnswer(explorer))
    expect(searchNames(net, names, query, { limit: 5 }).hits.map(({ id, matched }) => [id, matched.form])).toEqual([[RIVER, '沧浪县']])
  })
})
