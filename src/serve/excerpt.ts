/** A part of the graph that the caller has chosen by ids: what a view is made into when it is taken away. */
import type { Graph } from '../model.ts'
import type { ExcerptAnswer } from './answers.ts'
import type { Explorer } from './explorer.ts'
import { NotFound } from './problems.ts'

export interface Choice {
  /** Ids of nodes; claims between them are part of it. */
  readonly nodes: readonly string[]
  /** Ids of claims, where not all between the nodes are meant. */
  readonly claims?: readonly string[] | undefined
}

/** Files made of a graph, as the export writes them; the server names no format of its own. */
export type WriteGraph = (graph: Graph, explorer: Explorer) => { readonly name: string; readonly parts: Iterable<string> }

/** @throws {NotFound} for an id that the graph does not have */
export function excerptOf({ graph }: Explorer, { nodes, claims }: Choice): Graph {
  const wanted = new Set(nodes)
  const kept = graph.nodes.filter((node) => wanted.has(node.id))
  if (kept.length < wanted.size) throw new NotFound('The graph does not have all of these nodes: it may have been built anew.')
  const between = graph.edges.filter((edge) => wanted.has(edge.source) && wanted.has(edge.target))
  if (!claims) return { nodes: kept, edges: between }
  const named = new Set(claims)
  const edges = between.filter((edge) => named.has(edge.id))
  if (edges.length < named.size) throw new NotFound('The graph does not have all of these claims between these nodes.')
  return { nodes: kept, edges }
}

/** What the columns of `/api/graph` leave out: aliases, properties and sentences. */
export function excerptAnswer(explorer: Explorer, choice: Choice): ExcerptAnswer {
  const { nodes, edges } = excerptOf(explorer, choice)
  return {
    nodes: nodes.map(({ id, aliases, properties }) => ({ id, aliases, former: explorer.former(id), properties })),
    claims: edges.map((edge) => explorer.claim(edge)),
  }
}
