/** `/api/graph`: the graph, or the part of it that is asked for, by columns and with positions. */
import { compare } from '../graph/merge.ts'
import type { GraphEdge, GraphNode } from '../model.ts'
import type { Facet, GraphAnswer } from './answers.ts'
import type { GraphArguments } from './arguments.ts'
import type { Explorer } from './explorer.ts'

/** A property with more different values than this is no facet. */
const FACET_VALUES = 64

export function graphAnswer(explorer: Explorer, wanted: GraphArguments): GraphAnswer {
  const { ontology, graph } = explorer
  const edges = edgesWanted(explorer, wanted)
  const nodes = nodesWanted(explorer, wanted, edges)
  const kept = nodes.slice(0, wanted.limit ?? nodes.length).toSorted((a, b) => compare(a.id, b.id))
  const index = new Map(kept.map((node, at) => [node.id, at]))
  return {
    types: ontology.nodes.map((type) => type.name),
    relations: ontology.edges.map((type) => type.name),
    stages: ontology.stages.map((stage) => stage.name),
    nodes: nodeColumns(explorer, kept),
    edges: edgeColumns(
      explorer,
      edges.filter((edge) => index.has(edge.source) && index.has(edge.target)),
      index,
    ),
    facets: facetsOf(explorer, kept),
    total: { nodes: graph.nodes.length, edges: graph.edges.length },
  }
}

function edgesWanted(explorer: Explorer, { type, relation, stage, from, to, ends }: GraphArguments): GraphEdge[] {
  const ids = ends.map((end) => explorer.resolve(end))
  const typed = (id: string): boolean => !type || type.includes(explorer.node(id).type)
  return explorer.graph.edges.filter((edge) => {
    if (relation && !relation.includes(edge.type)) return false
    if (stage && !stage.includes(String(edge.properties['stage']))) return false
    const { year } = explorer.claim(edge)
    if (from !== undefined && (year === null || year < from)) return false
    if (to !== undefined && (year === null || year > to)) return false
    return ids.every((id) => edge.source === id || edge.target === id) && typed(edge.source) && typed(edge.target)
  })
}

/** Most connected first. Only when nothing is said of edges does a node need none to be shown. */
function nodesWanted(
  explorer: Explorer,
  { type, relation, stage, from, to, ends }: GraphArguments,
  edges: readonly GraphEdge[],
): GraphNode[] {
  const narrowed = Boolean(relation ?? stage ?? from ?? to) || ends.length > 0
  const linked = new Set(edges.flatMap((edge) => [edge.source, edge.target]))
  const nodes = explorer.graph.nodes.filter((node) => (narrowed ? linked.has(node.id) : true) && (!type || type.includes(node.type)))
  return nodes.toSorted((a, b) => explorer.degree(b.id).neighbours - explorer.degree(a.id).neighbours || compare(a.id, b.id))
}

function nodeColumns(explorer: Explorer, nodes: readonly GraphNode[]): GraphAnswer['nodes'] {
  const types = new Map(explorer.ontology.nodes.map((type, at) => [type.name, at]))
  return {
    id: nodes.map((node) => node.id),
    type: nodes.map((node) => types.get(node.type) ?? -1),
    name: nodes.map((node) => node.name),
    short: nodes.map(shortName),
    x: nodes.map((node) => explorer.layout.get(node.id)?.x ?? 0),
    y: nodes.map((node) => explorer.layout.get(node.id)?.y ?? 0),
    degree: nodes.map((node) => explorer.degree(node.id).neighbours),
    documents: nodes.map((node) => explorer.degree(node.id).documents),
  }
}

const LONG_NAME = 7

/** The longest alias that is the end of the name: what a place is called once the places above it are left out. */
function shortName({ name, aliases }: GraphNode): string {
  if (name.length <= LONG_NAME) return ''
  const ends = aliases.filter((alias) => alias.length > 1 && name.endsWith(alias))
  return ends.reduce((longest, alias) => (alias.length > longest.length ? alias : longest), '')
}

function edgeColumns(explorer: Explorer, edges: readonly GraphEdge[], index: ReadonlyMap<string, number>): GraphAnswer['edges'] {
  const relations = new Map(explorer.ontology.edges.map((type, at) => [type.name, at]))
  const stages = new Map(explorer.ontology.stages.map((stage, at) => [stage.name, at]))
  const claims = edges.map((edge) => explorer.claim(edge))
  return {
    relation: claims.map((claim) => relations.get(claim.relation) ?? -1),
    source: claims.map((claim) => index.get(claim.source) ?? -1),
    target: claims.map((claim) => index.get(claim.target) ?? -1),
    document: claims.map((claim) => index.get(claim.node) ?? -1),
    stage: claims.map((claim) => (claim.stage === null ? -1 : (stages.get(claim.stage) ?? -1))),
    year: claims.map((claim) => claim.year ?? 0),
  }
}

function facetsOf({ ontology }: Explorer, nodes: readonly GraphNode[]): Facet[] {
  const declared = ontology.nodes.flatMap((type) =>
    Object.entries(type.properties).flatMap(([property, { facet }]) => (facet === undefined ? [] : [{ facet, type: type.name, property }])),
  )
  return [...new Set(declared.map(({ facet }) => facet))].flatMap((name): Facet[] => {
    const property = new Map(declared.filter(({ facet }) => facet === name).map((one) => [one.type, one.property]))
    const of = nodes.map((node) => node.properties[property.get(node.type) ?? ''])
    const values = [...new Set(of.filter((value) => typeof value === 'string'))].toSorted(compare)
    if (values.length < 2 || values.length > FACET_VALUES) return []
    const places = new Map(values.map((value, at) => [value, at]))
    return [{ name, values, of: of.map((value) => (typeof value === 'string' ? (places.get(value) ?? -1) : -1)) }]
  })
}
