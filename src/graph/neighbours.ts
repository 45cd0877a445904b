/** What a node is linked to, grouped by the kind of link: the detail that stands beside a selected node. */
import type { GraphEdge, Ontology } from '../model.ts'
import type { Degree } from './degrees.ts'
import { compare } from './merge.ts'
import type { Network } from './network.ts'

/** `both` for relations that have no direction. */
export type Direction = 'out' | 'in' | 'both'

/** One neighbour, with everything that is said of the two; strongest stage first, then earliest. */
export interface End {
  readonly id: string
  readonly edges: readonly GraphEdge[]
}

export interface Group {
  readonly relation: string
  readonly direction: Direction
  /** Most connected first. */
  readonly ends: readonly End[]
}

export interface Surroundings {
  readonly network: Network
  readonly ontology: Ontology
  readonly degrees: ReadonlyMap<string, Degree>
}

/** All groups of a node, in the order of the ontology, outgoing before incoming. */
export function neighbourGroups({ network, ontology, degrees }: Surroundings, id: string): Group[] {
  const groups = new Map<string, Map<string, GraphEdge[]>>()
  const symmetric = new Set(ontology.edges.filter((type) => type.symmetric).map((type) => type.name))
  network.forEachEdge(id, (_key, edge, source, target) => {
    const out = source === id
    const ends = entry(
      groups,
      groupKey(edge.type, symmetric.has(edge.type) ? 'both' : out ? 'out' : 'in'),
      () => new Map<string, GraphEdge[]>(),
    )
    entry(ends, out ? target : source, (): GraphEdge[] => []).push(edge)
  })
  const order = byStrength(ontology)
  const rank = (end: End): number => degrees.get(end.id)?.neighbours ?? 0
  return ontology.edges.flatMap(({ name }) =>
    (['out', 'in', 'both'] as const).flatMap((direction): Group[] => {
      const found = groups.get(groupKey(name, direction))
      if (!found) return []
      const ends = [...found].map(([other, edges]): End => ({ id: other, edges: edges.toSorted(order) }))
      return [{ relation: name, direction, ends: ends.toSorted((a, b) => rank(b) - rank(a) || compare(a.id, b.id)) }]
    }),
  )
}

/** Everything that is said of two nodes, in either direction, in the order of the ontology and then of strength. */
export function edgesBetween({ network, ontology }: Surroundings, a: string, b: string): GraphEdge[] {
  const edges: GraphEdge[] = []
  network.forEachEdge(a, (_key, edge, source, target) => {
    if ((source === a && target === b) || (source === b && target === a)) edges.push(edge)
  })
  const place = new Map(ontology.edges.map((type, index) => [type.name, index]))
  const order = byStrength(ontology)
  return edges.toSorted((x, y) => (place.get(x.type) ?? 0) - (place.get(y.type) ?? 0) || order(x, y))
}

/** Strongest stage first, then earliest year, then id. */
export function byStrength(ontology: Ontology): (a: GraphEdge, b: GraphEdge) => number {
  const ranks = new Map(ontology.stages.map((stage) => [stage.name, stage.rank]))
  const rank = (edge: GraphEdge): number => ranks.get(String(edge.properties['stage'])) ?? Number.MAX_SAFE_INTEGER
  return (a, b) => rank(a) - rank(b) || yearOr(a, Number.MAX_SAFE_INTEGER) - yearOr(b, Number.MAX_SAFE_INTEGER) || compare(a.id, b.id)
}

function yearOr(edge: GraphEdge, none: number): number {
  const year = edge.properties['year']
  return typeof year === 'number' ? year : none
}

const groupKey = (relation: string, direction: Direction): string => `${relation} ${direction}`

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const old = map.get(key)
  if (old !== undefined) return old
  const made = make()
  map.set(key, made)
  return made
}
