import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { listFiles } from '../../src/read/files.ts'
import { parseMetadata, readMetadata } from '../../src/read/metadata.ts'
import { folderOf } from '../support/folder.ts'

describe('parseMetadata', () => {
  it('reads rows by the names of the columns, whatever their order', () => {
    const table = parseMetadata(Buffer.from('\uFEFFregion,file,title,date,url\n满城区,a.txt,"报告, 全文",2022年,https://example.org\n'))
    expect([...table]).toEqual([
      ['a.txt', { facts: { title: '报告, 全文', region: '满城区', date: '2022', url: 'https://example.org' }, doubts: [] }],
    ])
  })

  it('reads a table in GB18030, as a spreadsheet saves it', () => {
    expect(parseMetadata(iconv.encode('file,region\n一.txt,易县\n', 'gb18030')).get('一.txt')?.facts.region).toBe('易县')
  })

  it.each([
    ['title,date\nx,2020\n', 'has no column “file”'],
    ['file,title\n"a.txt,x\n', 'Quote'],
  ])('refuses %j', (text, message) => {
    expect(() => parseMetadata(Buffer.from(text))).toThrow(message)
  })
})

describe('readMetadata', () => {
  it('finds the table beside each document, and tells of one that it cannot read', async () => {
    const folder = folderOf({
      'a.txt': 'x',
      'metadata.csv': 'file,region\na.txt,易县\nb/c.txt,别处\n',
      'b/c.txt': 'y',
      'b/metadata.csv': 'no table',
    })
    const { files } = await listFiles([folder], new Set(['.txt']))
    const { byPath, issues } = await readMetadata(files)
    expect(files.map((file) => byPath.get(file.absolute)?.facts.region)).toEqual(['易县', '别处'])
    expect(issues).toMatchObject([{ document: 'metadata.csv', rule: 'read/metadata' }])
  })
})
