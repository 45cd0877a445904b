/**
 * Words that no dictionary has, by cppjieba's hidden Markov model of where in a word a character stands (begin, end, middle, alone): the most
 * likely row of such places is found with Viterbi's algorithm. Letters and digits make words of their own.
 */
import { readOwnFile, unreadable } from './dictionary.ts'

/** Adds the end of every word of a stretch to a list. */
export type UnknownWords = (text: string, start: number, end: number, ends: number[]) => void

const PLACES = 4
const [END, ALONE] = [1, 3]
/** What the model calls impossible. */
const NEVER = -3.14e100

interface Model {
  readonly first: readonly number[]
  /** From a place to the next, row by row. */
  readonly steps: readonly number[]
  /** By code unit: where its four numbers begin in `emissions`. */
  readonly rows: Uint16Array
  readonly emissions: Float64Array
}

/** The library's own model. @throws {ReformGraphError} where it is missing or damaged */
export function createUnknownWords(file = readOwnFile('model')): UnknownWords {
  const model = readModel(file)
  return (text, start, end, ends) => {
    let left = start
    for (let right = start; right < end;) {
      if (text.charCodeAt(right) >= 0x80) {
        right++
        continue
      }
      if (left < right) cutHan(model, text, left, right, ends)
      right = left = asciiEnd(text, right, end)
      ends.push(right)
    }
    if (left < end) cutHan(model, text, left, end, ends)
  }
}

const numbers = (line = ''): number[] => line.trim().split(' ').map(Number)

function readModel(file: string): Model {
  const lines = file.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
  const first = numbers(lines[0])
  const steps = lines.slice(1, 1 + PLACES).flatMap(numbers)
  const likely = lines.slice(1 + PLACES).map((line) => line.trim().split(','))
  const rows = new Uint16Array(2 ** 16)
  const emissions = Array.from({ length: PLACES }, () => NEVER)
  likely.forEach((pairs, place) => {
    for (const pair of pairs) {
      const unit = pair.charCodeAt(0)
      const row = rows[unit] || emissions.length / PLACES
      if (rows[unit] === 0) emissions.push(NEVER, NEVER, NEVER, NEVER)
      rows[unit] = row
      emissions[row * PLACES + place] = Number(pair.slice(2))
    }
  })
  if (
    first.length !== PLACES ||
    steps.length !== PLACES ** 2 ||
    likely.length !== PLACES ||
    [...first, ...steps, ...emissions].some(Number.isNaN)
  )
    throw unreadable('its hidden Markov model is damaged')
  return { first, steps, rows, emissions: Float64Array.from(emissions) }
}

const isLetter = (unit: number): boolean => (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90)
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57
const isLetterOrDigit = (unit: number): boolean => isLetter(unit) || isDigit(unit)
const isDigitOrPoint = (unit: number): boolean => isDigit(unit) || unit === 46
const isNothing = (): boolean => false

/** Where a word of letters and digits, a number or any other ASCII character ends. */
function asciiEnd(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start)
  const goesOn = isLetter(first) ? isLetterOrDigit : isDigit(first) ? isDigitOrPoint : isNothing
  let at = start + 1
  while (at < end && goesOn(text.charCodeAt(at))) at++
  return at
}

/** For each code unit and place, the place before it on the best way there; kept from call to call. */
let before = new Uint8Array(0)

function cutHan({ first, steps, rows, emissions }: Model, text: string, start: number, end: number, ends: number[]): void {
  if (before.length < (end - start) * PLACES) before = new Uint8Array((end - start) * PLACES * 2)
  let [old, now] = [new Float64Array(PLACES), new Float64Array(PLACES)]
  let last = start
  for (let at = start; at < end; at++) {
    if (isSecondHalf(text, start, at)) continue
    const row = isSecondHalf(text, start, at + 1) ? 0 : (rows[text.charCodeAt(at)] ?? 0)
    for (let place = 0; place < PLACES; place++) {
      const emission = emissions[row * PLACES + place] ?? NEVER
      let best = NEVER
      let from = END
      if (at === start) best = (first[place] ?? NEVER) + emission
      else {
        for (let previous = 0; previous < PLACES; previous++) {
          const weight = (old[previous] ?? NEVER) + (steps[previous * PLACES + place] ?? NEVER) + emission
          if (weight > best) [best, from] = [weight, previous]
        }
      }
      now[place] = best
      before[(at - start) * PLACES + place] = from
    }
    ;[old, now] = [now, old]
    last = at
  }
  const from = ends.push(end)
  let place = (old[END] ?? NEVER) >= (old[ALONE] ?? NEVER) ? END : ALONE
  let at = last
  while (at > start) {
    place = before[(at - start) * PLACES + place] ?? END
    if (place === END || place === ALONE) ends.push(at)
    at -= isSecondHalf(text, start, at - 1) ? 2 : 1
  }
  reverse(ends, from - 1)
}

/** Whether a code unit is the second half of a character whose first half stands before it in the stretch. */
export function isSecondHalf(text: string, start: number, at: number): boolean {
  return at > start && at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800
}

function reverse(ends: number[], from: number): void {
  for (let [left, right] = [from, ends.length - 1]; left < right; left++, right--) {
    ;[ends[left], ends[right]] = [ends[right] ?? 0, ends[left] ?? 0]
  }
}
