/** What of the graph is shown, and how much each filter would show: the same for the picture, the table and the counts. */
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
  readonly unlinked: number
}

interface Passes {
  readonly relation: boolean
  readonly stage: boolean
  readonly year: boolean
  readonly ends: boolean
}

export function applyFilters(net: Net, filters: Filters): Shown {
  const { nodes, edges, types, relations, stages } = net.columns
  const placed = nodes.id.map((_id, at) => passesFacets(net, filters, at))
  const typed = nodes.type.map((type, at) => placed[at] === true && !filters.types.has(types[type] ?? ''))
  const claims = new Uint8Array(edges.source.length)
  const linked = new Uint8Array(nodes.id.length)
  const reached = new Uint8Array(nodes.id.length)
  const counts = { relations: new Map<string, number>(), stages: new Map<string, number>(), years: new Map<number, number>() }
  let claimCount = 0
  edges.source.forEach((source, at) => {
    const target = edges.target[at] ?? -1
    const relation = relations[edges.relation[at] ?? -1] ?? ''
    const stage = stages[edges.stage[at] ?? -1] ?? NO_STAGE
    const year = edges.year[at] ?? 0
    const passes: Passes = {
      relation: !filters.relations.has(relation),
      stage: !filters.stages.has(stage),
      year: inYears(filters, year),
      ends: typed[source] === true && typed[target] === true,
    }
    const mention = relation === net.mentions
    if (passes.stage && passes.year && passes.ends) count(counts.relations, relation)
    if (passes.relation && passes.year && passes.ends) count(counts.stages, stage)
    if (passes.relation && passes.stage && passes.ends && year > 0) count(counts.years, year)
    if (!passes.relation || !passes.stage || !passes.year) return
    if (placed[source]) reached[source] = 1
    if (placed[target] && (!mention || passes.ends)) reached[target] = 1
    if (!passes.ends) return
    claims[at] = 1
    claimCount++
    linked[source] = 1
    linked[target] = 1
  })
  return { claims, claimCount, ...showNodes(net, filters, { typed, linked, reached, counts }), pairs: showPairs(net, claims) }
}

interface Reach {
  readonly typed: readonly boolean[]
  /** Nodes with a claim that is shown. */
  readonly linked: Uint8Array
  /** Nodes with a claim that would be shown if all types were on. */
  readonly reached: Uint8Array
  readonly counts: Omit<Counts, 'types' | 'unlinked'>
}

/** Nodes without lines belong to the whole graph; once claims are narrowed they would only be noise. */
function showNodes(net: Net, filters: Filters, { typed, linked, reached, counts }: Reach): Pick<Shown, 'nodes' | 'nodeCount' | 'counts'> {
  const { nodes, types } = net.columns
  const shown = new Uint8Array(nodes.id.length)
  const perType = new Map<string, number>()
  let nodeCount = 0
  let unlinked = 0
  nodes.type.forEach((type, at) => {
    if (reached[at] || filters.unlinked) count(perType, types[type] ?? '')
    if (!typed[at]) return
    if (!linked[at]) unlinked++
    if (!linked[at] && !filters.unlinked) return
    shown[at] = 1
    nodeCount++
  })
  return { nodes: shown, nodeCount, counts: { ...counts, types: perType, unlinked } }
}

function showPairs(net: Net, claims: Uint8Array): Uint8Array {
  return Uint8Array.from(net.pairs, (pair) => (pair.claims.some((claim) => claims[claim]) ? 1 : 0))
}

function passesFacets(net: Net, filters: Filters, node: number): boolean {
  for (const facet of net.columns.facets) {
    const wanted = filters.facets.get(facet.name)
    const value = facet.of[node] ?? -1
    if (wanted && wanted.size > 0 && value >= 0 && !wanted.has(facet.values[value] ?? '')) return false
  }
  return true
}

function inYears({ from, to }: Filters, year: number): boolean {
  if (from === undefined && to === undefined) return true
  return year > 0 && year >= (from ?? year) && year <= (to ?? year)
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
