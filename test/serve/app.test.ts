import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { StoreError, UsageError } from '../../src/errors.ts'
import { layoutOf } from '../../src/graph/layout.ts'
import type { Question } from '../../src/model.ts'
import type { DocumentAnswer, GraphAnswer, NamesAnswer, NeighboursAnswer } from '../../src/serve/answers.ts'
import { createApp, type Services } from '../../src/serve/app.ts'
import { loadExplorer } from '../../src/serve/explorer.ts'
import { DOCUMENTS, graph, memoryStore, ontology } from '../support/graphs.ts'

const words = { zh: '问', en: 'ask' }
const QUESTION: Question = {
  name: 'who',
  title: words,
  note: words,
  parameters: [{ name: 'what', label: words, type: 'Measure' }],
  columns: [{ name: 'name', label: words }],
  text: 'MATCH (n) RETURN n.name AS name',
}
const logged: string[] = []
let app: Hono
let services: Services

beforeAll(async () => {
  const store = memoryStore()
  services = {
    store,
    explorer: await loadExplorer(store, ontology, (merged) => Promise.resolve(layoutOf(merged, ontology))),
    questions: [QUESTION],
    ask: (_question, values) => {
      if (values['what'] === 'nobody') throw new UsageError('There is no measure “nobody”. Did you mean 一网通办?')
      if (values['what'] === 'broken') throw new StoreError('/home/someone/graph/graph.lbug is damaged')
      return Promise.resolve([{ name: values['what'] ?? null }])
    },
    explore: (text) => {
      if (text === 'break') throw new TypeError('at /srv/secret/place.ts:12')
      return Promise.resolve({ columns: ['n'], rows: [{ n: 1 }], truncated: false })
    },
    page: new Map([['/', { body: new TextEncoder().encode('<!doctype html>'), type: 'text/html; charset=utf-8', hashed: false }]]),
    log: (error) => logged.push(error.message),
  }
  app = createApp(services)
})

const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  Promise.resolve(app.request(`http://127.0.0.1:7878${path}`, { headers: { host: '127.0.0.1:7878', ...headers } }))
const post = (text: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  Promise.resolve(
    app.request('http://127.0.0.1:7878/api/cypher', {
      method: 'POST',
      headers: { host: '127.0.0.1:7878', 'content-type': 'application/json', ...headers },
      body: typeof text === 'string' ? text : JSON.stringify(text),
    }),
  )
const json = async <T>(path: string): Promise<T> => {
  const response = await get(path)
  expect([path, response.status]).toEqual([path, 200])
  const body: T = await response.json()
  return body
}
const id = (value: string): string => encodeURIComponent(value)

describe('GET /api/graph', () => {
  it('gives every node with its place, every edge, by columns', async () => {
    const all = await json('/api/graph')
    expect(all).toMatchObject({
      types: ontology.nodes.map((type) => type.name),
      nodes: { id: graph.nodes.map((node) => node.id), name: graph.nodes.map((node) => node.name) },
      total: { nodes: graph.nodes.length, edges: graph.edges.length },
    })
    expect(all).toHaveProperty('edges.source.length', graph.edges.length)
    expect(all).toHaveProperty('nodes.x.length', graph.nodes.length)
  })

  it.each([
    ['region=Region:990002&relation=ADOPTED', ['Region:990002 Measure:放管服改革', 'Region:990002 Program:枫桥经验']],
    ['region=山阳区&relation=ADOPTED', ['Region:990002 Measure:放管服改革', 'Region:990002 Program:枫桥经验']],
    ['program=枫桥经验&stage=pioneered', ['Region:990001 Program:枫桥经验']],
    ['region=青河&program=枫桥经验', ['Region:990001 Program:枫桥经验']],
    ['stage=planned&stage=piloted', ['Region:990002 Program:枫桥经验', 'Region:990003 Measure:一网通办']],
    [
      'relation=ADOPTED&from=2022',
      ['Region:990002 Measure:放管服改革', 'Region:990002 Program:枫桥经验', 'Region:990003 Measure:一网通办'],
    ],
    ['relation=ADOPTED&to=2019', ['Region:990001 Program:枫桥经验']],
    ['type=Program&type=Institution', ['Program:枫桥经验 Institution:区司法局']],
  ])('keeps to %s', async (query, expected) => {
    const answer = await json<GraphAnswer>(`/api/graph?${query}`)
    const pairs = answer.edges.source.map(
      (source, at) => `${answer.nodes.id[source] ?? ''} ${answer.nodes.id[answer.edges.target[at] ?? -1] ?? ''}`,
    )
    expect(pairs.toSorted()).toEqual(expected.toSorted())
  })

  it('gives the most connected nodes where there is a limit', async () => {
    expect(await json('/api/graph?limit=2')).toMatchObject({
      nodes: { id: ['Program:枫桥经验', 'Region:990001'] },
      total: { nodes: graph.nodes.length },
    })
  })
})

describe('GET /api/search', () => {
  it('marks what matched, and says type and degree', async () => {
    expect(await json('/api/search?q=fgf')).toEqual({
      query: 'fgf',
      counts: { Measure: 1 },
      hits: [
        {
          id: 'Measure:放管服改革',
          type: 'Measure',
          name: '放管服改革',
          degree: 2,
          matched: { form: '放管服', start: 0, end: 3, by: 'initials' },
        },
      ],
    })
  })
})

describe('GET /api/names', () => {
  it('gives the aliases of every node and how all names are spoken, without tones', async () => {
    const names = await json<NamesAnswer>('/api/names')
    const river = graph.nodes.findIndex((node) => node.id === 'Region:990001')
    expect(names.forms.filter((_form, at) => names.nodes[at] === river)).toEqual(['青河', '青河县'])
    expect(names.syllables).toMatchObject({ 枫: 'feng', 桥: 'qiao' })
  })
})

describe('GET /api/entities', () => {
  it('gives one entity', async () => {
    expect(await json(`/api/entities/${id('Region:990001')}`)).toMatchObject({
      name: '甲省青河县',
      aliases: ['青河', '青河县'],
      degree: 5,
      documents: 2,
    })
  })

  it('finds ids with slashes and Chinese in them', async () => {
    expect(await json(`/api/entities/${id('Document:reports/2021/青河')}`)).toMatchObject({
      name: '青河县2021年改革综述',
      links: { region: { id: 'Region:990001' } },
    })
  })

  it('groups relations with counts, and every claim has its sentence', async () => {
    const { groups } = await json<NeighboursAnswer>(`/api/entities/${id('Program:枫桥经验')}/neighbours?limit=1`)
    expect(groups[0]).toMatchObject({
      relation: 'ADOPTED',
      direction: 'in',
      total: 2,
      ends: [
        {
          id: 'Region:990001',
          claims: [
            {
              quote: '青河县率先推行枫桥经验',
              stage: 'pioneered',
              year: 2019,
              document: 'reports/2021/青河',
              title: '青河县2021年改革综述',
            },
          ],
        },
      ],
    })
    expect(groups[0]?.ends).toHaveLength(1)
  })

  it('takes the year of the document where a claim has none', async () => {
    expect(await json(`/api/entities/${id('Region:990002')}/evidence?with=${id('Measure:放管服改革')}`)).toMatchObject({
      total: 1,
      claims: [{ year: 2023, stage: 'implemented' }],
    })
  })

  it('narrows sentences to a relation and a document', async () => {
    expect(await json(`/api/entities/${id('Region:990001')}/evidence?relation=ADOPTED&document=${id('reports/2021/青河')}`)).toMatchObject({
      total: 2,
    })
  })
})

describe('GET /api/documents', () => {
  it('lists what there is', async () => {
    expect(await json('/api/documents')).toMatchObject({
      documents: [{ id: 'reports/2021/青河', entities: 5, relations: 4, characters: 43 }, { year: 2023 }, { id: '湖口' }],
    })
  })

  it.each(DOCUMENTS)('gives the text with spans that cut out what they name: $document.id', async (stored) => {
    const answer = await json<DocumentAnswer>(`/api/documents/${id(stored.document.id)}`)
    const cut = answer.mentions.map(({ start, end, entity }) => `${answer.named[entity]?.id ?? ''} ${answer.text.slice(start, end)}`)
    const known = stored.entities.flatMap((entity) => entity.mentions.map((mention) => `${entity.id} ${mention.text}`))
    expect(cut.toSorted()).toEqual(known.toSorted())
    expect(answer.claims.every(({ start, end, quote }) => answer.text.slice(start, end) === quote)).toBe(true)
    expect(answer.claims).toHaveLength(stored.relations.length)
  })

  it.each(['../../../../etc/passwd', '..%2F..%2Fsecret', 'nothing', '%00', '__proto__'])('knows no document %s', async (name) => {
    expect((await get(`/api/documents/${id(name)}`)).status).toBe(404)
  })
})

describe('GET /api/path and /api/compare', () => {
  it('gives the shortest ways, each step with its sentences', async () => {
    expect(await json(`/api/path?from=${id('省级平安县')}&to=${id('Program:枫桥经验')}`)).toMatchObject({
      more: false,
      paths: [
        {
          nodes: [{ id: 'Honor:省级平安县' }, { id: 'Region:990001' }, { id: 'Program:枫桥经验' }],
          steps: [[{ relation: 'RECEIVED' }], [{ quote: '青河县率先推行枫桥经验' }]],
        },
      ],
    })
  })

  it('walks over documents only where asked to', async () => {
    const path = `/api/path?from=${id('Measure:河长制')}&to=${id('Measure:一网通办')}`
    expect(await json(path)).toMatchObject({ paths: [] })
    expect(await json(`${path}&mentions=yes`)).toMatchObject({ paths: [{ nodes: [{}, { id: 'Document:湖口' }, {}] }] })
  })

  it('compares two', async () => {
    expect(await json('/api/compare?a=Region:990001&b=Region:990002')).toMatchObject({
      groups: [{ relation: 'ADOPTED', shared: [{ id: 'Program:枫桥经验' }, {}], onlyA: [], onlyB: [] }, {}, {}, {}],
    })
  })
})

describe('questions', () => {
  it('are listed and answered', async () => {
    expect(await json('/api/questions')).toEqual({ questions: [QUESTION] })
    expect(await json('/api/questions/who?what=x')).toEqual({ columns: QUESTION.columns, rows: [{ name: 'x' }], truncated: false })
  })

  it('offer what the name may have meant', async () => {
    const response = await get('/api/questions/who?what=nobody')
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { detail: 'There is no measure “nobody”. Did you mean 一网通办?' },
    ])
  })
})

describe('POST /api/cypher', () => {
  it('runs a statement', async () => {
    expect(await (await post({ text: 'RETURN 1 AS n' })).json()).toMatchObject({
      columns: [{ name: 'n' }],
      rows: [{ n: 1 }],
      truncated: false,
    })
  })

  it.each([
    [403, { text: 'x' }, { origin: 'http://evil.example' }],
    [403, { text: 'x' }, { origin: 'http://127.0.0.1:9999' }],
    [403, { text: 'x' }, { origin: 'null' }],
    [415, { text: 'x' }, { 'content-type': 'text/plain' }],
    [400, '{', {}],
    [400, { text: 'x', more: 1 }, {}],
    [400, { text: '' }, {}],
    [400, '{"__proto__": {"text": "x"}}', {}],
  ])('answers %i to %j %j', async (status, text, headers) => {
    expect((await post(text, headers)).status).toBe(status)
  })

  it('refuses a body that is too long', async () => {
    expect((await post({ text: 'x'.repeat(70_000) })).status).toBe(413)
  })

  it('lets two in at a time and tells the third to come again', async () => {
    const waiting: (() => void)[] = []
    const slow = createApp({
      ...services,
      explore: () => new Promise((resolve) => waiting.push(() => resolve({ columns: [], rows: [], truncated: false }))),
    })
    const ask = (): Promise<Response> =>
      Promise.resolve(
        slow.request('http://localhost/api/cypher', {
          method: 'POST',
          headers: { host: 'localhost', 'content-type': 'application/json' },
          body: '{"text":"x"}',
        }),
      )
    const first = [ask(), ask()]
    await expect.poll(() => waiting.length).toBe(2)
    const third = await ask()
    expect([third.status, third.headers.get('retry-after')]).toEqual([503, '2'])
    for (const free of waiting.splice(0)) free()
    expect((await Promise.all(first)).map((response) => response.status)).toEqual([200, 200])
    const later = ask()
    await expect.poll(() => waiting.length).toBe(1)
    waiting[0]?.()
    expect((await later).status).toBe(200)
  })
})

describe('problems', () => {
  it.each([
    ['/api/nothing', 404],
    ['/assets/../../package.json', 404],
    ['/..%2f..%2fpackage.json', 404],
    ['/api/entities/nobody', 404],
    ['/api/graph?region=nobody', 404],
    ['/api/graph?type=Nothing', 400],
    ['/api/graph?typo=1', 400],
    ['/api/graph?limit=-1', 400],
    ['/api/graph?limit=1e3', 400],
    ['/api/graph?from=20', 400],
    ['/api/search', 400],
    ['/api/search?q=a&q=b', 400],
    ['/api/search?q=a&limit=100000', 400],
    ['/api/documents?x=1', 400],
    ['/api/path?from=Region:990001', 400],
    ['/api/questions/nobody', 404],
    ['/api/questions/who?when=1', 400],
    [`/api/search?q=${'a'.repeat(9000)}`, 414],
  ])('%s is answered with %s and says why', async (path, status) => {
    const response = await get(path)
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json'])
    expect(await response.json()).toMatchObject({ type: 'about:blank', status, detail: expect.stringMatching(/./) })
  })

  it('have no path, stack or version in them, and go to the log', async () => {
    const broken = await (await post({ text: 'break' })).text()
    const damaged = await get('/api/questions/who?what=broken')
    expect(broken).not.toMatch(/secret|TypeError|node|\.ts/)
    expect(damaged.status).toBe(503)
    expect(await damaged.text()).not.toContain('/home')
    expect(logged.join('\n')).toContain('/home/someone')
  })

  it.each(['evil.example', 'evil.example:7878', '127.0.0.1.evil.example', '', 'localhost@evil.example', '192.168.0.1'])(
    'no other host is answered: %s',
    async (host) => {
      expect((await get('/api/graph', { host })).status).toBe(421)
    },
  )

  it.each(['localhost', 'localhost:1', '127.0.0.1:7878', '[::1]:7878'])('this machine is answered: %s', async (host) => {
    expect((await get('/api/ontology', { host })).status).toBe(200)
  })

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is refused', async (method) => {
    const response = await app.request('http://localhost/api/graph', { method, headers: { host: 'localhost' } })
    expect(response.status).toBe(405)
  })
})

describe('the page', () => {
  it('is given with headers that keep everything else out', async () => {
    const response = await get('/')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })
})
