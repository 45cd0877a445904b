/**
 * What an attacker writes into a document goes the whole way: read, kept, asked, exported, served, drawn. Nowhere does it do anything but stand
 * there.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOMParser } from '@xmldom/xmldom'
import { parse } from 'csv-parse/sync'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tableOf } from '../src/commands/rows.ts'
import { FORMATS } from '../src/export/formats.ts'
import { mergeDocuments } from '../src/graph/merge.ts'
import { withoutInvisible } from '../src/invisible.ts'
import type { DocumentsAnswer, GraphAnswer, SearchAnswer } from '../src/serve/answers.ts'
import type { Listening } from '../src/serve/listen.ts'
import { normaliseText } from '../src/text/normalise.ts'
import { toCsv } from '../viewer/lib/csv.ts'
import { hasBrowser, openBrowser } from './support/browser.ts'
import { reformgraph } from './support/cli.ts'
import { folderOf } from './support/folder.ts'
import { ontology } from './support/graphs.ts'
import { HOSTILE_TEXTS, hostileGraphs, RUNS, UNSHOWN } from './support/hostile-texts.ts'
import { servePage } from './support/served.ts'

const CASES = Object.entries(HOSTILE_TEXTS)
/** Those that could run in a page; the others are drawn in its table with them. */
const DRAWN = new Set(['an image that runs', 'a script', 'a picture from elsewhere', 'a line turned around'])

const forged = hostileGraphs()
const merged = mergeDocuments(ontology, forged)

function written(format: string): ReadonlyMap<string, string> {
  const files = FORMATS[format]?.format(merged, ontology, {}) ?? []
  return new Map(files.map(({ name, parts }) => [name, [...parts].join('')]))
}

describe('a file of export', () => {
  it.each(['csv', 'adoptions'])('%s has no cell that a spreadsheet runs, and no sign that turns a line around', (format) => {
    const files = written(format)
    for (const [name, content] of files) {
      const cells = parse(content, { bom: true }).flat()
      expect([name, cells.filter((cell) => RUNS.test(cell) && Number.isNaN(Number(cell)))]).toEqual([name, []])
      expect([name, content.match(/(?![\t\r\n])[\p{Cc}\u202A-\u202E\u2066-\u2069]/u)]).toEqual([name, null])
    }
    expect([...files.values()].join('')).toContain('HYPERLINK')
  })

  it.each(['gexf', 'graphml'])('%s is XML that says the same, declares nothing and runs nothing', (format) => {
    for (const content of written(format).values()) {
      const faults: string[] = []
      const document = new DOMParser({ errorHandler: (_: string, message: string) => faults.push(message) }).parseFromString(
        content,
        'text/xml',
      )
      expect(faults).toEqual([])
      expect(content).not.toContain('<!')
      expect(document.getElementsByTagName('script').length + document.getElementsByTagName('img').length).toBe(0)
      expect(content.match(/(?![\t\r\n])[\p{Cc}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/u)).toBeNull()
      expect(document.getElementsByTagName('node').length).toBe(merged.nodes.length)
    }
  })

  it('json gives back every name as it was, the prototype of nothing changed', () => {
    const { nodes }: { nodes: { name: string }[] } = JSON.parse(written('json').get('graph.json') ?? '')
    expect(nodes.map(({ name }) => name)).toEqual(merged.nodes.map(({ name }) => name))
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe('a table', () => {
  it.each(CASES)('on a terminal shows %s without doing it', (_, text) => {
    for (const width of [undefined, 60]) expect(tableOf([{ name: 'a', label: 'a' }], [{ a: text }], width).match(UNSHOWN)).toBeNull()
  })

  it.each(CASES)('downloaded from the page shows %s without running it', (_, text) => {
    const [, [cell = ''] = []] = parse(toCsv(['a'], [{ a: text }]), { bom: true, relax_quotes: true })
    expect(RUNS.test(cell)).toBe(false)
  })
})

describe('a text', () => {
  it.each(CASES)('is kept with %s as a reader sees it', (_, text) => {
    const kept = normaliseText(`全县推行${text}模式。`)
    expect(kept.match(UNSHOWN)).toBeNull()
    expect(normaliseText(kept)).toBe(kept)
  })
})

describe('the command line', () => {
  it('builds, asks, explains, exports and verifies hostile files, and says nothing that a terminal obeys', async () => {
    const folder = folderOf()
    const files = join(folder, 'in')
    const graph = join(folder, 'graph')
    mkdirSync(files)
    for (const [at, [, text]] of CASES.entries()) {
      const front = `---\ntitle: ${JSON.stringify(text)}\nurl: ${JSON.stringify(`https://example.org/${text}`)}\n__proto__: x\nconstructor: y\n---\n`
      const name = `${at}${text.replaceAll(/[/\0]/g, '_').slice(0, 40).toWellFormed()}`
      // A text with control characters is refused as none: these come in by the title and the name of the file alone.
      const body = /(?!\r)\p{Cc}/u.test(text) ? '改革' : text
      writeFileSync(join(files, `${name}.md`), `${front}甲县推行“${body}”管理模式，建立${body}机制，获得“${body}”先进县称号。`)
    }
    const built = await reformgraph('build', files, '--graph', graph)
    expect(built.code, built.err).toBe(0)
    const hostile = readdirSync(files).find((file) => file.includes('\u001B')) ?? ''
    const runs = [
      built,
      await reformgraph('verify', '--graph', graph),
      await reformgraph('cypher', 'MATCH (d:Document)-[e]->(n) RETURN d.title, d.id, d.url, e.quote, n.name', '--graph', graph),
      await reformgraph('ask', 'leaders', '--region', HOSTILE_TEXTS['an emptied terminal'], '--graph', graph),
      await reformgraph('explain', join(files, hostile)),
      await reformgraph('export', '--format', 'csv', '--out', join(folder, 'out'), '--graph', graph),
    ]
    for (const { out, err } of runs) {
      expect(out.match(UNSHOWN)).toBeNull()
      expect(err.match(UNSHOWN)).toBeNull()
    }
    expect(runs.map(({ code, err }) => (code === 0 || code === 2 ? '' : err)).join('')).toBe('')
    const titles = JSON.parse((await reformgraph('cypher', 'MATCH (d:Document) RETURN d.title AS title', '--json', '--graph', graph)).out)
    const seen = CASES.map(([, text]) => withoutInvisible(text.replaceAll(/\s+/g, ' ')).trim())
    expect(titles.map((row: { title: string }) => row.title).toSorted()).toEqual(seen.toSorted())
    for (const line of parse(readFileSync(join(folder, 'out', 'nodes.csv')), { bom: true }))
      expect(line.filter((cell: string) => RUNS.test(cell) && Number.isNaN(Number(cell)))).toEqual([])
  })

  it('reads a name of a million characters, and goes on', async () => {
    const folder = folderOf({
      'in/a.md': `---\ntitle: ${'长'.repeat(15_000)}\n---\n甲县推行“${'长'.repeat(1_000_000)}”管理模式。\n\n乙县推行河长制。`,
    })
    const graph = join(folder, 'graph')
    const built = await reformgraph('build', join(folder, 'in'), '--graph', graph, '--max-line', '2000000')
    expect(built.code, built.err.slice(0, 2000)).toBe(0)
    const answer = await reformgraph('cypher', 'MATCH (n:Measure) RETURN n.name', '--graph', graph, '--json')
    expect(answer.out).toContain('河长制')
  })
})

/** An answer that a browser takes for nothing but data. */
async function read<T>(url: URL): Promise<T> {
  const response = await fetch(url)
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  const body: T = await response.json()
  return body
}

describe.skipIf(!hasBrowser())('the page', () => {
  let browser: Browser
  let server: Listening
  const at = (path: string): URL => new URL(path, server.url)

  beforeAll(async () => {
    browser = await openBrowser()
    server = await servePage(forged)
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  it('is served each text as data of its own type', async () => {
    const { nodes } = await read<GraphAnswer>(at('api/graph'))
    expect(new Set(nodes.id)).toEqual(new Set(merged.nodes.map(({ id }) => id)))
    for (const [index, [, text]] of CASES.entries()) {
      const name = text.toWellFormed()
      expect(await read(at(`api/entities/${encodeURIComponent(`Region:99${index}`)}`))).toMatchObject({ name })
      expect(await read(at(`api/documents/forged-${index}`))).toMatchObject({ title: name })
      expect((await read<SearchAnswer>(at(`api/search?q=${encodeURIComponent(name)}`))).query).toBe(name)
    }
    expect((await read<DocumentsAnswer>(at('api/documents'))).documents).toHaveLength(CASES.length)
  })

  it('shows each text as text: nothing runs, nothing is fetched, nothing moves out of its place', async () => {
    const page = await browser.newPage()
    page.setDefaultTimeout(120_000)
    const complaints: string[] = []
    const strange: string[] = []
    page.on('dialog', (dialog) => {
      complaints.push(dialog.message())
      void dialog.dismiss()
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|Trusted ?Type/i.test(message.text())) complaints.push(message.text())
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !/^(?:data|blob):/.test(request.url())) strange.push(request.url())
    })
    for (const [index, [name]] of CASES.entries()) {
      if (!DRAWN.has(name)) continue
      await page.goto(`${server.url}?n=${encodeURIComponent(`Region:99${index}`)}&d=forged-${index}`)
      await page.locator('.document-text').waitFor()
      await page.locator('.entity-title').waitFor()
    }
    await page.goto(`${server.url}?v=table`)
    await page.locator('table').first().waitFor()
    expect(await page.locator('main img[src*=evil], main script, main svg[onload]').count()).toBe(0)
    expect(await page.title()).not.toBe('owned')
    expect([complaints, strange]).toEqual([[], []])
    await page.close()
  })
})
