/**
 * A row as one text, made by us from what is written and by the engine from what it has stored: equal rows give equal
 * texts, different ones different texts (but for values with just these control characters in them). Fractions stand behind the rest, as numbers: the engine would round them in a text.
 */
import { quoted } from './schema.ts'
import { SEPARATOR, type Cell, type Cells, type TableColumn } from './tables.ts'

/** Stands between the fields (record separator). */
export const FIELD = '\u001E'
/** Stands for a value that is absent (group separator): an empty text is another thing. */
const NONE = '\u001D'

/** The text of a row with its ends, where it has such. */
export function rowText(ends: readonly string[], columns: readonly TableColumn[], cells: Cells): string {
  const fields = [...ends]
  const fractions: string[] = []
  for (const [index, { type }] of columns.entries()) {
    const cell = cells[index] ?? null
    if (type === 'number') fractions.push(String(cell))
    else fields.push(written(cell))
  }
  return [...fields, ...fractions].join(FIELD)
}

function written(cell: Cell): string {
  if (cell === null) return NONE
  return typeof cell === 'object' ? cell.join(SEPARATOR) : String(cell)
}

/** Expressions that give the text of a row `x`, then each fraction of it. */
export function rowExpressions(ends: readonly string[], columns: readonly TableColumn[]): string[] {
  const fields = columns.filter(({ type }) => type !== 'number').map(fieldExpression)
  const fractions = columns.filter(({ type }) => type === 'number').map(({ name }) => `x.${quoted(name)}`)
  return [`concat_ws('${FIELD}', ${[...ends, ...fields].join(', ')})`, ...fractions]
}

function fieldExpression({ name, type }: TableColumn): string {
  const value = `x.${quoted(name)}`
  if (type === 'strings') return `coalesce(list_to_string('${SEPARATOR}', ${value}), '${NONE}')`
  return `coalesce(${type === 'string' ? value : `CAST(${value} AS STRING)`}, '${NONE}')`
}
