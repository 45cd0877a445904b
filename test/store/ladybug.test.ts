import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../../src/model.ts'
import { readOntology } from '../../src/ontology.ts'
import { PATHS } from '../../src/paths.ts'
import { readQuestions } from '../../src/query/question.ts'
import { deriveStore } from '../../src/store/derive.ts'
import { openLadybug } from '../../src/store/ladybug.ts'
import { syntheticDocuments, writeDocuments } from '../support/synthetic.ts'
import { storeContract } from './contract.ts'

const BOUNDS = { databaseBytes: 2 ** 30, bufferBytes: 2 ** 27 }
const ontology = await readOntology(PATHS.seeds)
const questions = await readQuestions(PATHS.questions, ontology)
const documents = syntheticDocuments(ontology, 40)
const folder = mkdtempSync(join(tmpdir(), 'reformgraph-ladybug-'))
let opened: Store | undefined

beforeAll(async () => {
  await writeDocuments(folder, documents)
  await deriveStore(folder, ontology, { bounds: BOUNDS })
  opened = await openLadybug(folder, BOUNDS)
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

function store(): Store {
  if (!opened) throw new Error('the store is not open')
  return opened
}

describe('LadybugDB on disk', () => {
  storeContract({ ontology, documents, questions, store })

  test('many questions at once are answered one after another', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => store().query('UNWIND range(1, 100) AS x RETURN sum(x * $n) AS sum', { n: index })),
    )
    expect(answers).toEqual(Array.from({ length: 50 }, (_, index) => [{ sum: 5050 * index }]))
  })

  test('an aggregate that the engine would miscount is refused, with what to do', async () => {
    const limits = { rows: 10, milliseconds: 5000, megabytes: 600 }
    const wrong = 'MATCH (r:Region)-[a:ADOPTED]->(m:Measure) RETURN m.id AS id, count(DISTINCT r.id) AS regions, count(*) AS claims'
    await expect(store().explore(wrong, limits)).rejects.toThrow('DISTINCT last')
    const right = 'MATCH (r:Region)-[a:ADOPTED]->(m:Measure) RETURN m.id AS id, count(*) AS claims, count(DISTINCT r.id) AS regions'
    expect((await store().explore(right, limits)).rows.length).toBeGreaterThan(0)
  })
})

test('an open graph stays as it is when another is published; that one has another revision', async () => {
  const other = mkdtempSync(join(tmpdir(), 'reformgraph-ladybug-'))
  try {
    await writeDocuments(other, documents.slice(0, 2))
    await deriveStore(other, ontology, { bounds: BOUNDS })
    const before = await openLadybug(other, BOUNDS)
    const [revision, count] = [await before.revision(), 'MATCH (d:Document) RETURN count(*) AS n']
    await writeDocuments(other, documents.slice(0, 3))
    await deriveStore(other, ontology, { bounds: BOUNDS })
    expect(before.can.live).toBe(false)
    expect(await before.revision()).toBe(revision)
    expect(await before.query(count, {})).toEqual([{ n: 2 }])
    await before.close()
    const after = await openLadybug(other, BOUNDS)
    expect(await after.revision()).not.toBe(revision)
    expect(await after.query(count, {})).toEqual([{ n: 3 }])
    await after.close()
  } finally {
    rmSync(other, { recursive: true, force: true })
  }
})

test('a folder without a graph is an error that says what to do', async () => {
  await expect(openLadybug(join(folder, 'nowhere'))).rejects.toThrow(/Build it: reformgraph build/)
})

test('a database that was cut short is noticed', async () => {
  const other = mkdtempSync(join(tmpdir(), 'reformgraph-ladybug-'))
  try {
    await writeDocuments(other, documents.slice(0, 2))
    await deriveStore(other, ontology, { bounds: BOUNDS })
    writeFileSync(join(other, 'graph.lbug'), 'cut')
    await expect(openLadybug(other)).rejects.toMatchObject({ name: 'StoreError', exitCode: 4 })
    expect((await deriveStore(other, ontology, { bounds: BOUNDS })).fresh).toBe(true)
  } finally {
    rmSync(other, { recursive: true, force: true })
  }
})
