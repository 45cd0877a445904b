/**
 * The numbers that Word writes before paragraphs and keeps out of their text: 一、 （一） 第一章 1. Source: ECMA-376 part 1, 17.9; the
 * names of the formats are those of `ST_NumberFormat`.
 */
import type { Numbered, Styles } from './docx-styles.ts'
import type { ReadPart } from './office.ts'

export interface Numbering {
  /** The label of the next paragraph of a list, counted on; empty for bullets. */
  readonly next: (direct: Numbered, style: string | undefined) => string
}

interface Level {
  start: number
  format: string
  /** `%1、`: the number of a level by its place, counted from 1. */
  pattern: string
}

interface List {
  readonly levels: Map<number, Level>
  /** What is counted together: several lists may share one definition and its counters. */
  readonly definition: string
  /** Levels on which this list begins anew. */
  readonly restarts: Map<number, number>
}

const LEVELS = 9

export function createNumbering(read: ReadPart, styles: Styles): Numbering {
  const lists = readLists(read)
  const counters = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  return {
    next: (direct, style) => {
      const byStyle = styles.numberedBy(style)
      const id = direct.list ?? byStyle.list
      const list = id === undefined ? undefined : lists.get(id)
      const depth = Math.min(LEVELS - 1, Math.max(0, direct.level ?? byStyle.level ?? 0))
      const level = list?.levels.get(depth)
      if (id === undefined || !list || !level) return ''
      const counts = counters.get(list.definition) ?? []
      counters.set(list.definition, counts)
      if (!begun.has(id)) {
        begun.add(id)
        for (const [at, start] of list.restarts) counts[at] = start - 1
      }
      counts[depth] = (counts[depth] ?? level.start - 1) + 1
      counts.length = depth + 1
      return labelOf(list, depth, level, counts)
    },
  }
}

function labelOf({ levels }: List, depth: number, { format, pattern }: Level, counts: readonly (number | undefined)[]): string {
  if (format === 'bullet' || format === 'none') return ''
  const label = pattern.replaceAll(/%([1-9])/g, (_, place: string) => {
    const at = Number(place) - 1
    const level = levels.get(at)
    return at > depth || !level ? '' : formatted(counts[at] ?? level.start, level.format)
  })
  return /[\p{L}\p{N}]$/u.test(label) ? `${label} ` : label.trim()
}

function readLists(read: ReadPart): ReadonlyMap<string, List> {
  const definitions = new Map<string, Map<number, Level>>()
  const lists = new Map<string, List>()
  let levels: Map<number, Level> | undefined
  let level: Level | undefined
  let list: { -readonly [K in keyof List]: List[K] } | undefined
  let place = 0
  read({
    open: (element, attribute) => {
      const value = attribute('w:val') ?? ''
      if (element === 'w:abstractNum') definitions.set(attribute('w:abstractNumId') ?? '', (levels = new Map()))
      if (element === 'w:num') {
        list = { levels: new Map(), definition: '', restarts: new Map() }
        lists.set(attribute('w:numId') ?? '', list)
        levels = list.levels
      }
      if (element === 'w:abstractNumId' && list) list.definition = value
      if (element === 'w:lvlOverride' || element === 'w:lvl') place = Number(attribute('w:ilvl') ?? 0)
      if (element === 'w:startOverride' && list) list.restarts.set(place, Number(value))
      if (element === 'w:lvl') levels?.set(place, (level = { start: 1, format: 'decimal', pattern: '' }))
      if (!level) return
      if (element === 'w:start') level.start = Number(value)
      if (element === 'w:numFmt') level.format = value
      if (element === 'w:lvlText') level.pattern = value
    },
    close: (element) => {
      if (element === 'w:lvl') level = undefined
    },
  })
  for (const [id, own] of lists) lists.set(id, { ...own, levels: new Map([...(definitions.get(own.definition) ?? []), ...own.levels]) })
  return lists
}

const DIGITS = '〇一二三四五六七八九'
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

type Format = (value: number) => string

/** Formats that are written otherwise than in digits. */
const FORMATS: Readonly<Record<string, Format>> = {
  chineseCounting: inWords,
  chineseCountingThousand: inWords,
  taiwaneseCounting: inWords,
  taiwaneseCountingThousand: inWords,
  japaneseCounting: inWords,
  ideographDigital: (value) => digitsOf(value, DIGITS),
  taiwaneseDigital: (value) => digitsOf(value, DIGITS),
  japaneseDigitalTenThousand: (value) => digitsOf(value, DIGITS),
  chineseLegalSimplified: (value) => inWords(value, LEGAL_DIGITS, ['', '拾', '佰', '仟']),
  ideographTraditional: (value) => STEMS.charAt((value - 1) % STEMS.length),
  ideographZodiac: (value) => BRANCHES.charAt((value - 1) % BRANCHES.length),
  decimalEnclosedCircle: (value) => enclosed(value, 0x2460),
  decimalEnclosedCircleChinese: (value) => enclosed(value, 0x2460),
  decimalEnclosedParen: (value) => enclosed(value, 0x2474),
  decimalEnclosedFullstop: (value) => enclosed(value, 0x2488),
  decimalFullWidth: (value) => String(value).replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  decimalZero: (value) => String(value).padStart(2, '0'),
  upperLetter: letters,
  lowerLetter: (value) => letters(value).toLowerCase(),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
}

export function formatted(value: number, format: string): string {
  const write = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined
  return write && value > 0 ? write(value) : String(value)
}

function digitsOf(value: number, digits: string): string {
  return String(value).replaceAll(/\d/g, (digit) => digits.charAt(Number(digit)))
}

/** 十一, 二十, 一百零三: up to 9999. */
function inWords(value: number, digits = DIGITS, units: readonly string[] = ['', '十', '百', '千']): string {
  if (value > 9999) return String(value)
  const written = String(value).split('')
  const zero = digits === DIGITS ? '零' : digits.charAt(0)
  const words = written
    .map((digit, i) => (digit === '0' ? zero : digits.charAt(Number(digit)) + (units[written.length - 1 - i] ?? '')))
    .join('')
    .replaceAll(new RegExp(`${zero}+`, 'g'), zero)
    .replace(new RegExp(`${zero}$`), '')
  return words.startsWith('一十') ? words.slice(1) : words
}

function enclosed(value: number, first: number): string {
  return value <= 20 ? String.fromCodePoint(first + value - 1) : String(value)
}

/** A … Z, AA, BB: Word repeats the letter. */
function letters(value: number): string {
  return String.fromCodePoint(0x41 + ((value - 1) % 26)).repeat(Math.min(10, Math.ceil(value / 26)))
}

function roman(value: number): string {
  let rest = value
  let text = ''
  for (const [worth, sign] of value > 3999 ? [] : ROMAN)
    while (rest >= worth) {
      text += sign
      rest -= worth
    }
  return text || String(value)
}
