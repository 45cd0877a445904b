import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import { afterAll, describe, expect, test } from 'vitest'
import type { DocumentGraph, Store } from '../../src/model.ts'
import { readOntology } from '../../src/ontology.ts'
import { PATHS } from '../../src/paths.ts'
import { readQuestions } from '../../src/query/question.ts'
import { deriveStore } from '../../src/store/derive.ts'
import { openLadybug } from '../../src/store/ladybug.ts'
import { loadNeo4j } from '../../src/store/load.ts'
import { openNeo4j } from '../../src/store/neo4j.ts'
import { startNeo4j } from '../support/neo4j.ts'
import { syntheticDocument, syntheticDocuments, writeDocuments } from '../support/synthetic.ts'
import { contentOf, storeContract, storedContent } from './contract.ts'
import { answersTo } from './questions.ts'

const BOUNDS = { databaseBytes: 2 ** 30, bufferBytes: 2 ** 27 }
const ontology = await readOntology(PATHS.seeds)
const questions = await readQuestions(PATHS.questions, ontology)
const documents = syntheticDocuments(ontology, 40)
const folder = mkdtempSync(join(tmpdir(), 'reformgraph-neo4j-'))
const server = await startNeo4j()
const address = { url: server?.url ?? '', user: server?.user ?? '', password: server?.password ?? '', database: 'neo4j' }
let opened: Store | undefined

if (server) {
  await writeDocuments(folder, documents)
  await loadNeo4j(folder, ontology, address)
  opened = await openNeo4j(address)
}

afterAll(async () => {
  await opened?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

function store(): Store {
  if (!opened) throw new Error('the store is not open')
  return opened
}

/** Runs a statement as an administrator would. */
async function run(text: string, parameters: Record<string, unknown> = {}): Promise<Record<string, unknown>[]> {
  const driver = neo4j.driver(address.url, neo4j.auth.basic(address.user, address.password), { disableLosslessIntegers: true })
  try {
    const { records } = await driver.executeQuery(text, parameters, { database: 'neo4j' })
    return records.map((record) => record.toObject())
  } finally {
    await driver.close()
  }
}

/** Makes the folder and the server's graph those of the documents. */
async function loadDocuments(some: readonly DocumentGraph[]) {
  await writeDocuments(folder, some)
  return loadNeo4j(folder, ontology, address)
}

async function expectGraphOf(some: readonly DocumentGraph[]): Promise<void> {
  for (const { name } of [...ontology.nodes, ...ontology.edges]) {
    expect(await storedContent(store(), ontology, name), name).toEqual(contentOf(ontology, some, name))
  }
  expect(await run('MATCH (n:ReformGraphStale) RETURN count(*) AS n')).toEqual([{ n: 0 }])
}

describe.skipIf(!server)('a real Neo4j', () => {
  storeContract({ ontology, documents, questions, store })

  test('answers every question as LadybugDB does, byte for byte', async () => {
    await deriveStore(folder, ontology, { bounds: BOUNDS })
    const other = await openLadybug(folder, BOUNDS)
    try {
      for (const question of questions) {
        expect(JSON.stringify(await answersTo(store(), question)), question.name).toBe(JSON.stringify(await answersTo(other, question)))
      }
    } finally {
      await other.close()
    }
  })

  test('whole numbers are kept as integers', async () => {
    const [row] = await run(
      'MATCH (d:Document)-[e:MENTIONS]->() WHERE d.year > 0 RETURN valueType(d.year) AS year, valueType(e.start) AS start LIMIT 1',
    )
    expect(row).toEqual({ year: 'INTEGER NOT NULL', start: 'INTEGER NOT NULL' })
  })
})

describe.skipIf(!server)('loading', () => {
  test('what has not changed is skipped', async () => {
    expect(await loadNeo4j(folder, ontology, address)).toEqual({ added: [], changed: [], removed: [], unchanged: 40 })
  })

  test('a dry run only says what there is to do', async () => {
    await writeDocuments(folder, [...documents.slice(2), ...syntheticDocuments(ontology, 1, 1)])
    const plan = await loadNeo4j(folder, ontology, address, { dryRun: true })
    expect(plan).toEqual({ added: [], changed: ['省/报告-0'], removed: ['市/报告-1'], unchanged: 38 })
    await expectGraphOf(documents)
  })

  test('changed, new and removed documents leave the graph that a fresh load would make', async () => {
    const changed = [...syntheticDocuments(ontology, 12, 1), ...documents.slice(20), syntheticDocument(ontology, 77)]
    const plan = await loadDocuments(changed)
    expect(plan.added.length + plan.changed.length + plan.removed.length).toBe(21)
    await expectGraphOf(changed)
    await loadDocuments(documents)
    await expectGraphOf(documents)
  })

  test('data of others in the same database stays as it is', async () => {
    const others =
      'MATCH (n:Foreign) OPTIONAL MATCH (n)-[e]-(m) RETURN n.id AS id, labels(n) AS labels, type(e) AS tie, e.note AS note, m.id AS end ORDER BY id, end'
    await run(
      "CREATE (:Foreign:Region {id: 'Region:1', name: 'mine'}), (:Foreign {id: 'x'})-[:ADOPTED {document: '省/报告-0', note: 'n'}]->(:Foreign {id: 'y'})",
    )
    await run(
      "MATCH (f:Foreign {id: 'x'}), (n:ReformGraph:Measure) WHERE n.id STARTS WITH 'Measure:1' CREATE (f)-[:WATCHES {note: n.id}]->(n)",
    )
    const before = await run(others)
    await loadDocuments(syntheticDocuments(ontology, 3, 2))
    const after = await run(others)
    expect(after).toEqual(before)
    await run('MATCH (n:Foreign) DETACH DELETE n')
    await run('MATCH (n) WHERE NOT n:ReformGraph AND NOT n:ReformGraphExtraction AND NOT n:ReformGraphLock DETACH DELETE n')
    await loadDocuments(documents)
    await expectGraphOf(documents)
  })

  test('two loads at once end as one', async () => {
    await loadDocuments(documents.slice(0, 1))
    await writeDocuments(folder, documents)
    const plans = await Promise.all([loadNeo4j(folder, ontology, address), loadNeo4j(folder, ontology, address)])
    expect(plans.map((plan) => plan.added.length)).toContain(39)
    await expectGraphOf(documents)
  })

  test('a load that is stopped is finished by the next one', async () => {
    for (const edition of [3, 4, 5]) {
      const next = syntheticDocuments(ontology, 20, edition)
      await writeDocuments(folder, next)
      const controller = new AbortController()
      const stopped = loadNeo4j(folder, ontology, address, {
        signal: controller.signal,
        onDocument: (done) => done > edition * 3 && controller.abort(),
      })
      await expect(stopped).rejects.toThrow(/abort/i)
      await loadNeo4j(folder, ontology, address)
      await expectGraphOf(next)
    }
  })
})

describe.skipIf(!server)('what can go wrong', () => {
  test.each([
    ['a wrong password', { password: 'wrong' }, /does not let neo4j in\. Set the right password in NEO4J_PASSWORD/],
    ['a database that is not there', { database: 'nowhere' }, /has no database nowhere/],
    ['a port where nothing listens', { url: 'bolt://127.0.0.1:1' }, /cannot be reached at bolt:\/\/127\.0\.0\.1:1/],
  ])('%s is said, with exit code 4', async (_, part, message) => {
    const opening = openNeo4j({ ...address, ...part })
    await expect(opening).rejects.toMatchObject({ name: 'StoreError', exitCode: 4 })
    await expect(opening).rejects.toThrow(message)
    await expect(loadNeo4j(folder, ontology, { ...address, ...part })).rejects.toMatchObject({ name: 'StoreError' })
  })

  test.each(['http://localhost:7474', 'localhost:7687', 'bolt://user:secret@localhost:7687', 'bolt://'])(
    '%s is no address',
    async (url) => {
      const opening = openNeo4j({ ...address, url })
      await expect(opening).rejects.toMatchObject({ name: 'UsageError', exitCode: 2 })
      await expect(opening).rejects.not.toThrow(/secret/)
    },
  )
})
