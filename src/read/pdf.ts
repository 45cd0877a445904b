/** `.pdf`: the text that a PDF carries (pdf.js); a scanned one carries none and needs OCR first. */
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Line } from './pdf-columns.ts'
import { layOut } from './pdf-lines.ts'
import { LIMITS, Unreadable, type Limits, type Reading } from './reading.ts'
import { signatureOf } from './signature.ts'

/** Fewer characters on all pages together are no text. */
const LEAST_CHARACTERS = 10

export async function readPdf(bytes: Uint8Array, { pages: most }: Pick<Limits, 'pages'> = LIMITS): Promise<Reading> {
  if (signatureOf(bytes) !== 'a PDF')
    throw new Unreadable('read/pdf', 'this is not a PDF, though it is called .pdf; the file is damaged or misnamed')
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    data: Uint8Array.from(bytes),
    cMapUrl: join(folder, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts/'),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  })
  try {
    const file = await task.promise
    if (file.numPages > most)
      throw new Unreadable(
        'read/pages',
        `the PDF has ${file.numPages} pages, more than the limit of ${most}; split it, or raise --max-pages`,
      )
    return readingOf(await pagesOf(file))
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('read/pdf', damage(error))
  } finally {
    await task.destroy()
  }
}

function readingOf(pages: readonly (readonly Line[])[]): Reading {
  const characters = pages.flat().reduce((sum, line) => sum + line.text.length, 0)
  if (characters < LEAST_CHARACTERS) throw new Unreadable('read/pdf', 'the PDF has no text: it was scanned and needs OCR first')
  const empty = pages.flatMap((lines, i) => (lines.length === 0 ? [i + 1] : []))
  const message = `pages without text, which may need OCR: ${empty.join(', ')}`
  return { text: layOut(pages).join('\n\n'), facts: {}, doubts: empty.length > 0 ? [{ rule: 'read/pdf', message }] : [] }
}

async function pagesOf(file: PDFDocumentProxy): Promise<Line[][]> {
  const pages: Line[][] = []
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    pages.push(linesOf((await page.getTextContent()).items))
    page.cleanup()
  }
  return pages
}

/** So many heights of the type apart, two pieces at one height belong to different columns or cells. */
const APART = 2
/** The mark of a note: a small number that stands high. */
const NOTE_MARK = /^(?:[[(（〔]?\d{1,3}[\])）〕]?|[①-⑳])$/

/** Pieces of text in the order in which the PDF has them, put together to lines by their height on the page; a wide gap parts them. */
function linesOf(items: readonly (TextItem | TextMarkedContent)[]): Line[] {
  const lines: Line[] = []
  let line: Line | undefined
  for (const item of items) {
    if (!('str' in item)) continue
    const { str, width, height, hasEOL } = item
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform.map(Number)
    const size = height || Math.hypot(c, d)
    if (line && str.trim() && size < line.size * 0.8 && y > line.y && NOTE_MARK.test(str.trim())) continue
    if (line && str.trim() && isElsewhere(line, { x, y, size })) line = undefined
    if (!line && str.trim()) lines.push((line = { text: '', x, y, right: x, size }))
    if (line) {
      line.text += str
      if (str.trim()) line.right = x + width
    }
    if (hasEOL) line = undefined
  }
  return lines
}

function isElsewhere(line: Line, { x, y, size }: Pick<Line, 'x' | 'y' | 'size'>): boolean {
  const type = Math.max(line.size, size)
  return Math.abs(line.y - y) > type * 0.5 || x - line.right > type * APART || x < line.x - type
}

function damage(error: unknown): string {
  if (!(error instanceof Error)) return 'the PDF is damaged'
  return error.name === 'PasswordException' ? 'the PDF asks for a password; save it without one' : `the PDF is damaged: ${error.message}`
}
