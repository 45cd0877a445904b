import { createHash } from 'node:crypto'
import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listFiles } from '../../src/read/files.ts'
import { readMetadata } from '../../src/read/metadata.ts'
import { LIMITS } from '../../src/read/reading.ts'
import { EXTENSIONS, readSource } from '../../src/read/source.ts'
import { docx, paragraph } from '../support/docx.ts'
import { folderOf } from '../support/folder.ts'
import { pdf } from '../support/pdf.ts'

/** Reads the only document of a folder. */
async function read(files: Readonly<Record<string, string | Uint8Array>>, limits = LIMITS) {
  const list = await listFiles([folderOf(files)], EXTENSIONS)
  const file = list.files[0]
  if (!file) throw new Error('no document')
  return readSource(file, (await readMetadata(list.files)).byPath.get(file.absolute), limits)
}

describe('readSource', () => {
  it('gives id, path, checksum and text of a file', async () => {
    const text = '易县2022年政府工作报告\n推行河长制。'
    expect(await read({ '保定/易县.txt': text })).toEqual({
      source: {
        id: '保定/易县',
        path: '保定/易县.txt',
        title: '易县2022年政府工作报告',
        raw: text,
        sha256: createHash('sha256').update(text).digest('hex'),
        region: undefined,
        date: '2022',
        url: undefined,
        issues: [],
      },
    })
  })

  it.each([
    ['front matter before a table', { 'a.md': '---\ntitle: 前言\n---\n# 标题\n', 'metadata.csv': 'file,title\na.md,表格\n' }, '前言'],
    ['a table before the first line', { 'a.txt': '首行\n', 'metadata.csv': 'file,title\na.txt,表格\n' }, '表格'],
    ['a heading without its mark', { 'a.md': '\n# 某县  改革\n正文。' }, '某县 改革'],
    ['the name of the file where the first line is a sentence', { '某县报告.txt': '各位代表：\n正文。' }, '某县报告'],
    ['the name of the file where the first line is a numbered heading', { '某县报告.txt': '一、工作回顾\n正文。' }, '某县报告'],
  ])('takes the title from %s', async (_, files, title) => {
    expect(await read(files)).toMatchObject({ source: { title } })
  })

  it.each([
    ['the table', { '2020.txt': '2021年报告\n', 'metadata.csv': 'file,date\n2020.txt,2022-03\n' }, '2022-03'],
    ['the title', { '2020.txt': '2021年报告\n' }, '2021'],
    ['the name of the file', { '130607-2022.txt': '工作报告\n' }, '2022'],
    ['nothing, where the title names two years', { 'a.txt': '2021年执行情况和2022年计划\n' }, undefined],
    ['nothing, where the digits are no year', { '1306072022.txt': '报告\n' }, undefined],
  ])('takes the date from %s', async (_, files, date) => {
    expect(await read(files)).toMatchObject({ source: { date } })
  })

  it('has another checksum when the table says something else', async () => {
    const first = await read({ 'a.txt': '正文', 'metadata.csv': 'file,region\na.txt,易县\n' })
    const second = await read({ 'a.txt': '正文', 'metadata.csv': 'file,region\na.txt,涞水县\n' })
    expect('source' in first && 'source' in second && first.source.sha256 !== second.source.sha256).toBe(true)
  })

  it.each([
    ['a Word file', { 'a.docx': docx(paragraph('推行河长制。')) }],
    ['a PDF', { 'a.pdf': pdf([[{ text: '推行河长制。推行林长制。', x: 90, y: 700 }]]) }],
    ['a page', { 'a.HTM': '<p>推行河长制。' }],
  ])('reads %s', async (_, files) => {
    const outcome = await read(files)
    expect('source' in outcome && outcome.source.raw).toContain('推行河长制。')
  })

  it.each([
    ['an empty file', { 'a.txt': '' }, 'read/empty', 'a.txt: the file is empty'],
    ['nothing but space', { 'a.txt': ' \n\u3000\n' }, 'read/empty', 'a.txt: the document has no text'],
    ['a picture', { 'a.txt': Buffer.from('89504e470d0a1a0a', 'hex') }, 'read/binary', 'this is a PNG picture, not a text'],
    ['a damaged Word file', { 'a.docx': docx('').subarray(0, 300) }, 'read/damaged', 'the archive is damaged'],
  ])('makes an Issue of %s', async (_, files, rule, message) => {
    const outcome = await read(files)
    expect(outcome).toMatchObject({ issue: { document: 'a', rule } })
    expect('issue' in outcome && outcome.issue.message).toContain(message)
  })

  it('does not read a file over the limit', async () => {
    const folder = folderOf({ 'a.txt': '' })
    truncateSync(join(folder, 'a.txt'), 70 * 2 ** 20)
    const { files } = await listFiles([folder], EXTENSIONS)
    const [file] = files
    expect(file && (await readSource(file))).toMatchObject({
      issue: { rule: 'read/size', message: 'a.txt: the file has 70 MB, more than the limit of 64 MB; split it or raise --max-size' },
    })
  })

  it('makes an Issue of a file that is gone when its turn comes', async () => {
    expect(await readSource({ id: 'a', path: 'a.txt', absolute: join(folderOf(), 'a.txt') })).toMatchObject({
      issue: { document: 'a', rule: 'read/failure' },
    })
  })
})
