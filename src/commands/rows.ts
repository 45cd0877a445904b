/**
 * Rows of an answer as text: a table for people, in which a Chinese character is two columns wide, CSV for spreadsheets,
 * JSON for programs.
 */
import stringWidth from 'string-width'
import { table } from '../export/csv.ts'
import type { Row, Value } from '../model.ts'
import { inert } from './command.ts'

/** A column of a table: the name in the rows, and what stands above it. */
export interface Heading {
  readonly name: string
  readonly label: string
}

/** Between the items of a list in one cell. */
const BETWEEN = '; '
const GAP = '  '
const NARROWEST = 6

/** Rows as JSON, one a line. */
export function jsonOf(rows: readonly Row[]): string {
  return rows.length === 0 ? '[]\n' : `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`
}

/** Rows as CSV by RFC 4180. @param mark whether to begin with the mark by which spreadsheets know UTF-8 */
export function csvOf(columns: readonly string[], rows: readonly Row[], mark: boolean): string {
  return [
    ...table(
      columns,
      rows.map((row) => columns.map((column) => cellText(row[column]))),
      mark,
    ),
  ].join('')
}

/**
 * Rows as a table.
 * @param width columns of the terminal; a table that is wider has its widest columns cut. None: nothing is cut.
 */
export function tableOf(headings: readonly Heading[], rows: readonly Row[], width: number | undefined): string {
  const cells = [headings.map(({ label }) => label), ...rows.map((row) => headings.map(({ name }) => inert(cellText(row[name]))))]
  const isNumber = headings.map(({ name }) => rows.length > 0 && rows.every((row) => row[name] === null || typeof row[name] === 'number'))
  const natural = headings.map((_, index) => Math.max(...cells.map((line) => stringWidth(line[index] ?? ''))))
  const widths = width === undefined ? natural : fitted(natural, width - GAP.length * (headings.length - 1))
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, index) => padded(text, widths[index] ?? 0, isNumber[index] === true))
      .join(GAP)
      .trimEnd()
  const [head = [], ...body] = cells.map(line)
  return [String(head), widths.map((one) => '─'.repeat(one)).join(GAP), ...body, ''].join('\n')
}

function cellText(value: Value | null | undefined): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? value.join(BETWEEN) : String(value)
}

/** Widths that together are at most `room`, taken from the widest columns. */
function fitted(natural: readonly number[], room: number): number[] {
  const widths = [...natural]
  let excess = widths.reduce((sum, one) => sum + one, 0) - room
  while (excess > 0) {
    const widest = Math.max(...widths)
    if (widest <= NARROWEST) break
    const at = widths.indexOf(widest)
    const next = Math.max(NARROWEST, ...widths.filter((one) => one < widest))
    const cut = Math.min(excess, Math.max(1, widest - next))
    widths[at] = widest - cut
    excess -= cut
  }
  return widths
}

function padded(text: string, width: number, right: boolean): string {
  const shown = stringWidth(text) > width ? shortened(text, width) : text
  const space = ' '.repeat(Math.max(0, width - stringWidth(shown)))
  return right ? space + shown : shown + space
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

function shortened(text: string, width: number): string {
  let result = ''
  let used = 0
  for (const { segment } of graphemes.segment(text)) {
    used += stringWidth(segment)
    if (used > width - 1) break
    result += segment
  }
  return `${result}…`
}
