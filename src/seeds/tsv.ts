/**
 * Tab-separated tables, the form of every seed that is a list: a header that names the columns, one row a line, no quoting.
 * Empty lines and lines that begin with `# ` are left out. Plain splitting, since the gazetteer has more than 45,000 rows.
 */
import { ownCopy } from '../own-copy.ts'

/** Says what is wrong in a file, and where; a reader reports every fault instead of stopping at the first. */
export type Report = (file: string, line: number, message: string) => void

/** A text of the seeds with the path that messages call it by. */
export interface SeedFile {
  readonly path: string
  readonly text: string
}

export interface TsvRow<Column extends string> {
  readonly line: number
  readonly cells: Readonly<Record<Column, string>>
}

/** The rows of a table whose header is exactly `columns`. */
export function readTsv<Column extends string>(file: SeedFile, columns: readonly Column[], report: Report): TsvRow<Column>[] {
  const lines = file.text.split('\n')
  const rows: TsvRow<Column>[] = []
  let header = false
  for (const [index, raw] of lines.entries()) {
    const line = index + 1
    const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    if (text === '' || text.startsWith('# ')) continue
    const cells = text.split('\t')
    if (!header) {
      header = true
      if (text !== columns.join('\t')) {
        report(file.path, line, `the header must be ${columns.join(' ⇥ ')} (tabs between)`)
        return rows
      }
    } else if (cells.length === columns.length) rows.push({ line, cells: named(columns, cells) })
    else report(file.path, line, `${String(columns.length)} cells are expected, there are ${String(cells.length)}`)
  }
  if (!header) report(file.path, 1, `the header is missing: ${columns.join(' ⇥ ')}`)
  return rows
}

function named<Column extends string>(columns: readonly Column[], cells: readonly string[]): Readonly<Record<Column, string>> {
  const row: Partial<Record<Column, string>> = {}
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i]
    if (column !== undefined) row[column] = ownCopy(cells[i] ?? '')
  }
  // Every column was given its cell just above.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return row as Record<Column, string>
}

/** One for all empty cells: most of them are. */
export const NONE: readonly string[] = []

/** The items of a cell that holds a list: separated by `;`, trimmed of nothing, none for an empty cell. */
export function listOf(cell: string): readonly string[] {
  return cell === '' ? NONE : cell.split(';')
}

/** A table as text, in the form that `readTsv` reads. */
export function writeTsv<Column extends string>(columns: readonly Column[], rows: readonly Readonly<Record<Column, string>>[]): string {
  const lines = rows.map((row) => columns.map((column) => row[column]).join('\t'))
  return `${[columns.join('\t'), ...lines].join('\n')}\n`
}
