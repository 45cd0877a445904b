/**
 * Mutations as data: an input of the fuzzer is a real one and a list of edits, so that a counterexample is short to read and
 * fast-check can shrink it edit by edit. Places are parts of the whole, from 0 up to 1.
 */
import * as fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'

/** Texts at which readers, rules and writers stumble: signs that are not seen, what means something in some format, and what means something in a report. */
export const NASTY: readonly string[] = [
  '',
  '\r',
  '\n',
  '\r\n\r\n',
  '\t',
  '　',
  '---\n',
  '...\n',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  'a'.repeat(300),
  '县'.repeat(200),
  ...'\0 \u0001 \uFEFF \uFFFD \uFFFF \u2028 \u200B \u202E \u2066 \u0301 \u{1F469}\u200D\u{1F33E} \u{20BB7} \u001B[31m'.split(' '),
  ...'。 ， ； “ ” 《 》 （ 【 、 ： " \' ` \\ | # $x { } [ ] % 100% < > &'.split(' '),
  ...'&#x41; &amp; ]]> <!-- <script>alert(1)</script> <table><tr><td> </p> &a; __proto__ constructor toString null true ../../etc/passwd =SUM(A1)'.split(
    ' ',
  ),
  ...'0 -1 1e999 NaN 9007199254740993 2023年 99999年 第一 （一） 1. １２ 一百二十 20个 去年'.split(' '),
  ...'县推行 率先 试点 设立 牵头 不 计划 全省 市 县 区 办公室 改革 “五证同发” 《条例》 青河县'.split(' '),
]

export interface Edit {
  readonly how: 'flip' | 'cut' | 'double' | 'insert' | 'splice' | 'truncate' | 'swap'
  readonly at: number
  readonly size: number
  readonly what: number
}

/** An input: which real one, and what is done to it. */
export interface Recipe {
  readonly base: number
  readonly edits: readonly Edit[]
}

/** Evenly spread: a floating-point number of fast-check's is nearly always next to 0. */
export const place = fc.nat(999_999).map((value) => value / 1_000_000)
const edit: fc.Arbitrary<Edit> = fc.record({
  how: fc.constantFrom('flip', 'cut', 'double', 'insert', 'insert', 'insert', 'splice', 'truncate', 'swap'),
  at: place,
  /* Most edits are small. */
  size: place.map((value) => value ** 4),
  what: fc.nat(10_000),
})

export function recipes(bases: readonly unknown[], most = 6, least = 1): fc.Arbitrary<Recipe> {
  return fc.record({ base: fc.nat(bases.length - 1), edits: fc.array(edit, { minLength: least, maxLength: most }) })
}

/** A whole cut in three, and a piece of another one. */
interface Parts<T> {
  readonly head: T
  readonly middle: T
  readonly tail: T
  readonly other: T
}

interface Whole<T> {
  readonly length: number
  slice(start: number, end?: number): T
}

const BORROWED = 100

function partsOf<T extends Whole<T>>(whole: T, { at, size }: Edit, other: T): Parts<T> {
  const start = Math.floor(at * whole.length)
  const end = Math.min(whole.length, start + Math.ceil(size * whole.length))
  const from = Math.floor(at * other.length)
  return { head: whole.slice(0, start), middle: whole.slice(start, end), tail: whole.slice(end), other: other.slice(from, from + BORROWED) }
}

/** In which order the parts then stand. */
const ORDERS = {
  cut: ['head', 'tail'],
  double: ['head', 'middle', 'middle', 'tail'],
  splice: ['head', 'other', 'tail'],
  truncate: ['head'],
  swap: ['middle', 'head', 'tail'],
} as const satisfies Readonly<Record<Exclude<Edit['how'], 'flip' | 'insert'>, readonly (keyof Parts<unknown>)[]>>

/** The text that a recipe makes. */
export function textOf(bases: readonly string[], { base, edits }: Recipe): string {
  return edits.reduce((text, one) => editedText(text, one, bases), bases[base] ?? '')
}

function editedText(text: string, one: Edit, bases: readonly string[]): string {
  const { how, what } = one
  const parts = partsOf(text, one, bases[what % bases.length] ?? '')
  const { head, middle, tail } = parts
  const rest = middle + tail
  if (how === 'flip') return head + String.fromCharCode((rest.charCodeAt(0) || 0) ^ (1 << (what % 16))) + rest.slice(1)
  if (how === 'insert') return head + (NASTY[what % NASTY.length] ?? '') + rest
  return ORDERS[how].map((part) => parts[part]).join('')
}

/** The bytes that a recipe makes. An archive is now and then changed in one of its files, and packed again. */
export function bytesOf(bases: readonly Uint8Array[], { base, edits }: Recipe): Uint8Array {
  return edits.reduce((bytes, one) => editedFile(bytes, one, bases), bases[base] ?? new Uint8Array())
}

function editedFile(bytes: Uint8Array, one: Edit, bases: readonly Uint8Array[]): Uint8Array {
  const files = bytes[0] === 0x50 && bytes[1] === 0x4b && one.what % 4 > 0 ? unpacked(bytes) : undefined
  const names = Object.keys(files ?? {})
  const name = names[one.what % Math.max(1, names.length)]
  if (!files || name === undefined) return editedBytes(bytes, one, bases)
  return zipSync({ ...files, [name]: editedBytes(files[name] ?? new Uint8Array(), one, bases) }, { level: 0 })
}

function unpacked(bytes: Uint8Array): Record<string, Uint8Array> | undefined {
  try {
    return unzipSync(bytes, { filter: ({ originalSize }) => originalSize < 2 ** 20 })
  } catch {
    return undefined
  }
}

function editedBytes(bytes: Uint8Array, one: Edit, bases: readonly Uint8Array[]): Uint8Array {
  const { how, what } = one
  const parts = partsOf(bytes, one, bases[what % bases.length] ?? bytes)
  const { head, middle, tail } = parts
  if (how === 'flip') return bytes.map((byte, index) => (index === head.length ? byte ^ (1 << (what % 8)) : byte))
  const inserted = what % 2 === 0 ? Buffer.from(NASTY[what % NASTY.length] ?? '') : Uint8Array.of(what % 256)
  if (how === 'insert') return Buffer.concat([head, inserted, middle, tail])
  return Buffer.concat(ORDERS[how].map((part) => parts[part]))
}
