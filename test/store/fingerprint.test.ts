import { expect, test } from 'vitest'
import { createFingerprint } from '../../src/store/fingerprint.ts'

function fingerprint(rows: readonly (readonly unknown[])[]): string {
  const made = createFingerprint()
  for (const row of rows) made.add(JSON.stringify(row))
  return made.value()
}

const ROWS = [
  ['a', 1, null],
  ['b', 2, ['x', 'y']],
  ['c', 0.5, 'z'],
]

test('the order of rows does not matter', () => {
  expect(fingerprint(ROWS.toReversed())).toBe(fingerprint(ROWS))
})

test.each([
  ['a row is missing', ROWS.slice(1)],
  ['a row is there twice', [...ROWS, ...ROWS.slice(0, 1)]],
  ['a value differs', [['a', 1, ''], ...ROWS.slice(1)]],
  ['two rows swap a value', [['b', 1, null], ['a', 2, ['x', 'y']], ...ROWS.slice(2)]],
  ['a list is split elsewhere', [...ROWS.slice(0, 1), ['b', 2, ['xy']], ...ROWS.slice(2)]],
  ['there are none', []],
])('it differs when %s', (_, rows) => {
  expect(fingerprint(rows)).not.toBe(fingerprint(ROWS))
})
