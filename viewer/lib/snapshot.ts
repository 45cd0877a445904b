/**
 * A view as one page that needs no server: the page's own script and style with the data beside them. The data are text that nothing runs; the
 * page's policy lets it run its one script, known by its hash, and ask nobody for anything.
 */
import type { Ontology } from '../../src/model.ts'
import type { Claim, ExcerptAnswer, GraphAnswer, NamesAnswer } from '../../src/serve/answers.ts'
import type { Excerpt } from './excerpt.ts'
import type { Net } from './net.ts'

export interface Snapshot {
  readonly ontology: Ontology
  readonly columns: GraphAnswer
  readonly names: NamesAnswer
  readonly entities: ExcerptAnswer['nodes']
  readonly claims: readonly Claim[]
  /** The view, as the query of an address. */
  readonly query: string
}

/** The part of what the page holds that the view shows, and the documents that it rests on. */
export function snapshotOf(
  net: Net,
  ontology: Ontology,
  { excerpt, names, query }: { readonly excerpt: Excerpt; readonly names: NamesAnswer; readonly query: string },
): Snapshot {
  const documents = excerpt.claims.flatMap(({ node }) => net.indexOf.get(node) ?? [])
  const kept = [...new Set([...excerpt.nodes, ...documents])].toSorted((a, b) => a - b)
  const place = new Map(kept.map((old, at) => [old, at]))
  return {
    ontology,
    columns: columnsOf(net, excerpt, { kept, place }),
    names: namesOf(names, net.columns.nodes.id.length, place),
    entities: excerpt.entities,
    claims: excerpt.claims,
    query,
  }
}

interface Kept {
  /** Old places in their order, and the new place of each. */
  readonly kept: readonly number[]
  readonly place: ReadonlyMap<number, number>
}

function columnsOf({ columns, indexOf }: Net, { claims }: Excerpt, { kept, place }: Kept): GraphAnswer {
  const { nodes, types, relations, stages, facets } = columns
  const pick = <T>(column: readonly T[]): T[] => kept.flatMap((at) => column.slice(at, at + 1))
  const at = (id: string): number => place.get(indexOf.get(id) ?? -1) ?? -1
  return {
    types,
    relations,
    stages,
    nodes: {
      id: pick(nodes.id),
      type: pick(nodes.type),
      name: pick(nodes.name),
      short: pick(nodes.short),
      x: pick(nodes.x),
      y: pick(nodes.y),
      degree: pick(nodes.degree),
      documents: pick(nodes.documents),
    },
    edges: {
      relation: claims.map((claim) => relations.indexOf(claim.relation)),
      source: claims.map((claim) => at(claim.source)),
      target: claims.map((claim) => at(claim.target)),
      document: claims.map((claim) => at(claim.node)),
      stage: claims.map((claim) => (claim.stage === null ? -1 : stages.indexOf(claim.stage))),
      year: claims.map((claim) => claim.year ?? 0),
    },
    facets: facets.map((facet) => ({ ...facet, of: pick(facet.of) })),
    total: { nodes: kept.length, edges: claims.length },
  }
}

/** Other names and readings of the nodes that are kept. */
function namesOf(names: NamesAnswer, count: number, place: ReadonlyMap<number, number>): NamesAnswer {
  const kept = names.nodes.flatMap((node, at) => (place.has(node) ? [at] : []))
  const newForm = new Map<number, number>([...place, ...kept.map((at, position): [number, number] => [count + at, place.size + position])])
  return {
    nodes: kept.map((at) => place.get(names.nodes[at] ?? -1) ?? -1),
    forms: kept.flatMap((at) => names.forms.slice(at, at + 1)),
    syllables: names.syllables,
    otherwise: names.otherwise.flatMap(([form, spoken]): [number, string][] => {
      const at = newForm.get(form)
      return at === undefined ? [] : [[at, spoken]]
    }),
  }
}

/** Element of the page that holds the data. */
export const DATA = 'snapshot'

export interface PageParts {
  readonly title: string
  readonly language: string
  readonly script: string
  readonly style: string
  /** SHA-256 of script and style, base64. */
  readonly scriptHash: string
  readonly styleHash: string
}

export function snapshotPage(snapshot: Snapshot, { title, language, script, style, scriptHash, styleHash }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${scriptHash}'`,
    `style-src 'sha256-${styleHash}'`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return [
    `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(title)}</title><style>${style}</style></head><body><div id="app"></div>`,
    `<script type="application/json" id="${DATA}">${inertJson(snapshot)}</script>`,
    `<script type="module">${script}</script></body></html>\n`,
  ].join('\n')
}

/** Script and style as they can stand inside their elements: nothing in them ends the element. */
export const embeddable = (code: string): string =>
  code
    .replaceAll('\r\n', '\n')
    .replaceAll(/<\/(script|style)/gi, String.raw`<\/$1`)
    .replaceAll('<!--', String.raw`<\!--`)

/** JSON in which nothing can end the element or begin a comment. */
const inertJson = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`)

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
