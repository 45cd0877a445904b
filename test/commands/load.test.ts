import { execFile, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { encodeDocument } from '../../src/graph/document.ts'
import type { DocumentGraph } from '../../src/model.ts'
import { PATHS } from '../../src/paths.ts'
import type { DocumentsAnswer, GraphAnswer, QuestionsAnswer } from '../../src/serve/answers.ts'
import { deriveStore } from '../../src/store/derive.ts'
import { openNeo4j } from '../../src/store/neo4j.ts'
import { addressesOf, answered, readRoutes } from '../serve/same-answers.ts'
import { contentOf, storedContent } from '../store/contract.ts'
import { startBoltProxy } from '../support/bolt-proxy.ts'
import { CLI, ended, reformgraph, started } from '../support/cli.ts'
import { ontology } from '../support/graphs.ts'
import { HOSTILE_TEXTS, hostileGraphs, RUNS, UNSHOWN } from '../support/hostile-texts.ts'
import { startNeo4j } from '../support/neo4j.ts'
import { random, syntheticDocuments, writeDocuments } from '../support/synthetic.ts'

const graph = mkdtempSync(join(tmpdir(), 'reformgraph-load-'))
const server = await startNeo4j()
process.env['NEO4J_PASSWORD'] = server?.password ?? 'none'
const address = { url: server?.url ?? '', user: 'neo4j', password: server?.password ?? '', database: 'neo4j' }
const SEED = Number(process.env['REFORMGRAPH_SEED'] ?? 1)
/** Loads that are killed; `npm run kill` tries more. */
const KILLS = Number(process.env['REFORMGRAPH_LOAD_KILLS'] ?? 12)

afterAll(async () => {
  await server?.stop()
  rmSync(graph, { recursive: true, force: true })
})

describe.skipIf(!server)('reformgraph load', () => {
  const url = server?.url ?? ''

  it('lets serve answer from Neo4j as from the folder, byte for byte, at every address', { timeout: 600_000 }, async () => {
    const corpus = join(graph, 'corpus')
    expect(await reformgraph('build', PATHS.corpus, '--graph', corpus, '--quiet')).toMatchObject({ code: 0 })
    expect(await reformgraph('load', '--neo4j', url, '--graph', corpus)).toMatchObject({ code: 0 })
    const [folder, other] = await Promise.all([serving('--graph', corpus), serving('--neo4j', url)])
    const whole: GraphAnswer = JSON.parse((await answered(folder, '/api/graph')).body)
    const { documents }: DocumentsAnswer = JSON.parse((await answered(folder, '/api/documents')).body)
    const { questions }: QuestionsAnswer = JSON.parse((await answered(folder, '/api/questions')).body)
    expect(documents.length).toBeGreaterThan(30)
    const paths = addressesOf(
      whole,
      documents.map(({ id }) => id),
      questions,
    )
    for (const path of paths) {
      const expected = await answered(folder, path)
      const found = await answered(other, path)
      expect({ ...found, body: found.body.replace('"engine":"neo4j"', '"engine":"ladybug"') }, path).toEqual(expected)
      expect(expected.status === 200, path).toBe(!/nobody|nowhere|nothing/.test(path))
    }
    for (const route of await readRoutes()) {
      const pattern = new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+').replaceAll('*', '.*')}$`)
      expect(paths.filter((path) => pattern.test(path.replace(/\?.*/, ''))).length, route).toBeGreaterThan(0)
    }
  })

  it('brings the graph into Neo4j, where questions are answered byte for byte as from the folder', { timeout: 300_000 }, async () => {
    await writeDocuments(graph, syntheticDocuments(ontology, 24))
    await deriveStore(graph, ontology)
    const planned = await reformgraph('load', '--neo4j', url, '--graph', graph, '--dry-run')
    expect(planned).toMatchObject({ code: 0, err: expect.stringContaining('To do: 24 added') })
    expect(planned.out.match(/^\+ /gm)).toHaveLength(24)
    expect(planned.out.match(/^- /gm)?.length, 'the corpus leaves').toBeGreaterThan(30)
    expect(planned.out).toMatch(/^\+ a b\/报告-11\n\+ a b\/报告-14\n/)
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

  it(
    'ends in the graph of a fresh load after kills at random moments, and no reader ever sees half a document',
    {
      timeout: 7_200_000,
    },
    async () => {
      const next = random(SEED + 20)
      let edition = 1
      let documents = syntheticDocuments(ontology, 30, edition)
      const published = new Set(documents.map(encodeDocument))
      await writeDocuments(graph, documents)
      expect(await reformgraph('load', '--neo4j', url, '--graph', graph)).toMatchObject({ code: 0 })
      const served = await serving('--neo4j', url)
      const whole = (await answered(served, '/api/graph')).body
      const ids = documents.map(({ document }) => document.id)
      let seen = 0
      for (let kills = 0; kills < KILLS;) {
        // The moment is a number of bytes sent, not a time: it falls into every part of a load, however slow the machine is.
        const moment = 500 + Math.floor(next() ** 2 * 300_000)
        if ((await killedLoad(url, moment, kills % 2 === 0 ? '1' : '400')) !== 'SIGKILL') {
          edition++
          documents = syntheticDocuments(ontology, 26 + Math.floor(next() * 9), edition)
          for (const document of documents) published.add(encodeDocument(document))
          await writeDocuments(graph, documents)
          continue
        }
        kills++
        const found = await storedWhole()
        seen += found.length
        expect(found.filter((document) => !published.has(encodeDocument(document))).map(({ document }) => document.id)).toEqual([])
        expect((await answered(served, '/api/graph')).body).toBe(whole)
        const id = ids[kills % ids.length] ?? ''
        const { status, body } = await answered(served, `/api/documents/${encodeURIComponent(id)}`)
        const there = found.find(({ document }) => document.id === id)
        expect([id, status, status === 200 && JSON.parse(body).text]).toEqual([id, there ? 200 : 404, there ? there.document.text : false])
      }
      expect(await reformgraph('load', '--neo4j', url, '--graph', graph)).toMatchObject({ code: 0 })
      expect((await storedWhole()).map(encodeDocument).toSorted()).toEqual(documents.map(encodeDocument).toSorted())
      const store = await openNeo4j(address)
      try {
        for (const { name } of [...ontology.nodes, ...ontology.edges])
          expect(await storedContent(store, ontology, name), name).toEqual(contentOf(ontology, documents, name))
      } finally {
        await store.close()
      }
      console.log(`kill: ${KILLS} loads into Neo4j in ${edition} editions, seed ${SEED + 20}; a reader found ${seen} documents, all whole`)
    },
  )

  it('brings what an attacker wrote into Neo4j as it is, and shows it inert in rows from there', { timeout: 600_000 }, async () => {
    const forged = hostileGraphs()
    const texts = Object.values(HOSTILE_TEXTS).map((text) => text.toWellFormed())
    await writeDocuments(graph, forged)
    expect(await reformgraph('load', '--neo4j', url, '--graph', graph)).toMatchObject({ code: 0, err: expect.not.stringMatching(UNSHOWN) })
    const store = await openNeo4j(address)
    try {
      for (const { name } of [...ontology.nodes, ...ontology.edges])
        expect(await storedContent(store, ontology, name), name).toEqual(contentOf(ontology, forged, name))
      for (const [index, text] of texts.entries()) {
        const rows = await store.query(
          'MATCH (r:Region)-[e:ADOPTED]->(m:Measure) WHERE m.name = $text RETURN r.id AS id, e.quote AS quote',
          {
            text,
          },
        )
        expect(rows).toEqual([{ id: `Region:99${index}`, quote: `${text}推行${text}` }])
        expect(await store.document(`forged-${index}`)).toEqual(forged[index])
      }
    } finally {
      await store.close()
    }
    const all = [
      'cypher',
      'MATCH (d:Document)-[e]->(n) RETURN d.title AS title, d.url AS url, e.quote AS quote, n.name AS name, n.aliases AS other',
    ]
    const [table, csv, json] = await Promise.all([[], ['--csv'], ['--json']].map((form) => reformgraph(...all, ...form, '--neo4j', url)))
    expect(table).toMatchObject({ code: 0, out: expect.not.stringMatching(UNSHOWN), err: expect.not.stringMatching(UNSHOWN) })
    const cells: string[] = parse(csv?.out ?? '', { bom: true }).flat()
    expect(cells.length).toBeGreaterThan(5 * texts.length)
    expect(cells.filter((cell) => RUNS.test(cell) || /(?![\t\r\n])\p{Cc}/u.test(cell))).toEqual([])
    const rows: { title: string }[] = JSON.parse(json?.out ?? '')
    expect(new Set(rows.map(({ title }) => title))).toEqual(new Set(texts))
    const asked = await reformgraph('ask', 'adopters', '--measure', HOSTILE_TEXTS['an emptied terminal'], '--neo4j', url)
    expect(asked).toMatchObject({ code: 0, out: expect.stringContaining('改'), err: expect.not.stringMatching(UNSHOWN) })
    expect(asked.out).not.toMatch(UNSHOWN)
  })

  it('two at once end as one', { timeout: 300_000 }, async () => {
    await writeDocuments(graph, syntheticDocuments(ontology, 30, 90))
    await deriveStore(graph, ontology)
    const words = ['load', '--neo4j', url, '--graph', graph, '--batch', '200']
    const ran = await Promise.all([reformgraph(...words), reformgraph(...words)])
    expect(ran.map(({ code, err }) => [code, err])).toEqual([
      [0, expect.stringContaining('Done: ')],
      [0, expect.stringContaining('Done: ')],
    ])
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

  it('shows a bar where there is a terminal', async () => {
    await writeDocuments(graph, syntheticDocuments(ontology, 20, 91))
    const line = `"${process.execPath}" "${CLI}" load --neo4j ${url} --graph "${graph}" --batch 1`
    const { stdout } = await promisify(execFile)('script', ['-qec', line, '/dev/null'], { env: { ...process.env, TERM: 'xterm' } })
    expect(stdout).toMatch(/load .*\d+\/\d+ documents/)
    expect(stdout).toContain('Done: ')
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
    [['load', '--neo4j', url, '--batch', '0'], 2, /--batch is a whole number from 1/],
    [['load', '--neo4j', url, '--database', 'nowhere'], 4, /has no database nowhere/],
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

/** The documents that the server has by now; each with just the edges that it makes. */
async function storedWhole(): Promise<DocumentGraph[]> {
  const store = await openNeo4j(address)
  const documents = async (): Promise<DocumentGraph[]> => {
    const found: DocumentGraph[] = []
    for await (const document of store.documents()) found.push(document)
    return found
  }
  try {
    for (let found = await documents(); ;) {
      const edges = new Map<string, unknown>()
      for (const { name } of ontology.edges) edges.set(name, await storedContent(store, ontology, name))
      const after = await documents()
      // What a killed load had sent to the end may still have been carried out between.
      const isStill = after.map(encodeDocument).join('\n') === found.map(encodeDocument).join('\n')
      found = after
      if (!isStill) continue
      for (const [name, content] of edges) expect(content, name).toEqual(contentOf(ontology, found, name))
      return found
    }
  } finally {
    await store.close()
  }
}

/** Starts a load through a proxy and kills it when it has sent so many bytes; gives the signal that ended it, if one did. */
async function killedLoad(url: string, moment: number, batch: string): Promise<NodeJS.Signals | null> {
  let child: ChildProcess | undefined
  const proxy = await startBoltProxy(url, { onBytes: (sent) => sent >= moment && child?.kill('SIGKILL') })
  try {
    child = started(['load', '--neo4j', proxy.url, '--graph', graph, '--batch', batch])
    await ended(child)
    return child.signalCode
  } finally {
    await proxy.stop()
  }
}

/** Starts `serve` on a free port for the rest of the test; gives its address. */
async function serving(...words: readonly string[]): Promise<string> {
  const child = started(['serve', ...words, '--port', '0', '--json'])
  onTestFinished(() => void child.kill('SIGTERM'))
  const printed = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (chunk) => resolve(String(chunk)))
    child.once('close', (code) => reject(new Error(`serve ended with ${String(code)}`)))
  })
  const { url }: { url: string } = JSON.parse(printed)
  return url
}
