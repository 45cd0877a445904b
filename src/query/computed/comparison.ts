/** Two regions side by side: each is asked for by itself, which both engines answer from an index. */
import { compare } from '../../graph/merge.ts'
import type { Row } from '../../model.ts'
import { numberIn, textIn, type Computation } from '../computation.ts'

export const comparison: Computation = {
  parameters: ['a', 'b', 'planned', 'shared'],
  statements: ['claims'],
  fills: ['region'],
  run: async (asking) => {
    const { a = '', b = '', planned, shared } = asking.arguments
    const counts = (row: Row): boolean => planned === true || row['planned'] === false
    const ofA = (await asking.run('claims', { region: a })).filter(counts)
    const ofB = a === b ? ofA : (await asking.run('claims', { region: b })).filter(counts)
    const [inA, inB] = [practicesIn(ofA), practicesIn(ofB)]
    return [...new Set([...ofA, ...ofB])]
      .map((row) => ({ ...row, both: inA.has(textIn(row, 'practice_id')) && inB.has(textIn(row, 'practice_id')) }))
      .filter(({ both }) => both || shared !== true)
      .toSorted(inOrder)
  },
}

function practicesIn(rows: readonly Row[]): ReadonlySet<string> {
  return new Set(rows.map((row) => textIn(row, 'practice_id')))
}

const TEXTS = ['practice', 'practice_id', 'region', 'region_id'] as const
const LAST = ['document', 'quote', 'stage'] as const

function inOrder(a: Row & { readonly both: boolean }, b: Row & { readonly both: boolean }): number {
  const years = (numberIn(a, 'year') ?? Infinity) - (numberIn(b, 'year') ?? Infinity)
  return Number(b.both) - Number(a.both) || byTexts(a, b, TEXTS) || (Number.isNaN(years) ? 0 : years) || byTexts(a, b, LAST)
}

/** The order of the first column of some that differs; absent values stand before all others. */
export function byTexts(a: Row, b: Row, columns: readonly string[]): number {
  for (const column of columns) {
    const order = compare(String(a[column] ?? ''), String(b[column] ?? ''))
    if (order !== 0) return order
  }
  return 0
}
