/** How connected each node is: what search, labels and lists are ranked by. */
import type { Ontology } from '../model.ts'
import type { Network } from './network.ts'

export interface Degree {
  /** Other nodes that any relation links it to; being mentioned by a document does not count. */
  readonly neighbours: number
  /** Documents that mention it, or that say something of it. */
  readonly documents: number
}

export function degreesOf(network: Network, ontology: Ontology): ReadonlyMap<string, Degree> {
  const degrees = new Map<string, Degree>()
  network.forEachNode((id) => {
    const neighbours = new Set<string>()
    const documents = new Set<string>()
    network.forEachEdge(id, (_key, edge, source, target) => {
      documents.add(edge.document)
      if (edge.type !== ontology.mentions) neighbours.add(source === id ? target : source)
    })
    neighbours.delete(id)
    degrees.set(id, { neighbours: neighbours.size, documents: documents.size })
  })
  return degrees
}
