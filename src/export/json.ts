/** The merged graph as one JSON object, a node or an edge a line. */
import type { Format } from './format.ts'

export const json: Format = ({ nodes, edges }) => [{ name: 'graph.json', parts: lines(nodes, edges) }]

function* lines(nodes: readonly unknown[], edges: readonly unknown[]): Generator<string> {
  yield '{ "nodes": [\n'
  yield* listed(nodes)
  yield '\n], "edges": [\n'
  yield* listed(edges)
  yield '\n] }\n'
}

function* listed(items: readonly unknown[]): Generator<string> {
  for (const [i, item] of items.entries()) yield `${i === 0 ? '' : ',\n'}${JSON.stringify(item)}`
}
