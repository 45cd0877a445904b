import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import { afterAll, describe, expect, test } from 'vitest'
import type { Store } from '../../src/model.ts'
import { readOntology } from '../../src/ontology.ts'
import { PATHS } from '../../src/paths.ts'
import { readQuestions } from '../../src/query/question.ts'
import { deriveStore } from '../../src/store/derive.ts'
import { openLadybug } from '../../src/store/ladybug.ts'
import { loadNeo4j } from '../../src/store/load.ts'
import { openNeo4j } from '../../src/store/neo4j.ts'
import { startNeo4j } from '../support/neo4j.ts'
import { syntheticDocuments, writeDocuments } from '../support/synthetic.ts'
import { storeContract } from './contract.ts'
import { connectionTests } from './faults.ts'
import { loadingTests } from './loading.ts'
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
  loadingTests({ ontology, documents, questions, folder, address, store, run })
})

describe.skipIf(!server)('on the way to the server', () => {
  connectionTests({ ontology, documents, questions, folder, address, store, run })
})
