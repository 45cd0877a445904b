/** Makes the files of a view: sentences and properties come from the server, everything else is here. */
import type { ExcerptAnswer, NamesAnswer } from '../../src/serve/answers.ts'
import { address, getJson, post } from '../lib/api.ts'
import { claimsCsv, edgesCsv, excerptOf, nodesCsv, shownIds, type Excerpt } from '../lib/excerpt.ts'
import { encodeView } from '../lib/permalink.ts'
import { embeddable, snapshotOf, snapshotPage } from '../lib/snapshot.ts'
import { saveBlob, saveText } from './save.ts'
import type { State } from './state.ts'

export const TAKEN = ['png', 'svg', 'page', 'gexf', 'graphml', 'nodes', 'edges', 'claims'] as const
export type Take = (typeof TAKEN)[number]

const NAME = 'reformgraph'
const CSV = 'text/csv'

/** @returns the name of the file */
export async function takeAway(what: Take, state: State): Promise<string> {
  const { net, picture } = state
  if (what === 'png') return savedBlob(`${NAME}.png`, await picture.value?.png())
  if (what === 'svg') return saved(`${NAME}.svg`, picture.value?.svg() ?? '', 'image/svg+xml')
  if (what === 'gexf' || what === 'graphml') return savedBlob(`${NAME}.${what}`, await graphFile(state, what))
  const excerpt = await fetchExcerpt(state)
  if (what === 'nodes') return saved('nodes.csv', nodesCsv(net, excerpt), CSV)
  if (what === 'edges') return saved('edges.csv', edgesCsv(net, excerpt), CSV)
  if (what === 'claims') return saved('claims.csv', claimsCsv(net, excerpt), CSV)
  return saved(`${NAME}.html`, await pageOf(state, excerpt), 'text/html')
}

function saved(name: string, text: string, type: string): string {
  saveText(name, text, type)
  return name
}

function savedBlob(name: string, blob: Blob | undefined): string {
  if (!blob) throw new Error(name)
  saveBlob(name, blob)
  return name
}

async function fetchExcerpt({ net, shown }: State): Promise<Excerpt> {
  const response = await post(address(['excerpt']), { nodes: shownIds(net, shown.value) })
  const answer: ExcerptAnswer = await response.json()
  return excerptOf(net, shown.value, answer)
}

async function graphFile(state: State, format: string): Promise<Blob> {
  const { claims } = await fetchExcerpt(state)
  const nodes = shownIds(state.net, state.shown.value)
  const response = await post(address(['excerpt', format]), { nodes, claims: claims.map((claim) => claim.id) })
  return response.blob()
}

async function pageOf({ net, ontology, view, home, t }: State, excerpt: Excerpt): Promise<string> {
  // Browsers reckon hashes only where nobody could have changed the page on its way.
  if (!isSecureContext) throw new Error(t.value('takeInsecure'))
  const [script, style, names] = await Promise.all([
    sourceOf('script[src]', 'src'),
    sourceOf('link[rel="stylesheet"]', 'href'),
    getJson<NamesAnswer>(address(['names'])),
  ])
  const page = view.value.page === 'questions' ? 'graph' : view.value.page
  const query = encodeView({ ...view.value, page, document: '', at: '', tool: '', trail: '', camera: '' }, home)
  return snapshotPage(snapshotOf(net, ontology, { excerpt, names, query }), {
    title: t.value('title'),
    language: view.value.language,
    script,
    style,
    scriptHash: await hashOf(script),
    styleHash: await hashOf(style),
  })
}

/** What the page itself is made of, as it can stand inside another page. */
async function sourceOf(selector: string, attribute: 'src' | 'href'): Promise<string> {
  const url = document.querySelector(selector)?.getAttribute(attribute)
  if (!url) throw new Error(selector)
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return embeddable(await response.text())
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
}
