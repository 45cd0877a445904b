import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../src/read/reading.ts'
import { readRtf } from '../../src/read/rtf.ts'

const hex = (text: string, encoding: string): string =>
  [...iconv.encode(text, encoding)].map((byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join('')
const read = (body: string) =>
  readRtf(
    Buffer.from(
      `{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 SimSun;}{\\f1\\fcharset136 MingLiU;}{\\f2\\fcharset0 Arial;}}${body}}`,
      'latin1',
    ),
    LIMITS,
  )

describe('readRtf', () => {
  it.each([
    [
      'Unicode with a stand-in for older readers',
      String.raw`\uc1\u25512?\u-30644?`,
      '推行'.replace('行', String.fromCharCode(65536 - 30644)),
    ],
    ['no stand-in where none is said to follow', String.raw`\uc0\u25512 A`, '推A'],
    ['characters of two code units', String.raw`\u-10174?\u-8265?`, '𠮷'],
    ['bytes in the code page of the font', `{\\f0 ${hex('推行改革', 'gb18030')}}{\\f1 ${hex('縣政府', 'big5')}}`, '推行改革縣政府'],
    ['bytes of a font without a character set in the code page of the file', `\\f2 ${hex('推行', 'gb18030')}`, '推行'],
    [
      'a second byte that is a letter',
      `\\f0 ${hex('镕', 'gb18030').slice(0, 4)}${String.fromCharCode(iconv.encode('镕', 'gb18030')[1] ?? 0)}`,
      '镕',
    ],
    ['quotation marks and dashes by name', String.raw`\ldblquote a\rdblquote\emdash b`, '“a”—b'],
    ['signs that mean something in RTF', String.raw`\{a\\b\}\~c`, '{a\\b} c'],
    ['paragraphs and rows', String.raw`a\par b\cell c\cell\row d`, 'a\n\nb\tc\n\nd'],
    [
      'notes and boxes at the end',
      String.raw`a{\footnote note}b\par{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt box}}c`,
      'ab\n\nc\n\nnote\n\nbox',
    ],
    ['the number of a list, and no bullet', String.raw`{\listtext 1.\tab}a\par{\listtext \bullet\tab}b`, '1.a\n\nb'],
    ['no deleted and no hidden text', String.raw`a{\deleted x}{\v y}\v z\v0 b`, 'ab'],
    [
      'no styles, pictures, page heads and field codes',
      String.raw`{\stylesheet x;}{\*\unknown x}{\pict 00ff}{\header x}{\field{\*\fldinst PAGE}{\fldrslt 3}}`,
      '3',
    ],
    ['nothing of the bytes of an object', '{\\pict\\bin5 }{}{}}a', 'a'],
    ['words that are names of methods', String.raw`\toString \constructor a`, 'a'],
  ])('reads %s', (_, body, text) => {
    expect(read(body)).toEqual({ text, facts: {}, doubts: [] })
  })

  it('tells of a file that ends in the middle', () => {
    const { text, doubts } = readRtf(Buffer.from('{\\rtf1 {a\\par b'), LIMITS)
    expect([text, doubts.map(({ rule }) => rule)]).toEqual(['a\n\nb', ['read/rtf']])
  })

  it('refuses groups nested deeper than it may', () => {
    expect(() => read('{'.repeat(LIMITS.nesting))).toThrow('its groups are nested deeper than 1000; save it anew, or raise --max-nesting')
  })
})
