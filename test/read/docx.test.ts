import {
  Document,
  DeletedTextRun,
  FootnoteReferenceRun,
  Header,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  Textbox,
} from 'docx'
import { strToU8, unzipSync, zipSync } from 'fflate'
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

  it('reads what a real writer makes: numbers, changes, notes, boxes, tables, and no page heads', async () => {
    expect(await textOf(await writtenByLibrary())).toBe(
      [
        '某县改革报告',
        '一、深化改革',
        '（一）放管服改革',
        '（二）数字化改革',
        '二、改善民生',
        '（一）就业',
        '推行“一网通办”改革工作。',
        '旁边有框。',
        '框里推行河长制。',
        '举措\t年份',
        '河长制 林长制\t2017',
        '版面用的格子。',
        '第二段。',
        '群众少跑腿。',
      ].join('\n\n'),
    )
  })

  const mark = ' w:author="x" w:id="1" w:date="2020-01-01T00:00:00Z"'

  it.each([
    [
      'text moved away and to another place',
      `<w:p><w:moveFrom${mark}><w:r><w:t>先</w:t></w:r></w:moveFrom><w:r><w:t>后</w:t></w:r><w:moveTo${mark}><w:r><w:t>先</w:t></w:r></w:moveTo></w:p>`,
      '后先',
    ],
    [
      'a paragraph mark that was deleted',
      `<w:p><w:pPr><w:rPr><w:del${mark}/></w:rPr></w:pPr><w:r><w:t>推行</w:t></w:r></w:p>${paragraph('河长制')}`,
      '推行河长制',
    ],
    [
      'a row that was deleted',
      `<w:tbl><w:tr><w:trPr><w:del${mark}/></w:trPr><w:tc>${paragraph('旧')}</w:tc></w:tr><w:tr><w:tc>${paragraph('新')}</w:tc></w:tr></w:tbl>`,
      '新',
    ],
    [
      'hidden text',
      `<w:p><w:r><w:t>见</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>不见</w:t></w:r><w:r><w:t>得</w:t></w:r></w:p>`,
      '见得',
    ],
    ['text that is not hidden after all', `<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>见</w:t></w:r></w:p>`, '见'],
    ['a line broken on purpose', `<w:p><w:r><w:t>一、改革</w:t><w:br/><w:t>二、发展</w:t></w:r></w:p>`, '一、改革\n\n二、发展'],
    [
      'the code of a field',
      `<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r><w:r><w:tab/><w:t>页</w:t></w:r></w:p>`,
      '3 页',
    ],
    [
      'a drawing kept in two forms',
      `<w:p><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:r><w:t>新</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>旧</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>`,
      '新',
    ],
    [
      'a table in a cell',
      `<w:tbl><w:tr><w:tc>${table([['内', '层']])}<w:p/></w:tc><w:tc>${paragraph('外')}</w:tc></w:tr></w:tbl>`,
      '内\t层\t外',
    ],
    ['characters by number', paragraph('&#20013;&#x56FD;&#x20BB7;&nbsp;'), '中国𠮷&nbsp;'],
  ])('reads %s as the final text', async (_, body, text) => {
    expect(await textOf(docx(body))).toBe(text)
  })

  it.each([
    ['half an archive', docx(paragraph('正文')).subarray(0, 400), 'the archive is damaged'],
    ['an archive of something else', zipSync({ 'a.txt': strToU8('x') }), 'the Office file is damaged: it has no document in it'],
    ['XML that ends too soon', docx('<w:p>'), 'its XML is damaged'],
    ['one flipped bit', flipped(docx(paragraph('正文'))), 'does not match its checksum'],
  ])('refuses %s', async (_, bytes, message) => {
    await expect(readDocx(bytes, LIMITS)).rejects.toThrow(message)
  })

  it.each([
    [
      'a part that unfolds to too much',
      docx('', '', { 'word/big.xml': new Uint8Array(3_000_000) }),
      { unpackedBytes: 2 ** 21 },
      'read/size',
    ],
    ['a part that unfolds beyond measure', docx('', '', { 'word/big.xml': new Uint8Array(9_000_000) }), {}, 'read/ratio'],
    ['elements nested deep', docx('<w:p>'.repeat(2000) + '</w:p>'.repeat(2000)), {}, 'read/nesting'],
    ['entities that unfold', laughing(), {}, 'read/entities'],
  ])('refuses %s', async (_, bytes, limits, rule) => {
    expect(bytes.length).toBeLessThan(50_000)
    await expect(readDocx(bytes, { ...LIMITS, ...limits })).rejects.toMatchObject({ rule })
  })
})

/** A billion laughs: ten entities, each ten times the one before. */
function laughing(): Uint8Array {
  const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
  const xml = `<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY l0 "笑">${entities}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>`
  return docx('', '', { 'word/document.xml': strToU8(xml) })
}

/** The same file with one bit of its stored XML changed. */
function flipped(bytes: Uint8Array): Uint8Array {
  const plain = Buffer.from(zipSync(unzipSync(bytes), { level: 0 }))
  const at = plain.indexOf('正文')
  plain[at] = (plain[at] ?? 0) ^ 1
  return plain
}

const cell = (...texts: readonly string[]): TableCell => new TableCell({ children: texts.map((text) => new Paragraph(text)) })
const numbered = (text: string, level: number): Paragraph => new Paragraph({ text, numbering: { reference: '章', level } })

function writtenByLibrary(): Promise<Buffer> {
  const change = { author: 'x', date: '2020-01-01T00:00:00Z' }
  return Packer.toBuffer(
    new Document({
      numbering: {
        config: [
          {
            reference: '章',
            levels: [
              { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、' },
              { level: 1, format: LevelFormat.CHINESE_COUNTING, text: '（%2）' },
            ],
          },
        ],
      },
      footnotes: { 1: { children: [new Paragraph('群众少跑腿。')] } },
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph('页眉')] }) },
          children: [
            new Paragraph({ text: '某县改革报告', heading: 'Title' }),
            new TableOfContents('目录'),
            numbered('深化改革', 0),
            numbered('放管服改革', 1),
            numbered('数字化改革', 1),
            numbered('改善民生', 0),
            numbered('就业', 1),
            new Paragraph({
              children: [
                new TextRun('推行'),
                new DeletedTextRun({ text: '旧', id: 1, ...change }),
                new TextRun('“一网通办”'),
                new InsertedTextRun({ text: '改革', id: 2, ...change }),
                new TextRun('工作'),
                new FootnoteReferenceRun(1),
                new TextRun('。'),
              ],
            }),
            new Paragraph('旁边有框。'),
            new Textbox({ children: [new Paragraph('框里推行河长制。')], style: { width: '100pt', height: '50pt' } }),
            new Table({
              rows: [
                new TableRow({ children: [cell('举措'), cell('年份')] }),
                new TableRow({ children: [cell('河长制', '林长制'), cell('2017')] }),
              ],
            }),
            new Table({ rows: [new TableRow({ children: [cell('版面用的格子。', '第二段。')] })] }),
          ],
        },
      ],
    }),
  )
}
