import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { deriveStore } from '../../src/store/derive.ts'
import { ended, reformgraph, started } from '../support/cli.ts'
import { ontology } from '../support/graphs.ts'
import { startNeo4j } from '../support/neo4j.ts'
import { syntheticDocuments, writeDocuments } from '../support/synthetic.ts'

const graph = mkdtempSync(join(tmpdir(), 'reformgraph-load-'))
const server = await startNeo4j()
process.env['NEO4J_PASSWORD'] = server?.password ?? 'none'

afterAll(async () => {
  await server?.stop()
  rmSync(graph, { recursive: true, force: true })
})

describe.skipIf(!server)('reformgraph load', () => {
  const url = server?.url ?? ''

  it('brings the graph into Neo4j, where questions are answered byte for byte as from the folder', { timeout: 300_000 }, async () => {
    await writeDocuments(graph, syntheticDocuments(ontology, 24))
    await deriveStore(graph, ontology)
    expect(await reformgraph('load', '--neo4j', url, '--graph', graph, '--dry-run')).toMatchObject({
      code: 0,
      err: expect.stringContaining('To do: 24 added'),
    })
    expect(await reformgraph('load', '--neo4j', url, '--graph', graph)).toMatchObject({
      code: 0,
      err: expect.stringContaining('Done: 24 added'),
    })
    expect(await reformgraph('load', '--neo4j', url, '--graph', graph)).toMatchObject({
      code: 0,
      err: expect.stringContaining('24 unchanged'),
    })
    for (const question of [
      ['shared-practices'],
      ['adopters', '--measure', 'Measure:1'],
      ['compare', '--a', 'Region:1', '--b', 'Region:2'],
    ]) {
      const embedded = await reformgraph('ask', ...question, '--graph', graph, '--json')
      const served = await reformgraph('ask', ...question, '--neo4j', url, '--json')
      expect(embedded.code).toBe(0)
      expect(served.out).toBe(embedded.out)
    }
  })

  it('ends in the same graph after kills at any point', { timeout: 300_000 }, async () => {
    await writeDocuments(graph, syntheticDocuments(ontology, 30, 1))
    await deriveStore(graph, ontology)
    for (const after of [400, 600, 800, 1000, 1300, 1600, 2000, 2500]) {
      const child = started(['load', '--neo4j', url, '--graph', graph])
      setTimeout(() => child.kill('SIGKILL'), after)
      await ended(child)
    }
    expect(await reformgraph('load', '--neo4j', url, '--graph', graph)).toMatchObject({ code: 0 })
    const all =
      'MATCH (a)-[e:MENTIONS|ADOPTED]->(b) RETURN a.name AS a, a.aliases AS aa, e.id AS id, e.quote AS q, b.name AS b, b.aliases AS bb ORDER BY id'
    const [embedded, served] = await Promise.all(
      [
        ['--graph', graph],
        ['--neo4j', url],
      ].map((where) => reformgraph('cypher', all, ...where, '--json', '--rows', '100000')),
    )
    expect(embedded?.code).toBe(0)
    expect(JSON.parse(embedded?.out ?? '').length).toBeGreaterThan(300)
    expect(served?.out).toBe(embedded?.out)
  })

  it('stops cleanly when it is interrupted', { timeout: 300_000 }, async () => {
    await writeDocuments(graph, syntheticDocuments(ontology, 30, 2))
    const child = started(['load', '--neo4j', url, '--graph', graph])
    setTimeout(() => child.kill('SIGINT'), 1200)
    expect((await ended(child)).code).toBe(130)
    expect(await reformgraph('load', '--neo4j', url, '--graph', graph)).toMatchObject({ code: 0 })
  })

  it.each([
    [['load', '--neo4j', 'bolt://127.0.0.1:1'], 4, /cannot be reached/],
    [['load'], 2, /load needs the server/],
    [['load', '--neo4j', 'ftp://x'], 2, /no address of a Neo4j server/],
  ])('says what is wrong: %j', async (words, code, message) => {
    const ran = await reformgraph(...words, '--graph', graph)
    expect(ran.code).toBe(code)
    expect(ran.err).toMatch(message)
  })

  it('does not empty the server for a folder that has no documents', async () => {
    const ran = await reformgraph('load', '--neo4j', url, '--graph', join(graph, 'nowhere'))
    expect(ran).toMatchObject({ code: 3, err: expect.stringContaining('no documents') })
    const { out } = await reformgraph('cypher', 'MATCH (d:Document) RETURN count(*) AS n', '--neo4j', url, '--json')
    expect(JSON.parse(out)).toEqual([{ n: 30 }])
  })
})
