/** What a load into a Neo4j has to do, whatever was there before: end in the graph that a fresh load would make. */
import { expect, test } from 'vitest'
import type { DocumentGraph, Ontology, Question, Row, Store } from '../../src/model.ts'
import { ask } from '../../src/query/ask.ts'
import type { Address } from '../../src/store/connection.ts'
import { loadNeo4j, type LoadOptions, type LoadPlan } from '../../src/store/load.ts'
import { syntheticDocument, syntheticDocuments, writeDocuments } from '../support/synthetic.ts'
import { contentOf, storedContent } from './contract.ts'
import { questionOf } from './questions.ts'

export interface LoadingSubject {
  readonly ontology: Ontology
  /** What is loaded when the tests begin; each test leaves it so. */
  readonly documents: readonly DocumentGraph[]
  readonly questions: readonly Question[]
  readonly folder: string
  readonly address: Address
  readonly store: () => Store
  /** Runs a statement as an administrator would. */
  readonly run: (text: string, parameters?: Record<string, unknown>) => Promise<Record<string, unknown>[]>
}

/** Each document a transaction of its own. */
export const ALONE: LoadOptions = { batch: 1 }

export function loadingTests(subject: LoadingSubject): void {
  const { ontology, documents, questions, folder, address, run } = subject

  test('what has not changed is skipped', async () => {
    expect(await loadNeo4j(folder, ontology, address)).toEqual({ added: [], changed: [], removed: [], unchanged: 40 })
  })

  test('a dry run only says what there is to do', async () => {
    await writeDocuments(folder, [...documents.slice(2), ...syntheticDocuments(ontology, 1, 1)])
    const plan = await loadNeo4j(folder, ontology, address, { dryRun: true })
    expect(plan).toEqual({ added: [], changed: ['省/报告-0'], removed: ['市/报告-1'], unchanged: 38 })
    await expectGraphOf(subject, documents)
  })

  test.each([
    ['many documents a transaction', {}],
    ['a document a transaction', ALONE],
  ])('changed, new and removed documents leave the graph that a fresh load would make: %s', async (_, options) => {
    const changed = [...syntheticDocuments(ontology, 12, 1), ...documents.slice(20), syntheticDocument(ontology, 77)]
    const plan = await loadDocuments(subject, changed, options)
    expect(plan.added.length + plan.changed.length + plan.removed.length).toBe(21)
    await expectGraphOf(subject, changed)
    await loadDocuments(subject, documents, options)
    await expectGraphOf(subject, documents)
  })

  test('the constraints and indexes of the schema are there before the first node', async () => {
    const constraints = await run('SHOW CONSTRAINTS YIELD labelsOrTypes AS of, properties, type RETURN of, properties, type')
    for (const label of ['ReformGraph', 'ReformGraphExtraction', 'ReformGraphLock']) {
      expect(constraints).toContainEqual({ of: [label], properties: ['id'], type: expect.stringContaining('UNIQUE') })
    }
    const indexed = (await run('SHOW INDEXES YIELD labelsOrTypes AS of, state WHERE of IS NOT NULL RETURN of[0] AS of, state')).map(
      ({ of, state }) => `${String(of)} ${String(state)}`,
    )
    for (const { name } of [...ontology.nodes, ...ontology.edges]) expect(indexed).toContain(`${name} ONLINE`)
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
    expect(before.length).toBeGreaterThan(4)
    await loadDocuments(subject, syntheticDocuments(ontology, 3, 2))
    expect(await run(others)).toEqual(before)
    await run('MATCH (n:Foreign) DETACH DELETE n')
    await run('MATCH (n) WHERE NOT n:ReformGraph AND NOT n:ReformGraphExtraction AND NOT n:ReformGraphLock DETACH DELETE n')
    await loadDocuments(subject, documents)
    await expectGraphOf(subject, documents)
  })

  test.each([
    ['many documents a transaction', {}],
    ['a document a transaction', ALONE],
  ])('two loads at once end as one: %s', async (_, options) => {
    await loadDocuments(subject, documents.slice(0, 1))
    await writeDocuments(folder, documents)
    const plans = await Promise.all([loadNeo4j(folder, ontology, address, options), loadNeo4j(folder, ontology, address, options)])
    expect(plans.map((plan) => plan.added.length)).toContain(39)
    await expectGraphOf(subject, documents)
  })

  test('a load that is stopped is finished by the next one', async () => {
    for (const edition of [3, 4, 5]) {
      const next = syntheticDocuments(ontology, 20, edition)
      await writeDocuments(folder, next)
      const controller = new AbortController()
      const stopped = loadNeo4j(folder, ontology, address, {
        ...ALONE,
        signal: controller.signal,
        onProgress: (done) => done > edition * 3 && controller.abort(),
      })
      await expect(stopped).rejects.toThrow(/abort/i)
      await loadNeo4j(folder, ontology, address)
      await expectGraphOf(subject, next)
    }
    await loadDocuments(subject, documents)
  })

  test('whatever changes the graph gives it another revision, and nothing else does', async () => {
    const seen = new Set<string | undefined>()
    const revisionAfter = async (some: readonly DocumentGraph[]): Promise<boolean> => {
      await loadDocuments(subject, some)
      const revision = await subject.store().revision()
      const isNew = !seen.has(revision)
      seen.add(revision)
      return isNew && revision !== undefined
    }
    await loadDocuments(subject, documents)
    seen.add(await subject.store().revision())
    expect(await revisionAfter(documents), 'unchanged').toBe(false)
    expect(await revisionAfter(documents.slice(1)), 'one removed').toBe(true)
    expect(await revisionAfter(documents), 'one added').toBe(true)
    expect(await revisionAfter([...syntheticDocuments(ontology, 1, 7), ...documents.slice(1)]), 'one changed').toBe(true)
    expect(await revisionAfter(documents), 'changed back').toBe(true)
  })

  test('a question that was asked before a load is answered anew after it', async () => {
    const asked = async (): Promise<readonly Row[]> => (await ask(subject.store(), questionOf(questions, 'documents'), {})).rows
    expect(subject.store().can.live).toBe(true)
    expect((await asked()).length).toBe(documents.length)
    await loadDocuments(subject, documents.slice(3))
    expect((await asked()).length).toBe(documents.length - 3)
    await loadDocuments(subject, documents)
    expect((await asked()).length).toBe(documents.length)
  })

  test('progress counts the documents of the plan', async () => {
    await writeDocuments(folder, [...syntheticDocuments(ontology, 6, 6), ...documents.slice(10)])
    const steps: [number, number][] = []
    const plan = await loadNeo4j(folder, ontology, address, { ...ALONE, onProgress: (done, total) => steps.push([done, total]) })
    expect(plan).toMatchObject({ changed: { length: 6 }, removed: { length: 4 } })
    expect(steps.at(-1)).toEqual([10, 10])
    expect(steps.map(([done]) => done)).toEqual(steps.map(([done]) => done).toSorted((a, b) => a - b))
    await loadDocuments(subject, documents)
  })
}

/** Makes the folder and the server's graph those of the documents. */
export async function loadDocuments(
  { ontology, folder, address }: LoadingSubject,
  documents: readonly DocumentGraph[],
  options: LoadOptions = {},
): Promise<LoadPlan> {
  await writeDocuments(folder, documents)
  return loadNeo4j(folder, ontology, address, options)
}

/** The server's graph is that of the documents, and nothing is left to be done. */
export async function expectGraphOf(subject: LoadingSubject, documents: readonly DocumentGraph[]): Promise<void> {
  expect(await serverGraph(subject)).toEqual(graphOf(subject.ontology, documents))
}

/** What a server holds: rows by type, the stored extractions, and the nodes that are still to be merged. */
export async function serverGraph({ ontology, store, run }: LoadingSubject): Promise<Record<string, unknown>> {
  const graph: Record<string, unknown> = {}
  for (const { name } of [...ontology.nodes, ...ontology.edges]) graph[name] = await storedContent(store(), ontology, name)
  graph['extractions'] = await run('MATCH (x:ReformGraphExtraction) RETURN count(*) AS n')
  graph['unsettled'] = await run('MATCH (n:ReformGraphStale) RETURN count(*) AS n')
  return graph
}

/** What a server should hold. */
export function graphOf(ontology: Ontology, documents: readonly DocumentGraph[]): Record<string, unknown> {
  const types = [...ontology.nodes, ...ontology.edges].map(({ name }) => [name, contentOf(ontology, documents, name)] as const)
  return { ...Object.fromEntries(types), extractions: [{ n: documents.length }], unsettled: [{ n: 0 }] }
}
