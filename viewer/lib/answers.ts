/** What the columns of an answer are to the page: a column that ends in `_id` says which entity the column without it names. */
import type { Column, Ontology, Parameter, Row, Value } from '../../src/model.ts'
import type { Net } from './net.ts'
import { collator, type Order } from './table.ts'

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

/** Rows in the order of one column, or as they were answered where it has no such column; rows without a value come last. */
export function sortedRows(net: Net, rows: readonly Row[], { by, down }: Order<string>): readonly Row[] {
  if (!rows.some((row) => Object.hasOwn(row, by))) return rows
  const keyed = rows.map((row) => ({ row, key: sortKey(net, row, by) }))
  return keyed
    .toSorted((a, b) => {
      if (a.key === '' || b.key === '') return Number(a.key === '') - Number(b.key === '')
      const order = typeof a.key === 'number' && typeof b.key === 'number' ? a.key - b.key : collator.compare(String(a.key), String(b.key))
      return down ? -order : order
    })
    .map(({ row }) => row)
}

/** Stages by their place in the ontology, everything else as it is written. */
function sortKey(net: Net, row: Row, by: string): string | number {
  const { kind, text } = cellOf(net, row, by)
  if (kind === 'number') return Number(text)
  return kind === 'stage' ? net.columns.stages.indexOf(text) : text
}

/** Values that an argument may have: those of the property that is called as the argument is. */
export function valuesOf(net: Net, ontology: Ontology, { label, type }: Parameter): readonly string[] {
  if (type !== 'string') return []
  const property = ontology.nodes
    .flatMap((one) => Object.entries(one.properties))
    .find(([, { label: own }]) => own.zh === label.zh && own.en === label.en)
  return net.columns.facets.find((facet) => facet.name === property?.[0])?.values ?? []
}

function textOf(value: Value | null): string {
  return typeof value === 'object' && value !== null ? value.join('、') : String(value ?? '')
}
