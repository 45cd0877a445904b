import { describe, expect, it } from 'vitest'
import { linesOf, markForms, markText, spanOf } from '../../viewer/lib/marks.ts'

const span = (start: number, end: number) => ({ start, end })
const TEXT = '山阳区试点枫桥经验，由区司法局牵头。'

describe('markText', () => {
  const pieces = markText(
    TEXT,
    { mentions: [span(0, 3), span(5, 9), span(7, 9), span(11, 15)], quotes: [span(0, 9)], focus: span(3, 9) },
    span(0, TEXT.length),
  )

  it('gives the whole text back, piece by piece', () => {
    expect(pieces.map((piece) => piece.text).join('')).toBe(TEXT)
    expect(pieces.every((piece) => TEXT.slice(piece.start, piece.end) === piece.text)).toBe(true)
  })

  it('gives each piece the innermost mention', () => {
    expect(pieces.map((piece) => [piece.text, piece.mention])).toEqual([
      ['山阳区', 0],
      ['试点', -1],
      ['枫桥', 1],
      ['经验', 2],
      ['，由', -1],
      ['区司法局', 3],
      ['牵头。', -1],
    ])
  })

  it('knows what is quoted and what is looked at', () => {
    expect(pieces.filter((piece) => piece.quoted).map((piece) => piece.text)).toEqual(['山阳区', '试点', '枫桥', '经验'])
    expect(pieces.filter((piece) => piece.focused).map((piece) => piece.text)).toEqual(['试点', '枫桥', '经验'])
  })

  it('cuts spans that reach over the part that is asked for', () => {
    const part = markText(TEXT, { mentions: [span(0, 6)], quotes: [], focus: undefined }, span(2, 8))
    expect(part.map((piece) => [piece.text, piece.mention])).toEqual([
      ['区试点枫', 0],
      ['桥经验'.slice(0, 2), -1],
    ])
  })
})

describe('linesOf', () => {
  it.each([
    ['a\n\nbc', ['a', 'bc']],
    ['', []],
    ['\n\n', []],
    ['one', ['one']],
    ['x\n', ['x']],
  ])('cuts %j into its lines', (text, lines) => {
    expect(linesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(lines)
  })
})

describe('markForms', () => {
  it.each([
    ['深化放管服改革', ['放管服', '放管服改革'], '深化[放管服改革]'],
    ['放管服与放管服改革', ['放管服', '放管服改革'], '[放管服]与[放管服改革]'],
    ['无', ['无'], '无'],
    ['<b>放管服</b>', ['放管服'], '<b>[放管服]</b>'],
    ['a+b', ['a+'], '[a+]b'],
  ])('marks the names in %s', (quote, forms, expected) => {
    expect(
      markForms(quote, forms)
        .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
        .join(''),
    ).toBe(expected)
  })
})

describe('spanOf', () => {
  it.each([
    ['12-30', { start: 12, end: 30 }],
    ['', undefined],
    ['12', undefined],
    ['a-b', undefined],
  ])('reads %j', (at, expected) => {
    expect(spanOf(at)).toEqual(expected)
  })
})
