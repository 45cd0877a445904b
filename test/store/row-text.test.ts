import { expect, test } from 'vitest'
import { rowExpressions, rowText } from '../../src/store/row-text.ts'
import type { Cell, TableColumn } from '../../src/store/tables.ts'

const COLUMNS: readonly TableColumn[] = [
  { name: 'id', type: 'string' },
  { name: 'share', type: 'number' },
  { name: 'aliases', type: 'strings' },
  { name: 'year', type: 'integer' },
]
const ROW: readonly Cell[] = ['a', 0.125, ['x', 'y'], 2020]

test('a row is one text, its fractions last', () => {
  expect(rowText(['from', 'to'], COLUMNS, ROW)).toBe('from\u001Eto\u001Ea\u001Ex\u001Fy\u001E2020\u001E0.125')
})

test('the engine writes as many fields', () => {
  const [text, ...fractions] = rowExpressions(['f', 't'], COLUMNS)
  expect(text?.match(/coalesce/g)).toHaveLength(3)
  expect(fractions).toEqual(['x.`share`'])
})

test.each<[string, readonly string[], readonly Cell[]]>([
  ['another end', ['from', 'x'], ROW],
  ['ends the other way round', ['to', 'from'], ROW],
  ['an absent text', ['from', 'to'], [null, 0.125, ['x', 'y'], 2020]],
  ['an empty text', ['from', 'to'], ['', 0.125, ['x', 'y'], 2020]],
  ['another fraction', ['from', 'to'], ['a', 0.1250001, ['x', 'y'], 2020]],
  ['no fraction', ['from', 'to'], ['a', null, ['x', 'y'], 2020]],
  ['a list that is split elsewhere', ['from', 'to'], ['a', 0.125, ['xy'], 2020]],
  ['no list', ['from', 'to'], ['a', 0.125, null, 2020]],
  ['an empty list', ['from', 'to'], ['a', 0.125, [], 2020]],
  ['another year', ['from', 'to'], ['a', 0.125, ['x', 'y'], 2021]],
  ['values in other columns', ['from', 'a'], ['to', 0.125, ['x', 'y'], 2020]],
])('%s gives another text', (_, ends, cells) => {
  const others = [rowText(['from', 'to'], COLUMNS, ROW), rowText(['from', 'to'], COLUMNS, [null, null, null, null])]
  expect(others).not.toContain(rowText(ends, COLUMNS, cells))
})
