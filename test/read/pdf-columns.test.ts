import { describe, expect, it } from 'vitest'
import { inColumns, type Line } from '../../src/read/pdf-columns.ts'

const piece = (text: string, x: number, y: number, width = text.length * 10): Line => ({ text, x, y, right: x + width, size: 10 })
const LEFT = ['左一行的文字共有十二个字', '左二行的文字共有十二个字', '左三行的文字共有十二个字', '左四行的文字共有十二个字']
const RIGHT = LEFT.map((text) => text.replace('左', '右'))
const left = LEFT.map((text, i) => piece(text, 50, 700 - i * 20))
const right = RIGHT.map((text, i) => piece(text, 200, 700 - i * 20))
const texts = (pieces: readonly Line[]): string[] => inColumns(pieces).map(({ line }) => line.text)

describe('inColumns', () => {
  it.each([
    ['one column after the other', [...left, ...right]],
    ['line by line across both', left.flatMap((line, i) => [line, right[i] ?? line])],
  ])('reads the left column first where the file has them %s', (_, pieces) => {
    expect(texts(pieces)).toEqual([...LEFT, ...RIGHT])
    const margins = inColumns(pieces).map(({ margin }) => [margin.left, margin.right])
    expect(new Set(margins.map(String))).toEqual(new Set(['50,170', '200,320']))
  })

  it('leaves a heading above both columns and a note below them where they are', () => {
    const pieces = [piece('跨过两栏的大标题一共十五个字的样子', 100, 740), ...left, ...right, piece('注释', 50, 560)]
    expect(texts(pieces)).toEqual([pieces[0]?.text, ...LEFT, ...RIGHT, '注释'])
  })

  it('goes on with a left column that is longer than the right one', () => {
    expect(texts([...left, ...right.slice(0, 3)])).toEqual([...LEFT, ...RIGHT.slice(0, 3)])
  })

  it('takes the cells of a table for one line, and no table of short cells for columns', () => {
    const rows = ['河长制', '林长制', '田长制', '链长制'].flatMap((name, i) => [
      piece(name, 50, 700 - i * 20),
      piece('2017', 200, 700 - i * 20),
    ])
    expect(texts(rows)).toEqual(['河长制\u30002017', '林长制\u30002017', '田长制\u30002017', '链长制\u30002017'])
  })

  it('gives nothing for a page without text', () => {
    expect(inColumns([])).toEqual([])
  })
})
