/** `.csv`, `.tsv` and `.xlsx` with one text a row: each row is a document of its own, the other columns say what is known of it. */
import { parse } from 'csv-parse/sync'
import { columnIn, saidBy } from './columns.ts'
import { factsOf } from './facts.ts'
import type { Metadata } from './metadata.ts'
import { decodeText } from './plain.ts'
import { Unreadable, type Doubt, type Limits } from './reading.ts'
import { readXlsx, type Sheet } from './xlsx.ts'

/** Extensions of tables. */
export const TABLES: ReadonlySet<string> = new Set(['.csv', '.tsv', '.xlsx'])

export interface TableText {
  /** Where the row stands: `12` in the first sheet, `sheet!12` in another. */
  readonly place: string
  readonly text: string
  readonly said: Metadata
}

export interface TableOptions {
  readonly extension: string
  /** The column with the texts, where its name is none of the usual ones. */
  readonly textColumn: string | undefined
  readonly limits: Limits
}

/** The texts of a table; rows without one are told. @throws {Unreadable} where it is damaged or has no column of texts */
export async function readTable(
  bytes: Uint8Array,
  options: TableOptions,
): Promise<{ readonly texts: readonly TableText[]; readonly empty: readonly string[]; readonly doubts: readonly Doubt[] }> {
  const { sheets, doubts } =
    options.extension === '.xlsx' ? { sheets: await readXlsx(bytes, options.limits), doubts: [] } : readDelimited(bytes, options)
  const read = sheets.map((sheet, i) => textsOf(sheet, i === 0 ? '' : `${sheet.name}!`, options.textColumn))
  const found = read.filter((sheet) => sheet !== undefined)
  if (found.length === 0) throw new Unreadable('read/column', missing(sheets, options.textColumn))
  return { texts: found.flatMap(({ texts }) => texts), empty: found.flatMap(({ empty }) => empty), doubts }
}

function readDelimited(
  bytes: Uint8Array,
  { extension, limits }: TableOptions,
): { readonly sheets: Sheet[]; readonly doubts: readonly Doubt[] } {
  const { text, doubts } = decodeText(bytes)
  const rows = recordsOf(text, extension === '.tsv' ? '\t' : ',', limits)
  if (rows.length > limits.entries)
    throw new Unreadable('read/entries', `it has more than ${limits.entries} rows; split it, or raise --max-entries`)
  return {
    sheets: [{ name: '', rows: rows.map((cells, i) => ({ number: i + 1, cells })) }],
    doubts: doubts.map((message) => ({ rule: 'read/encoding', message })),
  }
}

function recordsOf(text: string, delimiter: string, { entries, bytes }: Limits): string[][] {
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, to: entries + 1, max_record_size: bytes })
  } catch (error) {
    throw new Unreadable(
      'read/table',
      `it is not a table as a spreadsheet saves it (${error instanceof Error ? error.message : String(error)})`,
    )
  }
}

/** The texts of one sheet, where it has a column of them. The first row with anything in it is the header. */
function textsOf({ rows }: Sheet, prefix: string, textColumn: string | undefined) {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim()))
  const header = (filled[0]?.cells ?? []).map((name) => name.trim())
  const column = textColumn === undefined ? columnIn(header, 'text') : header.indexOf(textColumn)
  if (column === undefined || column < 0) return undefined
  const texts: TableText[] = []
  const empty: string[] = []
  for (const { number, cells } of filled.slice(1)) {
    const place = `${prefix}${number}`
    const text = cells[column] ?? ''
    if (text.trim()) texts.push({ place, text, said: factsOf(saidBy(header, cells), 'read/table') })
    else empty.push(place)
  }
  return { texts, empty }
}

function missing(sheets: readonly Sheet[], textColumn: string | undefined): string {
  const headers = sheets.map(({ rows }) => rows.find(({ cells }) => cells.some((cell) => cell.trim()))?.cells ?? [])
  const names = [...new Set(headers.flat().map((name) => name.trim()))].filter(Boolean).slice(0, 20)
  const wanted = textColumn === undefined ? 'no column that is known to hold texts (text, 正文, 全文, 内容)' : `no column “${textColumn}”`
  return `it has ${wanted}; ${names.length > 0 ? `its columns are ${names.join(', ')}: name the one with the texts by --text-column` : 'it is empty'}`
}
