import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../src/read/reading.ts'
import { readXlsx } from '../../src/read/xlsx.ts'
import { hasSoffice, written } from '../support/soffice.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** A workbook of these sheets' rows. */
function xlsx(sheets: Readonly<Record<string, string>>, shared = '', styles = '', book = ''): Uint8Array {
  const names = Object.keys(sheets)
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`
  const parts: Record<string, string> = {
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}">${relation('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${names.map((_, i) => relation(`s${i}`, 'worksheet', `worksheets/${i}.xml`)).join('')}${relation('t', 'sharedStrings', 'sharedStrings.xml')}${relation('u', 'styles', '/xl/styles.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${book}<sheets>${names.map((name, i) => `<sheet name="${name}" r:id="s${i}"/>`).join('')}</sheets></workbook>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${shared}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
  }
  for (const [i, name] of names.entries())
    parts[`xl/worksheets/${i}.xml`] = `<worksheet xmlns="${MAIN}"><sheetData>${sheets[name] ?? ''}</sheetData></worksheet>`
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
}

const cellsOf = async (bytes: Uint8Array) => (await readXlsx(bytes, LIMITS)).flatMap(({ rows }) => rows.map(({ cells }) => cells))

describe('readXlsx', () => {
  it('reads shared texts in several fonts without their readings, texts in cells, numbers and results', async () => {
    const shared = '<si><t>标题</t></si><si><r><t>推行</t></r><r><t>河长制</t></r><rPh sb="0" eb="2"><t>tuīxíng</t></rPh></si>'
    const row =
      '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>格中</t></is></c><c><v>12.5</v></c><c t="str"><f>A1</f><v>算出</v></c></row>'
    expect(await cellsOf(xlsx({ 表: row }, shared))).toEqual([['标题', '推行河长制', '格中', '12.5', '算出']])
  })

  it('keeps the numbers of rows and the places of cells, and the order of sheets', async () => {
    const sheets = await readXlsx(
      xlsx({ 乙: '<row r="7"><c r="C7"><v>1</v></c></row>', 甲: '<row r="2"><c r="AA2"><v>2</v></c></row>' }),
      LIMITS,
    )
    expect(sheets.map(({ name, rows }) => [name, rows.map(({ number, cells }) => [number, cells.length, cells.at(-1)])])).toEqual([
      ['乙', [[7, 3, '1']]],
      ['甲', [[2, 27, '2']]],
    ])
  })

  it.each([
    [
      'a format of its own',
      '<numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>',
      200,
      '',
      '44687',
      '2022-05-06',
    ],
    ['a built-in format', '', 14, '', '44687.75', '2022-05-06'],
    ['days counted from 1904', '', 14, '<workbookPr date1904="1"/>', '43225', '2022-05-06'],
    ['a number with units', '<numFmts><numFmt numFmtId="200" formatCode="0&quot;day&quot;"/></numFmts>', 200, '', '44687', '44687'],
  ])('shows a date in %s', async (_, formats, id, book, value, shown) => {
    const styles = `${formats}<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="${id}"/></cellXfs>`
    expect(await cellsOf(xlsx({ 表: `<row><c s="1"><v>${value}</v></c></row>` }, '', styles, book))).toEqual([[shown]])
  })

  it.each([
    ['too many rows', xlsx({ 表: '<row/>'.repeat(4) }), { entries: 3 }, 'read/entries'],
    ['parts that unfold beyond measure', xlsx({ 表: ' '.repeat(9_000_000) }), {}, 'read/ratio'],
    ['no workbook', zipSync({ 'a.txt': strToU8('x') }), {}, 'read/damaged'],
    ['half a file', xlsx({ 表: '' }).subarray(0, 200), {}, 'read/damaged'],
  ])('refuses %s', async (_, bytes, limits, rule) => {
    await expect(readXlsx(bytes, { ...LIMITS, ...limits })).rejects.toMatchObject({ rule })
  })

  it.skipIf(!hasSoffice())('reads what LibreOffice writes', async () => {
    const { xlsx: bytes } = await written('t.csv', '标题,正文,日期\n一,"甲，\n“乙”",2022-05-06\n', ['xlsx'], ['--infilter=CSV:44,34,76,1'])
    expect(await cellsOf(bytes ?? Buffer.alloc(0))).toEqual([
      ['标题', '正文', '日期'],
      ['一', '甲，\n“乙”', '2022-05-06'],
    ])
  })
})
