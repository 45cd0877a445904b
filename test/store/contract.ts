/**
 * What every store has to do, as a function of the store: the merged graph comes back whole, parameters travel as they
 * are, questions answer what the documents say, and a statement of the user's can only read.
 */
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { encodeDocument } from '../../src/graph/document.ts'
import { compare, mergeDocuments } from '../../src/graph/merge.ts'
import type { DocumentGraph, Graph, Ontology, Question, Store } from '../../src/model.ts'
import { ask } from '../../src/query/ask.ts'
import { entityTypes } from '../../src/query/question.ts'
import { tablesOf } from '../../src/store/tables.ts'
import { answerContract } from './answers.ts'
import { capabilityContract } from './capabilities.ts'
import { HOSTILE } from './hostile.ts'
import { answersTo, casesOf, questionOf } from './questions.ts'

const LIMITS = { rows: 100, milliseconds: 3000, megabytes: 600 }

export interface Subject {
  readonly ontology: Ontology
  readonly documents: readonly DocumentGraph[]
  readonly questions: readonly Question[]
  readonly store: () => Store
}

export function storeContract({ ontology, documents, questions, store }: Subject): void {
  const graph = mergeDocuments(ontology, documents)

  test('gives back every document, whole, in the order of ids', async () => {
    const found: string[] = []
    for await (const document of store().documents()) found.push(encodeDocument(document))
    expect(found).toEqual(documents.toSorted((a, b) => compare(a.document.id, b.document.id)).map(encodeDocument))
  })

  test('gives one document by its id, and nothing for an id that is none', async () => {
    const [first] = documents
    expect(await store().document(first?.document.id ?? '')).toEqual(first)
    for (const id of ['nowhere', '../graph.lbug', '', '/etc/passwd', 'a\0b', `${first?.document.id}/`]) {
      expect(await store().document(id), id).toBeUndefined()
    }
  })

  test.each([...ontology.nodes, ...ontology.edges].map((type) => type.name))(
    'has every %s of the merged graph with all its columns, and edges between the right ends',
    async (type) => {
      const expected = contentOf(ontology, documents, type)
      expect(expected.length, 'the sample has some').toBeGreaterThan(0)
      expect(await storedContent(store(), ontology, type)).toEqual(expected)
    },
  )

  test.each([
    ['a text with quotes', 'a "b" \'c\' `d` $e'],
    ['a text with a backslash and a line break', 'a\\n\n\\'],
    ['a rare character', '𠮷👩‍🌾'],
    ['a whole number', 42],
    ['a fraction', 0.125],
    ['a negative number', -7],
    ['a boolean', true],
  ])('a parameter travels as it is: %s', async (_, value) => {
    expect(await store().query('RETURN $value AS value', { value })).toEqual([{ value }])
  })

  test('a parameter is never read as Cypher', async () => {
    const rows = await store().query('MATCH (n) WHERE n.id = $id RETURN count(*) AS n', { id: "' OR 1 = 1 //" })
    expect(rows).toEqual([{ n: 0 }])
  })

  test('counts and sums are numbers, what is absent is null', async () => {
    const [row] = await store().query('MATCH (d:Document) RETURN count(*) AS n, sum(d.year) AS years, max(d.url) AS url', {})
    const years = documents.reduce((sum, { document }) => sum + (document.year ?? 0), 0)
    expect(row).toEqual({ n: documents.length, years, url: null })
  })

  test('a wrong statement is an error, and the store goes on', async () => {
    await expect(store().query('MATCH (n RETURN n', {})).rejects.toMatchObject({ name: 'StoreError' })
    expect(await store().query('RETURN 1 AS one', {})).toEqual([{ one: 1 }])
  })

  test('a statement may be scanned row by row, and begins with its columns', async () => {
    const rows: unknown[] = []
    let names: readonly string[] = []
    await store().scan('MATCH (d:Document) RETURN d.id AS id, d.year AS year, d.url AS url', (columns) => {
      names = columns
      return (values) => void rows.push(values)
    })
    const expected = graph.nodes
      .filter((node) => node.type === ontology.document)
      .map((node) => [node.id, node.properties['year'] ?? null, node.properties['url'] ?? null])
    expect(names).toEqual(['id', 'year', 'url'])
    expect(rows.toSorted((a, b) => compare(String(a), String(b)))).toEqual(expected.toSorted((a, b) => compare(String(a), String(b))))
    await store().scan('MATCH (d:Document) WHERE d.id IS NULL RETURN d.id AS nobody', (columns) => {
      names = columns
      return () => expect.unreachable()
    })
    expect(names).toEqual(['nobody'])
    await expect(store().scan('MATCH (n RETURN n', () => () => undefined)).rejects.toMatchObject({ name: 'StoreError' })
  })

  test('a graph that stays the same is known by the same revision', async () => {
    const revision = await store().revision()
    expect(revision).toMatch(/\S/)
    expect(await store().revision()).toBe(revision)
  })

  test('a user’s statement gives columns and rows, cut at the limit', async () => {
    const answer = await store().explore('MATCH (d:Document) RETURN d.id AS id, d.year AS year ORDER BY id', { ...LIMITS, rows: 2 })
    const ids = graph.nodes.filter((node) => node.type === ontology.document).map((node) => node.id)
    expect(answer.columns).toEqual(['id', 'year'])
    expect(answer.rows.map((row) => row['id'])).toEqual(ids.slice(0, 2))
    expect(answer.truncated).toBe(true)
    expect(await store().explore('RETURN 1 AS one;', LIMITS)).toEqual({ columns: ['one'], rows: [{ one: 1 }], truncated: false })
  })

  test('a user’s statement may give a node, an edge and a path as JSON text', async () => {
    const { rows } = await store().explore(
      'MATCH p = (d:Document)-[e:MENTIONS]->(n:Region) RETURN d, e, n, p ORDER BY e.id LIMIT 1',
      LIMITS,
    )
    const edge = graph.edges.find((one) => one.type === 'MENTIONS' && one.target.startsWith('Region:'))
    expect(JSON.parse(String(rows[0]?.['e']))).toMatchObject({ id: edge?.id, document: edge?.document, start: 0, end: 9 })
    expect(JSON.parse(String(rows[0]?.['n']))).toMatchObject({ id: edge?.target, type: 'Region' })
    expect(JSON.parse(String(rows[0]?.['p']))).toMatchObject({
      nodes: [{ id: edge?.source }, { id: edge?.target }],
      edges: [{ id: edge?.id }],
    })
  })

  test('a statement that is wrong is the user’s error', async () => {
    await expect(store().explore('MATCH (n RETURN n', LIMITS)).rejects.toMatchObject({ name: 'UsageError' })
    await expect(store().explore('RETURN nothing', LIMITS)).rejects.toMatchObject({ name: 'UsageError' })
  })

  test('no hostile statement writes, reads a file or goes past its limits', { timeout: 300_000 }, async () => {
    const types = [...ontology.nodes, ...ontology.edges].map(({ name }) => name)
    const content = (): Promise<Content[]> => Promise.all(types.map((type) => storedContent(store(), ontology, type)))
    const before = await content()
    for (const statement of HOSTILE) {
      // What is let through for its form is ended by a limit: of time, memory, or of what the engine itself accepts.
      await expect(store().explore(statement, LIMITS), statement).rejects.toMatchObject({ name: 'UsageError' })
    }
    expect(await content()).toEqual(before)
    expect(readdirSync('/tmp').filter((name) => name.startsWith('reformgraph-hostile'))).toEqual([])
  })

  test('adopters are those that the documents name', async () => {
    const question = questionOf(questions, 'adopters')
    const names = new Map(graph.nodes.map((node) => [node.id, node.name]))
    const claims = graph.edges.filter((edge) => edge.type === 'ADOPTED' && edge.target === 'Measure:1')
    const { rows } = await ask(store(), question, { measure: 'Measure:1' })
    expect(claims.length).toBeGreaterThan(3)
    expect(rows.map(({ region, quote, document }) => [region, quote, document].join(' ')).toSorted(compare)).toEqual(
      claims.map((edge) => [names.get(edge.source), edge.quote, edge.document].join(' ')).toSorted(compare),
    )
  })

  test('shared practices count each region once', async () => {
    const { rows } = await ask(store(), questionOf(questions, 'shared-practices'), { least: 1, limit: 1000, planned: true })
    const adopters = new Map<string, Set<string>>()
    for (const edge of graph.edges.filter((one) => one.type === 'ADOPTED')) {
      adopters.set(edge.target, (adopters.get(edge.target) ?? new Set()).add(edge.source))
    }
    expect(new Map(rows.map((row) => [row['practice_id'], row['regions']]))).toEqual(
      new Map([...adopters].map(([id, regions]) => [id, regions.size])),
    )
  })

  test('likeness is the share of common practices', async () => {
    const { rows } = await ask(store(), questionOf(questions, 'similar-regions'), { region: 'Region:1', limit: 1000 })
    const own = practicesOf(graph, 'Region:1')
    expect(rows.length).toBeGreaterThan(3)
    for (const row of rows) {
      const other = practicesOf(graph, String(row['region_id']))
      const shared = [...own].filter((id) => other.has(id)).length
      expect(row, String(row['region_id'])).toMatchObject({ shared, likeness: shared / (own.size + other.size - shared) })
    }
  })

  test('adoption accumulates', async () => {
    const { rows } = await ask(store(), questionOf(questions, 'cumulative-adoption'), { measure: 'Program:2' })
    const levels = [...new Set(rows.map((row) => row['level']))]
    expect(rows.length).toBeGreaterThan(1)
    for (const level of levels) {
      let total = 0
      for (const row of rows.filter((one) => one['level'] === level)) expect(row['total']).toBe((total += Number(row['new'])))
    }
  })

  test.each(questions.map((question) => [question.name, question] as const))(
    '%s answers, in one order, with the columns that it names',
    async (_, question) => {
      const answers = await answersTo(store(), question)
      expect(answers[0]?.length, 'the sample has something to say').toBeGreaterThan(0)
      for (const row of answers.flat()) expect(Object.keys(row)).toEqual(question.columns.map((column) => column.name))
      expect(await answersTo(store(), question)).toEqual(answers)
    },
  )

  test.each(questions.map((question) => [question.name, question] as const))(
    '%s refuses names that nothing or several things have, and tells which there are',
    async (_, question) => {
      const [given = {}] = casesOf(question)
      for (const parameter of question.parameters.filter((one) => entityTypes(one).length > 0)) {
        const asking = (name: string): Promise<unknown> => ask(store(), question, { ...given, [parameter.name]: name })
        await expect(asking('没有这个名字'), parameter.name).rejects.toMatchObject({ name: 'UsageError', exitCode: 2 })
        await expect(asking('b1'), parameter.name).rejects.toThrow(/b1 may mean several things[^]*:\d/)
      }
    },
  )

  capabilityContract(store)
  answerContract({ graph, documents, questions, store })
}

/** What a region adopted beyond a plan. */
function practicesOf(graph: Graph, region: string): Set<string> {
  const adopted = graph.edges.filter((edge) => edge.type === 'ADOPTED' && edge.source === region && edge.properties['stage'] !== 'planned')
  return new Set(adopted.map((edge) => edge.target))
}

type Content = readonly (readonly unknown[])[]

/** The rows of a node or edge type that the documents make; edges begin with their ends. */
export function contentOf(ontology: Ontology, documents: readonly DocumentGraph[], type: string): Content {
  const tables = tablesOf(ontology)
  const graph = mergeDocuments(ontology, documents)
  const years = new Map(documents.map(({ document }) => [document.id, document.year]))
  if (ontology.nodes.some((node) => node.name === type))
    return graph.nodes.filter((node) => node.type === type).map((node) => tables.node(node))
  return graph.edges
    .filter((edge) => edge.type === type)
    .map((edge) => [edge.source, edge.target, ...tables.edge(edge, years.get(edge.document))])
}

/** The rows of a node or edge type that a store has. */
export async function storedContent(store: Store, ontology: Ontology, type: string): Promise<Content> {
  const columns = tablesOf(ontology)
    .columns(type)
    .map(({ name }) => `x.\`${name}\` AS \`${name}\``)
    .join(', ')
  const text = ontology.nodes.some((node) => node.name === type)
    ? `MATCH (x:\`${type}\`) RETURN ${columns} ORDER BY x.id`
    : `MATCH (a)-[x:\`${type}\`]->(b) RETURN a.id AS \`from\`, b.id AS \`to\`, ${columns} ORDER BY x.id`
  return (await store.query(text, {})).map((row) => Object.values(row))
}
