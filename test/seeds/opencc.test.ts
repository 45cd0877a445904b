import { describe, expect, it } from 'vitest'
import { makeScript } from '../../src/seeds/opencc.ts'

const rows = makeScript({
  characters: '# comment\n縣\t县\n於\t于 於\n後\t后\n濛\t蒙\n里\t里 裡\n㑮\t𫝈\n',
  phrases: '於潛\t於潜\n於是\t于是\n東於\t東於\n',
  names: ['濛江乡', '於潜镇', '平安县'],
}).map(({ written, simplified, where }) => `${written} ${simplified} ${where}`)

describe('the dictionaries of OpenCC become rows', () => {
  it.each([
    ['a character that only traditional texts have', '縣 县 everywhere'],
    ['one that may stay itself', '於 于 traditional'],
    ['one that the standard of simplified characters has', '後 后 traditional'],
    ['one that stands in the name of a place', '濛 蒙 traditional'],
    ['a place that keeps it', '濛江乡 濛江乡 kept'],
    ['… without the word for its kind', '濛江 濛江 kept'],
  ])('%s', (_, row) => {
    expect(rows).toContain(row)
  })

  it('and no others: what stays, what would change the length, what keeps nothing', () => {
    expect(rows.filter((row) => /里|㑮|平安|于是/.test(row.replace('於 于', '')))).toEqual([])
  })
})
