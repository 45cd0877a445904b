/** Every address that the HTTP interface reads from, asked of two servers: they must answer with the same bytes. */
import { layoutOf } from '../../src/graph/layout.ts'
import type { Question } from '../../src/model.ts'
import type { GraphAnswer } from '../../src/serve/answers.ts'
import { createApp } from '../../src/serve/app.ts'
import { loadExplorer } from '../../src/serve/explorer.ts'
import { memoryStore, ontology } from '../support/graphs.ts'

function never(): Promise<never> {
  return Promise.reject(new Error('not asked'))
}

/** The addresses that there are, as the router knows them: `/api/entities/:id`. */
export async function readRoutes(): Promise<string[]> {
  const store = memoryStore()
  const explorer = await loadExplorer(store, ontology, (graph) => Promise.resolve(layoutOf(graph, ontology)))
  const app = createApp({ store, explorer, questions: [], ask: never, explore: never, page: new Map(), log: () => undefined })
  return [...new Set(app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))]
}

/** Addresses for a graph, many of each kind. */
export function addressesOf(graph: GraphAnswer, documents: readonly string[], questions: readonly Question[]): string[] {
  const byDegree = graph.nodes.id.map((id, at) => ({ id, degree: graph.nodes.degree[at] ?? 0 })).toSorted((a, b) => b.degree - a.degree)
  const busiest = (types: string, place = 0): string =>
    byDegree.filter(({ id }) => types.split('|').some((type) => id.startsWith(`${type}:`)))[place]?.id ?? ''
  const [a, b] = [busiest('Region'), busiest('Region', 1)]
  const some = [...byDegree.slice(0, 12), ...byDegree.filter((_, at) => at % 61 === 0)].map(({ id }) => encodeURIComponent(id))
  return [
    '/',
    '/api/ontology',
    '/api/graph',
    '/api/graph?limit=50',
    `/api/graph?region=${encodeURIComponent(a)}`,
    ...ontology.nodes.map(({ name }) => `/api/graph?type=${name}`),
    ...ontology.edges.map(({ name }) => `/api/graph?relation=${name}&from=2018&to=2023`),
    ...ontology.stages.map(({ name }) => `/api/graph?stage=${name}`),
    '/api/names',
    '/api/years?a=2023&b=2025&limit=100',
    ...['改革', '枫桥', 'hezhang', '一网', '县', ''].map((text) => `/api/search?q=${encodeURIComponent(text)}&limit=50`),
    `/api/path?from=${encodeURIComponent(a)}&to=${encodeURIComponent(b)}`,
    `/api/path?from=${encodeURIComponent(a)}&to=${encodeURIComponent(busiest('Measure'))}&mentions=yes`,
    `/api/compare?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`,
    ...some.flatMap((id) => [`/api/entities/${id}`, `/api/entities/${id}/neighbours`, `/api/entities/${id}/evidence?limit=1000`]),
    '/api/entities/nobody',
    '/api/documents',
    ...documents.map((id) => `/api/documents/${encodeURIComponent(id)}`),
    '/api/documents/nowhere',
    '/api/questions',
    ...questions.map((question) => `/api/questions/${question.name}${argumentsFor(question, busiest)}`),
    '/api/questions/adopters?measure=nothing',
  ]
}

/** Arguments that have no default, by what the graph speaks of most. */
function argumentsFor({ parameters }: Question, busiest: (types: string, place?: number) => string): string {
  const given = parameters
    .filter((parameter) => parameter.default === undefined)
    .map(({ name, type }) => [name, PLAIN[name] ?? PLAIN[type] ?? busiest(type, name === 'b' ? 1 : 0)] as const)
  return given.length > 0 ? `?${new URLSearchParams(Object.fromEntries(given)).toString()}` : ''
}

const PLAIN: Readonly<Record<string, string>> = { from: '2019', to: '2023', field: '政务', integer: '2021', string: '改革' }

export interface Answered {
  readonly path: string
  readonly status: number
  readonly type: string | null
  readonly body: string
}

/** Asks a server for an address. */
export async function answered(url: string, path: string): Promise<Answered> {
  const response = await fetch(new URL(path, url))
  return { path, status: response.status, type: response.headers.get('content-type'), body: await response.text() }
}
