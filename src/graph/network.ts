/** The merged graph as a graphology multigraph, so that its neighbourhoods can be walked. Made once, then only read. */
import { MultiDirectedGraph } from 'graphology'
import type { Graph, GraphEdge, GraphNode } from '../model.ts'

export type Network = MultiDirectedGraph<GraphNode, GraphEdge>

/** Nodes and edges keep the order of `graph`. An edge whose end is missing is left out: `verify` tells of it. */
export function toNetwork(graph: Graph): Network {
  const network: Network = new MultiDirectedGraph<GraphNode, GraphEdge>()
  for (const node of graph.nodes) network.mergeNode(node.id, node)
  for (const edge of graph.edges)
    if (network.hasNode(edge.source) && network.hasNode(edge.target)) network.mergeEdgeWithKey(edge.id, edge.source, edge.target, edge)
  return network
}
