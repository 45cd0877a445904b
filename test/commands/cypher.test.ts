import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deriveStore } from '../../src/store/derive.ts'
import { reformgraph } from '../support/cli.ts'
import { DOCUMENTS, ontology } from '../support/graphs.ts'
import { writeDocuments } from '../support/synthetic.ts'

const graph = mkdtempSync(join(tmpdir(), 'reformgraph-cypher-'))

beforeAll(async () => {
  await writeDocuments(graph, DOCUMENTS)
  await deriveStore(graph, ontology)
})

afterAll(() => rmSync(graph, { recursive: true, force: true }))

describe('reformgraph cypher', () => {
  it('runs a statement that only reads', async () => {
    const { code, out } = await reformgraph(
      'cypher',
      'MATCH (m:Measure) RETURN m.name AS name, 1.5 AS n ORDER BY name',
      '--graph',
      graph,
      '--json',
    )
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual(['一网通办', '放管服改革', '河长制'].map((name) => ({ name, n: 1.5 })))
  })

  it('cuts at the limit of rows and says so', async () => {
    const { out, err } = await reformgraph('cypher', 'UNWIND range(1, 50) AS x RETURN x', '--rows', '3', '--graph', graph)
    expect(out).toBe('x\n─\n1\n2\n3\n')
    expect(err).toContain('The first 3 rows')
  })

  it.each([
    [["CREATE (:Region {id: 'x'})"], 2, /begins with CREATE/],
    [['MATCH (n) DETACH DELETE n'], 2, /not allowed/],
    [['MATCH (n RETURN n'], 2, /refused the statement/],
    [
      ['UNWIND range(1, 100000000) AS x UNWIND range(1, 100000) AS y RETURN sum(x * y % 7)', '--seconds', '1'],
      2,
      /longer than 1 s|more than 1024 MB/,
    ],
    [['MATCH', '(n)'], 2, /between quotation marks/],
    [[], 2, /needs a statement/],
    [['RETURN 1', '--rows', '0'], 2, /--rows is a whole number from 1/],
  ])('refuses what is wrong or goes too far: %j', async (words, code, message) => {
    const ran = await reformgraph('cypher', ...words, '--graph', graph)
    expect(ran).toMatchObject({ code, out: '' })
    expect(ran.err).toMatch(message)
  })
})
