/**
 * Where the patterns of the seeds match, sentence by sentence. Each pattern is tried only at the places around which all literals stand
 * that a match needs, and where its opening holds: those of each shared opening are found once, for all patterns that begin with it.
 */
import type { Doc, Pattern, Span } from '../model.ts'
import { createTrie } from '../trie.ts'
import { anchorsOf } from './gate.ts'
import type { Anchor } from './gate.ts'
import { addStretch, inBoth } from './stretches.ts'

export interface PatternMatch extends Span {
  readonly pattern: Pattern
}

/** A pattern, ready to be tried at single places. */
interface Trial {
  readonly pattern: Pattern
  /** What must hold where it begins. */
  readonly opening: RegExp | undefined
  readonly rest: RegExp
  /** The most telling first. */
  readonly needs: readonly Need[]
}

/** An anchor in the sentence at hand. */
interface Need extends Anchor {
  /** The last sentence that has one of the literals, by number, and the stretches of it where a match with it may begin. */
  sentence: number
  places: number[]
}

/** Made once for a set of patterns. */
export function createMatcher(patterns: readonly Pattern[]): (doc: Pick<Doc, 'text' | 'sentences'>) => PatternMatch[] {
  const trials = patterns.map(trialOf)
  const always = trials.filter(({ needs }) => needs.length === 0)
  const byLiteral = usesByLiteral(trials)
  const trie = createTrie([...byLiteral.keys()])
  const uses = [...byLiteral.values()]
  let sentence = 0
  return ({ text, sentences }) => {
    const found: PatternMatch[] = []
    const units = PAIR.test(text) ? 2 : 1
    let [tried, offset]: [Trial[], number] = [[], 0]
    const meet = (start: number, _: number, literal: number): void => {
      for (const { trial, need } of uses[literal] ?? []) {
        if (need.sentence !== sentence && need === trial.needs[0]) tried.push(trial)
        note(need, { sentence, place: start - offset, units })
      }
    }
    for (const { start, end } of sentences) {
      sentence++
      offset = start
      tried = [...always]
      trie.each(text, start, end, meet)
      const met = tried.filter(({ needs }) => needs.every((need) => need.sentence === sentence))
      if (met.length > 0) tryAll(met, text.slice(start, end), start, found)
    }
    return found
  }
}

function trialOf(pattern: Pattern): Trial {
  const { opening, rest } = pattern.opened ?? { opening: undefined, rest: new RegExp(pattern.pattern, 'uy') }
  return { pattern, opening, rest, needs: anchorsOf(pattern.pattern).map((anchor) => ({ ...anchor, sentence: 0, places: [] })) }
}

/** Which patterns need a literal. */
function usesByLiteral(trials: readonly Trial[]): ReadonlyMap<string, readonly { readonly trial: Trial; readonly need: Need }[]> {
  const uses = new Map<string, { trial: Trial; need: Need }[]>()
  for (const trial of trials)
    for (const need of trial.needs)
      for (const literal of need.literals) {
        const others = uses.get(literal)
        if (others) others.push({ trial, need })
        else uses.set(literal, [{ trial, need }])
      }
  return uses
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

/** Puts the matches of some patterns in a sentence that begins at `offset` to those that were found. */
function tryAll(tried: readonly Trial[], sentence: string, offset: number, found: PatternMatch[]): void {
  const openings = new Map<RegExp, Uint8Array>()
  const whole = [0, sentence.length]
  for (const { pattern, opening, rest, needs } of tried) {
    const places = needs.reduce<readonly number[]>((some, need) => inBoth(some, need.places), whole)
    if (places.length === 0) continue
    const open = opening && (openings.get(opening) ?? placesOf(opening, sentence))
    if (opening && open) openings.set(opening, open)
    let next = 0
    for (let stretch = 0; stretch < places.length; stretch += 2) {
      const last = places[stretch + 1] ?? 0
      for (let place = Math.max(places[stretch] ?? 0, next); place <= last; place = Math.max(place + 1, next)) {
        if ((open && open[place] === 0) || isInPair(sentence, place)) continue
        rest.lastIndex = place
        if (!rest.test(sentence) || rest.lastIndex === place) continue
        next = rest.lastIndex
        found.push({ start: offset + place, end: offset + next, pattern })
      }
    }
  }
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
