/**
 * The answer of a statement in columns: each cell is the place of its value among the values of its column, in their order. A million rows of
 * five columns take 20 MB, and computations over them compare and count whole numbers.
 *
 * Rows are in the order of their columns, the first one first, so that no answer depends on the order in which an engine gives them: all
 * rows of one value of the first column stand together, within them those of one value of the second, and so on.
 */
import { compare } from '../graph/merge.ts'
import type { Row, RowTaker, Value } from '../model.ts'

type Plain = string | number | boolean

/** The place of a cell without a value. */
export const NONE = -1

export interface TableColumn {
  /** Every value that occurs, in order. */
  readonly values: readonly Plain[]
  /** For each row the place of its value, or `NONE`. */
  readonly cells: Int32Array
}

export interface Table {
  readonly count: number
  readonly columns: ReadonlyMap<string, TableColumn>
  /** About how much memory it takes. */
  readonly bytes: number
}

export interface TableWriter {
  readonly take: RowTaker
  finish(): Table
}

/** Makes a table of rows as they come. */
export function tableWriter(names: readonly string[]): TableWriter {
  const columns = names.map(columnWriter)
  let count = 0
  return {
    take(values) {
      for (const [index, column] of columns.entries()) column.add(values[index] ?? null, count)
      count++
    },
    finish() {
      const sorted = columns.map((column) => column.finish(count))
      const order = orderOf(sorted, count)
      const placed = sorted.map(({ values, cells }) => ({ values, cells: order.map((row) => cells[row] ?? NONE) }))
      return { count, columns: new Map(names.map((name, index) => [name, placed[index] ?? EMPTY])), bytes: bytesOf(placed) }
    },
  }
}

/** The table as rows, in its order. */
export function rowsOf(table: Table): Row[] {
  const columns = [...table.columns]
  return Array.from({ length: table.count }, (_, index) => {
    const row: Record<string, Value | null> = {}
    for (const [name, { values, cells }] of columns) row[name] = values[cells[index] ?? NONE] ?? null
    return row
  })
}

/**
 * A column of a table.
 * @throws {RangeError} where the statement gives no such column
 */
export function columnOf(table: Table, name: string): TableColumn {
  const column = table.columns.get(name)
  if (!column) throw new RangeError(`the statement gives no ${name}`)
  return column
}

/** What is made of tables, made once for the same ones: as long as the first is kept, so is it. */
export function madeOnce<T>(make: (...tables: Table[]) => T): (...tables: Table[]) => T {
  const made = new WeakMap<Table, { readonly of: readonly Table[]; readonly made: T }>()
  return (...tables) => {
    const [first] = tables
    const known = first && made.get(first)
    if (known && tables.every((table, index) => table === known.of[index])) return known.made
    const fresh = make(...tables)
    if (first) made.set(first, { of: tables, made: fresh })
    return fresh
  }
}

const EMPTY: TableColumn = { values: [], cells: new Int32Array() }
const FIRST_ROOM = 1024

function columnWriter(name: string) {
  const known = new Map<Plain, number>()
  let cells = new Int32Array(FIRST_ROOM)
  let [last, place]: [Value | null, number] = [null, NONE]
  return {
    add(value: Value | null, row: number): void {
      // Neighbours are often alike.
      if (value !== last) {
        last = value
        place = value === null ? NONE : placeOf(known, plain(value, name))
      }
      if (row === cells.length) cells = grown(cells)
      cells[row] = place
    },
    finish(count: number): TableColumn {
      const values = [...known.keys()].toSorted(byValue)
      const placed = Int32Array.from(known.keys(), () => 0)
      for (const [at, value] of values.entries()) placed[known.get(value) ?? 0] = at
      return { values, cells: cells.subarray(0, count).map((cell) => placed[cell] ?? NONE) }
    },
  }
}

function plain(value: Value, name: string): Plain {
  if (typeof value === 'object') throw new RangeError(`${name} is a list, which no table keeps`)
  return value
}

function placeOf(known: Map<Plain, number>, value: Plain): number {
  const place = known.get(value)
  if (place !== undefined) return place
  known.set(value, known.size)
  return known.size - 1
}

function grown(cells: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(cells.length * 2)
  larger.set(cells)
  return larger
}

/** Numbers by size, texts by code units; a column has values of one kind. */
function byValue(a: Plain, b: Plain): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b))
}

/** The rows in the order of the columns: sorted by counting, by the last column first, each time without disturbing what is equal. */
function orderOf(columns: readonly TableColumn[], count: number): Int32Array {
  let order = Int32Array.from({ length: count }, (_, row) => row)
  for (const { values, cells } of columns.toReversed()) {
    const places = new Int32Array(values.length + 2)
    for (const cell of cells) places[cell + 2] = (places[cell + 2] ?? 0) + 1
    for (let at = 1; at < places.length; at++) places[at] = (places[at] ?? 0) + (places[at - 1] ?? 0)
    const next = new Int32Array(count)
    for (const row of order) {
      const at = (cells[row] ?? NONE) + 1
      const place = places[at] ?? 0
      next[place] = row
      places[at] = place + 1
    }
    order = next
  }
  return order
}

/** A text in memory takes about so much beside its characters. */
const OF_A_VALUE = 48

function bytesOf(columns: readonly TableColumn[]): number {
  return columns.reduce((sum, { values, cells }) => sum + cells.byteLength + values.reduce<number>((all, one) => all + sizeOf(one), 0), 0)
}

function sizeOf(value: Plain): number {
  return OF_A_VALUE + (typeof value === 'string' ? 2 * value.length : 0)
}
