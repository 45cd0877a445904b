/** Answers of the server, given from a snapshot: what is said of an entity, of two, and the sentences of a document. */
import type {
  Claim,
  DocumentAnswer,
  EntityAnswer,
  EvidenceAnswer,
  NeighbourGroup,
  NeighboursAnswer,
  OntologyAnswer,
  Ref,
} from '../../src/serve/answers.ts'
import { ApiError } from './api.ts'
import { toNet, type Net } from './net.ts'
import type { Snapshot } from './snapshot.ts'
import { nodeRow } from './table.ts'

/** What stands between the sentences of a document whose text was not taken along. */
const GAP = '\n'

/** @returns what answers an address below `/api/` */
export function offlineAnswers(given: Snapshot): (url: string) => unknown {
  const net = toNet(given.columns, given.ontology)
  const texts = textsOf(given.claims)
  const snapshot = { ...given, claims: given.claims.map((claim) => moved(claim, texts)) }
  return (url) => {
    const { pathname, searchParams } = new URL(url, 'http://snapshot')
    const [what = '', id = '', part = ''] = pathname.slice('/api/'.length).split('/').map(decodeURIComponent)
    if (what === 'ontology') return { engine: 'snapshot', ontology: given.ontology } satisfies OntologyAnswer
    if (what === 'graph') return given.columns
    if (what === 'names') return given.names
    if (what === 'documents' && id !== '') return documentAnswer(net, snapshot, { id, text: texts.get(id)?.text })
    if (what !== 'entities' || !net.indexOf.has(id)) throw new ApiError(404, id)
    if (part === 'neighbours') return neighboursAnswer(net, snapshot, id, searchParams)
    if (part === 'evidence') return evidenceAnswer(snapshot, id, searchParams)
    return entityAnswer(net, snapshot, id)
  }
}

function refOf(net: Net, id: string): Ref {
  const { type, name, degree } = nodeRow(net, net.indexOf.get(id) ?? -1)
  return { id, type, name, degree }
}

function entityAnswer(net: Net, { entities }: Snapshot, id: string): EntityAnswer {
  const { aliases = [], former = [], properties = {} } = entities.find((entity) => entity.id === id) ?? {}
  const links = Object.entries(properties).flatMap(([name, value]): [string, Ref][] =>
    typeof value === 'string' && net.indexOf.has(value) ? [[name, refOf(net, value)]] : [],
  )
  const { documents } = nodeRow(net, net.indexOf.get(id) ?? -1)
  return { ...refOf(net, id), aliases, former, properties, documents, links: Object.fromEntries(links) }
}

function neighboursAnswer(net: Net, { ontology, claims }: Snapshot, id: string, wanted: URLSearchParams): NeighboursAnswer {
  const relations = wanted.getAll('relation')
  const limit = Number(wanted.get('limit') ?? 50)
  const offset = Number(wanted.get('offset') ?? 0)
  const ranks = new Map(ontology.stages.map((stage) => [stage.name, stage.rank]))
  const strength = ({ stage, year }: Claim): number => (ranks.get(stage ?? '') ?? 1000) * 10_000 + (year ?? 9999)
  const groups = ontology.edges
    .filter(({ name }) => relations.length === 0 || relations.includes(name))
    .flatMap(({ name, symmetric }) =>
      (symmetric ? (['both'] as const) : (['out', 'in'] as const)).flatMap((direction): NeighbourGroup[] => {
        const ends = new Map<string, Claim[]>()
        for (const claim of claims) {
          if (claim.relation !== name) continue
          const outward = claim.source === id && direction !== 'in'
          if (!outward && (claim.target !== id || direction === 'out')) continue
          const end = outward ? claim.target : claim.source
          ends.set(end, [...(ends.get(end) ?? []), claim])
        }
        const listed = [...ends].map(([end, said]) => ({ ...refOf(net, end), claims: said.toSorted((a, b) => strength(a) - strength(b)) }))
        const sorted = listed.toSorted((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1))
        return sorted.length === 0 ? [] : [{ relation: name, direction, total: sorted.length, ends: sorted.slice(offset, offset + limit) }]
      }),
    )
  return { id, groups }
}

function evidenceAnswer({ claims }: Snapshot, id: string, wanted: URLSearchParams): EvidenceAnswer {
  const other = wanted.get('with')
  const said = claims.filter(
    ({ source, target }) =>
      (source === id && (other === null || target === other)) || (target === id && (other === null || source === other)),
  )
  return { total: said.length, claims: said }
}

interface Text {
  readonly text: string
  /** Where a sentence stood in the document → where it stands in `text`. */
  readonly starts: ReadonlyMap<string, number>
}

const spanKey = ({ start, end }: Claim): string => `${start}-${end}`

/** Of each document the sentences that are known, in their order: a claim leads to its place among them. */
function textsOf(claims: readonly Claim[]): ReadonlyMap<string, Text> {
  const byDocument = new Map<string, Claim[]>()
  for (const claim of claims) byDocument.set(claim.document, [...(byDocument.get(claim.document) ?? []), claim])
  return new Map(
    [...byDocument].map(([document, said]) => {
      const starts = new Map<string, number>()
      let text = ''
      for (const claim of said.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
        if (starts.has(spanKey(claim))) continue
        if (text !== '') text += GAP
        starts.set(spanKey(claim), text.length)
        text += claim.quote
      }
      return [document, { text, starts }]
    }),
  )
}

function moved(claim: Claim, texts: ReadonlyMap<string, Text>): Claim {
  const start = texts.get(claim.document)?.starts.get(spanKey(claim)) ?? 0
  return { ...claim, start, end: start + claim.quote.length }
}

function documentAnswer(net: Net, { claims, entities }: Snapshot, { id, text }: { id: string; text: string | undefined }): DocumentAnswer {
  const said = claims.filter((claim) => claim.document === id)
  const [first] = said
  if (text === undefined || first === undefined) throw new ApiError(404, id)
  const ids = [...new Set(said.flatMap(({ source, target }) => [source, target]))]
  const forms = new Map(entities.map((entity) => [entity.id, entity.aliases]))
  const mentions = said.flatMap(({ quote, start, source, target, rule }) =>
    [source, target].flatMap((entity) => {
      const known = [refOf(net, entity).name, ...(forms.get(entity) ?? [])].filter((form) => quote.includes(form))
      const [form] = known.toSorted((a, b) => b.length - a.length)
      const at = start + quote.indexOf(form ?? '')
      return form === undefined ? [] : [{ start: at, end: at + form.length, entity: ids.indexOf(entity), rule }]
    }),
  )
  return {
    id,
    node: first.node,
    title: first.title,
    region: null,
    year: null,
    date: null,
    url: null,
    characters: text.length,
    entities: ids.length,
    relations: said.length,
    issues: 0,
    text,
    mentions: mentions.toSorted((a, b) => a.start - b.start || b.end - a.end),
    named: ids.map((one) => refOf(net, one)),
    claims: said,
  }
}
