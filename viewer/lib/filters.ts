/**
 * What of the graph is shown, and how much each filter would show: one function for the picture, the table, the counts and
 * what is taken away. Each filter that a node or a claim does not pass sets a bit, so that one walk over the claims tells
 * both what is shown (no bit) and what each filter alone holds back (its bit and no other).
 */
import type { Ontology } from '../../src/model.ts'
import type { Net } from './net.ts'

export interface Filters {
  /** Names of types, relations and stages that are switched off; `-` is the stage of what has none. */
  readonly types: ReadonlySet<string>
  readonly relations: ReadonlySet<string>
  readonly stages: ReadonlySet<string>
  /** Years, both inclusive; `undefined` is open. */
  readonly from: number | undefined
  readonly to: number | undefined
  /** Values of a facet that are wanted; what has no value in the facet stays. */
  readonly facets: ReadonlyMap<string, ReadonlySet<string>>
  /** Fewest places that something other than a place must be linked to. */
  readonly least: number
  /** Whether nodes without any line are shown. */
  readonly unlinked: boolean
}

/** What is shown at first: documents and what they mention stand behind every sentence; in the picture they would cover all else. */
export function homeFilters({ document }: Pick<Ontology, 'document'>): Filters {
  return {
    types: new Set([document]),
    relations: new Set(),
    stages: new Set(),
    from: undefined,
    to: undefined,
    facets: new Map(),
    least: 1,
    unlinked: false,
  }
}

export const NO_STAGE = '-'

export interface Shown {
  /** 1 where shown, by node, by pair, by claim. */
  readonly nodes: Uint8Array
  readonly pairs: Uint8Array
  readonly claims: Uint8Array
  readonly nodeCount: number
  readonly claimCount: number
  readonly counts: Counts
}

/** For each choice: what it has when every other filter stays as it is. */
export interface Counts {
  readonly types: ReadonlyMap<string, number>
  readonly relations: ReadonlyMap<string, number>
  readonly stages: ReadonlyMap<string, number>
  readonly years: ReadonlyMap<number, number>
  /** By facet, by value: nodes. */
  readonly facets: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** By number of places: nodes that are linked to at least so many. */
  readonly least: ReadonlyMap<number, number>
  readonly unlinked: number
}

/** What else decides: a part of the graph that alone is looked at (1 for each of its nodes), and nodes in it that no filter hides. */
export interface Within {
  readonly scope?: Uint8Array | undefined
  readonly kept?: ReadonlySet<number> | undefined
}

/** Numbers of places that one can ask for. */
export const LEAST = [1, 2, 3, 5, 10, 20, 50, 100] as const

const TYPE = 1
const RELATION = 2
const STAGE = 4
const YEARS = 8
const FEW = 16
const OUTSIDE = 32
const FACET = 64
/** In what a node is reached by: a claim that is shown. */
const SHOWN = 1 << 30

export function applyFilters(net: Net, filters: Filters, within: Within = {}): Shown {
  const faults = nodeFaults(net, filters, within)
  const first = walkClaims(net, filters, faults)
  const places = placesOf(net, first.claims)
  if (filters.least > 1) {
    faults.forEach((_fault, at) => {
      if (counted(net, at) && !within.kept?.has(at) && (places[at] ?? 0) < filters.least) faults[at] = (faults[at] ?? 0) | FEW
    })
  }
  const walked = filters.least > 1 ? walkClaims(net, filters, faults) : first
  const least = new Map(LEAST.map((n) => [n, places.reduce((sum, own, at) => sum + (own >= n && counted(net, at) ? 1 : 0), 0)]))
  const { claims, claimCount } = walked
  return { ...showNodes(net, { filters, within, faults, walked, least }), claims, claimCount, pairs: showPairs(net, claims) }
}

function nodeFaults(net: Net, filters: Filters, { scope, kept }: Within): Int32Array {
  const { nodes, types, facets } = net.columns
  const hidden = types.map((type) => filters.types.has(type))
  const wanted = facets.map((facet) => {
    const names = filters.facets.get(facet.name)
    return names && names.size > 0 ? facet.values.map((value) => names.has(value)) : undefined
  })
  return Int32Array.from(nodes.type, (type, at) => {
    if (scope && scope[at] !== 1) return OUTSIDE
    if (kept?.has(at)) return 0
    let fault = hidden[type] ? TYPE : 0
    wanted.forEach((values, facet) => {
      const value = facets[facet]?.of[at] ?? -1
      if (values && value >= 0 && !values[value]) fault |= FACET << facet
    })
    return fault
  })
}

interface Walked {
  readonly claims: Uint8Array
  readonly claimCount: number
  /** Of each node the filters that, taken away, would let a claim of it be seen. */
  readonly reached: Int32Array
  readonly linked: Uint8Array
  readonly relations: ReadonlyMap<string, number>
  readonly stages: ReadonlyMap<string, number>
  readonly years: ReadonlyMap<number, number>
}

function walkClaims(net: Net, filters: Filters, faults: Int32Array): Walked {
  const { nodes, edges, relations, stages } = net.columns
  const offRelation = relations.map((name) => (filters.relations.has(name) ? RELATION : 0))
  const offStage = [NO_STAGE, ...stages].map((name) => (filters.stages.has(name) ? STAGE : 0))
  const mentions = relations.indexOf(net.mentions)
  const claims = new Uint8Array(edges.source.length)
  const linked = new Uint8Array(nodes.id.length)
  const reached = new Int32Array(nodes.id.length)
  const byRelation = new Int32Array(relations.length)
  const byStage = new Int32Array(stages.length + 1)
  const years = new Map<number, number>()
  let claimCount = 0
  edges.source.forEach((source, at) => {
    const target = edges.target[at] ?? -1
    const relation = edges.relation[at] ?? -1
    const stage = (edges.stage[at] ?? -1) + 1
    const year = edges.year[at] ?? 0
    const ends = (faults[source] ?? 0) | (faults[target] ?? 0)
    const fault = ends | (offRelation[relation] ?? 0) | (offStage[stage] ?? 0) | (inYears(filters, year) ? 0 : YEARS)
    if ((fault & ~RELATION) === 0) byRelation[relation] = (byRelation[relation] ?? 0) + 1
    if ((fault & ~STAGE) === 0) byStage[stage] = (byStage[stage] ?? 0) + 1
    if ((fault & ~YEARS) === 0 && year > 0) years.set(year, (years.get(year) ?? 0) + 1)
    // More than one filter holds it back.
    if ((fault & (fault - 1)) !== 0) return
    const bit = fault === 0 ? SHOWN : fault
    reached[source] = (reached[source] ?? 0) | bit
    // What is only mentioned by documents is not reached by letting documents be seen.
    if (relation !== mentions || fault !== TYPE) reached[target] = (reached[target] ?? 0) | bit
    if (fault !== 0) return
    claims[at] = 1
    claimCount++
    linked[source] = 1
    linked[target] = 1
  })
  return {
    claims,
    claimCount,
    reached,
    linked,
    relations: new Map(relations.map((name, at) => [name, byRelation[at] ?? 0])),
    stages: new Map([NO_STAGE, ...stages].map((name, at) => [name, byStage[at] ?? 0])),
    years,
  }
}

/** Of each node the number of places that a claim which is shown links it to. */
function placesOf(net: Net, claims: Uint8Array): Int32Array {
  const { nodes, types, edges, relations } = net.columns
  const place = types.indexOf(net.place)
  const mentions = relations.indexOf(net.mentions)
  const places = new Int32Array(nodes.id.length)
  for (const { a, b, claims: said } of net.pairs) {
    const placed = nodes.type[a] === place ? b : nodes.type[b] === place ? a : -1
    if (placed >= 0 && said.some((claim) => claims[claim] === 1 && edges.relation[claim] !== mentions))
      places[placed] = (places[placed] ?? 0) + 1
  }
  return places
}

/** Places are not counted in places, and documents only report. */
function counted(net: Net, at: number): boolean {
  const type = net.columns.types[net.columns.nodes.type[at] ?? -1]
  return type !== net.place && type !== net.document
}

interface Reach {
  readonly filters: Filters
  readonly within: Within
  readonly faults: Int32Array
  readonly walked: Walked
  readonly least: ReadonlyMap<number, number>
}

/** Nodes without lines belong to the whole graph; once claims are narrowed they would only be noise. */
function showNodes(
  net: Net,
  { filters, within, faults, walked: { reached, linked, relations, stages, years }, least }: Reach,
): Pick<Shown, 'nodes' | 'nodeCount' | 'counts'> {
  const { nodes, types, facets } = net.columns
  const shown = new Uint8Array(nodes.id.length)
  const perType = new Int32Array(types.length)
  const perValue = facets.map((facet) => new Int32Array(facet.values.length))
  const all = filters.unlinked || within.scope !== undefined
  let nodeCount = 0
  let unlinked = 0
  nodes.type.forEach((type, at) => {
    const fault = faults[at] ?? 0
    const reach = all ? -1 : (reached[at] ?? 0)
    if ((fault & ~TYPE) === 0 && (reach & (TYPE | SHOWN)) !== 0) perType[type] = (perType[type] ?? 0) + 1
    facets.forEach((facet, number) => {
      const value = facet.of[at] ?? -1
      const counts = perValue[number]
      const bit = FACET << number
      if (counts && value >= 0 && (fault & ~bit) === 0 && (reach & (bit | SHOWN)) !== 0) counts[value] = (counts[value] ?? 0) + 1
    })
    if (fault !== 0) return
    if (linked[at] === 0) unlinked++
    if (linked[at] === 0 && !all) return
    shown[at] = 1
    nodeCount++
  })
  const byFacet = new Map(facets.map((facet, number) => [facet.name, named(facet.values, perValue[number])]))
  const counts = { types: named(types, perType), relations, stages, years, facets: byFacet, least, unlinked }
  return { nodes: shown, nodeCount, counts }
}

const named = (names: readonly string[], counts: Int32Array | undefined): ReadonlyMap<string, number> =>
  new Map(names.map((name, at) => [name, counts?.[at] ?? 0]))

function showPairs(net: Net, claims: Uint8Array): Uint8Array {
  return Uint8Array.from(net.pairs, (pair) => (pair.claims.some((claim) => claims[claim]) ? 1 : 0))
}

function inYears({ from, to }: Filters, year: number): boolean {
  if (from === undefined && to === undefined) return true
  return year > 0 && year >= (from ?? year) && year <= (to ?? year)
}
