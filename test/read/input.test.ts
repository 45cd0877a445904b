import { describe, expect, it } from 'vitest'
import { extensionOf, readInput } from '../../src/read/input.ts'
import { LIMITS } from '../../src/read/reading.ts'
import { docx } from '../support/docx.ts'
import { zipOf } from '../support/zip.ts'

async function* inTwo(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(0, 3)
  yield bytes.subarray(3)
}

describe('extensionOf', () => {
  it.each([
    ['a text', Buffer.from('正文'), '.md'],
    ['a page', Buffer.from('\uFEFF<!DOCTYPE html><p>'), '.html'],
    ['a PDF', Buffer.from('%PDF-1.4'), '.pdf'],
    ['an RTF file', Buffer.from('{\\rtf1'), '.rtf'],
    ['an older Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '.doc'],
    ['a Word file', Buffer.from(docx('')), '.docx'],
    ['a workbook', Buffer.from(zipOf({ 'xl/workbook.xml': '' })), '.xlsx'],
    ['an archive', Buffer.from(zipOf({ 'a.txt': '' })), '.zip'],
  ])('tells %s', (_, bytes, extension) => {
    expect(extensionOf(bytes)).toBe(extension)
  })
})

describe('readInput', () => {
  it.each([
    [undefined, 'stdin.md'],
    ['报告', '报告.md'],
    ['报告.txt', '报告.txt'],
  ])('called %s it is %s', async (name, called) => {
    const read = await readInput({ bytes: inTwo(Buffer.from('正文正文')), name }, LIMITS)
    expect([read.name, read.bytes.toString()]).toEqual([called, '正文正文'])
  })

  it('refuses more than a file may have', async () => {
    await expect(readInput({ bytes: inTwo(Buffer.alloc(9)) }, { ...LIMITS, bytes: 8 })).rejects.toMatchObject({ rule: 'read/size' })
  })
})
