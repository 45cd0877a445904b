/** `.xlsx`: the cells of each sheet as text, dates as `2025-01-15`. Source: ECMA-376 part 1, 18 (SpreadsheetML). */
import { openOffice, type OfficePackage, type ReadPart } from './office.ts'
import { Unreadable, type Limits } from './reading.ts'

export interface Sheet {
  readonly name: string
  readonly rows: readonly SheetRow[]
}

export interface SheetRow {
  /** As the spreadsheet counts it, from 1. */
  readonly number: number
  readonly cells: readonly string[]
}

const WIDEST = 16_384
/** Formats of dates that every workbook has without saying so. */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])
const DAY_MS = 86_400_000

/** Reads the sheets of a workbook in their order. @throws {Unreadable} where it is damaged or too large */
export async function readXlsx(bytes: Uint8Array, limits: Limits): Promise<Sheet[]> {
  const { main, read, related } = await openOffice(bytes, limits)
  const relations = related(main)
  const part = (kind: string): ReadPart => {
    const path = relations.get(kind)
    return (reader) => path !== undefined && read(path, reader)
  }
  const book: Book = {
    texts: sharedTexts(part('sharedStrings')),
    dates: dateStyles(part('styles')),
    since: sinceOf((reader) => read(main, reader)),
    rows: limits.entries,
  }
  return sheetsOf(main, read).flatMap(({ name, id }) => {
    const path = relations.get(id)
    return path === undefined ? [] : [{ name, rows: rowsOf((reader) => read(path, reader), book) }]
  })
}

interface Book {
  readonly texts: readonly string[]
  /** Places of the cell styles that show a number as a date. */
  readonly dates: ReadonlySet<number>
  /** The day that is 0. */
  readonly since: number
  readonly rows: number
}

function sheetsOf(main: string, read: OfficePackage['read']): { readonly name: string; readonly id: string }[] {
  const sheets: { name: string; id: string }[] = []
  read(main, {
    open: (element, attribute) => {
      if (element === 'x:sheet') sheets.push({ name: attribute('name') ?? '', id: attribute('r:id') ?? '' })
    },
  })
  return sheets
}

/** The texts that cells refer to; how they are pronounced is left out. */
function sharedTexts(read: ReadPart): string[] {
  const texts: string[] = []
  let inText = false
  let spoken = false
  read({
    open: (element) => {
      if (element === 'x:si') texts.push('')
      if (element === 'x:rPh') spoken = true
      inText = element === 'x:t'
    },
    close: (element) => {
      if (element === 'x:rPh') spoken = false
      inText = false
    },
    text: (text) => {
      if (inText && !spoken) texts[texts.length - 1] += text
    },
  })
  return texts
}

function dateStyles(read: ReadPart): ReadonlySet<number> {
  const formats = new Set(BUILT_IN_DATES)
  const dates = new Set<number>()
  let inCells = false
  let place = 0
  read({
    open: (element, attribute) => {
      if (element === 'x:numFmt' && isDate(attribute('formatCode') ?? '')) formats.add(Number(attribute('numFmtId')))
      if (element === 'x:cellXfs') inCells = true
      if (element !== 'x:xf' || !inCells) return
      if (formats.has(Number(attribute('numFmtId')))) dates.add(place)
      place++
    },
    close: (element) => {
      if (element === 'x:cellXfs') inCells = false
    },
  })
  return dates
}

/** Whether a format shows years or days, quoted words, colours and escapes aside. */
function isDate(format: string): boolean {
  return /[yd年日]/i.test(format.replaceAll(/"[^"]*(?:"|$)|\[[^\]]*(?:\]|$)|\\./g, (part) => (/[年日]/.test(part) ? '年' : '')))
}

function sinceOf(read: ReadPart): number {
  let since = Date.UTC(1899, 11, 30)
  read({
    open: (element, attribute) => {
      if (element === 'x:workbookPr' && /^(?:1|true)$/.test(attribute('date1904') ?? '')) since = Date.UTC(1904, 0, 1)
    },
  })
  return since
}

function rowsOf(read: ReadPart, book: Book): SheetRow[] {
  const rows: { number: number; cells: string[] }[] = []
  let cell: { column: number; type: string; style: number; value: string } | undefined
  let inValue = false
  let next = 1
  let spoken = false
  read({
    open: (element, attribute) => {
      if (element === 'x:row') {
        next = Number(attribute('r') ?? next)
        rows.push({ number: next, cells: [] })
        if (rows.length > book.rows)
          throw new Unreadable('read/entries', `it has more than ${book.rows} rows; split it, or raise --max-entries`)
        next++
      }
      if (element === 'x:c') {
        const column = columnOf(attribute('r')) ?? rows.at(-1)?.cells.length ?? 0
        cell = { column, type: attribute('t') ?? 'n', style: Number(attribute('s') ?? 0), value: '' }
      }
      if (element === 'x:rPh') spoken = true
      inValue = element === 'x:v' || element === 'x:t'
    },
    close: (element) => {
      inValue = false
      if (element === 'x:rPh') spoken = false
      if (element !== 'x:c' || !cell) return
      const row = rows.at(-1)
      if (row && cell.column < WIDEST) {
        while (row.cells.length < cell.column) row.cells.push('')
        row.cells[cell.column] = shown(cell, book)
      }
      cell = undefined
    },
    text: (text) => {
      if (inValue && cell && !spoken) cell.value += text
    },
  })
  return rows
}

/** `C12` → 2. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference ?? '')?.[0]
  if (letters === undefined) return undefined
  return letters.split('').reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function shown({ type, style, value }: { readonly type: string; readonly style: number; readonly value: string }, book: Book): string {
  if (type === 's') return book.texts[Number(value)] ?? ''
  if (type !== 'n' || value === '' || !book.dates.has(style)) return value
  const date = new Date(book.since + Math.floor(Number(value)) * DAY_MS)
  return Number.isNaN(date.getTime()) ? value : date.toISOString().slice(0, 10)
}
