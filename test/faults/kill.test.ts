/**
 * Processes that die in the middle: at a call that changes files, the file being half there, or at a random time. `npm run kill` does
 * it two hundred times; here a few. Whatever happens, the same command then gives the graph of an undisturbed run, and who reads
 * meanwhile sees a whole graph or is told that there is none.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkStore } from '../../src/store/derive.ts'
import { ended, started } from '../support/cli.ts'
import { debris, lightBuild, looksOf, reader, type Look } from '../support/faulty.ts'
import { contentsOf, folderOf } from '../support/folder.ts'
import { ontology } from '../support/graphs.ts'
import { random } from '../support/synthetic.ts'

const BOUNDS = { databaseBytes: 2 ** 30, bufferBytes: 2 ** 27 }
const SEED = Number(process.env['REFORMGRAPH_SEED'] ?? 1)
/** In all; a sixth of them each on the command line's `build` and on `serve`. */
const KILLS = Number(process.env['REFORMGRAPH_KILLS'] ?? 6)
/** The calls that change files of a build of the documents below. */
const CALLS = 36

const EDITIONS: readonly Readonly<Record<string, string>>[] = [
  {
    '1.txt': '青河县推行〈河长制〉。',
    '2.txt': '青河县试点〈林长制〉。',
    '县/3.txt': '青河县深化〈放管服改革〉和〈河长制〉。',
    '4.txt': '〈四〉',
  },
  { '1.txt': '青河县推行〈湖长制〉。', '县/3.txt': '青河县深化〈放管服改革〉和〈河长制〉。', '4.txt': '〈四〉', '5.txt': '〈田长制〉' },
]

/** An edition of the sources, and what an undisturbed run makes of it. */
interface Edition {
  readonly source: string
  readonly contents: Readonly<Record<string, string>>
  readonly look: Look
  /** What a server says of it: the graph, and the document that is in every edition. */
  readonly served: Served
  readonly milliseconds: number
}

interface Served {
  readonly graph: string
  readonly text: string
}

async function editionOf(files: Readonly<Record<string, string>>): Promise<Edition> {
  const [source, graph] = [folderOf(files), folderOf()]
  const began = performance.now()
  expect(await ended(lightBuild(source, graph))).toMatchObject({ code: 0 })
  const milliseconds = performance.now() - began
  const [look = {}] = await looksOf(reader(graph, 'once'))
  const contents = contentsOf(graph)
  const { url, child } = await serving(graph)
  const served = { graph: await said(url, 'api/graph'), text: await said(url, 'api/documents/1') }
  child.kill('SIGTERM')
  return { source, contents, look, served, milliseconds }
}

/** Kills a child after a time, unless it ends before. */
async function killedAfter(child: ChildProcess, milliseconds: number): Promise<void> {
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
  await ended(child)
  clearTimeout(timer)
}

/** Starts a server and waits for its address. */
async function serving(graph: string): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const child = started(['serve', '--graph', graph, '--port', '0', '--quiet'])
  onTestFinished(() => void child.kill('SIGKILL'))
  const url = await new Promise<string>((found, failed) => {
    child.stdout?.once('data', (line) => found(String(line).trim()))
    child.once('close', (code) => failed(new Error(`serve ended with ${code}`)))
  })
  return { url, child }
}

/** Without what a server adds while it runs. */
function builtIn(graph: string): Readonly<Record<string, string>> {
  const { 'layout.json': _, ...contents } = contentsOf(graph)
  return contents
}

const ask = (url: string, path: string): Promise<Response> => fetch(new URL(path, url))
const said = async (url: string, path: string): Promise<string> => (await ask(url, path)).text()
const count = (url: string): Promise<Response> =>
  fetch(new URL('api/cypher', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"text":"MATCH (n) RETURN n.id AS id ORDER BY id"}',
  })

describe('SIGKILL', () => {
  it('at any moment of a build leaves what the same build makes whole, and no reader ever sees half a graph', async () => {
    const editions = [await editionOf(EDITIONS[0] ?? {}), await editionOf(EDITIONS[1] ?? {})]
    expect(editions[0]?.served.graph).not.toBe(editions[1]?.served.graph)
    const graph = folderOf()
    await ended(lightBuild(editions[0]?.source ?? '', graph))
    const { url } = await serving(graph)
    const child = reader(graph)
    const seen = looksOf(child)
    onTestFinished(() => void child.kill('SIGKILL'))
    const next = random(SEED)
    const kills = KILLS - 2 * Math.floor(KILLS / 6)
    let atCalls = 0
    for (let kill = 0; kill < kills; kill++) {
      const { source, contents, served, milliseconds } = editions[(kill + 1) % 2] ?? (await editionOf({}))
      if (next() < 0.6) {
        atCalls++
        await ended(lightBuild(source, graph, { fault: { kind: 'kill', at: 1 + Math.floor(next() * CALLS) } }))
      } else await killedAfter(lightBuild(source, graph), next() * milliseconds)
      expect(editions.map((edition) => edition.served.graph)).toContain(await said(url, 'api/graph'))
      const read = await ask(url, 'api/documents/1')
      expect([...editions.map((edition) => edition.served.text), 503]).toContain(read.status === 200 ? await read.text() : read.status)
      expect((await count(url)).status).toBe(200)
      const again = await ended(lightBuild(source, graph))
      expect(again, again.err).toMatchObject({ code: 0 })
      await expect.poll(() => said(url, 'api/graph'), { timeout: 60_000 }).toBe(served.graph)
      expect(await said(url, 'api/documents/1')).toBe(served.text)
      expect(builtIn(graph)).toEqual(contents)
      expect(debris(graph)).toEqual([])
      expect(await checkStore(graph, ontology, BOUNDS)).toEqual([])
    }
    child.kill('SIGTERM')
    const looks = await seen
    const answers = looks.filter((look) => look.refused === undefined)
    for (const { graph: found, documents } of answers) {
      const edition = editions.find(({ look }) => look.graph === found)
      expect(edition, `a graph that is of neither edition: ${found}`).toBeDefined()
      expect([null, edition?.look.documents]).toContain(documents)
    }
    for (const { refused } of looks) expect(refused ?? 'Build again').toMatch(/Build (?:again|it)/)
    expect(answers.length).toBeGreaterThan(0)
    console.log(
      `kill: ${kills} builds (${atCalls} at a call, ${kills - atCalls} at a time), seed ${SEED}; a reader looked ${looks.length} times: ` +
        `${answers.length} whole graphs, ${looks.length - answers.length} refusals`,
    )
  })

  it('at any moment of a start of the server leaves a folder that is served the same', async () => {
    const { source, contents } = await editionOf(EDITIONS[0] ?? {})
    const graph = folderOf()
    await ended(lightBuild(source, graph))
    const first = await serving(graph)
    const whole = await said(first.url, 'api/graph')
    first.child.kill('SIGKILL')
    const layout = readFileSync(join(graph, 'layout.json'), 'utf8')
    const next = random(SEED + 1)
    const kills = Math.floor(KILLS / 6)
    for (let kill = 0; kill < kills; kill++) {
      rmSync(join(graph, 'layout.json'), { force: true })
      await killedAfter(started(['serve', '--graph', graph, '--port', '0']), 100 + next() * 1500)
    }
    const { url, child } = await serving(graph)
    expect(await said(url, 'api/graph')).toBe(whole)
    child.kill('SIGTERM')
    expect(contentsOf(graph)).toEqual({ ...contents, 'layout.json': layout })
    expect(debris(graph)).toEqual([])
    console.log(`kill: ${kills} servers, seed ${SEED + 1}`)
  })

  it('at any moment of a build on the command line leaves what the same command makes whole', async () => {
    const [source, whole, graph] = [folderOf(), folderOf(), folderOf()]
    for (const name of readdirSync('seeds/corpus').toSorted().slice(3, 7)) cpSync(join('seeds/corpus', name), join(source, name))
    const began = performance.now()
    expect(await ended(started(['build', source, '--graph', whole]))).toMatchObject({ code: 0 })
    const milliseconds = performance.now() - began
    const next = random(SEED + 2)
    const kills = Math.floor(KILLS / 6)
    for (let kill = 0; kill < kills; kill++) {
      if (next() < 0.5) rmSync(join(graph, 'documents'), { recursive: true, force: true })
      await killedAfter(started(['build', source, '--graph', graph]), next() * milliseconds)
    }
    expect(await ended(started(['build', source, '--graph', graph]))).toMatchObject({ code: 0 })
    expect(contentsOf(graph)).toEqual(contentsOf(whole))
    expect(debris(graph)).toEqual([])
    expect(await checkStore(graph, ontology, BOUNDS)).toEqual([])
    console.log(`kill: ${kills} builds on the command line, seed ${SEED + 2}`)
  })
})

describe('a signal', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s while the database is made ends the build with its code, and leaves nothing lying about', async (signal, code) => {
    const graph = folderOf()
    const child = started(['build', folderOf(EDITIONS[0]), '--graph', graph])
    const over = ended(child)
    await expect.poll(() => readdirSync(graph).some((name) => name.startsWith('.derive-')), { timeout: 60_000, interval: 5 }).toBe(true)
    const began = performance.now()
    child.kill(signal)
    expect(await over).toMatchObject({ code })
    console.log(`${signal}: ended after ${Math.round(performance.now() - began)} ms`)
    expect(debris(graph)).toEqual([])
    expect(existsSync(join(graph, 'graph.lbug'))).toBe(false)
  })

  it.each([
    ['SIGINT', 130],
    ['SIGKILL', null],
  ] as const)('%s leaves no process of a statement behind', async (signal, code) => {
    const graph = folderOf()
    await ended(lightBuild(folderOf(EDITIONS[0]), graph))
    const child = started(['cypher', 'UNWIND range(1, 30000000) AS x RETURN sum(x) AS sum', '--graph', graph, '--seconds', '60'])
    const over = ended(child)
    await expect.poll(() => childrenOf(child.pid).length, { timeout: 60_000 }).toBe(1)
    const below = childrenOf(child.pid)
    child.kill(signal)
    expect(await over).toMatchObject({ code })
    await expect.poll(() => below.filter((pid) => existsSync(`/proc/${pid}`)), { timeout: 60_000 }).toEqual([])
  })

  it('ends a process whose database is at work, though node would wait for it', async () => {
    const graph = folderOf()
    await ended(lightBuild(folderOf(EDITIONS[0]), graph))
    const program = `import { openNative } from ${JSON.stringify(resolve('dist/store/native.js'))}
      process.on('SIGINT', () => process.exit(130))
      const database = await openNative(${JSON.stringify(join(graph, 'graph.lbug'))}, true)
      setInterval(() => undefined, 1000)
      setTimeout(() => console.log('at work'), 500)
      await database.run('UNWIND range(1, 200000000) AS x RETURN sum(x) AS sum')`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program])
    const over = once(child, 'close')
    await once(child.stdout, 'data')
    child.kill('SIGINT')
    expect(await over).toEqual([null, 'SIGINT'])
  })
})

/** The processes that a process has started and that are still there. */
function childrenOf(pid: number | undefined): string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === String(pid))
}

function parentOf(pid: string): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return fields.slice(fields.lastIndexOf(')') + 2).split(' ')[1]
  } catch {
    return undefined
  }
}
