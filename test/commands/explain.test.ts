import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ended, reformgraph, started } from '../support/cli.ts'
import { folderOf } from '../support/folder.ts'
import { zipOf } from '../support/zip.ts'

const TEXT = '2023年，大安市推行河长制，设立河长办公室。'

describe('reformgraph explain', () => {
  it('shows the place, the candidates with their rules, and the relation with its sentence', async () => {
    const file = join(folderOf({ 'a.txt': TEXT }), 'a.txt')
    const { code, out } = await reformgraph('explain', file, '--at', '河长制')
    expect(code).toBe(0)
    expect(out).toContain('11–14  …2023年，大安市推行【河长制】，设立河长办公室。…')
    expect(out).toMatch(/● Measure “河长制” 11–14: noted; .*lexicon\/Measure:河长制/)
    expect(out).toContain(`⇒ Region:220882 ADOPTED Measure:河长制`)
  })

  it('gives the same as JSON, with every place when none is named', async () => {
    const file = join(folderOf({ 'a.txt': TEXT }), 'a.txt')
    const { explanations }: { explanations: { at: { start: number; end: number } }[] } = JSON.parse(
      (await reformgraph('explain', file, '--json')).out,
    )
    expect(explanations.map(({ at }) => TEXT.slice(at.start, at.end))).toContain('大安市')
  })

  it.each([
    [['explain'], 2, 'explain needs one file'],
    [['explain', '/nowhere.txt'], 3, 'there is no such file'],
    [['explain', 'seeds/corpus'], 2, 'seeds/corpus holds 42 documents; name one with --document: anhui-2025, beijing-2025, '],
    [['explain', 'seeds/corpus', '--document', 'nobody'], 3, 'seeds/corpus holds no document nobody; it holds '],
    [['explain', 'package.json'], 3, '.json is not read'],
  ])('refuses %j', async (words, code, message) => {
    expect(await reformgraph(...words)).toMatchObject({ code, out: '', err: expect.stringContaining(message) })
  })

  it.each([
    ['an archive of several', ['a.zip', '--document', 'a.zip/乙/b']],
    ['an archive of one', ['one.zip']],
    ['a row of a table', ['a.csv', '--document', 'a.csv#3', '--text-column', '正文稿']],
    ['a folder', ['in', '--document', 'b']],
  ])('opens a document in %s, and leaves nothing unpacked', async (_, words) => {
    const folder = folderOf({
      'a.zip': Buffer.from(zipOf({ 'a.txt': '无', '乙/b.txt': TEXT })),
      'one.zip': Buffer.from(zipOf({ 'a.txt': TEXT })),
      'a.csv': `标题,正文稿\n一,无\n二,${TEXT}\n`,
      'in/a.txt': '无',
      'in/b.txt': TEXT,
      'tmp/x': '',
    })
    const [file = '', ...more] = words
    const child = started(['explain', join(folder, file), '--at', '河长制', ...more], { TMPDIR: join(folder, 'tmp') })
    expect(await ended(child)).toMatchObject({ code: 0, out: expect.stringContaining('推行【河长制】，设立河长办公室') })
    expect(readdirSync(join(folder, 'tmp'))).toEqual(['x'])
  })

  it('says that a text does not stand in the document', async () => {
    const file = join(folderOf({ 'a.txt': TEXT }), 'a.txt')
    expect(await reformgraph('explain', file, '--at', '林长制')).toMatchObject({
      code: 3,
      err: expect.stringContaining('“林长制” does not stand in'),
    })
  })
})
