/** Claims of adoption as the statements give them: `region_id year stage rank planned`, and the earliest of each region. */
import { compare } from '../../graph/merge.ts'
import type { Row } from '../../model.ts'
import { numberIn, textIn } from '../computation.ts'

/** The earliest dated claim of each group; the foremost stage where a year has several, then the smallest id. Undated ones come last. */
export function earliestBy(rows: readonly Row[], key: (row: Row) => string): Map<string, Row> {
  const first = new Map<string, Row>()
  for (const row of rows) {
    const group = key(row)
    const known = first.get(group)
    if (!known || isBefore(row, known)) first.set(group, row)
  }
  return first
}

/** Rows by a key, in the order in which the keys come. */
export function groupedBy(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const known = groups.get(key(row))
    if (known) known.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

function isBefore(a: Row, b: Row): boolean {
  const [x, y] = [orderOf(a), orderOf(b)]
  const at = x.findIndex((value, index) => value !== y[index])
  if (at < 0) return compare(textIn(a, 'claim'), textIn(b, 'claim')) < 0
  return (x[at] ?? 0) < (y[at] ?? 0)
}

function orderOf(row: Row): readonly number[] {
  return [numberIn(row, 'year') ?? Infinity, numberIn(row, 'rank') ?? Infinity]
}
