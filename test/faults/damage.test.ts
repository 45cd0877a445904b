/** Damage on the disk: whatever byte of a graph folder is altered, it is noticed, named, and mended from what is whole. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { build } from '../../src/build/with-workers.ts'
import type { Io } from '../../src/commands/command.ts'
import { verify } from '../../src/commands/verify.ts'
import { ReformGraphError } from '../../src/errors.ts'
import { loadLayout } from '../../src/graph/layout-file.ts'
import { loadExplorer } from '../../src/serve/explorer.ts'
import { checksumsOf } from '../../src/store/manifest.ts'
import { readDocuments } from '../../src/store/folder.ts'
import { openLadybug } from '../../src/store/ladybug.ts'
import { contentsOf } from '../support/folder.ts'
import { ontology } from '../support/graphs.ts'
import { random } from '../support/synthetic.ts'

const BOUNDS = { databaseBytes: 2 ** 30, bufferBytes: 2 ** 27 }
/** Places tried in each file beside its first and its last byte. */
const PLACES = Number(process.env['REFORMGRAPH_PLACES'] ?? 3)
const SEED = Number(process.env['REFORMGRAPH_SEED'] ?? 1)
const FILES = ['daan-2021.md', 'daguan-2020.md', 'gansu-2025.md']
const source = mkdtempSync(join(tmpdir(), 'reformgraph-source-'))
const sound = mkdtempSync(join(tmpdir(), 'reformgraph-sound-'))

beforeAll(async () => {
  for (const name of FILES) cpSync(join('seeds/corpus', name), join(source, '县', name))
  await build({ paths: [source], graph: sound, jobs: 1 })
  await open(sound)
})
afterAll(() => {
  for (const folder of [source, sound]) rmSync(folder, { recursive: true, force: true })
})

function copied(): string {
  const graph = mkdtempSync(join(tmpdir(), 'reformgraph-damaged-'))
  onTestFinished(() => rmSync(graph, { recursive: true, force: true }))
  cpSync(sound, graph, { recursive: true })
  return graph
}

/** Opens a graph as the server does; gives what it is told of damage that is mended at once. */
async function open(graph: string): Promise<string> {
  let told = ''
  const store = await openLadybug(graph, BOUNDS)
  try {
    await loadExplorer(store, ontology, (merged) => loadLayout(graph, merged, ontology, () => (told = 'layout.json')))
    return told
  } finally {
    await store.close()
  }
}

/** What opening says is wrong; nothing where it finds nothing. */
async function openingFault(graph: string): Promise<string> {
  try {
    return await open(graph)
  } catch (error) {
    if (error instanceof ReformGraphError) return error.message
    throw error
  }
}

async function verified(graph: string): Promise<{ readonly code: number | void; readonly out: string }> {
  let out = ''
  const io: Io = {
    print: (text) => Promise.resolve(void (out += text)),
    note: () => undefined,
    columns: undefined,
    progress: false,
    colour: false,
    env: {},
    signal: new AbortController().signal,
  }
  const code = await verify.run({ positionals: [], options: {}, graph, json: false, quiet: false }, io)
  return { code, out }
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .toSorted()
}

/** The first place, the last one and some between them, each with a bit. */
function placesIn(size: number, seed: number): { readonly at: number; readonly bit: number }[] {
  const next = random(seed)
  const some = Array.from({ length: PLACES }, () => Math.floor(next() * size))
  return [0, size - 1, ...some].map((at) => ({ at, bit: Math.floor(next() * 8) }))
}

describe('a flipped bit in any file of a graph folder', () => {
  it('is noticed by verify and at opening, with the name of the file', async () => {
    const graph = copied()
    const names = filesOf(graph)
    expect(names).toEqual(expect.arrayContaining(['graph.lbug', 'graph.lbug.json', 'layout.json', 'manifest.json']))
    expect(names.filter((name) => name.startsWith('documents/'))).toHaveLength(FILES.length)
    let tried = 0
    for (const [index, name] of names.entries()) {
      const file = join(graph, name)
      const whole = readFileSync(file)
      for (const { at, bit } of placesIn(whole.length, SEED * 1000 + index)) {
        const damaged = Buffer.from(whole)
        damaged[at] = (damaged[at] ?? 0) ^ (1 << bit)
        writeFileSync(file, damaged)
        const where = `${name}, bit ${bit} of byte ${at}`
        expect(await verified(graph), where).toMatchObject({ code: 4, out: expect.stringContaining(`${name}: `) })
        expect(await openingFault(graph), where).toContain(name)
        writeFileSync(file, whole)
        tried++
      }
    }
    expect(await verified(graph)).toEqual({ code: 0, out: '' })
    expect(await openingFault(graph)).toBe('')
    console.log(`damage: ${tried} flipped bits in ${names.length} files noticed, seed ${SEED}`)
  })

  it.each([
    ['a document', 'documents/县/daguan-2020.json', ['县/daguan-2020']],
    ['the database', 'graph.lbug', []],
    ['its record', 'graph.lbug.json', []],
    ['a line of the manifest', 'manifest.json', ['县/daguan-2020']],
    ['the end of the manifest', 'manifest.json', []],
    ['the layout', 'layout.json', []],
  ] as const)('in %s is mended by a build that reads no more than it must', async (what, name, read) => {
    const graph = copied()
    const file = join(graph, name)
    const bytes = readFileSync(file)
    const at = what.startsWith('the end') ? bytes.length - 10 : Math.floor(bytes.length / 2)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(file, bytes)
    const report = await build({ paths: [source], graph, jobs: 1 })
    expect(report.extracted).toEqual(read)
    expect(await openingFault(graph)).toBe(name === 'layout.json' ? name : '')
    expect(await verified(graph)).toEqual({ code: 0, out: '' })
    expect(contentsOf(graph)).toEqual(contentsOf(sound))
  })
})

describe('the sources', () => {
  it('are never written to: not by a build, a second one, a check, or the mending of damage', async () => {
    const stamps = (): unknown =>
      filesOf(source).map((name) => [name, statSync(join(source, name)).mtimeMs, readFileSync(join(source, name), 'hex')])
    const before = stamps()
    const graph = join(source, 'graph')
    onTestFinished(() => rmSync(graph, { recursive: true, force: true }))
    const own = (): unknown => filesOf(source).filter((name) => !name.startsWith('graph'))
    const names = own()
    await build({ paths: [source], graph, jobs: 1 })
    await build({ paths: [source], graph, jobs: 1 })
    writeFileSync(join(graph, 'graph.lbug'), 'damaged')
    await verified(graph)
    await build({ paths: [source], graph, jobs: 1 })
    await open(graph)
    expect(own()).toEqual(names)
    rmSync(graph, { recursive: true })
    expect(stamps()).toEqual(before)
  })
})

describe('what reads the documents without the database', () => {
  it('refuses those of a build that did not come to its end', async () => {
    const graph = copied()
    const stop = new AbortController()
    writeFileSync(join(source, 'new.txt'), '望江县推行林长制，建成便民服务中心。')
    onTestFinished(() => rmSync(join(source, 'new.txt')))
    const stopped = build({ paths: [source], graph, jobs: 1, signal: stop.signal, onProgress: () => stop.abort(new Error('stopped')) })
    await expect(stopped).rejects.toThrow('stopped')
    await expect(checksumsOf(graph)).rejects.toThrow('a build is at work, or was stopped before its end')
    expect((await verified(graph)).out).toContain('manifest.json: a build is at work, or was stopped before its end\n')
    expect(await openingFault(graph)).toBe('')
    await build({ paths: [source], graph, jobs: 1 })
    const ids: string[] = []
    for await (const { document } of readDocuments(graph, await checksumsOf(graph))) ids.push(document.id)
    expect(ids).toContain('new')
  })
})
