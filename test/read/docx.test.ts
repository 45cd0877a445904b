import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readDocx } from '../../src/read/docx.ts'
import { LIMITS } from '../../src/read/reading.ts'
import { docx, listItem, paragraph, table, withNote } from '../support/docx.ts'

const textOf = async (bytes: Uint8Array) => (await readDocx(bytes, LIMITS)).text

describe('readDocx', () => {
  it('gives paragraphs, headings, lists and tables in their order', async () => {
    const body = [
      paragraph('政府工作报告', 'Heading1'),
      paragraph('过去一年，我们推行“一网通办”。'),
      listItem('建成便民服务中心'),
      listItem('配备网格员'),
      table([
        ['举措', '年份'],
        ['河长制', '2017'],
      ]),
      paragraph('下一步，深化改革。'),
    ]
    expect(await textOf(docx(body.join('')))).toBe(
      [
        '政府工作报告',
        '过去一年，我们推行“一网通办”。',
        '建成便民服务中心',
        '配备网格员',
        '举措\t年份',
        '河长制\t2017',
        '下一步，深化改革。',
      ].join('\n\n'),
    )
  })

  it('puts notes at the end and does not let their marks cut a sentence', async () => {
    expect(await textOf(docx(withNote('推行“放管服”', '改革。'), '放管服：简政放权。'))).toBe('推行“放管服”改革。\n\n放管服：简政放权。')
  })

  it('shows characters that mean something in XML as they are', async () => {
    expect(await textOf(docx(paragraph('A&amp;B &lt;三级&gt; “互联网+”')))).toBe('A&B <三级> “互联网+”')
  })

  it.each([
    [
      'an older Word file',
      Buffer.from('d0cf11e0a1b11ae100000000', 'hex'),
      'this is an older Office file (.doc, .xls, .wps); open it in Word or WPS and save it as .docx',
    ],
    ['a text', Buffer.from('正文'), 'this is not a Word file, though it is called .docx'],
    ['a PDF', Buffer.from('%PDF-1.4'), 'this is a PDF, though it is called .docx'],
    ['half an archive', docx(paragraph('正文')).subarray(0, 400), 'the Word file is damaged'],
    ['an archive of something else', zipSync({ 'a.txt': strToU8('x') }), 'the Word file is damaged'],
  ])('refuses %s', async (_, bytes, message) => {
    await expect(readDocx(bytes, LIMITS)).rejects.toThrow(message)
  })

  it('refuses a small file that unfolds into a huge one', async () => {
    const bomb = docx(paragraph('正文'), '', { 'word/big.xml': new Uint8Array(3_000_000) })
    expect(bomb.length).toBeLessThan(10_000)
    await expect(readDocx(bomb, { ...LIMITS, unpackedBytes: 2 ** 21 })).rejects.toThrow('the Word file unfolds to more than 2 MB')
  })
})
