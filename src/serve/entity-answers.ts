/** What is told of one entity, of two, and of one document. */
import { shortestPaths } from '../graph/paths.ts'
import type { Comparison } from '../graph/compare.ts'
import type { End } from '../graph/neighbours.ts'
import type { DocumentGraph, GraphEdge } from '../model.ts'
import { documentEdges } from '../graph/merge.ts'
import type {
  CompareAnswer,
  CompareGroup,
  Claim,
  DocumentAnswer,
  EntityAnswer,
  EvidenceAnswer,
  Neighbour,
  NeighboursAnswer,
  PathAnswer,
  Ref,
  SearchAnswer,
  YearsAnswer,
} from './answers.ts'
import { summaryOf, type Explorer } from './explorer.ts'

export function searchAnswer(
  explorer: Explorer,
  query: string,
  options: { readonly limit: number; readonly types: readonly string[] },
): SearchAnswer {
  const { hits, counts } = explorer.search.search(query, options)
  return { query, counts, hits: hits.map(({ id, form, start, end, by }) => ({ ...explorer.ref(id), matched: { form, start, end, by } })) }
}

export function entityAnswer(explorer: Explorer, id: string): EntityAnswer {
  const { aliases, properties } = explorer.node(id)
  const links = Object.entries(properties).flatMap(([name, value]): [string, Ref][] =>
    typeof value === 'string' && explorer.network.hasNode(value) ? [[name, explorer.ref(value)]] : [],
  )
  const { documents } = explorer.degree(id)
  return { ...explorer.ref(id), aliases, former: explorer.former(id), properties, documents, links: Object.fromEntries(links) }
}

export interface Slice {
  readonly relation?: readonly string[] | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}

/** Every group with its count; of each, the ends from `offset` on. */
export function neighboursAnswer(explorer: Explorer, id: string, { relation, limit = 50, offset = 0 }: Slice): NeighboursAnswer {
  explorer.node(id)
  const groups = explorer.groups(id).filter((group) => !relation || relation.includes(group.relation))
  return {
    id,
    groups: groups.map(({ relation: name, direction, ends }) => ({
      relation: name,
      direction,
      total: ends.length,
      ends: ends.slice(offset, offset + limit).map((end) => neighbour(explorer, end)),
    })),
  }
}

/** Sentences: of one entity, of it and another, of one relation, of one document. */
export function evidenceAnswer(
  explorer: Explorer,
  id: string,
  {
    relation,
    limit = 100,
    offset = 0,
    with: other,
    document,
  }: Slice & { readonly with?: string | undefined; readonly document?: string | undefined },
): EvidenceAnswer {
  explorer.node(id)
  const edges =
    other === undefined
      ? explorer.groups(id).flatMap((group) => group.ends.flatMap((end) => end.edges))
      : explorer.between(id, explorer.resolve(other))
  const wanted = edges.filter(
    (edge) => (!relation || relation.includes(edge.type)) && (document === undefined || edge.document === document),
  )
  return { total: wanted.length, claims: claims(explorer, wanted.slice(offset, offset + limit)) }
}

export function pathAnswer(
  explorer: Explorer,
  ends: { readonly from: string; readonly to: string },
  options: { readonly limit: number; readonly mentions: boolean },
): PathAnswer {
  const from = explorer.resolve(ends.from)
  const to = explorer.resolve(ends.to)
  const allow = (edge: GraphEdge): boolean => options.mentions || edge.type !== explorer.ontology.mentions
  const { paths, more } = shortestPaths(explorer.network, { from, to, allow, limit: options.limit })
  return {
    from: explorer.ref(from),
    to: explorer.ref(to),
    more,
    paths: paths.map((nodes) => ({
      nodes: nodes.map((id) => explorer.ref(id)),
      steps: nodes.slice(1).map((id, at) => claims(explorer, explorer.between(nodes[at] ?? id, id).filter(allow))),
    })),
  }
}

export function compareAnswer(explorer: Explorer, given: { readonly a: string; readonly b: string }): CompareAnswer {
  const a = explorer.resolve(given.a)
  const b = explorer.resolve(given.b)
  return { a: explorer.ref(a), b: explorer.ref(b), groups: explorer.compare(a, b).map((group) => compareGroup(explorer, group)) }
}

export function yearsAnswer(
  explorer: Explorer,
  {
    a,
    b,
    of,
    limit = 200,
  }: { readonly a: number; readonly b: number; readonly of?: string | undefined; readonly limit?: number | undefined },
): YearsAnswer {
  const id = of === undefined ? undefined : explorer.resolve(of)
  const groups = explorer.compareYears({ a, b, of: id }).map(({ shared, onlyA, onlyB, ...group }) => {
    const cut = { ...group, shared: shared.slice(0, limit), onlyA: onlyA.slice(0, limit), onlyB: onlyB.slice(0, limit) }
    return { ...compareGroup(explorer, cut), totals: { shared: shared.length, onlyA: onlyA.length, onlyB: onlyB.length } }
  })
  return { a, b, of: id === undefined ? null : explorer.ref(id), groups }
}

function compareGroup(explorer: Explorer, { relation, direction, shared, onlyA, onlyB }: Comparison): CompareGroup {
  return {
    relation,
    direction,
    shared: shared.map((end) => ({ ...explorer.ref(end.id), a: claims(explorer, end.a), b: claims(explorer, end.b) })),
    onlyA: onlyA.map((end) => neighbour(explorer, end)),
    onlyB: onlyB.map((end) => neighbour(explorer, end)),
  }
}

/** A document's text with everything that was found in it. */
export function documentAnswer(explorer: Explorer, stored: DocumentGraph): DocumentAnswer {
  const { document, entities } = stored
  const known = entities.filter((entity) => explorer.network.hasNode(entity.id))
  const mentions = known.flatMap((entity, at) => entity.mentions.map(({ start, end, rule }) => ({ start, end, entity: at, rule })))
  const edges = documentEdges(explorer.ontology, stored).filter((edge) => edge.type !== explorer.ontology.mentions)
  return {
    ...summaryOf(explorer, stored, document.text.length),
    text: document.text,
    mentions: mentions.toSorted((a, b) => a.start - b.start || b.end - a.end || a.entity - b.entity),
    named: known.map((entity) => explorer.ref(entity.id)),
    claims: claims(
      explorer,
      edges.toSorted((a, b) => a.start - b.start || a.end - b.end),
    ),
  }
}

const claims = (explorer: Explorer, edges: readonly GraphEdge[]): Claim[] => edges.map((edge) => explorer.claim(edge))
const neighbour = (explorer: Explorer, end: End): Neighbour => ({ ...explorer.ref(end.id), claims: claims(explorer, end.edges) })
