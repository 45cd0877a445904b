import { describe, expect, it } from 'vitest'
import { listOf, readTsv, writeTsv } from '../../src/seeds/tsv.ts'
import { faultsOf, unexpected } from './faults.ts'

const COLUMNS = ['name', 'note'] as const

describe('readTsv', () => {
  it('reads rows with their line numbers and leaves empty lines and comments out', () => {
    const text = 'name\tnote\r\n\r\n# a comment\r\n河长制\trivers\r\n湖长制\t\r\n'
    expect(readTsv({ path: 'x.tsv', text }, COLUMNS, unexpected)).toEqual([
      { line: 4, cells: { name: '河长制', note: 'rivers' } },
      { line: 5, cells: { name: '湖长制', note: '' } },
    ])
  })

  it.each([
    ['an empty file', '', ['table.tsv:1: the header is missing: name ⇥ note']],
    ['another header', 'name\tremark\n河长制\tx', ['table.tsv:1: the header must be name ⇥ note (tabs between)']],
    ['a header with spaces for tabs', 'name note\n', ['table.tsv:1: the header must be name ⇥ note (tabs between)']],
    ['a row with a cell too many', 'name\tnote\na\tb\tc\nd\te', ['table.tsv:2: 2 cells are expected, there are 3']],
    ['a row with a cell too few', 'name\tnote\n\na', ['table.tsv:3: 2 cells are expected, there are 1']],
  ])('says what is wrong with %s', (_, text, faults) => {
    expect(faultsOf((file, report) => readTsv(file, COLUMNS, report), text)).toEqual(faults)
  })

  it('reads back what writeTsv writes', () => {
    const rows = [
      { name: '链长制', note: 'a;b' },
      { name: '“放管服”改革', note: '' },
    ]
    expect(readTsv({ path: 'x.tsv', text: writeTsv(COLUMNS, rows) }, COLUMNS, unexpected).map(({ cells }) => cells)).toEqual(rows)
  })
})

describe('listOf', () => {
  it.each([
    ['', []],
    ['沪', ['沪']],
    ['上海;沪', ['上海', '沪']],
    ['上海;', ['上海', '']],
  ])('reads “%s”', (cell, items) => {
    expect(listOf(cell)).toEqual(items)
  })
})
