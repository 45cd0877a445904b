import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { ended, reformgraph, started } from '../support/cli.ts'
import { docx, paragraph } from '../support/docx.ts'
import { contentsOf, folderOf } from '../support/folder.ts'

/** Some documents of the shipped corpus, in a folder of their own. */
function corpus(): string {
  const names = readdirSync('seeds/corpus').toSorted().slice(0, 6)
  return folderOf(Object.fromEntries(names.map((name) => [name, readFileSync(join('seeds/corpus', name))])))
}

const GB = '望江县推行河长制，全县设立乡镇河长二十名，建成便民服务中心十八个，群众办事更加方便。'

const leftovers = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tmp$|\.lock$|\.derive-/.test(name))

async function built(graph: string, ...words: readonly string[]) {
  const ran = await reformgraph('build', '--graph', graph, ...words)
  expect(ran).toMatchObject({ code: 0 })
  return ran
}

describe('reformgraph build', () => {
  it('writes the same documents with one worker and with two, and changes nothing the second time', async () => {
    const [source, one, two] = [corpus(), folderOf(), folderOf()]
    const { err } = await built(one, source, '--jobs', '1')
    await built(two, source, '--jobs', '2')
    expect(err).toMatch(/characters\/s/)
    const first = contentsOf(one)
    expect(contentsOf(two)).toEqual(first)
    expect(Object.keys(first).filter((name) => name.startsWith('documents/'))).toHaveLength(6)
    const database = readFileSync(join(one, 'graph.lbug'))
    const again = await built(one, source)
    expect(again.err).toContain(' 0 read,')
    expect(contentsOf(one)).toEqual(first)
    expect(readFileSync(join(one, 'graph.lbug')).equals(database)).toBe(true)
    expect(await reformgraph('verify', '--graph', one)).toMatchObject({ code: 0, out: '' })
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends on %s with its code, and leaves nothing lying about', async (signal, code) => {
    const graph = folderOf()
    const child = started(['build', corpus(), '--graph', graph])
    const over = ended(child)
    await expect.poll(() => existsSync(join(graph, 'manifest.json')), { timeout: 20_000 }).toBe(true)
    child.kill(signal)
    expect(await over).toMatchObject({ code, out: '' })
    expect(leftovers(graph)).toEqual([])
  })

  it('builds what can be read and tells of the rest', async () => {
    const source = folderOf({
      'good.docx': docx(paragraph(GB)),
      'gb18030.txt': iconv.encode(GB, 'gb18030'),
      'nul.txt': `${GB}\0${GB}${GB}`,
      'broken.docx': docx(paragraph(GB)).subarray(0, 200),
      'picture.txt': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'empty.txt': '',
      'zeros.txt': Buffer.alloc(4096),
      'slides.pptx': 'x',
      'table.xlsx': 'x',
    })
    const { out, err } = await built(join(source, 'graph'), source, '--json')
    const { extracted, issues }: { extracted: string[]; issues: { document: string; rule: string }[] } = JSON.parse(out)
    expect(extracted).toEqual(['gb18030', 'good', 'nul'])
    const told = (id: string): string | undefined => issues.find((issue) => issue.document === id && issue.rule.startsWith('read/'))?.rule
    expect(['broken', 'empty', 'nul', 'picture', 'slides.pptx', 'table.xlsx', 'zeros'].map(told)).toEqual([
      'read/damaged',
      'read/empty',
      'read/encoding',
      'read/binary',
      'read/type',
      'read/damaged',
      'read/binary',
    ])
    expect(err).toContain('picture.txt: this is a PNG picture, not a text')
    const { document }: { document: { text: string } } = JSON.parse(readFileSync(join(source, 'graph/documents/gb18030.json'), 'utf8'))
    expect(document.text).toBe(GB)
  })

  it('refuses a folder in which nothing can be read, and writes no graph into a place that is none', async () => {
    expect(await reformgraph('build', folderOf(), '--graph', folderOf())).toMatchObject({
      code: 3,
      err: expect.stringContaining('there is no document'),
    })
    expect(await reformgraph('build', folderOf({ 'a.txt': '' }), '--graph', folderOf())).toMatchObject({
      code: 3,
      err: expect.stringContaining('no document could be read'),
    })
    expect(await reformgraph('build', corpus(), '--graph', '/dev/null/graph')).toMatchObject({
      code: 4,
      err: 'reformgraph: /dev/null/graph cannot be written: there is a file of that name\n',
    })
  })

  it('says in a dry run what it would do', async () => {
    const source = folderOf({ 'a.txt': GB })
    const { err } = await built(join(source, 'graph'), source, '--dry-run')
    expect(err).toContain('would read 1, leave 0 unchanged, remove 0; nothing was written\n  read    a\n')
    expect(existsSync(join(source, 'graph'))).toBe(false)
  })

  it('takes over what only one document said when that one is removed', async () => {
    const source = corpus()
    const graph = join(source, 'graph')
    await built(graph, source)
    const gone = readdirSync(source).toSorted()[0] ?? ''
    rmSync(join(source, gone))
    writeFileSync(join(source, 'new.txt'), GB)
    await built(graph, source)
    const fresh = folderOf()
    await built(fresh, source)
    expect(contentsOf(graph)).toEqual(contentsOf(fresh))
    expect(contentsOf(graph)).not.toHaveProperty([`documents/${gone.replace(/\.md$/, '')}.json`])
  })
})
