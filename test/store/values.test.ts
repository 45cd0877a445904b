import { expect, test } from 'vitest'
import { toRow, toValue } from '../../src/store/values.ts'

test.each<[string, unknown, unknown]>([
  ['a text', 'x', 'x'],
  ['nothing', undefined, null],
  ['a big whole number', 12n, 12],
  ['one that is too big for a number', 2n ** 60n, '1152921504606846976'],
  ['no number', Number.NaN, 'NaN'],
  ['a list of texts', ['a', 'b'], ['a', 'b']],
  ['an empty list', [], []],
  ['a list of numbers', [1, 2n], '[1,2]'],
  ['a date', new Date(Date.UTC(2024, 0, 2)), '2024-01-02T00:00:00.000Z'],
  ['a map, its keys in order', { b: 1, a: null, c: [true] }, '{"b":1,"c":[true]}'],
  ['a node of LadybugDB', { _id: { offset: 0, table: 1 }, _label: 'Region', id: 'x', name: null }, '{"id":"x"}'],
  ['a node of Neo4j', { identity: 1, elementId: '4:x', labels: ['Region'], properties: { id: 'x' } }, '{"id":"x"}'],
])('%s becomes a plain value', (_, value, expected) => {
  expect(toValue(value)).toEqual(expected)
})

test('a row has every column, absent ones as null', () => {
  expect(toRow(['a', 'b'], ['x'])).toEqual({ a: 'x', b: null })
})
