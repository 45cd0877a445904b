/**
 * The server as a user starts it, under load. `npm run load` runs the long form: 10,000 requests from 50 connections, one in
 * twenty hostile.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { DocumentsAnswer, GraphAnswer } from '../../src/serve/answers.ts'
import { PATHS } from '../../src/paths.ts'
import { CLI, reformgraph } from '../support/cli.ts'
import { folderOf } from '../support/folder.ts'
import { putLoad, type Call } from '../support/load.ts'

const REQUESTS = Number(process.env['LOAD_REQUESTS'] ?? 600)
const CONNECTIONS = 50
const HOSTILE = 0.05
const SEED = Number(process.env['LOAD_SEED'] ?? 7)
/** What a thousand requests may leave behind: room for caches that fill up, none for a leak of 2 KB a request. */
const LEFT_BEHIND = 2 * 2 ** 20
const DOCUMENTS = 4
const TIMEOUT = 180_000 + REQUESTS * 100

interface Memory {
  readonly used: number
  readonly rss: number
}

let child: ChildProcess
let url = ''

function memory(): Promise<Memory> {
  return new Promise((done) => {
    child.once('message', (message: Memory) => done(message))
    child.send('memory')
  })
}

async function startServer(): Promise<void> {
  const folder = folderOf()
  const files = readdirSync(PATHS.corpus).filter((file) => /-20(?:20|21|22)\.md$/.test(file))
  const built = await reformgraph('build', ...files.slice(0, DOCUMENTS).map((file) => join(PATHS.corpus, file)), '--graph', folder)
  expect(built.code, built.err).toBe(0)
  child = fork(CLI, ['serve', '--graph', folder, '--port', '0', '--quiet'], {
    execArgv: ['--expose-gc', '--import', resolve('test/support/memory.mjs')],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  url = await new Promise((done) => child.stdout?.once('data', (chunk) => done(String(chunk).trim())))
}

async function read<T>(path: string): Promise<T> {
  const body: T = await (await fetch(new URL(path, url))).json()
  return body
}

async function goodCalls(): Promise<Call[]> {
  const { nodes } = await read<GraphAnswer>('api/graph')
  const { documents } = await read<DocumentsAnswer>('api/documents')
  const [a = '', b = ''] = nodes.id
  const entities = nodes.id.filter((_, at) => at % 9 === 0).map(encodeURIComponent)
  const paths = [
    '/',
    '/api/ontology',
    '/api/graph',
    '/api/graph?limit=20',
    '/api/questions',
    '/api/questions/pioneers',
    '/api/documents',
    `/api/path?from=${encodeURIComponent(a)}&to=${encodeURIComponent(b)}&mentions=yes`,
    `/api/compare?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`,
    ...documents.map(({ id }) => `/api/documents/${encodeURIComponent(id)}`),
    ...entities.flatMap((id) => [`/api/entities/${id}`, `/api/entities/${id}/neighbours`, `/api/entities/${id}/evidence`]),
    ...nodes.name.filter((_, at) => at % 15 === 0).map((name) => `/api/search?q=${encodeURIComponent(name.slice(0, 3))}`),
  ]
  return paths.map((path) => ({ name: path, path, status: 200 }))
}

const STATEMENT = {
  method: 'POST',
  path: '/api/cypher',
  headers: { 'content-type': 'application/json' },
} as const
const raw = (name: string, status: number, bytes: string): Call => ({ name, status, bytes })
const hangingUp = (when: string, bytes: string): Call => ({ name: `hangs up ${when}`, status: 0, bytes, hangUp: true })
const head = (line: string, ...fields: readonly string[]): string => `${[line, 'Connection: close', ...fields].join('\r\n')}\r\n\r\n`
const HOST = 'Host: 127.0.0.1'

/** Each has one right answer, and it is never 500. */
const BAD: readonly Call[] = [
  { name: 'another host', status: 421, path: '/api/graph', headers: { host: 'evil.example' } },
  { name: 'another page', status: 403, path: '/api/graph', headers: { origin: 'http://evil.example' } },
  { name: 'a page that embeds', status: 403, path: '/api/graph', headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' } },
  { name: 'a long address', status: 414, path: `/api/search?q=${'a'.repeat(9000)}` },
  { name: 'long headers', status: 431, path: '/', headers: { x: 'a'.repeat(20_000) } },
  { name: 'half a character', status: 404, path: '/api/entities/%E0%A4%A' },
  { name: 'a way out', status: 404, path: '/api/documents/..%2F..%2Fpackage' },
  { name: 'a way out of the page', status: 404, path: '/assets/..%2f..%2fpackage.json' },
  { name: 'a prototype', status: 400, path: '/api/graph?__proto__=x&constructor=y' },
  { name: 'an entity of the prototype', status: 404, path: '/api/entities/__proto__' },
  { name: 'a wrong method', status: 405, method: 'DELETE', path: '/api/graph' },
  { name: 'a body too long', status: 413, ...STATEMENT, body: JSON.stringify({ text: 'x'.repeat(70_000) }) },
  { name: 'no JSON', status: 400, ...STATEMENT, body: '{"text":' },
  { name: 'deep JSON', status: 400, ...STATEMENT, body: '['.repeat(30_000) },
  { name: 'a form', status: 415, ...STATEMENT, headers: { 'content-type': 'text/plain' }, body: '{"text":"RETURN 1"}' },
  { name: 'a statement that writes', status: 400, ...STATEMENT, body: JSON.stringify({ text: 'MATCH (n) DETACH DELETE n' }), also: [503] },
  {
    name: 'a statement that copies',
    status: 400,
    ...STATEMENT,
    body: JSON.stringify({ text: "COPY (MATCH (n) RETURN n.id) TO '/tmp/x.csv'" }),
    also: [503],
  },
  raw('no HTTP', 400, '\u0016\u0003\u0001\u0002\u0000\u0001garbage\r\n\r\n'),
  raw('a way out in the address', 404, head('GET /../../../etc/passwd HTTP/1.1', HOST)),
  raw('a NUL in the address', 400, head('GET /api/\u0000 HTTP/1.1', HOST)),
  raw('no host', 400, head('GET / HTTP/1.1')),
  raw('two hosts', 421, head('GET /api/ontology HTTP/1.1', 'Host: evil.example', HOST)),
  raw('another server', 421, head('GET http://evil.example/ HTTP/1.1', HOST)),
  raw(
    'two lengths',
    400,
    `${head('POST /api/cypher HTTP/1.1', HOST, 'Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\nGET / HTTP/1.1\r\n\r\n`,
  ),
  raw('a wrong length', 400, head('POST /api/cypher HTTP/1.1', HOST, 'Content-Length: -1')),
  raw('a tunnel', 0, head('CONNECT 127.0.0.1:22 HTTP/1.1', HOST)),
  hangingUp('within the head', 'GET /api/gra'),
  hangingUp('within the body', `${head('POST /api/cypher HTTP/1.1', HOST, 'Content-Type: application/json', 'Content-Length: 900')}{`),
  hangingUp('before the answer', head('GET /api/graph HTTP/1.1', HOST)),
]

const megabytes = (bytes = 0): string => (bytes / 2 ** 20).toFixed(1)

describe('the server under load', () => {
  it(
    `gives ${REQUESTS} requests from ${CONNECTIONS} connections no wrong answer, and keeps its memory`,
    async () => {
      await startServer()
      onTestFinished(() => void child.kill('SIGTERM'))
      const good = await goodCalls()
      const free: Call = {
        name: 'a statement',
        status: 200,
        ...STATEMENT,
        body: JSON.stringify({ text: 'MATCH (n) RETURN count(*) AS n' }),
        also: [503],
      }
      const heaps: Memory[] = []
      const outcome = await putLoad(
        url,
        { good: [...good, free], bad: BAD },
        { requests: REQUESTS, connections: CONNECTIONS, hostile: HOSTILE, seed: SEED },
        async () => void heaps.push(await memory()),
      )
      const [first, last] = [heaps[0], heaps.at(-1)]
      console.log(
        `${REQUESTS} requests, ${outcome.hostile} of them hostile (${BAD.length} kinds), seed ${SEED}: ${outcome.wrong.length} wrong; statuses ${JSON.stringify(outcome.answered)}; ` +
          `in use after the first tenth ${megabytes(first?.used)} MB, after the last ${megabytes(last?.used)} MB; resident ${megabytes(first?.rss)} and ${megabytes(last?.rss)} MB`,
      )
      expect(outcome.wrong).toEqual([])
      expect(outcome.hostile).toBeGreaterThan(REQUESTS / 50)
      expect(outcome.answered['500']).toBeUndefined()
      expect((last?.used ?? Infinity) - (first?.used ?? 0)).toBeLessThan(LEFT_BEHIND * Math.max(1, REQUESTS / 5000))
    },
    TIMEOUT,
  )
})
