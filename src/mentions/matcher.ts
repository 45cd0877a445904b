/**
 * Where the patterns of the seeds match, sentence by sentence. A pattern is tried only in sentences that hold one of its literals, and
 * from the places where it may begin: those of each shared opening are found once, for all patterns that begin with it.
 */
import type { Doc, Pattern, Span } from '../model.ts'
import { createTrie } from '../trie.ts'
import { literalsOf } from './gate.ts'

export interface PatternMatch extends Span {
  readonly pattern: Pattern
}

/** Made once for a set of patterns. */
export function createMatcher(patterns: readonly Pattern[]): (doc: Pick<Doc, 'text' | 'sentences'>) => PatternMatch[] {
  const byLiteral = new Map<string, number[]>()
  const always: number[] = []
  patterns.forEach(({ pattern }, index) => {
    const literals = literalsOf(pattern)
    if (!literals) always.push(index)
    for (const literal of literals ?? []) {
      const others = byLiteral.get(literal)
      if (others) others.push(index)
      else byLiteral.set(literal, [index])
    }
  })
  const trie = createTrie([...byLiteral.keys()])
  const letsThrough = [...byLiteral.values()]
  const seen = new Int32Array(patterns.length)
  let sentences = 0
  return (doc) =>
    doc.sentences.flatMap(({ start, end }) => {
      const tried = [...always]
      sentences++
      for (let at = start; at < end; at++)
        trie.at(doc.text, at, end, (_, literal) => {
          for (const index of letsThrough[literal] ?? []) {
            if (seen[index] === sentences) continue
            seen[index] = sentences
            tried.push(index)
          }
        })
      return tried.length > 0 ? matchesIn(doc.text.slice(start, end), start, tried, patterns) : []
    })
}

/** The matches of some patterns in a sentence that begins at `offset`. */
function matchesIn(sentence: string, offset: number, tried: readonly number[], patterns: readonly Pattern[]): PatternMatch[] {
  const places = new Map<RegExp, readonly number[]>()
  const found: PatternMatch[] = []
  for (const index of tried) {
    const pattern = patterns[index]
    if (!pattern) continue
    const { opened } = pattern
    if (opened) {
      const { opening, rest } = opened
      const openings = places.get(opening) ?? placesOf(opening, sentence)
      places.set(opening, openings)
      let last = 0
      for (const place of openings) {
        if (place < last) continue
        rest.lastIndex = place
        if (!rest.test(sentence) || rest.lastIndex === place) continue
        last = rest.lastIndex
        found.push({ start: offset + place, end: offset + last, pattern })
      }
    } else
      for (const match of sentence.matchAll(pattern.pattern))
        if (match[0].length > 0) found.push({ start: offset + match.index, end: offset + match.index + match[0].length, pattern })
  }
  return found
}

/** Every place of a sentence where an assertion holds. */
function placesOf(assertion: RegExp, sentence: string): number[] {
  const places: number[] = []
  assertion.lastIndex = 0
  while (assertion.test(sentence)) {
    const place = assertion.lastIndex
    places.push(place)
    // A place between the halves of a pair would be taken for the one before it, for ever.
    assertion.lastIndex = place + ((sentence.codePointAt(place) ?? 0) > 0xffff ? 2 : 1)
  }
  return places
}
