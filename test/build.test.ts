import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { EventEmitter, once } from 'node:events'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { extractFile, type Extract } from '../src/build/extraction.ts'
import { buildGraph, type BuildOptions, type BuildParts } from '../src/build.ts'
import { InputError, StoreError } from '../src/errors.ts'
import type { DocumentGraph, Source } from '../src/model.ts'
import { unpackFile } from '../src/read/unpack.ts'
import { docx, paragraph } from './support/docx.ts'
import { zipOf } from './support/zip.ts'
import { contentsOf, folderOf } from './support/folder.ts'

/** A small extractor of its own: every 〈…〉 is an entity. What is tried here is the building. */
function bracketed(source: Source): DocumentGraph {
  if (source.raw.includes('fail')) throw new Error('as asked')
  const entities = [...source.raw.matchAll(/〈([^〉]+)〉/g)].map(({ index, 1: name = '' }) => ({
    id: `Measure:${name}`,
    type: 'Measure',
    name,
    aliases: [],
    properties: {},
    mentions: [{ start: index + 1, end: index + 1 + name.length, text: name, rule: 'test' }],
  }))
  const { id, title, path, sha256, raw } = source
  const issues = raw.includes('odd') ? [{ document: id, rule: 'test/odd', message: 'odd' }] : []
  return { document: { id, title, path, sha256, text: raw }, entities, relations: [], issues: [...source.issues, ...issues] }
}

interface Probe {
  /** Ids in the order in which they were extracted. */
  readonly seen: string[]
  readonly parts: BuildParts
}

function probe(fingerprint = 'a', extract: Extract = bracketed): Probe {
  const seen: string[] = []
  return {
    seen,
    parts: {
      fingerprint: createHash('sha256').update(fingerprint).digest('hex'),
      extract: async (job) => {
        seen.push(job.file.id)
        return extractFile(extract, job)
      },
      unpack: unpackFile,
      lanes: 3,
      derive: async (folder) => ({ nodes: readdirSync(join(folder, 'documents')).length, edges: 0 }),
    },
  }
}

const given = (...paths: readonly string[]) => ({ paths, input: { bytes: standardInput('推行〈路长制〉。') } })

async function* standardInput(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

const FILES = { '一.txt': '推行〈河长制〉。', '二.txt': '推行〈林长制〉。odd', '县/三.md': '---\ntitle: 三\n---\n推行〈河长制〉。' }

async function built(source: string, graph: string, options: Partial<BuildOptions> = {}, { parts, seen } = probe()) {
  const report = await buildGraph(parts, { paths: [source], graph, ...options })
  return { report, seen, contents: contentsOf(graph) }
}

describe('buildGraph', () => {
  it('writes one extraction a document and lists it in the manifest', async () => {
    const source = folderOf(FILES)
    const { report, contents } = await built(source, join(source, 'graph'))
    expect(Object.keys(contents).toSorted()).toEqual(['documents/一.json', 'documents/二.json', 'documents/县/三.json', 'manifest.json'])
    expect(report).toMatchObject({
      extracted: ['一', '二', '县/三'],
      unchanged: [],
      removed: [],
      issues: [{ document: '二', rule: 'test/odd' }],
    })
    const manifest: { documents: { id: string; extraction: string }[] } = JSON.parse(contents['manifest.json'] ?? '')
    for (const { id, extraction } of manifest.documents)
      expect(
        createHash('sha256')
          .update(contents[`documents/${id}.json`] ?? '')
          .digest('hex'),
      ).toBe(extraction)
  })

  it('changes no byte and extracts nothing the second time, and tells the same Issues', async () => {
    const source = folderOf(FILES)
    const first = await built(source, join(source, 'graph'))
    const before = statSync(join(source, 'graph/documents/一.json')).mtimeMs
    const second = await built(source, join(source, 'graph'))
    expect(second.seen).toEqual([])
    expect(second.contents).toEqual(first.contents)
    expect(second.report.issues).toEqual(first.report.issues)
    expect(statSync(join(source, 'graph/documents/一.json')).mtimeMs).toBe(before)
  })

  it.each<[string, (source: string) => void, string[]]>([
    ['a changed document', (source) => appendFileSync(join(source, '一.txt'), '又推行〈田长制〉。'), ['一']],
    ['a removed document', (source) => rmSync(join(source, '县'), { recursive: true }), []],
    ['a new document', (source) => writeFileSync(join(source, '四.txt'), '推行〈链长制〉。'), ['四']],
    ['a new file for an id that was taken', (source) => writeFileSync(join(source, '一.md'), '〈前〉'), ['一', '一.txt']],
    ['a renamed document', (source) => renameSync(join(source, '一.txt'), join(source, '一.md')), ['一']],
    ['a document that cannot be read any more', (source) => writeFileSync(join(source, '一.txt'), ''), ['一']],
    ['another table beside the documents', (source) => writeFileSync(join(source, 'metadata.csv'), 'file,title\n二.txt,题\n'), ['二']],
  ])('is after %s the same as a fresh build, and extracts no more than it must', async (_, change, extracted) => {
    const source = folderOf(FILES)
    await built(source, join(source, 'graph'))
    change(source)
    const again = await built(source, join(source, 'graph'))
    expect(again.seen.toSorted()).toEqual(extracted)
    expect(again.contents).toEqual((await built(source, folderOf())).contents)
  })

  it('makes documents of what archives, tables and standard input hold, and builds them like files', async () => {
    const rows = 'title,正文\n题,推行〈链长制〉。\n'
    const source = folderOf({
      ...FILES,
      'a.zip': zipOf({ '内.txt': '推行〈田长制〉。', 'b.txt': '推行〈湖长制〉。' }),
      't.csv': rows,
      'metadata.csv': 'file,title,date\na.zip/内.txt,别名,\na.zip,,2020\nt.csv#2,晚,2021\n',
    })
    const graph = join(source, 'graph')
    const first = await built(source, graph, given('-', source))
    expect(first.report.extracted).toEqual(['a.zip/b', 'a.zip/内', 'stdin', 't.csv#2', '一', '二', '县/三'])
    const titles = ['a.zip/b', 'a.zip/内', 't.csv#2', 'stdin'].map((id) => {
      const { document }: { document: { title: string; path: string } } = JSON.parse(first.contents[`documents/${id}.json`] ?? '')
      return [document.title, document.path]
    })
    expect(titles).toEqual([
      ['b', 'a.zip/b.txt'],
      ['别名', 'a.zip/内.txt'],
      ['题', 't.csv#2'],
      ['stdin', 'stdin.md'],
    ])
    const again = await built(source, graph, given(source, '-'))
    expect(again.seen).toEqual([])
    expect(again.contents).toEqual(first.contents)
    writeFileSync(join(source, 'a.zip'), zipOf({ '内.txt': '推行〈田长制〉。' }))
    const changed = await built(source, graph, given(source, '-'))
    expect([changed.seen, changed.report.removed]).toEqual([[], ['a.zip/b']])
  })

  it('says of archives too what it would do, and writes nothing', async () => {
    const source = folderOf({ 'a.zip': zipOf({ 'b.txt': '〈湖长制〉' }) })
    const report = await buildGraph(probe().parts, { paths: [source], graph: join(source, 'graph'), dryRun: true })
    expect(report.extracted).toEqual(['a.zip/b'])
    expect(existsSync(join(source, 'graph'))).toBe(false)
  })

  it('removes what a killed build had unpacked', async () => {
    const source = folderOf(FILES)
    mkdirSync(join(source, 'graph/.unpacked/0'), { recursive: true })
    writeFileSync(join(source, 'graph/.unpacked/0/0.txt'), 'half')
    await built(source, join(source, 'graph'))
    expect(existsSync(join(source, 'graph/.unpacked'))).toBe(false)
  })

  it('writes the same whichever of two folders in one another is given first', async () => {
    const source = folderOf(FILES)
    const build = async (...paths: readonly string[]) => (await built(source, folderOf(), { paths })).contents
    expect(await build(join(source, '县'), source)).toEqual(await build(source, join(source, '县')))
  })

  it('refuses standard input where there is none', async () => {
    await expect(buildGraph(probe().parts, { paths: ['-'], graph: folderOf() })).rejects.toThrow(
      '- is standard input, and there is none here',
    )
  })

  it('extracts everything again when the extractor is another one', async () => {
    const source = folderOf(FILES)
    await built(source, join(source, 'graph'))
    expect((await built(source, join(source, 'graph'), {}, probe('b'))).seen).toHaveLength(3)
  })

  it('mends a stored extraction that was damaged or deleted', async () => {
    const source = folderOf(FILES)
    const first = await built(source, join(source, 'graph'))
    appendFileSync(join(source, 'graph/documents/一.json'), ' ')
    rmSync(join(source, 'graph/documents/二.json'))
    const second = await built(source, join(source, 'graph'))
    expect(second.seen.toSorted()).toEqual(['一', '二'])
    expect(second.contents).toEqual(first.contents)
  })

  it.each([1, 2, 9])('writes the same with %i jobs at a time, whatever the order in which they end', async (lanes) => {
    const source = folderOf(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.txt`, `〈${i}〉`])))
    const { parts } = probe()
    const slow: BuildParts['extract'] = async (job) => {
      await new Promise((resolve) => setTimeout(resolve, (job.file.id.length * 7 + Number(job.file.id) * 3) % 11))
      return parts.extract(job)
    }
    const here = await built(source, folderOf(), {}, { seen: [], parts: { ...parts, lanes, extract: slow } })
    expect(here.contents).toEqual((await built(source, folderOf())).contents)
  })

  it('goes on after a stop at any point and ends in the same graph', async () => {
    const source = folderOf(Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`${i}.txt`, `〈${i}〉`])))
    const whole = await built(source, folderOf())
    for (let stopAt = 1; stopAt <= 6; stopAt++) {
      const graph = folderOf()
      const stop = new AbortController()
      const { parts } = probe()
      const extract: BuildParts['extract'] = async (job) => {
        if (Number(job.file.id) === stopAt - 1) stop.abort(new Error('stopped'))
        return parts.extract(job)
      }
      await expect(built(source, graph, { signal: stop.signal }, { seen: [], parts: { ...parts, lanes: 1, extract } })).rejects.toThrow(
        'stopped',
      )
      const rest = await built(source, graph)
      expect(rest.seen).toHaveLength(7 - stopAt)
      expect(rest.contents).toEqual(whole.contents)
    }
  })

  it('cleans up what a killed run left: temporary files, and documents that no manifest lists yet', async () => {
    const source = folderOf(FILES)
    const whole = await built(source, folderOf())
    const graph = folderOf({ 'documents/县/三.json.99.0a1b2c3d.tmp': 'half', 'manifest.json.99.0a1b2c3d.tmp': 'half' })
    await built(source, graph)
    writeFileSync(join(graph, 'documents/old.json'), '{}')
    expect((await built(source, graph)).report.removed).toEqual(['old'])
    expect(contentsOf(graph)).toEqual(whole.contents)
  })

  it('builds the others when one document is bad, and tells of each bad one', async () => {
    const source = folderOf({
      ...FILES,
      'bad.docx': Buffer.from('x'),
      'png.txt': Buffer.from('89504e470d0a1a0a', 'hex'),
      'fail.txt': 'fail',
      'note.xyz': '',
    })
    const { report } = await built(source, join(source, 'graph'))
    expect(report.extracted).toEqual(['一', '二', '县/三'])
    expect(report.issues.map((issue) => `${issue.document} ${issue.rule}`)).toEqual([
      'bad read/word',
      'fail extract/failure',
      'note.xyz read/type',
      'png read/binary',
      '二 test/odd',
    ])
  })

  it('reads files of different types', async () => {
    const source = folderOf({ 'a.docx': docx(paragraph('推行〈河长制〉。')), 'b.html': '<p>推行〈林长制〉。' })
    const { contents } = await built(source, join(source, 'graph'))
    expect(contents['documents/a.json']).toContain('Measure:河长制')
    expect(contents['documents/b.json']).toContain('Measure:林长制')
  })

  it('says in a dry run what it would do, and writes nothing', async () => {
    const source = folderOf(FILES)
    const graph = join(source, 'graph')
    expect((await buildGraph(probe().parts, { paths: [source], graph, dryRun: true })).extracted).toHaveLength(3)
    expect(existsSync(graph)).toBe(false)
    const { contents: before } = await built(source, graph)
    rmSync(join(source, '一.txt'))
    appendFileSync(join(source, '二.txt'), '。')
    expect(await buildGraph(probe().parts, { paths: [source], graph, dryRun: true })).toMatchObject({
      extracted: ['二'],
      unchanged: ['县/三'],
      removed: ['一'],
    })
    expect(contentsOf(graph)).toEqual(before)
  })

  it('does not remove documents that no build has listed, unless forced', async () => {
    const source = folderOf(FILES)
    const graph = folderOf({ 'documents/precious.json': '{}' })
    await expect(built(source, graph)).rejects.toThrow(InputError)
    expect(existsSync(join(graph, 'documents/precious.json'))).toBe(true)
    expect((await built(source, graph, { force: true })).report.removed).toEqual(['precious'])
  })

  it('lets no second build onto the folder, and takes over from a dead one', async () => {
    const source = folderOf(FILES)
    const graph = join(source, 'graph')
    const gate = new EventEmitter()
    const held = once(gate, 'open')
    const { parts } = probe()
    const first = built(source, graph, {}, { seen: [], parts: { ...parts, extract: async (job) => held.then(() => parts.extract(job)) } })
    await expect.poll(() => existsSync(join(graph, 'build.lock'))).toBe(true)
    await expect(built(source, graph)).rejects.toThrow(/another build \(process \d+\) is at work/)
    gate.emit('open')
    await first
    writeFileSync(join(graph, 'build.lock'), JSON.stringify({ pid: 999_999_999, host: hostname(), began: '1' }))
    expect((await built(source, graph)).report.unchanged).toHaveLength(3)
    expect(existsSync(join(graph, 'build.lock'))).toBe(false)
  })

  it('leaves the lock of a build on another machine alone', async () => {
    const source = folderOf(FILES)
    const graph = folderOf({ 'build.lock': '{"pid":1,"host":"elsewhere","began":"1"}' })
    await expect(built(source, graph)).rejects.toThrow('a build on the machine elsewhere holds this folder')
  })

  it.each([
    ['an empty folder', {}, 'there is no document'],
    ['a folder of other things', { 'a.xyz': '' }, 'skipped: .xyz is not read'],
  ])('refuses %s', async (_, files, message) => {
    const source = folderOf(files)
    await expect(built(source, join(source, 'graph'))).rejects.toThrow(message)
    await expect(built(source, join(source, 'graph'))).rejects.toThrow(InputError)
  })

  it('says plainly that a folder cannot be written', async () => {
    const source = folderOf({ ...FILES, file: '' })
    await expect(built(join(source, '一.txt'), join(source, 'file'))).rejects.toThrow(StoreError)
    await expect(built(join(source, '一.txt'), join(source, 'file'))).rejects.toThrow('cannot be written')
  })

  it('refuses a damaged manifest, and makes a new one when forced', async () => {
    const source = folderOf(FILES)
    const graph = join(source, 'graph')
    mkdirSync(graph)
    writeFileSync(join(graph, 'manifest.json'), '{ half')
    await expect(built(source, graph)).rejects.toThrow('manifest.json is damaged')
    expect((await built(source, graph, { force: true })).report.extracted).toHaveLength(3)
  })
})
