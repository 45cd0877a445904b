import { describe, expect, test } from 'vitest'
import type { Value } from '../../src/model.ts'
import { columnOf, madeOnce, NONE, rowsOf, tableWriter, type Table } from '../../src/query/table.ts'

function tableOf(names: readonly string[], rows: readonly (readonly (Value | null)[])[]): Table {
  const writer = tableWriter(names)
  for (const row of rows) writer.take(row)
  return writer.finish()
}

describe('a table', () => {
  test('gives back its rows in the order of their columns, whatever order they came in', () => {
    const rows = [
      ['b', 2, true],
      ['a', 10, false],
      ['b', 1, true],
      ['a', 9, null],
      ['a', null, true],
    ]
    const expected = [
      { name: 'a', year: null, done: true },
      { name: 'a', year: 9, done: null },
      { name: 'a', year: 10, done: false },
      { name: 'b', year: 1, done: true },
      { name: 'b', year: 2, done: true },
    ]
    expect(rowsOf(tableOf(['name', 'year', 'done'], rows))).toEqual(expected)
    expect(rowsOf(tableOf(['name', 'year', 'done'], rows.toReversed()))).toEqual(expected)
  })

  test('has a place for each value in the order of values, and none for what is absent', () => {
    const column = columnOf(tableOf(['x'], [[3], [null], [1], [3], [20]]), 'x')
    expect(column.values).toEqual([1, 3, 20])
    expect([...column.cells]).toEqual([NONE, 0, 1, 1, 2])
  })

  test('orders texts by code units', () => {
    expect(columnOf(tableOf(['x'], [['乙'], ['a'], ['B'], ['甲']]), 'x').values).toEqual(['B', 'a', '乙', '甲'])
  })

  test('takes more rows than it first has room for', () => {
    const rows = Array.from({ length: 5000 }, (_, index) => [(index * 7919) % 5000, `t${index % 3}`])
    const table = tableOf(['number', 'text'], rows)
    expect(table.count).toBe(5000)
    expect(rowsOf(table).map((row) => row['number'])).toEqual(Array.from({ length: 5000 }, (_, index) => index))
    for (const { number, text } of rowsOf(table)) expect(rows).toContainEqual([number, text])
    expect(table.bytes).toBeGreaterThan(5000 * 8)
  })

  test('may have no rows', () => {
    const table = tableOf(['x', 'y'], [])
    expect(rowsOf(table)).toEqual([])
    expect(columnOf(table, 'y').values).toEqual([])
  })

  test('keeps no lists, and names a column that is not there', () => {
    expect(() => tableOf(['names'], [[['a', 'b']]])).toThrow('names is a list')
    expect(() => columnOf(tableOf(['x'], []), 'y')).toThrow('gives no y')
  })
})

test('what is made of tables is made once for the same ones', () => {
  let made = 0
  const count = madeOnce((...tables) => ({ number: ++made, rows: tables.map((table) => table.count) }))
  const [a, b, c] = [tableOf(['x'], [[1]]), tableOf(['x'], []), tableOf(['x'], [[1], [2]])]
  expect(count(a, b)).toEqual({ number: 1, rows: [1, 0] })
  expect(count(a, b)).toBe(count(a, b))
  expect(count(a, c)).toEqual({ number: 2, rows: [1, 2] })
})
