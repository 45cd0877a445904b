import { describe, expect, it } from 'vitest'
import { toCsv } from '../../viewer/lib/csv.ts'

describe('toCsv', () => {
  it('begins with a mark, ends lines as the standard says, and quotes what needs it', () => {
    expect(
      toCsv(
        ['a', 'b'],
        [
          { a: '山阳区', b: 3 },
          { a: 'x,"y"\n', b: null },
          { a: ['m', 'n'], b: true },
        ],
      ),
    ).toBe('\uFEFFa,b\r\n山阳区,3\r\n"x,""y""\n",\r\nm; n,true\r\n')
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+cmd', "'+cmd"],
    ['-5', '-5'],
    ['-5人', "'-5人"],
    ['\t=1', "'\t=1"],
  ])('makes %j inert', (cell, expected) => {
    expect(toCsv(['a'], [{ a: cell }])).toBe(`\uFEFFa\r\n${expected}\r\n`)
  })
})
