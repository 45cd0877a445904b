/**
 * The graph as the server holds it: merged once from the stored documents when it starts, indexed, and from then on only
 * read. Texts stay in the store and are fetched one document at a time.
 */
import { compareNodes, compareYears, type Comparison, type Years } from '../graph/compare.ts'
import { degreesOf, type Degree } from '../graph/degrees.ts'
import type { Layout } from '../graph/layout.ts'
import { documentNodeId, mergeDocuments } from '../graph/merge.ts'
import { edgesBetween, neighbourGroups, type Group } from '../graph/neighbours.ts'
import { toNetwork, type Network } from '../graph/network.ts'
import { createSearch, type SearchIndex } from '../graph/search.ts'
import type { DocumentGraph, Graph, GraphEdge, GraphNode, Ontology, Store } from '../model.ts'
import type { Claim, DocumentSummary, Ref } from './answers.ts'
import { NotFound, NotUnderstood } from './problems.ts'

export interface Explorer {
  readonly ontology: Ontology
  readonly graph: Graph
  readonly network: Network
  readonly layout: Layout
  readonly search: SearchIndex
  readonly documents: readonly DocumentSummary[]
  degree(id: string): Degree
  /** Names that a place had before. */
  former(id: string): readonly string[]
  /** @throws {NotFound} where there is no such node */
  node(id: string): GraphNode
  ref(id: string): Ref
  claim(edge: GraphEdge): Claim
  /** The node that an argument means: an id, or a name that only one entity has. */
  resolve(given: string): string
  groups(id: string): Group[]
  between(a: string, b: string): GraphEdge[]
  compare(a: string, b: string): Comparison[]
  compareYears(years: Omit<Years, 'yearOf'>): Comparison[]
}

/** By the code of a place. */
export type FormerNames = ReadonlyMap<string, readonly string[]>

/** Reads every stored document once; `place` computes or fetches the layout of the merged graph. */
export async function loadExplorer(
  store: Store,
  ontology: Ontology,
  place: (graph: Graph) => Promise<Layout>,
  formerNames: FormerNames = new Map(),
): Promise<Explorer> {
  const kept: DocumentGraph[] = []
  const lengths = new Map<string, number>()
  for await (const graph of store.documents()) {
    lengths.set(graph.document.id, graph.document.text.length)
    kept.push({ ...graph, document: { ...graph.document, text: '' } })
  }
  const graph = mergeDocuments(ontology, kept)
  return createExplorer({ ontology, graph, layout: await place(graph), kept, lengths, formerNames })
}

interface Parts {
  readonly ontology: Ontology
  readonly graph: Graph
  readonly layout: Layout
  /** The documents without their texts, and how long these are. */
  readonly kept: readonly DocumentGraph[]
  readonly lengths: ReadonlyMap<string, number>
  readonly formerNames: FormerNames
}

function createExplorer({ ontology, graph, layout, kept, lengths, formerNames }: Parts): Explorer {
  const network = toNetwork(graph)
  const degrees = degreesOf(network, ontology)
  const surroundings = { network, ontology, degrees }
  const sources = new Map(kept.map(({ document }) => [document.id, document]))
  const named = namesOf(graph)
  const degree = (id: string): Degree => degrees.get(id) ?? { neighbours: 0, documents: 0 }
  const node = (id: string): GraphNode => {
    if (!network.hasNode(id)) throw new NotFound(`There is no entity ${shortened(id)}.`)
    return network.getNodeAttributes(id)
  }
  const ref = (id: string): Ref => {
    const { type, name } = node(id)
    return { id, type, name, degree: degree(id).neighbours }
  }
  const former = (id: string): readonly string[] => {
    const { name, aliases, properties } = node(id)
    const { code } = properties
    const names = typeof code === 'string' ? (formerNames.get(code) ?? []) : []
    return names.filter((one) => one !== name && !aliases.includes(one))
  }
  const explorer: Explorer = {
    ontology,
    graph,
    network,
    layout,
    search: createSearch(
      graph.nodes.map(({ id, type, name, aliases }) => ({ id, type, name, aliases: [...aliases, ...former(id)] })),
      (id) => degree(id).neighbours,
    ),
    documents: [],
    degree,
    former,
    node,
    ref,
    claim: (edge) =>
      claimOf(edge, {
        title: sources.get(edge.document)?.title,
        year: sources.get(edge.document)?.year,
        node: documentNodeId(ontology, edge.document),
      }),
    resolve: (given) => (network.hasNode(given) ? given : onlyOne(named.get(given.trim()) ?? [], given)),
    groups: (id) => neighbourGroups(surroundings, id),
    between: (a, b) => edgesBetween(surroundings, a, b),
    compare: (a, b) => compareNodes(surroundings, a, b),
    compareYears: (years) => compareYears(surroundings, { ...years, yearOf: (edge) => yearOf(edge, sources.get(edge.document)?.year) }),
  }
  return { ...explorer, documents: kept.map((one) => summaryOf(explorer, one, lengths.get(one.document.id) ?? 0)) }
}

/** What is told of a document in a list. */
export function summaryOf(
  explorer: Explorer,
  { document, entities, relations, issues }: DocumentGraph,
  characters: number,
): DocumentSummary {
  const { id, title, region, year, date, url } = document
  return {
    id,
    node: documentNodeId(explorer.ontology, id),
    title,
    region: region !== undefined && explorer.network.hasNode(region) ? explorer.ref(region) : null,
    year: year ?? null,
    date: date ?? null,
    url: url ?? null,
    characters,
    entities: entities.length,
    relations: relations.length,
    issues: issues.length,
  }
}

function claimOf(
  edge: GraphEdge,
  said: { readonly title: string | undefined; readonly year: number | undefined; readonly node: string },
): Claim {
  const { id, type, source, target, document, properties, quote, start, end, rule } = edge
  const { stage } = properties
  return {
    id,
    relation: type,
    source,
    target,
    document,
    title: said.title ?? document,
    node: said.node,
    stage: typeof stage === 'string' ? stage : null,
    year: yearOf(edge, said.year),
    properties,
    quote,
    start,
    end,
    rule,
  }
}

/** The edge's own year, else its document's. */
function yearOf({ properties: { year } }: GraphEdge, reported: number | undefined): number | null {
  return typeof year === 'number' ? year : (reported ?? null)
}

function namesOf(graph: Graph): Map<string, string[]> {
  const named = new Map<string, string[]>()
  for (const { id, name, aliases } of graph.nodes)
    for (const form of new Set([name, ...aliases])) {
      const ids = named.get(form)
      if (ids) ids.push(id)
      else named.set(form, [id])
    }
  return named
}

function onlyOne(ids: readonly string[], given: string): string {
  const [id, ...others] = ids
  if (id === undefined) throw new NotFound(`There is no entity ${shortened(given)}.`)
  if (others.length > 0) throw new NotUnderstood(`${shortened(given)} is the name of several: give one of ${ids.slice(0, 10).join(', ')}.`)
  return id
}

/** What the caller sent, short enough to be repeated in a message. */
function shortened(given: string): string {
  const points = Array.from(given)
  return points.length > 60 ? `“${points.slice(0, 60).join('')}…”` : `“${given}”`
}
