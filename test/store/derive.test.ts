import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { DocumentGraph } from '../../src/model.ts'
import { readOntology } from '../../src/ontology.ts'
import { PATHS } from '../../src/paths.ts'
import { sealed } from '../../src/seal.ts'
import { checkStore, deriveStore } from '../../src/store/derive.ts'
import { openLadybug } from '../../src/store/ladybug.ts'
import { openNative } from '../../src/store/native.ts'
import { folderOf } from '../support/folder.ts'
import { syntheticDocuments, writeDocuments } from '../support/synthetic.ts'
import { contentOf, storedContent } from './contract.ts'

const BOUNDS = { databaseBytes: 2 ** 30, bufferBytes: 2 ** 27 }
const OPTIONS = { bounds: BOUNDS }
const ontology = await readOntology(PATHS.seeds)
const documents = syntheticDocuments(ontology, 6)

async function expectGraphOf(folder: string, some: readonly DocumentGraph[]): Promise<void> {
  const store = await openLadybug(folder, BOUNDS)
  try {
    for (const { name } of [...ontology.nodes, ...ontology.edges]) {
      expect(await storedContent(store, ontology, name), name).toEqual(contentOf(ontology, some, name))
    }
  } finally {
    await store.close()
  }
}

function hashOf(folder: string): string {
  return createHash('sha256')
    .update(readFileSync(join(folder, 'graph.lbug')))
    .digest('hex')
}

describe('deriving', () => {
  test('a second time changes nothing', async () => {
    const folder = folderOf()
    await writeDocuments(folder, documents)
    const first = await deriveStore(folder, ontology, OPTIONS)
    const before = hashOf(folder)
    const second = await deriveStore(folder, ontology, OPTIONS)
    expect(first).toMatchObject({ fresh: true, documents: 6 })
    expect(second).toEqual({ ...first, fresh: false })
    expect(hashOf(folder)).toBe(before)
    expect(readdirSync(folder).toSorted()).toEqual(['documents', 'graph.lbug', 'graph.lbug.json'])
  })

  test('follows changed and removed documents', async () => {
    const folder = folderOf()
    await writeDocuments(folder, documents)
    await deriveStore(folder, ontology, OPTIONS)
    const changed = [...syntheticDocuments(ontology, 2, 1), ...documents.slice(3)]
    await writeDocuments(folder, changed)
    expect(await deriveStore(folder, ontology, OPTIONS)).toMatchObject({ fresh: true, documents: 5 })
    await expectGraphOf(folder, changed)
  })

  test.each(["it's a “place” with spaces", 'brackets [a-z] *?{x,y}', '汉字/𠮷', '~home $HOME %20'])(
    'works in a folder called %s',
    async (name) => {
      const folder = join(folderOf(), name)
      await writeDocuments(folder, documents)
      await deriveStore(folder, ontology, OPTIONS)
      await expectGraphOf(folder, documents)
      expect(await checkStore(folder, ontology, BOUNDS)).toEqual([])
    },
  )

  test('a folder without documents gives a graph without nodes', async () => {
    const folder = folderOf()
    expect(await deriveStore(folder, ontology, OPTIONS)).toMatchObject({ fresh: true, documents: 0, nodes: 0, edges: 0 })
    await expectGraphOf(folder, [])
  })

  test('the old graph stays where the new one cannot be made', async () => {
    const folder = folderOf()
    await writeDocuments(folder, documents)
    await deriveStore(folder, ontology, OPTIONS)
    const before = hashOf(folder)
    const [first] = documents
    if (!first) throw new RangeError('no document')
    await writeDocuments(folder, [{ ...first, entities: first.entities.slice(1) }])
    await expect(deriveStore(folder, ontology, OPTIONS)).rejects.toThrow(/an end of .* is no entity of the document/)
    expect(hashOf(folder)).toBe(before)
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test.each<[string, (graph: DocumentGraph) => DocumentGraph, RegExp]>([
    [
      'an entity of an unknown type',
      (graph) => ({ ...graph, entities: [{ id: 'X:1', type: 'X', name: 'x', aliases: [], properties: {}, mentions: [] }], relations: [] }),
      /no type X/,
    ],
    ['a property that the ontology does not list', (graph) => changedFirst(graph, { colour: 'red' }), /does not list the property colour/],
    ['a property of another type', (graph) => changedFirst(graph, { level: 7 }), /level is 7 and should be of the type string/],
  ])('%s is said with its place', async (_, change, message) => {
    const folder = folderOf()
    await writeDocuments(folder, documents.slice(0, 1).map(change))
    await expect(deriveStore(folder, ontology, OPTIONS)).rejects.toThrow(message)
  })

  test('what a killed run left behind is removed', async () => {
    const folder = folderOf()
    await writeDocuments(folder, documents)
    const dead = Number(execFileSync(process.execPath, ['-e', 'console.log(process.pid)']).toString())
    /* The second time the database is there already. */
    for (const fresh of [true, false]) {
      for (const name of [`.derive-${dead}-1-abc`, `.derive-${process.pid}-1-numberusedagain`]) {
        mkdirSync(join(folder, name))
        writeFileSync(join(folder, name, '0.csv'), 'half')
      }
      expect(await deriveStore(folder, ontology, OPTIONS)).toMatchObject({ fresh })
      expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
    }
  })

  test('a run that was killed before it published is made again', async () => {
    const folder = folderOf()
    await writeDocuments(folder, documents)
    await deriveStore(folder, ontology, OPTIONS)
    rmSync(join(folder, 'graph.lbug.json'))
    await expect(openLadybug(folder, BOUNDS)).rejects.toMatchObject({ exitCode: 4 })
    expect(await deriveStore(folder, ontology, OPTIONS)).toMatchObject({ fresh: true })
    await expectGraphOf(folder, documents)
  })

  test('stops when it is told to, and leaves nothing behind', async () => {
    const folder = folderOf()
    await writeDocuments(folder, documents)
    const controller = new AbortController()
    const run = deriveStore(folder, ontology, {
      ...OPTIONS,
      signal: controller.signal,
      onPhase: (phase) => phase === 'load' && controller.abort(),
    })
    await expect(run).rejects.toThrow(/abort/i)
    expect(readdirSync(folder)).toEqual(['documents'])
  })
})

describe('checking', () => {
  test.each([
    ['an edge that is missing', 'MATCH ()-[e:ADOPTED]->() WITH e ORDER BY e.id LIMIT 1 DELETE e'],
    ['an edge that is altered', "MATCH ()-[e:ADOPTED]->() WITH e ORDER BY e.id LIMIT 1 SET e.quote = 'other'"],
    ['a node that is altered', "MATCH (n:Region) WITH n ORDER BY n.id LIMIT 1 SET n.name = 'other'"],
    ['a node too many', "CREATE (:Policy {id: 'Policy:new', type: 'Policy', name: 'new'})"],
    [
      'an edge between other ends',
      'MATCH (a:Region)-[e:ADOPTED]->(b:Measure) WITH a, e, b ORDER BY e.id LIMIT 1 MATCH (o:Region) WHERE o.id <> a.id WITH a, e, b, o ORDER BY o.id LIMIT 1 CREATE (o)-[:ADOPTED {id: e.id, type: e.type, document: e.document, reported: e.reported, quote: e.quote, start: e.start, `end`: e.`end`, rule: e.rule, stage: e.stage, year: e.year, quantity: e.quantity, unit: e.unit}]->(b) DELETE e',
    ],
  ])('finds %s', async (_, statement) => {
    const folder = folderOf()
    await writeDocuments(folder, documents)
    await deriveStore(folder, ontology, OPTIONS)
    const database = await openNative(join(folder, 'graph.lbug'), false, BOUNDS)
    await database.run(statement)
    await database.run('CHECKPOINT')
    await database.close()
    expect(await checkStore(folder, ontology, BOUNDS)).toEqual([{ file: 'graph.lbug', fault: expect.stringContaining('is damaged') }])
    keepRecord(folder)
    const faults = await checkStore(folder, ontology, BOUNDS)
    expect(faults).not.toEqual([])
    for (const { fault } of faults) expect(fault).toMatch(/in the documents, .* in the database/)
  })

  test('finds nothing where all is well, and says when there is no database', async () => {
    const folder = folderOf()
    await writeDocuments(folder, documents)
    expect(await checkStore(folder, ontology, BOUNDS)).toEqual([{ file: 'graph.lbug.json', fault: 'is missing' }])
    await deriveStore(folder, ontology, OPTIONS)
    expect(await checkStore(folder, ontology, BOUNDS)).toEqual([])
    await writeDocuments(folder, documents.slice(1))
    expect(await checkStore(folder, ontology, BOUNDS)).toEqual([{ file: 'graph.lbug', fault: 'was derived from other documents' }])
  })
})

/** Puts the checksum of the altered file into the record, so that only the contents differ. */
function keepRecord(folder: string): void {
  const file = join(folder, 'graph.lbug.json')
  const { checksum, ...record }: Record<string, unknown> = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, sealed(JSON.stringify({ ...record, sha256: hashOf(folder) })))
  expect(readFileSync(file, 'utf8')).not.toContain(checksum)
}

function changedFirst(graph: DocumentGraph, properties: Readonly<Record<string, string | number>>): DocumentGraph {
  return { ...graph, entities: graph.entities.map((entity, index) => (index === 0 ? { ...entity, properties } : entity)) }
}
