/**
 * Gathers a graph into discs: a node that is linked to several, with all that is linked to it alone around it. A node
 * that no relation reaches lies with what else its document speaks of.
 */
import type { Graph, GraphNode, Ontology } from '../model.ts'
import { compare } from './merge.ts'

export interface Disc {
  readonly centre: string
  /** What lies around it, by type and then by id. */
  readonly seeds: readonly string[]
  /** Other discs that it is linked to, each named once for a pair. */
  readonly ties: readonly { readonly to: string; readonly weight: number }[]
}

type Links = ReadonlyMap<string, ReadonlyMap<string, number>>

export function gather(graph: Graph, ontology: Ontology): Disc[] {
  const relations = linksOf(graph, (type) => type !== ontology.mentions)
  const mentions = linksOf(graph, (type) => type === ontology.mentions)
  const host = hostsOf(graph, relations, mentions)
  const order = typeOrder(graph, ontology)
  const seeds = new Map<string, string[]>()
  for (const { id } of graph.nodes) {
    const at = host.get(id)
    if (at === undefined) seeds.set(id, seeds.get(id) ?? [])
    else seeds.set(at, [...(seeds.get(at) ?? []), id])
  }
  const centres = graph.nodes.map((node) => node.id).filter((id) => !host.has(id))
  return centres.map((centre) => ({
    centre,
    seeds: (seeds.get(centre) ?? []).toSorted(order),
    ties: [...tiesOf(centre, relations, host), ...anchorOf(centre, { relations, mentions, host })],
  }))
}

/** How many edges link each node to each other one, in either direction. */
function linksOf(graph: Graph, wanted: (type: string) => boolean): Links {
  const links = new Map<string, Map<string, number>>(graph.nodes.map(({ id }) => [id, new Map<string, number>()]))
  for (const { type, source, target } of graph.edges) {
    const from = links.get(source)
    const to = links.get(target)
    if (!wanted(type) || source === target || !from || !to) continue
    from.set(target, (from.get(target) ?? 0) + 1)
    to.set(source, (to.get(source) ?? 0) + 1)
  }
  return links
}

/** The centre that each seed lies around; what is not in here is a centre. */
function hostsOf({ nodes }: Graph, relations: Links, mentions: Links): Map<string, string> {
  const degree = (id: string): number => relations.get(id)?.size ?? 0
  const host = new Map<string, string>()
  for (const { id } of nodes) {
    const [only] = relations.get(id)?.keys() ?? []
    // Of two that have only each other, the first by id is the centre.
    if (only !== undefined && degree(id) === 1 && (degree(only) > 1 || compare(only, id) < 0)) host.set(id, only)
  }
  const centreOf = (id: string): string => host.get(id) ?? id
  for (const { id } of nodes) {
    if (degree(id) > 0) continue
    const near = nearest(id, mentions, degree)
    if (near !== undefined && near !== id) host.set(id, centreOf(near))
  }
  return host
}

/** The best linked of what a document mentions; for what is only mentioned, the same by way of its documents. */
function nearest(id: string, mentions: Links, degree: (id: string) => number): string | undefined {
  const around = [...(mentions.get(id)?.keys() ?? [])]
  const further = around.flatMap((other) => [...(mentions.get(other)?.keys() ?? [])])
  const linked = [...around, ...further].filter((other) => degree(other) > 0)
  return linked.reduce<string | undefined>((best, other) => {
    if (best === undefined) return other
    return degree(other) - degree(best) || compare(best, other) > 0 ? (degree(other) < degree(best) ? best : other) : best
  }, undefined)
}

function tiesOf(centre: string, relations: Links, host: ReadonlyMap<string, string>): { to: string; weight: number }[] {
  const ties = [...(relations.get(centre) ?? [])].filter(([other]) => !host.has(other) && compare(centre, other) < 0)
  return ties.map(([to, weight]) => ({ to, weight: Math.min(weight, 3) })).toSorted((a, b) => compare(a.to, b.to))
}

/** Fewer links than this leave a node adrift; it is then held near what its documents speak of most. */
const ADRIFT = 3
const ANCHOR = 0.5

function anchorOf(
  centre: string,
  { relations, mentions, host }: { relations: Links; mentions: Links; host: ReadonlyMap<string, string> },
): { to: string; weight: number }[] {
  const degree = (id: string): number => relations.get(id)?.size ?? 0
  if (degree(centre) >= ADRIFT) return []
  const near = nearest(centre, mentions, degree)
  const to = near === undefined ? undefined : (host.get(near) ?? near)
  return to === undefined || to === centre || relations.get(centre)?.has(to) ? [] : [{ to, weight: ANCHOR }]
}

function typeOrder(graph: Graph, ontology: Ontology): (a: string, b: string) => number {
  const place = new Map(ontology.nodes.map((type, at) => [type.name, at]))
  const nodes = new Map<string, GraphNode>(graph.nodes.map((node) => [node.id, node]))
  const at = (id: string): number => place.get(nodes.get(id)?.type ?? '') ?? 0
  return (a, b) => at(a) - at(b) || compare(a, b)
}
