import { describe, expect, it } from 'vitest'
import { createNumbering, formatted } from '../../src/read/docx-numbering.ts'
import type { Styles } from '../../src/read/docx-styles.ts'
import { readXml } from '../../src/read/xml.ts'

const NO_STYLES: Styles = { numberedBy: () => ({}), isContents: () => false }
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

function numbering(xml: string, styles = NO_STYLES) {
  const bytes = Buffer.from(`<w:numbering xmlns:w="${W}">${xml}</w:numbering>`)
  return createNumbering((reader) => readXml(bytes, { nesting: 100, namespaces: { [W]: 'w' } }, reader), styles)
}

const level = (depth: number, format: string, text: string, start = 1): string =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const OUTLINE = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '第%1章')}${level(1, 'decimal', '%1.%2')}</w:abstractNum>`
const LISTS = `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`

describe('createNumbering', () => {
  it('counts each level, begins lower ones anew and shares counters between lists of one definition', () => {
    const { next } = numbering(OUTLINE + LISTS)
    const labels = [
      [1, 0],
      [1, 1],
      [1, 1],
      [1, 0],
      [1, 1],
      [2, 0],
      [1, 0],
    ].map(([list, depth]) => next({ list: String(list), level: depth }, undefined))
    expect(labels).toEqual(['第一章 ', '一.1 ', '一.2 ', '第二章 ', '二.1 ', '第一章 ', '第二章 '])
  })

  it('takes list and level from the style where the paragraph has none, and lets the paragraph switch them off', () => {
    const { next } = numbering(OUTLINE + LISTS, { ...NO_STYLES, numberedBy: () => ({ list: '1', level: 0 }) })
    expect([next({}, '标题'), next({ list: '0' }, '标题'), next({}, '标题')]).toEqual(['第一章 ', '', '第二章 '])
  })

  it('writes nothing for bullets and for lists that are not there', () => {
    const bullets = `<w:abstractNum w:abstractNumId="0">${level(0, 'bullet', '●')}</w:abstractNum>${LISTS}`
    expect([numbering(bullets).next({ list: '1' }, undefined), numbering('').next({ list: '9' }, undefined)]).toEqual(['', ''])
  })
})

it.each([
  ['chineseCounting', [1, 10, 11, 20, 25], '一 十 十一 二十 二十五'],
  ['chineseCountingThousand', [100, 103, 110, 1010], '一百 一百零三 一百一十 一千零一十'],
  ['chineseLegalSimplified', [3, 12], '叁 壹拾贰'],
  ['ideographDigital', [20, 23], '二〇 二三'],
  ['ideographTraditional', [1, 10], '甲 癸'],
  ['decimalEnclosedCircle', [1, 20, 21], '① ⑳ 21'],
  ['decimalFullWidth', [12], '１２'],
  ['decimalZero', [7], '07'],
  ['upperLetter', [1, 26, 27], 'A Z AA'],
  ['lowerRoman', [4, 9, 14], 'iv ix xiv'],
  ['an unknown format', [5], '5'],
  ['toString', [5], '5'],
])('%s writes %j as %s', (format, values, text) => {
  expect(values.map((value) => formatted(value, format)).join(' ')).toBe(text)
})
