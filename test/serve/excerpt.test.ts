import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../src/graph/layout.ts'
import { viewFormats } from '../../src/commands/serve.ts'
import { createApp } from '../../src/serve/app.ts'
import { loadExplorer } from '../../src/serve/explorer.ts'
import { graph, memoryStore, ontology } from '../support/graphs.ts'

const store = memoryStore()
const explorer = await loadExplorer(store, ontology, (whole) => Promise.resolve(layoutOf(whole, ontology)))
const app = createApp({
  store,
  explorer,
  questions: [],
  ask: () => Promise.resolve([]),
  explore: () => Promise.reject(new Error('not asked')),
  formats: viewFormats(),
  page: new Map(),
  log: (error) => {
    throw error
  },
})

const post = (path: string, body: unknown, type = 'application/json'): Promise<Response> =>
  Promise.resolve(
    app.request(`http://localhost${path}`, {
      method: 'POST',
      headers: { host: 'localhost', 'content-type': type },
      body: JSON.stringify(body),
    }),
  )
const NODES = ['Region:990001', 'Region:990002', 'Program:枫桥经验']
const between = graph.edges.filter((edge) => NODES.includes(edge.source) && NODES.includes(edge.target))

describe('POST /api/excerpt', () => {
  it('gives the chosen nodes with all that is said between them', async () => {
    const { nodes, claims } = await (await post('/api/excerpt', { nodes: NODES })).json()
    expect(nodes.map((node: { id: string }) => node.id)).toEqual(NODES.toSorted())
    expect(nodes.find((node: { id: string }) => node.id === 'Region:990001').aliases).toContain('青河')
    expect(claims.map((claim: { quote: string }) => claim.quote).toSorted()).toEqual(
      ['青河县率先推行枫桥经验', '山阳区试点枫桥经验', '山阳区与青河县签订合作协议'].toSorted(),
    )
  })

  it.each([
    ['gexf', '<gexf'],
    ['graphml', '<graphml'],
    ['json', '{'],
  ])('writes them as %s, with no other node or claim', async (format, start) => {
    const claims = between.slice(0, 1).map((edge) => edge.id)
    const response = await post(`/api/excerpt/${format}`, { nodes: NODES, claims })
    const text = await response.text()
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/)
    expect(text).toContain(start)
    for (const edge of between) expect(text.includes(edge.quote)).toBe(claims.includes(edge.id))
    expect(text).not.toContain('湖口')
  })

  it.each([
    ['/api/excerpt', { nodes: ['Region:0'] }, 404],
    ['/api/excerpt', { nodes: NODES, claims: ['x'] }, 404],
    ['/api/excerpt', { nodes: 'x' }, 400],
    ['/api/excerpt', { nodes: [], more: 1 }, 400],
    ['/api/excerpt/exe', { nodes: [] }, 404],
    ['/api/excerpt/constructor', { nodes: [] }, 404],
    ['/api/excerpt?x=1', { nodes: [] }, 400],
  ])('%s %j is answered with %i', async (path, body, status) => {
    expect((await post(path, body)).status).toBe(status)
  })

  it('takes JSON alone, and more of it than other addresses', async () => {
    expect((await post('/api/excerpt', { nodes: [] }, 'text/plain')).status).toBe(415)
    const many = Array.from({ length: 4000 }, (_, at) => `Region:${String(at).padStart(20, '0')}`)
    expect((await post('/api/excerpt', { nodes: many })).status).toBe(404)
    const huge = Array.from({ length: 90_000 }, (_, at) => `Region:${String(at).padStart(380, '0')}`)
    expect((await post('/api/excerpt', { nodes: huge })).status).toBe(413)
  })
})
