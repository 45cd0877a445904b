/** What the columns of an answer are to the page: a column that ends in `_id` says which entity the column without it names. */
import type { Column, Row, Value } from '../../src/model.ts'
import type { Net } from './net.ts'

const ID = '_id'

export interface Cell {
  readonly text: string
  readonly kind: 'text' | 'number' | 'stage' | 'entity' | 'document'
  /** Of the entity, or of the document. */
  readonly id: string
}

/** Columns that a reader needs; ids stand behind the names. */
export function shownColumns(columns: readonly Column[]): readonly Column[] {
  const names = new Set(columns.map((column) => column.name))
  return columns.filter(({ name }) => !(name.endsWith(ID) && names.has(name.slice(0, -ID.length))))
}

export function cellOf(net: Net, row: Row, name: string): Cell {
  const value = row[name] ?? null
  const id = row[`${name}${ID}`]
  const text = textOf(value)
  if (typeof id === 'string' && net.indexOf.has(id)) return { text, kind: 'entity', id }
  if (typeof value === 'number') return { text, kind: 'number', id: '' }
  if (typeof value !== 'string') return { text, kind: 'text', id: '' }
  if (net.columns.stages.includes(value)) return { text, kind: 'stage', id: '' }
  if (net.indexOf.has(`${net.document}:${value}`))
    return { text: net.columns.nodes.name[net.indexOf.get(`${net.document}:${value}`) ?? -1] ?? text, kind: 'document', id: value }
  return net.indexOf.has(value) ? { text, kind: 'entity', id: value } : { text, kind: 'text', id: '' }
}

/** Every entity that the rows name. */
export function entitiesIn(net: Net, columns: readonly Column[], rows: readonly Row[]): ReadonlySet<string> {
  const shown = shownColumns(columns)
  return new Set(
    rows.flatMap((row) => shown.map(({ name }) => cellOf(net, row, name))).flatMap((cell) => (cell.kind === 'entity' ? [cell.id] : [])),
  )
}

function textOf(value: Value | null): string {
  return typeof value === 'object' && value !== null ? value.join('、') : String(value ?? '')
}
