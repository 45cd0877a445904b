import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { StoreError } from '../../src/errors.ts'
import { LIMITS, type Limits } from '../../src/read/reading.ts'
import { unpackFile } from '../../src/read/unpack.ts'
import { docx, paragraph } from '../support/docx.ts'
import { folderOf } from '../support/folder.ts'
import { zipNamed, zipOf } from '../support/zip.ts'

async function unpacked(name: string, bytes: Uint8Array | string, limits: Partial<Limits> = {}, textColumn?: string) {
  const folder = folderOf({ [name]: bytes })
  const packed = { path: name, absolute: join(folder, name), folder: join(folder, 'out'), textColumn, limits: { ...LIMITS, ...limits } }
  const { members, issues } = await unpackFile(packed)
  const texts = members.map(({ path, absolute, said }) => {
    expect(absolute.startsWith(join(folder, 'out/'))).toBe(true)
    return {
      path,
      text: readFileSync(absolute, 'utf8'),
      facts: Object.fromEntries(Object.entries(said?.facts ?? {}).filter(([, fact]) => fact !== undefined)),
    }
  })
  return { texts, paths: members.map(({ path }) => path), issues }
}

describe('unpackFile', () => {
  it('takes the documents of an archive out, those of archives and tables in it too', async () => {
    const inner = zipOf({ '甲.txt': '甲', 'b/乙.csv': 'title,正文\n题,乙\n' })
    const { texts, issues } = await unpacked(
      'a.zip',
      zipOf({ 'x.docx': docx(paragraph('正文')), '内/c.zip': inner, '.DS_Store': '', '__MACOSX/x.docx': '' }),
    )
    expect(texts.map(({ path }) => path)).toEqual(['a.zip/x.docx', 'a.zip/内/c.zip/甲.txt', 'a.zip/内/c.zip/b/乙.csv#2'])
    expect(texts.slice(1).map(({ text }) => text)).toEqual(['甲', '乙'])
    expect(issues).toEqual([])
  })

  it('reads names in GB18030, in UTF-8 that is not said to be, and with backslashes', async () => {
    const names = [iconv.encode('满城区.txt', 'gb18030'), Buffer.from('易县/报告.txt'), iconv.encode('县\\镇\\村.txt', 'gb18030')]
    const { paths } = await unpacked('a.zip', zipNamed(names.map((name) => [name, '正文'])))
    expect(paths).toEqual(['a.zip/满城区.txt', 'a.zip/易县/报告.txt', 'a.zip/县/镇/村.txt'])
  })

  it('says that there is no document in an archive', async () => {
    for (const files of [{}, { '.DS_Store': '' }])
      expect((await unpacked('a.zip', zipOf(files))).issues).toMatchObject([{ document: 'a.zip', rule: 'read/empty' }])
  })

  it('takes what a table in the archive says of its documents', async () => {
    const table = '文件,地区,日期\na.txt,易县,2022年\n'
    const { texts } = await unpacked('a.zip', zipOf({ 'sub/a.txt': '正文', 'sub/metadata.csv': table }))
    expect(texts).toEqual([{ path: 'a.zip/sub/a.txt', text: '正文', facts: { region: '易县', date: '2022' } }])
  })

  it.each([
    ['a name that leads out of it', { '../../x.txt': 'x' }, {}, 'a.zip/../../x.txt', 'read/name'],
    ['a name from the root', { '/etc/x.txt': 'x' }, {}, 'a.zip//etc/x.txt', 'read/name'],
    ['a name with a drive', { 'C:\\x.txt': 'x' }, {}, 'a.zip/C:/x.txt', 'read/name'],
    ['a link', { 'x.txt@': '/etc/passwd' }, {}, 'a.zip/x.txt', 'read/link'],
    ['a file of another type', { 'x.exe': 'x' }, {}, 'a.zip/x.exe', 'read/type'],
    ['a file that is too large', { 'x.txt': 'x'.repeat(3000) }, { bytes: 2000 }, 'a.zip/x.txt', 'read/size'],
    ['a file that unfolds beyond measure', { 'x.txt': new Uint8Array(9_000_000) }, {}, 'a.zip/x.txt', 'read/ratio'],
    ['a table without texts', { 'x.csv': 'a,b\n1,2\n' }, {}, 'a.zip/x.csv', 'read/column'],
    ['an archive that is none', { 'x.zip': 'x' }, {}, 'a.zip/x.zip', 'read/damaged'],
  ])('leaves out %s with one Issue, and takes the others', async (_, files, limits, document, rule) => {
    const { paths, issues } = await unpacked('a.zip', zipOf({ '1.txt': '一', ...files, '2.txt': '二' }), limits)
    expect(paths).toEqual(['a.zip/1.txt', 'a.zip/2.txt'])
    expect(issues).toMatchObject([{ document, rule }])
  })

  it.each([
    ['unfolds to too much in all', { archiveBytes: 5000 }, zipOf({ 'a.txt': 'x'.repeat(3000), 'b.txt': 'x'.repeat(3000) }), 'read/archive'],
    ['holds too many files', { entries: 2 }, zipOf({ 'a.txt': 'x', 'b.txt': 'x', 'c.txt': 'x' }), 'read/entries'],
    ['holds archives in archives in archives', {}, bomb(5), 'read/depth'],
    ['is damaged', {}, zipOf({ 'a.txt': 'x' }).subarray(0, 40), 'read/damaged'],
  ])('takes nothing from an archive that %s, and says so once', async (_, limits, bytes, rule) => {
    const { paths, issues } = await unpacked('a.zip', bytes, limits)
    expect(paths).toEqual([])
    expect(issues).toMatchObject([{ document: 'a.zip', rule }])
  })

  it('blames the disk, not the archive, where nothing can be written', async () => {
    const folder = folderOf({ 'a.zip': zipOf({ 'a.txt': 'x' }), file: '' })
    const packed = {
      path: 'a.zip',
      absolute: join(folder, 'a.zip'),
      folder: join(folder, 'file/out'),
      textColumn: undefined,
      limits: LIMITS,
    }
    await expect(unpackFile(packed)).rejects.toThrow(StoreError)
  })

  it('makes a document of each row of a table, with what the other columns say', async () => {
    const table = '标题,正文,地区,年份,来源\n一,"甲，\n乙",易县,2022,https://example.org/1\n\n二,丙,,,报纸\n三,,满城区,,\n'
    const { texts, issues } = await unpacked('t.csv', iconv.encode(table, 'gb18030'))
    expect(texts).toEqual([
      { path: 't.csv#2', text: '甲，\n乙', facts: { title: '一', region: '易县', date: '2022', url: 'https://example.org/1' } },
      { path: 't.csv#4', text: '丙', facts: { title: '二' } },
    ])
    expect(issues).toEqual([{ document: 't.csv#5', rule: 'read/empty', message: 't.csv#5: the row has no text' }])
  })

  it('takes the column that it is told, and says which there are where it is not there', async () => {
    expect((await unpacked('t.tsv', '编号\t报告全文\n1\t甲\n', {}, '报告全文')).texts).toMatchObject([{ path: 't.tsv#2', text: '甲' }])
    expect((await unpacked('t.tsv', '编号\t报告全文\n1\t甲\n')).issues).toMatchObject([
      { message: expect.stringContaining('its columns are 编号, 报告全文: name the one with the texts by --text-column') },
    ])
  })

  it('refuses a table of too many rows', async () => {
    expect((await unpacked('t.csv', 'text\na\nb\nc\n', { entries: 3 })).issues).toMatchObject([{ document: 't.csv', rule: 'read/entries' }])
  })
})

/** An archive in an archive in an archive: sixteen of the next in each, as the well-known ones are made. */
function bomb(depth: number): Uint8Array {
  const inner = depth === 1 ? new Uint8Array(1_000_000) : bomb(depth - 1)
  return zipOf(Object.fromEntries(Array.from({ length: 16 }, (_, i) => [depth === 1 ? `${i}.txt` : `${i}.zip`, inner])))
}
