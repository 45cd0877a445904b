import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { csvOf, jsonOf, tableOf } from '../../src/commands/rows.ts'

const HEADINGS = [
  { name: 'region', label: '地区' },
  { name: 'n', label: 'Number' },
  { name: 'quote', label: 'Sentence' },
]
const ROWS = [
  { region: '安庆市', n: 12, quote: '全面推行河长制，建立网格化管理体系' },
  { region: 'Aba', n: null, quote: '深化“放管服”改革' },
]

describe('a table', () => {
  test('lines up though a Chinese character is two columns wide', () => {
    expect(tableOf(HEADINGS, ROWS, undefined)).toBe(
      [
        '地区    Number  Sentence',
        '──────  ──────  ──────────────────────────────────',
        '安庆市      12  全面推行河长制，建立网格化管理体系',
        'Aba             深化“放管服”改革',
        '',
      ].join('\n'),
    )
  })

  test.each([40, 30, 24])('fits into %i columns', (width) => {
    const table = tableOf(HEADINGS, ROWS, width)
    for (const line of table.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(width)
    expect(table).toContain('…')
    expect(table).toContain('12')
  })

  test('shows no control characters of the data', () => {
    const table = tableOf(HEADINGS, [{ region: 'a\u001B[31mb\nc', n: 1, quote: '\u202Ex' }], undefined)
    // oxlint-disable-next-line no-control-regex -- that is what must not be there
    expect(table).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202E]/)
    expect(table.split('\n')).toHaveLength(4)
  })
})

describe('CSV', () => {
  test('follows RFC 4180 and lets no cell be a formula', () => {
    const rows = [
      { a: 'x,y', b: 'say "so"' },
      { a: '=1+1', b: ['p', 'q'] },
      { a: null, b: 'two\nlines' },
    ]
    expect(csvOf(['a', 'b'], rows, false)).toBe('a,b\r\n"x,y","say ""so"""\r\n\'=1+1,p; q\r\n,"two\nlines"\r\n')
  })

  test('begins with the mark only when asked', () => {
    expect(csvOf(['a'], [], true)).toBe('\uFEFFa\r\n')
  })
})

describe('JSON', () => {
  test('is a list with a row on each line', () => {
    expect(jsonOf([])).toBe('[]\n')
    const text = jsonOf(ROWS)
    expect(JSON.parse(text)).toEqual(ROWS)
    expect(text.split('\n')).toHaveLength(ROWS.length + 3)
  })
})
