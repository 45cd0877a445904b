/** What callers send: command lines, requests over HTTP and addresses of the page. */
import * as fc from 'fast-check'
import { parseWords, splitCommand } from '../../src/commands/parse.ts'
import { viewFormats } from '../../src/commands/serve.ts'
import { COMMANDS } from '../../src/commands/table.ts'
import { UsageError } from '../../src/errors.ts'
import { layoutOf } from '../../src/graph/layout.ts'
import { PATHS } from '../../src/paths.ts'
import { readQuestions } from '../../src/query/question.ts'
import { createApp } from '../../src/serve/app.ts'
import { loadExplorer } from '../../src/serve/explorer.ts'
import { checkStatement } from '../../src/store/statement.ts'
import { homeFilters } from '../../viewer/lib/filters.ts'
import { decodeView, encodeView, LANGUAGES, LONGEST, PAGES, TOOLS, type View } from '../../viewer/lib/permalink.ts'
import { memoryStore, ontology } from '../support/graphs.ts'
import { recipes, textOf } from './edits.ts'
import { mustBe, orRefused, target } from './target.ts'
import { word } from './words.ts'

export const commandLines = target('command lines', 8, async () => {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()))
  const options = commands.flatMap(({ name, options: known }) => [
    name,
    ...Object.keys(known).flatMap((option) => [`--${option}`, `--no-${option}`, `--${option}=x`]),
  ])
  const words = fc.array(fc.oneof(fc.constantFrom(...options, '--', '-', '-g', '-gx', '--graph', '--help', '-hq'), word), { maxLength: 8 })
  return {
    inputs: words,
    check: (argv) =>
      orRefused([UsageError], () => {
        const { name, rest } = splitCommand(argv)
        const command = commands.find((one) => one.name === name)
        if (!command) return
        const args = parseWords(command, rest)
        for (const value of [args.graph, ...args.positionals]) if (typeof value !== 'string') throw new TypeError('no text')
      }),
  }
})

const ADDRESSES = [
  '/',
  '/index.html',
  '/api/ontology',
  '/api/graph?region=青河&type=Measure&from=2019&to=2023&limit=10',
  '/api/search?q=fqjy&limit=5',
  '/api/names',

  '/api/entities/Region:990001',
  '/api/entities/Program:枫桥经验/neighbours?limit=3',
  '/api/entities/Measure:放管服改革/evidence?with=Region:990001&offset=1',

  '/api/documents',
  '/api/documents/reports%2F2021%2F青河',
  '/api/path?from=青河县&to=山阳区&mentions=yes',
  '/api/compare?a=青河县&b=山阳区',
  '/api/questions',
  '/api/questions/adopters?measure=枫桥经验',
  '/api/cypher',
  '/api/excerpt',
  '/assets/x.js',
  '/..%2f..%2fetc/passwd',
]
const HEADERS = [
  'host',
  'origin',
  'content-type',
  'content-length',
  'accept',
  'cookie',
  'authorization',
  'sec-fetch-site',
  'x-forwarded-host',
  'range',
]
const BODIES = [
  '{"text":"MATCH (n) RETURN n.id"}',
  '{"nodes":["Region:990001"],"format":"gexf"}',
  '[]',
  'null',
  '{"__proto__":{"text":"x"}}',
  '{"text":1}',
]
/** What must not be told: paths of this machine, places in code, versions. */
const SECRET = /\/(?:home|tmp|root|usr|work)\/|node_modules|\.[jt]s:\d|\bat \w+ \(/

export const http = target('HTTP', 13, async () => {
  const store = memoryStore()
  const explorer = await loadExplorer(store, ontology, (merged) => Promise.resolve(layoutOf(merged, ontology)))
  const logged: string[] = []
  const app = createApp({
    store,
    explorer,
    questions: await readQuestions(PATHS.questions, ontology),
    ask: () => Promise.resolve([]),
    explore: (text) => {
      checkStatement(text)
      return Promise.resolve({ columns: ['n'], rows: [{ n: 1 }], truncated: false })
    },
    formats: viewFormats(),
    page: new Map([['/', { body: new TextEncoder().encode('<!doctype html>'), type: 'text/html; charset=utf-8', hashed: false }]]),
    log: (error) => logged.push(`${error.message}\n${error.stack ?? ''}`),
  })
  const value = fc.string({ unit: fc.constantFrom(...Array.from('abc:/=;,.* "127.0.0.1localhost%\u00E9')), maxLength: 30 })
  const given = fc.oneof(
    value,
    fc.constantFrom(
      '127.0.0.1:7878',
      'localhost',
      'http://127.0.0.1:7878',
      'null',
      'application/json',
      'gzip',
      'bytes=0-1',
      'evil.example',
    ),
  )
  const inputs = fc.record({
    recipe: recipes(ADDRESSES, 3),
    method: fc.constantFrom('GET', 'GET', 'GET', 'GET', 'HEAD', 'POST', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'),
    headers: fc.dictionary(fc.constantFrom(...HEADERS), given, { maxKeys: 3 }),
    body: fc.oneof(
      fc.constantFrom(...BODIES),
      recipes(BODIES, 3).map((recipe) => textOf(BODIES, recipe)),
    ),
  })
  return {
    inputs,
    check: async ({ recipe, method, headers, body }) => {
      const url = `http://127.0.0.1:7878/${textOf(ADDRESSES, recipe).replace(/^\/+/, '')}`
      if (!URL.canParse(url)) return
      const send = async (): Promise<{ status: number; type: string; text: string }> => {
        const request = {
          method,
          headers: { host: '127.0.0.1:7878', 'content-type': 'application/json', ...headers },
          ...(method === 'POST' && { body }),
        }
        const response = await app.request(url, request)
        mustBe('nosniff', response.headers.get('x-content-type-options'), 'nosniff')
        return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.clone().text() }
      }
      const { status, type, text } = await send()
      mustBe('asked twice', await send(), { status, type, text })
      if (status >= 500 || logged.length > 0) throw new Error(`${status}: ${logged.join('\n')}`)
      if (status < 400) return
      if (!type.startsWith('application/problem+json')) throw new Error(`${status} as ${type}`)
      if (method !== 'HEAD') mustBe('the status in the problem', JSON.parse(text).status, status)
      if (SECRET.test(text) && !SECRET.test(decodeURIComponentOr(url) + body)) throw new Error(`it tells ${text}`)
    },
  }
})

function decodeURIComponentOr(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const FILTERS = homeFilters(ontology)
const HOME: View = {
  language: 'zh',
  page: 'graph',
  node: '',
  other: '',
  tool: '',
  document: '',
  at: '',
  question: '',
  values: {},
  settings: {},
  filters: FILTERS,
  trail: '',
  whole: false,
  camera: '',
} satisfies View
const LINKS = [
  '?n=Region:340803&l=en&v=table',
  '?n=Measure:%E2%80%9C%E6%94%BE&o=Document:a/b&t=compare&d=reports/2021&at=12-30',
  '?v=questions&q=adopters&q.measure=枫桥经验&q.from=2019',
  '?x=&xr=ADOPTED,LED_BY&xs=-,planned&y=2010-2020&u=1&f.level=county,zone&m.rows=name&w=1&c=0.5,-0.25,0.7&s=Region:340803',
]

export const permalinks = target('permalinks', 10, () => ({
  inputs: recipes(LINKS),
  check: (recipe) => {
    const view = decodeView(textOf(LINKS, recipe), HOME)
    mustBe(
      'a language, a page, a tool',
      [LANGUAGES.includes(view.language), PAGES.includes(view.page), TOOLS.includes(view.tool)],
      [true, true, true],
    )
    if (!/^(?:\d+-\d+)?$/.test(view.at)) throw new Error(`the place ${view.at}`)
    const address = encodeView(view, HOME)
    if (address.length > LONGEST) throw new Error(`an address of ${address.length} characters`)
    if (address.length < LONGEST - 400) mustBe('said and read', encodeView(decodeView(address, HOME), HOME), address)
  },
}))
