/** Rows as CSV (RFC 4180) that a spreadsheet opens rightly: with a byte order mark, and with no cell that it would run as a formula. */
import type { Row } from '../../src/model.ts'

export function toCsv(columns: readonly string[], rows: readonly Row[]): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => plain(row[column])))]
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`
}

const plain = (value: Row[string] | undefined): string =>
  typeof value === 'object' && value !== null ? value.join('; ') : String(value ?? '')

function quoted(cell: string): string {
  const inert = /^[=+\-@\t\r＝＋－＠]/.test(cell) && Number.isNaN(Number(cell)) ? `'${cell}` : cell
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
