/**
 * Where the patterns of the seeds match, sentence by sentence. Each pattern is tried only at the places around which all literals stand
 * that a match needs, and where its opening holds: those of each shared opening are found once, for all patterns that begin with it.
 */
import type { Doc, Pattern, Span } from '../model.ts'
import { createTrie } from '../trie.ts'
import { waysOf } from './gate.ts'
import type { Anchor } from './gate.ts'
import { addStretch, inBoth, inEither } from './stretches.ts'

export interface PatternMatch extends Span {
  readonly pattern: Pattern
}

/** A pattern, ready to be tried at single places. */
interface Trial {
  readonly pattern: Pattern
  /** What must hold where it begins. */
  readonly opening: RegExp | undefined
  readonly rest: RegExp
  /** What a match needs, by the ways in which it can come about: all of one. */
  readonly ways: readonly (readonly Need[])[]
  /** The last sentence in which it is tried, by number. */
  sentence: number
}

/** An anchor in the sentence at hand; trials that need the same share it. */
interface Need extends Anchor {
  /** The trials that have a way which it is the most telling of. */
  readonly leads: Trial[]
  /** The last sentence that has one of the literals, by number, and the stretches of it where a match with it may begin. */
  sentence: number
  places: number[]
}

export interface Matcher {
  /** Every match in a document. @param mayBegin where no literal begins for sure */
  readonly all: (doc: Pick<Doc, 'text' | 'sentences'>, mayBegin?: (offset: number) => boolean) => PatternMatch[]
  /** What the patterns need. */
  readonly literals: readonly string[]
}

/** Made once for a set of patterns. */
export function createMatcher(patterns: readonly Pattern[]): Matcher {
  const { trials, needs } = trialsOf(patterns)
  const always = trials.filter(({ ways }) => ways.length === 0)
  const byLiteral = needsByLiteral(needs)
  const literals = [...byLiteral.keys()]
  const trie = createTrie(literals)
  const users = [...byLiteral.values()]
  let sentence = 0
  const all: Matcher['all'] = ({ text, sentences }, mayBegin) => {
    const found: PatternMatch[] = []
    const units = PAIR.test(text) ? 2 : 1
    let [tried, offset]: [Trial[], number] = [[], 0]
    const meet = (start: number, _: number, literal: number): void => {
      for (const need of users[literal] ?? []) {
        if (need.sentence !== sentence)
          for (const trial of need.leads)
            if (trial.sentence !== sentence) {
              trial.sentence = sentence
              tried.push(trial)
            }
        note(need, { sentence, place: start - offset, units })
      }
    }
    for (const { start, end } of sentences) {
      sentence++
      offset = start
      tried = [...always]
      trie.each(text, start, end, meet, mayBegin)
      if (tried.length > 0) tryAll(tried, { text: text.slice(start, end), sentence, offset }, found)
    }
    return found
  }
  return { all, literals }
}

function trialsOf(patterns: readonly Pattern[]): { readonly trials: readonly Trial[]; readonly needs: readonly Need[] } {
  const needs = new Map<string, Need>()
  const needOf = (anchor: Anchor): Need => {
    const key = JSON.stringify(anchor)
    const need = needs.get(key) ?? { ...anchor, leads: [], sentence: 0, places: [] }
    needs.set(key, need)
    return need
  }
  const trials = patterns.map((pattern): Trial => {
    const { opening, rest } = pattern.opened ?? { opening: undefined, rest: new RegExp(pattern.pattern, 'uy') }
    const trial = { pattern, opening, rest, ways: waysOf(pattern.pattern).map((anchors) => anchors.map(needOf)), sentence: 0 }
    for (const [first] of trial.ways) first?.leads.push(trial)
    return trial
  })
  return { trials, needs: [...needs.values()] }
}

function needsByLiteral(needs: readonly Need[]): ReadonlyMap<string, readonly Need[]> {
  const users = new Map<string, Need[]>()
  for (const need of needs)
    for (const literal of need.literals) {
      const others = users.get(literal)
      if (others) others.push(need)
      else users.set(literal, [need])
    }
  return users
}

/** A character of two code units. */
const PAIR = /[\u{10000}-\u{10ffff}]/u

/** Notes that a literal of an anchor stands at a place. @param units code units that a character of the text may take */
function note(need: Need, { sentence, place, units }: { readonly sentence: number; readonly place: number; readonly units: number }): void {
  if (need.sentence !== sentence) {
    need.sentence = sentence
    need.places = []
  }
  const { from, to, places } = need
  addStretch(places, place - (to > 0 ? to * units : to), place - (from < 0 ? from * units : from))
}

interface SentenceAtHand {
  readonly text: string
  /** Its number, and where it begins. */
  readonly sentence: number
  readonly offset: number
}

/** Puts the matches of some patterns in a sentence to those that were found. */
function tryAll(tried: readonly Trial[], { text, sentence, offset }: SentenceAtHand, found: PatternMatch[]): void {
  const openings = new Map<RegExp, Uint8Array>()
  for (const { pattern, opening, rest, ways } of tried) {
    const places = ways.length === 0 ? [0, text.length] : ways.reduce((some, way) => inEither(some, placesOfAll(way, sentence)), NOWHERE)
    if (places.length === 0) continue
    const open = opening && (openings.get(opening) ?? placesOf(opening, text))
    if (opening && open) openings.set(opening, open)
    let next = 0
    for (let stretch = 0; stretch < places.length; stretch += 2) {
      const last = Math.min(places[stretch + 1] ?? 0, text.length)
      for (let place = Math.max(places[stretch] ?? 0, next); place <= last; place = Math.max(place + 1, next)) {
        if ((open && open[place] === 0) || isInPair(text, place)) continue
        rest.lastIndex = place
        if (!rest.test(text) || rest.lastIndex === place) continue
        next = rest.lastIndex
        found.push({ start: offset + place, end: offset + next, pattern })
      }
    }
  }
}

const NOWHERE: readonly number[] = []

/** Where a match that needs all of these may begin in a sentence, by its number. */
function placesOfAll(needs: readonly Need[], sentence: number): readonly number[] {
  let places: readonly number[] | undefined
  for (const need of needs) {
    if (need.sentence !== sentence) return NOWHERE
    places = places ? inBoth(places, need.places) : need.places
    if (places.length === 0) return NOWHERE
  }
  return places ?? NOWHERE
}

/** Every place of a sentence where an assertion holds. */
function placesOf(assertion: RegExp, sentence: string): Uint8Array {
  const places = new Uint8Array(sentence.length + 1)
  assertion.lastIndex = 0
  while (assertion.test(sentence)) {
    const place = assertion.lastIndex
    places[place] = 1
    assertion.lastIndex = place + (isInPair(sentence, place + 1) ? 2 : 1)
  }
  return places
}

/** Whether a place stands between the halves of a pair: an expression that is tried there begins before them. */
function isInPair(text: string, place: number): boolean {
  const after = text.charCodeAt(place)
  return after >= 0xdc00 && after <= 0xdfff && (text.codePointAt(place - 1) ?? 0) > 0xffff
}
