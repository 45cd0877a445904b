/** What a disk and other processes do to a graph folder: it is full, read-only, taken away, or another build is at work on it. */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { ended, reformgraph, started } from '../support/cli.ts'
import { debris, lightBuild, looksOf, reader } from '../support/faulty.ts'
import { contentsOf, folderOf } from '../support/folder.ts'
import { random } from '../support/synthetic.ts'

const SEED = Number(process.env['REFORMGRAPH_SEED'] ?? 1)
/** Builds for which the disk is full. */
const FULL = Math.floor(Number(process.env['REFORMGRAPH_KILLS'] ?? 6) / 3)
/** After so many calls that change files, the build of the documents below writes no more. */
const CALLS = 24

const OLD = { '1.txt': '青河县推行〈河长制〉。', '2.txt': '青河县试点〈林长制〉。' }
const NEW = {
  '1.txt': '青河县推行〈湖长制〉。',
  '2.txt': '青河县试点〈林长制〉。',
  '3.txt': '〈三〉',
  '4.txt': '〈四〉',
  '5.txt': '〈五〉',
}

async function builtOf(files: Readonly<Record<string, string>>, graph = folderOf()): Promise<string> {
  expect(await ended(lightBuild(folderOf(files), graph))).toMatchObject({ code: 0 })
  return graph
}

/** A file system of some size in memory, where this user may mount one. */
function smallDisk(size: string): string | undefined {
  const folder = folderOf()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'pipe' })
  } catch {
    return undefined
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]))
  return folder
}

describe('a full disk', () => {
  it('at any call is told in plain words; the graph of before stays, and the build then goes on', async () => {
    const [whole, old] = [await builtOf(NEW), await builtOf(OLD)]
    const [before = {}] = await looksOf(reader(old, 'once'))
    const [after = {}] = await looksOf(reader(whole, 'once'))
    const next = random(SEED)
    const source = folderOf(NEW)
    for (let round = 0; round < FULL; round++) {
      const graph = await builtOf(OLD)
      const at = 1 + Math.floor(next() * CALLS)
      const ran = await ended(lightBuild(source, graph, { fault: { kind: 'ENOSPC', at } }))
      expect(ran, `call ${at}: ${ran.err}`).toMatchObject({ code: 4, err: expect.stringContaining('the disk is full\n') })
      const [look = {}] = await looksOf(reader(graph, 'once'))
      expect([before.graph, undefined]).toContain(look.graph)
      expect(await ended(lightBuild(source, graph))).toMatchObject({ code: 0 })
      expect(contentsOf(graph)).toEqual(contentsOf(whole))
      expect((await looksOf(reader(graph, 'once')))[0]).toEqual(after)
      expect(debris(graph)).toEqual([])
    }
    console.log(`full disk: ${FULL} builds, seed ${SEED}`)
  })

  it.each(['64k', '900k'])('of %s is told in plain words, and leaves nothing half', async (size) => {
    const disk = smallDisk(size)
    if (disk === undefined) return console.warn('SKIPPED: a file system cannot be mounted here')
    const graph = join(disk, 'graph')
    const files = { ...NEW, 'long.txt': '青河县推行〈河长制〉。'.repeat(3000) }
    const source = folderOf(files)
    expect(await ended(lightBuild(source, graph))).toMatchObject({ code: 4, err: expect.stringContaining('the disk is full\n') })
    expect(debris(graph)).toEqual([])
    execFileSync('mount', ['-o', 'remount,size=16m', disk])
    expect(await ended(lightBuild(source, graph))).toMatchObject({ code: 0 })
    expect(contentsOf(graph)).toEqual(contentsOf(await builtOf(files)))
  })
})

describe('a folder that may not be written', () => {
  it('is asked and served all the same; a build says why it cannot', async () => {
    const graph = smallDisk('16m') ?? folderOf()
    await builtOf(OLD, graph)
    if (process.getuid?.() === 0) {
      try {
        execFileSync('mount', ['-o', 'remount,ro', graph], { stdio: 'pipe' })
      } catch {
        return console.warn('SKIPPED: a file system cannot be mounted here')
      }
    } else chmodSync(graph, 0o555)
    const refused = await ended(lightBuild(folderOf(NEW), graph))
    expect(refused).toMatchObject({
      code: 4,
      err: expect.stringMatching(/cannot be written: (?:the file system is read-only|you may not)/),
    })
    expect(await reformgraph('ask', 'documents', '--graph', graph, '--json')).toMatchObject({ code: 0, err: '' })
    const { status, text } = await servedOnce(graph, 'api/documents/1')
    expect([status, text]).toEqual([200, expect.stringContaining('河长制')])
    chmodIfMine(graph)
  })
})

function chmodIfMine(graph: string): void {
  if (process.getuid?.() !== 0) chmodSync(graph, 0o755)
}

/** Starts a server, does something to it, asks one thing and ends it. */
async function servedOnce(graph: string, path: string, meanwhile: () => void = () => undefined) {
  const child = started(['serve', '--graph', graph, '--port', '0'])
  onTestFinished(() => void child.kill('SIGKILL'))
  const over = ended(child)
  const url = await new Promise<string>((found) => {
    child.stdout?.once('data', (line) => found(String(line).trim()))
  })
  meanwhile()
  const graphStatus = (await fetch(new URL('api/graph', url))).status
  const statement = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"text":"MATCH (n) RETURN count(n) AS n"}' }
  const cypher = (await fetch(new URL('api/cypher', url), statement)).status
  const response = await fetch(new URL(path, url))
  const text = await response.text()
  child.kill('SIGTERM')
  return { status: response.status, text, graphStatus, cypher, ...(await over) }
}

describe('a folder that is deleted while it is served', () => {
  it('costs the texts and free statements, which say so; the rest goes on, and nothing is made anew', async () => {
    const graph = await builtOf(OLD)
    const served = await servedOnce(graph, 'api/documents/1', () => rmSync(graph, { recursive: true }))
    expect(served).toMatchObject({ graphStatus: 200, status: 503, cypher: 503, code: 143 })
    expect(served.text).toContain('The terminal that serves it says why')
    expect(served.text).not.toContain(graph)
    expect(served.err).toContain('documents/1.json is missing')
    expect(existsSync(graph)).toBe(false)
  })
})

describe('two builds at once on one folder', () => {
  let graph = ''
  beforeEach(() => {
    graph = folderOf()
  })

  it('are one that builds and one that is told to wait', async () => {
    const source = folderOf(NEW)
    const first = lightBuild(source, graph, { pause: 500 })
    const over = ended(first)
    await expect.poll(() => existsSync(join(graph, 'build.lock')), { timeout: 60_000, interval: 5 }).toBe(true)
    const second = await ended(lightBuild(source, graph))
    expect(second).toMatchObject({
      code: 4,
      err: expect.stringContaining(`another build (process ${first.pid}) is at work on this folder`),
    })
    expect(await over).toMatchObject({ code: 0 })
    expect(contentsOf(graph)).toEqual(contentsOf(await builtOf(NEW)))
    expect(debris(graph)).toEqual([])
  })

  it('many at the same moment leave the graph of one', async () => {
    const source = folderOf(NEW)
    const codes = (await Promise.all(Array.from({ length: 4 }, () => ended(lightBuild(source, graph, { pause: 20 }))))).map(
      ({ code }) => code,
    )
    expect(codes).toContain(0)
    expect(codes.filter((code) => code !== 0 && code !== 4)).toEqual([])
    expect(contentsOf(graph)).toEqual(contentsOf(await builtOf(NEW)))
    expect(debris(graph)).toEqual([])
  })

  it.each([
    ['a process that is no more', { pid: 999_999_999, began: '1' }],
    ['a process whose number another one has now', { pid: process.pid, began: '1' }],
  ])('after %s held the lock are no trouble', async (_, holder) => {
    writeFileSync(join(graph, 'build.lock'), JSON.stringify({ ...holder, host: execFileSync('hostname').toString().trim() }))
    await builtOf(NEW, graph)
    expect(debris(graph)).toEqual([])
  })
})
