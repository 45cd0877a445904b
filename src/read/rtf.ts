/**
 * `.rtf`: the text of a Rich Text file, notes and text boxes at the end. Control words that change no text are passed over, groups that hold none
 * (fonts, styles, pictures, page heads, field codes) are left out; deleted and hidden text too. Characters come as Unicode (`\u`) or as bytes in
 * the code page of their font. Source: Rich Text Format Specification 1.9.1.
 */
import iconv from 'iconv-lite'
import { Unreadable, type Limits, type Reading } from './reading.ts'

/** What a group says of the text in it. */
interface Group {
  readonly skipped: boolean
  /** Goes to the end of the text: a note, a text box. */
  readonly aside: boolean
  /** The font table, where a font tells its character set. */
  readonly fontTable: boolean
  readonly label: boolean
  readonly hidden: boolean
  readonly deleted: boolean
  /** Characters that stand after a `\u` for readers who do not know it. */
  readonly fallback: number
  readonly font: string
}

interface Run {
  readonly text: string[]
  readonly asides: string[]
  readonly groups: Group[]
  /** Code pages of fonts. */
  readonly pages: Map<string, string>
  group: Group
  /** Bytes that wait to be decoded together. */
  bytes: number[]
  page: string
  passing: number
  /** The group says of itself that it may be passed over by those who do not know it. */
  optional: boolean
}

const PLAIN: Group = {
  skipped: false,
  aside: false,
  fontTable: false,
  label: false,
  hidden: false,
  deleted: false,
  fallback: 1,
  font: '',
}
const WITHOUT_TEXT = new Set(
  (
    'stylesheet colortbl info pict object header headerl headerr headerf footer footerl footerr footerf listtable listoverridetable revtbl ' +
    'xmlnstbl fldinst nonshppict shprslt annotation atnid atnauthor filetbl ftnsep ftnsepc aftnsep aftnsepc sn sv'
  ).split(' '),
)
const ASIDE = new Set(['footnote', 'shptxt'])
/** Groups marked as optional that hold text all the same, or lead to some. */
const KNOWN = new Set(['shpinst', 'shptxt', 'footnote', 'pntext', 'fontemb'])
const WRITTEN: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  nestrow: '\n',
  cell: '\t',
  nestcell: '\t',
  tab: ' ',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
}
const SIGNS: Readonly<Record<string, string>> = { '~': ' ', _: '-', '\n': '\n', '\r': '\n' }
/** Character sets of fonts, and code pages of files, with two bytes a character. */
const WIDE_SETS: Readonly<Record<string, string>> = { 128: 'shift_jis', 129: 'cp949', 134: 'gb18030', 136: 'big5' }
const WIDE_PAGES: Readonly<Record<string, string>> = { 932: 'shift_jis', 936: 'gb18030', 949: 'cp949', 950: 'big5', 54936: 'gb18030' }
/** Labels of lists without numbers. */
const BULLETS = /[•·▪●■◆\uF000-\uF0FF]/g
const TOKEN = /\\(?:'([\da-fA-F]{2})|([a-zA-Z]{1,32})(-?\d{1,10})? ?|([\s\S]))|([{}])|([^\\{}\r\n]+)|[\r\n]+/y

export function readRtf(bytes: Uint8Array, { nesting }: Pick<Limits, 'nesting'>): Reading {
  const raw = Buffer.from(bytes).toString('latin1')
  const run: Run = {
    text: [],
    asides: [],
    groups: [],
    pages: new Map(),
    group: PLAIN,
    bytes: [],
    page: 'cp1252',
    passing: 0,
    optional: false,
  }
  TOKEN.lastIndex = 0
  for (let token = TOKEN.exec(raw); token; token = TOKEN.exec(raw)) {
    const [, hex, word, argument, sign, brace, text] = token
    if (hex !== undefined) byte(run, Number.parseInt(hex, 16))
    else if (brace === '{') begin(run, nesting)
    else if (brace === '}') end(run)
    else if (word === 'bin') TOKEN.lastIndex += Math.max(0, Number(argument ?? 0))
    else if (word !== undefined) control(run, word, argument)
    else if (sign !== undefined) special(run, sign)
    else if (text !== undefined) for (let i = 0; i < text.length; i++) byte(run, text.charCodeAt(i))
  }
  flush(run)
  const message = 'the RTF file ends in the middle: part of it may be missing'
  return {
    text: [run.text, run.asides].flatMap(paragraphsOf).join('\n\n'),
    facts: {},
    doubts: run.groups.length > 0 ? [{ rule: 'read/rtf', message }] : [],
  }
}

function paragraphsOf(pieces: readonly string[]): string[] {
  return pieces
    .join('')
    .split('\n')
    .map((line) =>
      line
        .split('\t')
        .map((cell) => cell.trim())
        .join('\t')
        .trim(),
    )
    .filter(Boolean)
}

function begin(run: Run, nesting: number): void {
  flush(run)
  if (run.groups.length >= nesting)
    throw new Unreadable('read/nesting', `its groups are nested deeper than ${nesting}; save it anew, or raise --max-nesting`)
  run.groups.push(run.group)
  run.passing = 0
  run.optional = false
}

function end(run: Run): void {
  flush(run)
  const before = run.groups.pop() ?? PLAIN
  if (run.group.aside && !before.aside) write(run, '\n')
  run.group = before
  run.passing = 0
}

function control(run: Run, word: string, argument: string | undefined): void {
  if (pass(run)) return
  flush(run)
  const on = argument !== '0'
  const { optional } = run
  run.optional = false
  if (WITHOUT_TEXT.has(word) || (optional && !KNOWN.has(word))) change(run, { skipped: true })
  else if (ASIDE.has(word)) change(run, { aside: true })
  else if (Object.hasOwn(WRITTEN, word)) write(run, word === 'tab' && run.group.label ? '' : (WRITTEN[word] ?? ''))
  else if (Object.hasOwn(SETS, word)) SETS[word]?.(run, argument ?? '', on)
}

type Sets = (run: Run, argument: string, on: boolean) => void

/** Control words that say how the text after them is to be read. */
const SETS: Readonly<Record<string, Sets>> = {
  ansicpg: (run, page) => void (run.page = WIDE_PAGES[page] ?? (iconv.encodingExists(`cp${page}`) ? `cp${page}` : run.page)),
  fonttbl: (run) => change(run, { fontTable: true }),
  listtext: (run) => change(run, { label: true }),
  pntext: (run) => change(run, { label: true }),
  f: (run, font) => change(run, { font }),
  fcharset: (run, set) => {
    const page = WIDE_SETS[set]
    if (run.group.fontTable && page !== undefined) run.pages.set(run.group.font, page)
  },
  u: (run, code) => {
    write(run, String.fromCharCode(Number(code) & 0xffff))
    run.passing = run.group.fallback
  },
  uc: (run, count) => change(run, { fallback: Math.min(9, Math.max(0, Number(count))) }),
  v: (run, _, on) => change(run, { hidden: on }),
  deleted: (run, _, on) => change(run, { deleted: on }),
  plain: (run) => change(run, { hidden: false, deleted: false }),
}

function special(run: Run, sign: string): void {
  if (pass(run)) return
  if (sign === '*') run.optional = true
  else if (sign === '\\' || sign === '{' || sign === '}') byte(run, sign.charCodeAt(0))
  else if (Object.hasOwn(SIGNS, sign)) {
    flush(run)
    write(run, SIGNS[sign] ?? '')
  }
}

/** Whether the next character only stands in for one that was given by `\u`. */
function pass(run: Run): boolean {
  if (run.passing === 0) return false
  run.passing--
  return true
}

function byte(run: Run, value: number): void {
  if (!pass(run)) run.bytes.push(value)
}

function change(run: Run, says: Partial<Group>): void {
  run.group = { ...run.group, ...says }
}

function flush(run: Run): void {
  if (run.bytes.length === 0) return
  const bytes = Buffer.from(run.bytes)
  run.bytes = []
  write(run, iconv.decode(bytes, run.pages.get(run.group.font) ?? run.page))
}

function write({ group, text, asides }: Run, words: string): void {
  if (group.skipped || group.fontTable || group.hidden || group.deleted) return
  ;(group.aside ? asides : text).push(group.label ? words.replaceAll(BULLETS, '') : words)
}
