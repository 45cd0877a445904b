import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { doorkeeper, SESSION, type Access } from '../../src/serve/access.ts'
import { createApp } from '../../src/serve/app.ts'
import { layoutOf } from '../../src/graph/layout.ts'
import { loadExplorer } from '../../src/serve/explorer.ts'
import { memoryStore, ontology } from '../support/graphs.ts'

const TOKEN = 'k3J9-token-of-this-server-Zq'
const HOST = '127.0.0.1:7878'

async function appOf(access: Access): Promise<Hono> {
  const store = memoryStore()
  return createApp({
    store,
    explorer: await loadExplorer(store, ontology, (graph) => Promise.resolve(layoutOf(graph, ontology))),
    questions: [],
    ask: () => Promise.resolve([]),
    explore: () => Promise.resolve({ columns: [], rows: [], truncated: false }),
    page: new Map([['/', { body: new TextEncoder().encode('page'), type: 'text/html; charset=utf-8', hashed: false }]]),
    access,
    log: (error) => console.error(error),
  })
}

interface Sent {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

const ask = (app: Hono, path: string, { method = 'GET', headers = {} }: Sent = {}): Promise<Response> =>
  Promise.resolve(app.request(`http://${HOST}${path}`, { method, headers: { host: HOST, ...headers } }))
const bearer = (token: string): Readonly<Record<string, string>> => ({ authorization: `Bearer ${token}` })
const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? ''

describe('a server with a token', () => {
  const ADDRESSES = ['ontology', 'graph', 'search?q=a', 'documents', 'entities/x', 'questions', 'questions/x', 'path', 'compare', 'nothing']

  it.each(ADDRESSES.map((address) => `/api/${address}`).concat('/mcp', '/api/session', '//api/graph', '/API/graph', '/api/../api/graph'))(
    'gives strangers nothing at %s',
    async (path) => {
      const response = await ask(await appOf({ token: TOKEN }), path)
      const status = path === SESSION ? 404 : 401
      expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json'])
    },
  )

  it('gives strangers the page, which is the same for everybody', async () => {
    const response = await ask(await appOf({ token: TOKEN }), '/')
    expect([response.status, await response.text()]).toEqual([200, 'page'])
  })

  it.each([
    ['', 401],
    [TOKEN, 200],
    [TOKEN.slice(0, -1), 401],
    [`${TOKEN}x`, 401],
    [TOKEN.toLowerCase(), 401],
    [`${TOKEN} ${TOKEN}`, 401],
    ['x'.repeat(8000), 401],
    ['undefined', 401],
  ])('answers a program that sends %j with %i', async (token, status) => {
    expect((await ask(await appOf({ token: TOKEN }), '/api/ontology', { headers: bearer(token) })).status).toBe(status)
  })

  it.each(['Basic dG9rZW4=', TOKEN, `Token ${TOKEN}`, 'Bearer'])('knows no other way of sending it: %s', async (authorization) => {
    expect((await ask(await appOf({ token: TOKEN }), '/api/ontology', { headers: { authorization } })).status).toBe(401)
  })

  it('takes the token once and a cookie from then on, until the page signs out', async () => {
    const app = await appOf({ token: TOKEN })
    const signedIn = await ask(app, SESSION, { method: 'POST', headers: { ...bearer(TOKEN), origin: `http://${HOST}` } })
    expect([signedIn.status, signedIn.headers.get('set-cookie')]).toEqual([
      204,
      expect.stringMatching(/^reformgraph-7878=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/),
    ])
    const cookie = cookieOf(signedIn)
    expect((await ask(app, '/api/ontology', { headers: { cookie } })).status).toBe(200)
    expect((await ask(app, '/api/ontology', { headers: { cookie: `${cookie}x` } })).status).toBe(401)
    expect((await ask(app, SESSION, { method: 'DELETE', headers: { cookie } })).status).toBe(204)
    expect((await ask(app, '/api/ontology', { headers: { cookie } })).status).toBe(401)
  })

  it.each([{}, bearer('x'.repeat(30)), { cookie: 'reformgraph-7878=x' }])('gives no cookie for %j', async (headers) => {
    const response = await ask(await appOf({ token: TOKEN }), SESSION, { method: 'POST', headers })
    expect([response.status, response.headers.get('set-cookie')]).toEqual([401, null])
  })

  it('says that its answers are not to be kept by anybody on the way', async () => {
    const response = await ask(await appOf({ token: TOKEN }), '/api/ontology', { headers: bearer(TOKEN) })
    expect(response.headers.get('cache-control')).toBe('no-store')
  })
})

function opened(now: () => number): Hono {
  const app = new Hono()
  const door = doorkeeper(TOKEN, now)
  app.use(door.guard((path) => path === SESSION))
  door.addSession(app)
  app.get('/', (c) => c.text('in'))
  return app
}
const signIn = async (app: Hono): Promise<string> => cookieOf(await ask(app, SESSION, { method: 'POST', headers: bearer(TOKEN) }))

describe('a session', () => {
  it('ends after twelve hours', async () => {
    let hours = 0
    const app = opened(() => hours * 3_600_000)
    const cookie = await signIn(app)
    const statuses: number[] = []
    for (hours of [0, 11.9, 12]) statuses.push((await ask(app, '/', { headers: { cookie } })).status)
    expect(statuses).toEqual([200, 200, 401])
  })

  it('is not one of more than a thousand: the oldest gives way', async () => {
    const app = opened(() => 0)
    const first = await signIn(app)
    const second = await signIn(app)
    for (let i = 0; i < 999; i++) await signIn(app)
    expect((await ask(app, '/', { headers: { cookie: first } })).status).toBe(401)
    expect((await ask(app, '/', { headers: { cookie: second } })).status).toBe(200)
  })

  it('is of one port of a machine only, as cookies are not', async () => {
    const app = opened(() => 0)
    const other = await ask(app, SESSION, { method: 'POST', headers: { ...bearer(TOKEN), host: '127.0.0.1:9' } })
    expect(cookieOf(other)).toMatch(/^reformgraph-9=/)
    expect((await ask(app, '/', { headers: { cookie: cookieOf(other) } })).status).toBe(401)
  })
})

describe('the name by which a server is called', () => {
  const narrow: Access = {}
  const wide: Access = { addresses: true, names: ['reform.example.cn', 'OFFICE-3', '[fe80::1]'] }
  it.each([
    [narrow, '127.0.0.1', 200],
    [narrow, 'LOCALHOST:80', 200],
    [narrow, '192.168.1.5', 421],
    [narrow, 'reform.example.cn', 421],
    [narrow, '::1', 421],
    [narrow, 'evil@localhost', 421],
    [narrow, 'localhost/x', 421],
    [narrow, 'localhost,evil.example', 421],
    [narrow, 'localhost.evil.example', 421],
    [narrow, 'localhost:99999', 421],
    [wide, '192.168.1.5:7878', 200],
    [wide, '[2001:db8::7]:7878', 200],
    [wide, 'reform.example.cn', 200],
    [wide, 'office-3:8000', 200],
    [wide, 'evil.example', 421],
    [wide, '192.168.1.5.evil.example', 421],
    [wide, '[evil]', 421],
  ])('%j called %s answers %i', async (access, host, status) => {
    expect((await ask(await appOf(access), '/api/ontology', { headers: { host } })).status).toBe(status)
  })
})

describe('a page of another site', () => {
  it.each([
    [403, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }],
    [403, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    [403, { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }],
    [403, { origin: 'http://evil.example' }],
    [403, { origin: `http://${HOST}.evil.example` }],
    [403, { origin: 'null' }],
    [200, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
    [200, { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }],
    [200, { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
    [200, { origin: `https://${HOST}` }],
    [200, {}],
  ])('gets %i for %j', async (status, headers) => {
    expect((await ask(await appOf({}), '/api/ontology', { headers })).status).toBe(status)
  })

  it('can neither sign in nor out, nor send a statement', async () => {
    const app = await appOf({ token: TOKEN })
    const headers = { ...bearer(TOKEN), origin: 'http://evil.example', 'content-type': 'application/json' }
    for (const [method, path] of [
      ['POST', SESSION],
      ['DELETE', SESSION],
      ['POST', '/api/cypher'],
    ] as const)
      expect([path, (await ask(app, path, { method, headers })).status]).toEqual([path, 403])
  })
})
