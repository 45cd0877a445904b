import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
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
import { reformgraph } from '../support/cli.ts'
import { OPENS, QUICK, startNeo4j } from '../support/neo4j.ts'
import { syntheticDocuments, writeDocuments } from '../support/synthetic.ts'
import { graphOf, loadDocuments, serverGraph, type LoadingSubject } from './loading.ts'
import { answersTo } from './questions.ts'

const BOUNDS = { databaseBytes: 2 ** 30, bufferBytes: 2 ** 27 }
const ontology = await readOntology(PATHS.seeds)
const questions = await readQuestions(PATHS.questions, ontology)
const documents = syntheticDocuments(ontology, 40)
const folder = mkdtempSync(join(tmpdir(), 'reformgraph-import-'))
const out = join(folder, "tables of 'ours'")
await writeDocuments(folder, documents)
const server = await startNeo4j({ before: importTables })
const address = { url: server?.url ?? '', user: server?.user ?? '', password: server?.password ?? '', database: 'neo4j' }
let opened: Store | undefined
if (server) opened = await openNeo4j(address)

afterAll(async () => {
  await opened?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs the command that is printed, word for word, with the importer that comes with the server. */
async function importTables(lib: string, home: string): Promise<void> {
  const exported = await reformgraph('export', '--format', 'neo4j-csv', '--graph', folder, '--out', out)
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  const java = `#!/bin/sh\nexec java ${[...QUICK, ...OPENS].join(' ')} -cp '${join(lib, '*')}' org.neo4j.cli.AdminTool "$@"\n`
  writeFileSync(join(bin, 'neo4j-admin'), java, { mode: 0o755 })
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}`, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') }
  await promisify(execFile)('sh', ['-ec', exported.out], { env, cwd: home })
}

function store(): Store {
  if (!opened) throw new Error('the store is not open')
  return opened
}

async function run(text: string, parameters: Record<string, unknown> = {}): Promise<Record<string, unknown>[]> {
  const driver = neo4j.driver(address.url, neo4j.auth.basic(address.user, address.password), { disableLosslessIntegers: true })
  try {
    const { records } = await driver.executeQuery(text, parameters, { database: 'neo4j' })
    return records.map((record) => record.toObject())
  } finally {
    await driver.close()
  }
}

describe.skipIf(!server)('a graph that neo4j-admin imported', () => {
  const subject: LoadingSubject = { ontology, documents, questions, folder, address, store, run }

  test('gives a load nothing to do but constraints and empty lists; it is then the graph that a load would make', async () => {
    expect(await loadNeo4j(folder, ontology, address)).toEqual({ added: [], changed: [], removed: [], unchanged: 40 })
    expect(await run('SHOW CONSTRAINTS YIELD name RETURN count(*) AS n')).toEqual([{ n: 3 }])
    expect(await serverGraph(subject)).toEqual(graphOf(ontology, documents))
    expect(await run('MATCH (n:ReformGraphListless) RETURN count(*) AS n')).toEqual([{ n: 0 }])
  })

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

  test('can be changed by a load as if a load had made it', async () => {
    const changed = [...syntheticDocuments(ontology, 12, 1), ...documents.slice(20)]
    await loadDocuments(subject, changed)
    expect(await serverGraph(subject)).toEqual(graphOf(ontology, changed))
    await loadDocuments(subject, documents)
    expect(await serverGraph(subject)).toEqual(graphOf(ontology, documents))
  })
})

describe('the tables', () => {
  test('are the same for the same graph, and name their columns and types', async () => {
    const [first, second] = [join(folder, 'first'), join(folder, 'second')]
    for (const where of [first, second]) {
      expect(await reformgraph('export', '--format', 'neo4j-csv', '--graph', folder, '--out', where, '--json')).toMatchObject({ code: 0 })
    }
    for (const name of ['nodes-Region.csv', 'edges-ADOPTED.csv', 'nodes-ReformGraphExtraction.csv']) {
      expect(readFileSync(join(first, name), 'utf8')).toBe(readFileSync(join(second, name), 'utf8'))
    }
    expect(readFileSync(join(first, 'nodes-Region.csv'), 'utf8').split('\n')[0]).toBe(
      '"id:ID(ReformGraph)","type:string","name:string","aliases:string[]","code:string","level:string","parent:string","province:string",":LABEL"',
    )
  })

  test.each([
    [['--no-documents', '--out', 'x'], 2, /takes the documents too/],
    [[], 2, /name a folder with --out/],
    [['--out', '/dev/null/x'], 4, /cannot be written/],
    [['--out', 'x', '--graph', join(folder, 'nowhere')], 3, /holds no graph/],
  ])('are refused with %j', async (words, code, message) => {
    const ran = await reformgraph('export', '--format', 'neo4j-csv', ...(words.includes('--graph') ? [] : ['--graph', folder]), ...words)
    expect(ran).toMatchObject({ code, out: '' })
    expect(ran.err).toMatch(message)
  })
})
