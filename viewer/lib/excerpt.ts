/** The view as it is to be taken away: exactly the nodes and claims that are shown, with their sentences. */
import type { Row } from '../../src/model.ts'
import type { Claim, ExcerptAnswer } from '../../src/serve/answers.ts'
import { toCsv } from './csv.ts'
import type { Shown } from './filters.ts'
import type { Net } from './net.ts'
import { nodeRow } from './table.ts'

export interface Excerpt {
  /** Places in the columns. */
  readonly nodes: readonly number[]
  readonly entities: ExcerptAnswer['nodes']
  readonly claims: readonly Claim[]
}

/** Ids of the nodes that are shown. */
export function shownIds({ columns }: Net, shown: Shown): string[] {
  return columns.nodes.id.filter((_id, at) => shown.nodes[at])
}

/** Of what is said between the nodes, what the filters let through. */
export function excerptOf(net: Net, shown: Shown, answer: ExcerptAnswer): Excerpt {
  const { nodes, edges, relations } = net.columns
  const keys = new Set<string>()
  const id = (place: number | undefined): string => nodes.id[place ?? -1] ?? ''
  edges.source.forEach((source, at) => {
    if (!shown.claims[at]) return
    keys.add([relations[edges.relation[at] ?? -1], id(source), id(edges.target[at]), id(edges.document[at])].join('\t'))
  })
  return {
    nodes: nodes.id.flatMap((_id, at) => (shown.nodes[at] ? [at] : [])),
    entities: answer.nodes,
    claims: answer.claims.filter(({ relation, source, target, node }) => keys.has([relation, source, target, node].join('\t'))),
  }
}

/** One row for each entity, with its properties in columns of their own. */
export function nodesCsv(net: Net, { nodes, entities }: Excerpt): string {
  const details = new Map(entities.map((entity) => [entity.id, entity]))
  const properties = [...new Set(entities.flatMap((entity) => Object.keys(entity.properties)))].toSorted()
  const rows = nodes.map((at): Row => {
    const { id, type, name, degree, documents } = nodeRow(net, at)
    const { aliases = [], properties: own = {} } = details.get(id) ?? {}
    const values = Object.fromEntries(properties.map((property) => [property, own[property] ?? null]))
    return { ...values, id, type, name, aliases, links: degree, documents }
  })
  return toCsv(['id', 'type', 'name', 'aliases', ...properties.filter((one) => !FIXED.has(one)), 'links', 'documents'], rows)
}

const FIXED = new Set(['id', 'type', 'name', 'aliases', 'links', 'documents'])

/** One row for each relation between two entities, however many documents tell of it. */
export function edgesCsv(net: Net, { claims }: Excerpt): string {
  const edges = new Map<string, Claim[]>()
  for (const claim of claims) {
    const key = [claim.relation, claim.source, claim.target].join('\t')
    edges.set(key, [...(edges.get(key) ?? []), claim])
  }
  const rows = [...edges.values()].map((said): Row => {
    const [first] = said
    const years = said.flatMap(({ year }) => (year === null ? [] : [year]))
    const stages = new Set(said.flatMap(({ stage }) => (stage === null ? [] : [stage])))
    return {
      ...ends(net, first),
      claims: said.length,
      stages: net.columns.stages.filter((stage) => stages.has(stage)),
      first: years.length > 0 ? Math.min(...years) : null,
      last: years.length > 0 ? Math.max(...years) : null,
    }
  })
  return toCsv(['source', 'relation', 'target', 'claims', 'stages', 'first', 'last', 'source_id', 'target_id'], rows)
}

/** One row for each claim, with the sentence that says it and its place. */
export function claimsCsv(net: Net, { claims }: Excerpt): string {
  const properties = [...new Set(claims.flatMap((claim) => Object.keys(claim.properties)))].filter(
    (name) => name !== 'stage' && name !== 'year',
  )
  const rows = claims.map((claim): Row => {
    const { id, stage, year, quote, title, document, start, end, rule } = claim
    const values = Object.fromEntries(properties.map((name) => [name, claim.properties[name] ?? null]))
    return { ...values, ...ends(net, claim), id, stage, year, quote, title, document, start, end, rule }
  })
  const places = ['quote', 'title', 'document', 'start', 'end', 'rule', 'id', 'source_id', 'target_id']
  return toCsv(['source', 'relation', 'target', 'stage', 'year', ...properties.toSorted(), ...places], rows)
}

function ends(net: Net, claim: Pick<Claim, 'source' | 'relation' | 'target'> | undefined): Row {
  const name = (id: string | undefined): string => net.columns.nodes.name[net.indexOf.get(id ?? '') ?? -1] ?? ''
  return {
    source: name(claim?.source),
    relation: claim?.relation ?? '',
    target: name(claim?.target),
    source_id: claim?.source ?? '',
    target_id: claim?.target ?? '',
  }
}
