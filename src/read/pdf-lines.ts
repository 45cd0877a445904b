/**
 * Lines on pages → paragraphs: running heads, feet and page numbers are left out, broken lines joined. A Chinese paragraph begins
 * with an indent of two characters and its lines run to the right margin, so the geometry says where it ends.
 */
import { inColumns, type Line, type Margin } from './pdf-columns.ts'

/** How many lines at the top and at the bottom of a page may be head or foot. */
const EDGE = 2
const LEAST_PAGES = 3
/** A line inside a sentence may stop this share of the width before the margin and still go on in the next one. */
const SHORTER = 0.2
/** A head stands on this share of the pages: left and right ones may differ. */
const HEAD_SHARE = 0.4
const PAGE_NUMBER =
  /^[-—–―·.\s]{0,12}(?:第\s{0,3})?\d{1,4}(?:\s{0,3}页)?(?:\s{0,3}[/／,，]?\s{0,3}(?:共\s{0,3})?\d{1,4}\s{0,3}页?)?[-—–―·.\s]{0,12}$/
const CJK = '\\u2E80-\\u9FFF\\uF900-\\uFAFF\\uFF00-\\uFFEF\\u2014\\u2018-\\u201D\\u2026'
const INNER_SPACE = new RegExp(`(?<=[${CJK}])[ \\t]+(?=[${CJK}])`, 'g')

/** The paragraphs of all pages. */
export function layOut(pages: readonly (readonly Line[])[]): string[] {
  const heads = runningHeads(pages)
  const paragraphs: string[] = []
  let last: Line | undefined
  let margin: Margin | undefined
  for (const page of pages) {
    const edges = edgesOf(page)
    const lines = page.filter((line) => !edges.has(line) || !(heads.has(headKey(line)) || isPageNumber(line, page)))
    for (const { line, margin: own } of inColumns(lines)) {
      const text = line.text.replaceAll(INNER_SPACE, '').trim()
      const before = paragraphs.at(-1)
      if (last && margin && before !== undefined && continues(last, margin, line, own))
        paragraphs[paragraphs.length - 1] = joined(before, text)
      else paragraphs.push(text)
      last = line
      margin = own
    }
  }
  return paragraphs
}

/** Whether a line goes on with the paragraph of the line before: that one is full, this one not indented, and they stand close. */
function continues(before: Line, beforeMargin: Margin, line: Line, margin: Margin): boolean {
  const unfinished = !/[。！？；：.!?;:]$/.test(before.text.trimEnd())
  const reach = unfinished ? (beforeMargin.right - beforeMargin.left) * SHORTER : before.size * 1.5
  const full = before.right >= beforeMargin.right - reach
  const indented = line.x > margin.left + line.size * 1.2
  const sameType = Math.abs(before.size - line.size) <= Math.max(before.size, line.size) * 0.15
  const near = before.y < line.y || before.y - line.y < line.size * 3.2
  return full && !indented && sameType && near
}

function joined(before: string, text: string): string {
  if (/[a-z]-$/.test(before) && /^[a-z]/.test(text)) return before.slice(0, -1) + text
  if (before.endsWith('\u00AD')) return before.slice(0, -1) + text
  return /[\w,.;:)]$/.test(before) && /^[\w(]/.test(text) ? `${before} ${text}` : before + text
}

/** The outermost lines of a page, by their place; pieces at one height are one line. */
function edgesOf(page: readonly Line[]): Set<Line> {
  const heights = [...new Set(page.map(({ y }) => Math.round(y)))].toSorted((a, b) => b - a)
  const outer = new Set([...heights.slice(0, EDGE), ...heights.slice(-EDGE)])
  return new Set(page.filter(({ y }) => outer.has(Math.round(y))))
}

/** What stands at the edge of many pages, digits aside. */
function runningHeads(pages: readonly (readonly Line[])[]): Set<string> {
  const counts = new Map<string, number>()
  for (const page of pages) for (const key of new Set([...edgesOf(page)].map(headKey))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const least = Math.max(LEAST_PAGES, Math.ceil(pages.length * HEAD_SHARE))
  return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key))
}

function headKey(line: Line): string {
  return `${Math.round(line.y / 12)} ${line.text.replaceAll(/\d+/g, '#').replaceAll(/\s+/g, '')}`
}

function isPageNumber(line: Line, page: readonly Line[]): boolean {
  const heights = page.map((other) => other.y)
  return PAGE_NUMBER.test(line.text) && (line.y <= Math.min(...heights) || line.y >= Math.max(...heights))
}
