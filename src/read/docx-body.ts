/**
 * A story of a Word file (its body, its notes) → paragraphs. Tracked changes count as accepted: what was deleted or moved away is left out, and
 * a deleted paragraph mark joins two paragraphs. Hidden text, field codes, tables of contents and the second form that Word keeps of a
 * drawing for older programs are left out.
 */
import type { Numbering } from './docx-numbering.ts'
import type { Numbered, Styles } from './docx-styles.ts'
import type { ReadPart } from './office.ts'
import type { Attribute } from './xml.ts'

export interface Body {
  readonly paragraphs: readonly string[]
  /** Ids of the notes that the text refers to, in its order. */
  readonly footnotes: readonly string[]
  readonly endnotes: readonly string[]
  /** Where the story is one of notes: their paragraphs, by id. */
  readonly notes: ReadonlyMap<string, readonly string[]>
}

interface Paragraph {
  text: string
  style: string | undefined
  numbered: { -readonly [K in keyof Numbered]: Numbered[K] }
  /** Its mark was deleted: it goes on in the next one. */
  open: boolean
  /** Paragraphs of its text boxes. */
  readonly boxes: string[]
}

/** Where paragraphs go: the story, a cell, a text box. */
interface Sink {
  readonly paragraphs: string[]
  /** Text of a paragraph whose mark was deleted. */
  carried: string
}

interface Row {
  readonly cells: Sink[]
  deleted: boolean
}

interface State {
  readonly styles: Styles
  readonly numbering: Numbering
  /** Elements that are open, outermost first. */
  readonly path: string[]
  readonly sinks: Sink[]
  readonly paragraphs: Paragraph[]
  readonly rows: Row[]
  /** Depth of the element whose whole content is left out. */
  skipped: number | undefined
  hidden: boolean
  readonly chosen: boolean[]
  readonly footnotes: string[]
  readonly endnotes: string[]
  readonly notes: Map<string, readonly string[]>
  note: string | undefined
}

/** Their whole content is no text of the document. */
const LEFT_OUT = new Set([
  'w:moveFrom',
  'w:rt',
  'w:instrText',
  'w:delText',
  'w:sectPr',
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
])

export function readBody(read: ReadPart, styles: Styles, numbering: Numbering): Body {
  const story: Sink = { paragraphs: [], carried: '' }
  const state: State = {
    styles,
    numbering,
    path: [],
    sinks: [story],
    paragraphs: [],
    rows: [],
    skipped: undefined,
    hidden: false,
    chosen: [],
    footnotes: [],
    endnotes: [],
    notes: new Map(),
    note: undefined,
  }
  read({
    open: (name, attribute) => {
      if (state.skipped === undefined) {
        if (leavesOut(state, name)) state.skipped = state.path.length
        else open(state, name, attribute)
      }
      state.path.push(name)
    },
    close: (name) => {
      state.path.pop()
      if (state.skipped === undefined) close(state, name)
      else if (state.skipped === state.path.length) state.skipped = undefined
    },
    text: (text) => {
      const last = state.path.at(-1)
      if (state.skipped === undefined && (last === 'w:t' || last === 'm:t')) write(state, text)
    },
  })
  return { paragraphs: finished(story), footnotes: state.footnotes, endnotes: state.endnotes, notes: state.notes }
}

function leavesOut({ path, chosen }: State, name: string): boolean {
  if (name === 'mc:Fallback') return chosen.at(-1) === true
  /* In properties `w:del` says that a mark or a row was deleted; around runs, that the runs were. */
  if (name === 'w:del') return path.at(-1) !== 'w:rPr' && path.at(-1) !== 'w:trPr'
  if (name === 'w:moveFrom') return path.at(-1) !== 'w:rPr'
  return LEFT_OUT.has(name)
}

type Opens = (state: State, attribute: Attribute) => void

const OPENS: Readonly<Record<string, Opens>> = {
  'w:p': ({ paragraphs }) => void paragraphs.push({ text: '', style: undefined, numbered: {}, open: false, boxes: [] }),
  'w:tr': ({ rows }) => void rows.push({ cells: [], deleted: false }),
  'w:tc': (state) => enter(state),
  'w:txbxContent': (state) => enter(state),
  'w:footnote': beginNote,
  'w:endnote': beginNote,
  'w:r': (state) => (state.hidden = false),
  'w:vanish': (state, attribute) => {
    const value = attribute('w:val')
    if (within(state, 'w:r')) state.hidden = value === undefined || value === '1' || value === 'true' || value === 'on'
  },
  'w:del': markDeleted,
  'w:moveFrom': markDeleted,
  'w:pStyle': (state, attribute) => setOf(state, (paragraph) => (paragraph.style = attribute('w:val'))),
  'w:numId': (state, attribute) => setOf(state, ({ numbered }) => (numbered.list = attribute('w:val'))),
  'w:ilvl': (state, attribute) => setOf(state, ({ numbered }) => (numbered.level = Number(attribute('w:val') ?? 0))),
  'w:tab': (state) => within(state, 'w:r') && write(state, ' '),
  'w:ptab': (state) => write(state, ' '),
  'w:br': (state) => write(state, '\n'),
  'w:cr': (state) => write(state, '\n'),
  'w:noBreakHyphen': (state) => write(state, '-'),
  'w:footnoteReference': (state, attribute) => void state.footnotes.push(attribute('w:id') ?? ''),
  'w:endnoteReference': (state, attribute) => void state.endnotes.push(attribute('w:id') ?? ''),
  'mc:AlternateContent': ({ chosen }) => void chosen.push(false),
  'mc:Choice': ({ chosen }) => (chosen[chosen.length - 1] = true),
}

function open(state: State, name: string, attribute: Attribute): void {
  if (Object.hasOwn(OPENS, name)) OPENS[name]?.(state, attribute)
}

function close(state: State, name: string): void {
  if (name === 'w:p') endParagraph(state)
  else if (name === 'w:tr') endRow(state)
  else if (name === 'w:tc') leaveCell(state)
  else if (name === 'w:txbxContent') state.paragraphs.at(-1)?.boxes.push(...leave(state))
  else if (name === 'w:footnote' || name === 'w:endnote') endNote(state)
  else if (name === 'mc:AlternateContent') state.chosen.pop()
}

function enter({ sinks }: State): void {
  sinks.push({ paragraphs: [], carried: '' })
}

function leave({ sinks }: State): readonly string[] {
  const sink = sinks.pop()
  return sink ? finished(sink) : []
}

function finished({ paragraphs, carried }: Sink): readonly string[] {
  return carried.trim() ? [...paragraphs, carried.trim()] : paragraphs
}

function write(state: State, text: string): void {
  const paragraph = state.paragraphs.at(-1)
  if (paragraph && !state.hidden) paragraph.text += text
}

/** Whether the element that is opened lies directly in one, its properties aside. */
function within({ path }: State, name: string): boolean {
  return path.at(-1) === name || (path.at(-1) === 'w:rPr' && path.at(-2) === name)
}

/** Sets a property of the paragraph whose properties are open. */
function setOf({ path, paragraphs }: State, set: (paragraph: Paragraph) => void): void {
  const paragraph = paragraphs.at(-1)
  if (paragraph && (path.at(-1) === 'w:pPr' || path.at(-1) === 'w:numPr')) set(paragraph)
}

function markDeleted({ path, paragraphs, rows }: State): void {
  const [row, paragraph] = [rows.at(-1), paragraphs.at(-1)]
  if (path.at(-1) === 'w:trPr' && row) row.deleted = true
  if (path.at(-1) === 'w:rPr' && path.at(-2) === 'w:pPr' && paragraph) paragraph.open = true
}

function endParagraph(state: State): void {
  const [paragraph, sink] = [state.paragraphs.pop(), state.sinks.at(-1)]
  if (!paragraph || !sink) return
  const { text, style, numbered, boxes } = paragraph
  const whole = sink.carried + text
  sink.carried = paragraph.open ? whole : ''
  if (!paragraph.open && !state.styles.isContents(style)) {
    const label = state.numbering.next(numbered, style)
    const lines = whole.split('\n').map((line) => line.trim())
    sink.paragraphs.push(...lines.filter(Boolean).map((line, i) => (i === 0 ? label + line : line)))
  }
  sink.paragraphs.push(...boxes)
}

function leaveCell(state: State): void {
  const sink = state.sinks.pop()
  if (sink) state.rows.at(-1)?.cells.push(sink)
}

/** A row of several cells is one line; a single cell is there for the looks of the page, and its paragraphs stand for themselves. */
function endRow({ rows, sinks }: State): void {
  const [row, sink] = [rows.pop(), sinks.at(-1)]
  if (!row || !sink || row.deleted) return
  const cells = row.cells.map(finished).filter((cell) => cell.length > 0)
  const lines = cells.length === 1 ? (cells[0] ?? []) : [cells.map((cell) => cell.join(' ')).join('\t')]
  sink.paragraphs.push(...lines.filter(Boolean))
}

function beginNote(state: State, attribute: Attribute): void {
  state.note = attribute('w:type') === undefined || attribute('w:type') === 'normal' ? attribute('w:id') : undefined
  enter(state)
}

function endNote(state: State): void {
  const paragraphs = leave(state)
  if (state.note !== undefined) state.notes.set(state.note, paragraphs)
}
