/** Graphs as the page gets them: the one of `support/graphs.ts`, and made ones with just what a test needs. */
import { layoutOf } from '../../src/graph/layout.ts'
import { graphArguments } from '../../src/serve/arguments.ts'
import { loadExplorer } from '../../src/serve/explorer.ts'
import { graphAnswer } from '../../src/serve/graph-answer.ts'
import { toNet, type Net } from '../../viewer/lib/net.ts'
import { memoryStore, ontology } from '../support/graphs.ts'

export async function testNet(): Promise<Net> {
  const explorer = await loadExplorer(memoryStore(), ontology, (merged) => Promise.resolve(layoutOf(merged, ontology)))
  return toNet(graphAnswer(explorer, graphArguments(ontology).parse({})), ontology)
}

export interface MadeNode {
  /** `Type:name`. */
  readonly id: string
  readonly facets?: Readonly<Record<string, string>>
}

/** Source, relation, target, stage, year. */
export type MadeClaim = readonly [source: string, relation: string, target: string, stage?: string | undefined, year?: number]

/** A graph of these nodes, which must come in the order of their ids, on a spiral. */
export function madeNet(nodes: readonly MadeNode[], claims: readonly MadeClaim[]): Net {
  const types = ontology.nodes.map((type) => type.name)
  const relations = ontology.edges.map((type) => type.name)
  const stages = ontology.stages.map((stage) => stage.name)
  const at = new Map(nodes.map(({ id }, place) => [id, place]))
  const degree = nodes.map(({ id }) => new Set(claims.flatMap(([a, , b]) => (a === id ? [b] : b === id ? [a] : []))).size)
  const names = [...new Set(nodes.flatMap((node) => Object.keys(node.facets ?? {})))]
  const facets = names.map((name) => {
    const values = [...new Set(nodes.flatMap((node) => node.facets?.[name] ?? []))].toSorted()
    return { name, values, of: nodes.map((node) => values.indexOf(node.facets?.[name] ?? '')) }
  })
  return toNet(
    {
      types,
      relations,
      stages,
      nodes: {
        id: nodes.map(({ id }) => id),
        type: nodes.map(({ id }) => types.indexOf(id.slice(0, id.indexOf(':')))),
        name: nodes.map(({ id }) => id.slice(id.indexOf(':') + 1)),
        short: nodes.map(() => ''),
        x: nodes.map((_node, place) => Math.round(Math.cos(place) * 10 * place)),
        y: nodes.map((_node, place) => Math.round(Math.sin(place) * 10 * place)),
        degree,
        documents: nodes.map(() => 1),
      },
      edges: {
        source: claims.map(([source]) => at.get(source) ?? -1),
        relation: claims.map(([, relation]) => relations.indexOf(relation)),
        target: claims.map(([, , target]) => at.get(target) ?? -1),
        document: claims.map(() => -1),
        stage: claims.map(([, , , stage]) => (stage === undefined ? -1 : stages.indexOf(stage))),
        year: claims.map(([, , , , year]) => year ?? 0),
      },
      facets,
      total: { nodes: nodes.length, edges: claims.length },
    },
    ontology,
  )
}
