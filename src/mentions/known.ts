/** What the seeds know of a document's stretches: places, lexicon entries, patterns, cue words; the learned model weighs it. */
import type { Cue, Doc, Lexeme, Pattern, Span } from '../model.ts'
import { lastStartAtOrBefore } from '../spans.ts'
import { createTrie } from '../trie.ts'
import type { Knowledge } from './features.ts'
import { hashOf, mix2 } from '../hash.ts'
import { addHint, createHintList, mergeHints } from './hints.ts'
import type { HintList, Hints, Known } from './hints.ts'
import { createMatcher } from './matcher.ts'

/** Lexicon, patterns and cues, ready to be looked for. Made once. */
export interface Finder {
  /**
   * Lexicon entries and matches of patterns in a document.
   * @param options `mayBegin`: where none of the texts looked for begins for sure; `beside`: what is known already
   */
  hints(doc: Doc, options?: { readonly mayBegin?: (offset: number) => boolean; readonly beside?: HintList }): Hints
  /** All texts that are looked for: those of the lexicon, and those that patterns need. */
  readonly texts: readonly string[]
  /** The longest name of the lexicon that goes over a place of a text. */
  readonly nameAcross: (text: string, at: number) => Span | undefined
  readonly cue: (word: string) => number
}

/** Shorter names that go over a space are more often two words. */
const LEAST_ACROSS = 4

export function createFinder({
  lexemes,
  patterns,
  cues,
}: {
  lexemes: readonly Lexeme[]
  patterns: readonly Pattern[]
  cues: readonly Cue[]
}): Finder {
  const bySurface = new Map<string, Known[]>()
  for (const { type, id, name, surfaces } of lexemes)
    for (const surface of new Set(surfaces)) {
      const known: Known = { kind: kindOf('lexicon', type), type, rule: id, name }
      const others = bySurface.get(surface)
      if (others) others.push(known)
      else bySurface.set(surface, [known])
    }
  const surfaces = [...bySurface.keys()]
  const trie = createTrie(surfaces)
  const byIndex = [...bySurface.values()]
  const formed = new Map(
    patterns.map((pattern): [Pattern, Known] => {
      const { id, type } = pattern
      return [pattern, { kind: kindOf('pattern', id), type, rule: id, name: undefined }]
    }),
  )
  const roles = new Map(
    cues.map((cue) => [
      cue.word,
      1 + (hashOf(`${cue.role}/${cue.stage ?? ''}`, 0, cue.role.length + 1 + (cue.stage?.length ?? 0)) & 0xffff),
    ]),
  )
  const match = createMatcher(patterns)
  return {
    texts: [...surfaces, ...match.literals],
    hints(doc, { mayBegin, beside = createHintList() } = {}) {
      const [inLexicon, inPatterns] = [createHintList(), createHintList()]
      const list = (start: number, end: number, surface: number): void => {
        for (const known of byIndex[surface] ?? []) addHint(inLexicon, start, end, known)
      }
      trie.each(doc.text, 0, doc.text.length, list, mayBegin)
      for (const { start, end, pattern } of match.all(doc, mayBegin).toSorted((a, b) => a.start - b.start || a.end - b.end)) {
        const known = formed.get(pattern)
        if (known) addHint(inPatterns, start, end, known)
      }
      return mergeHints([beside, inLexicon, inPatterns])
    },
    nameAcross(text, at) {
      let longest: Span | undefined
      trie.each(text, 0, text.length, (start, end) => {
        const length = end - start
        if (start < at && at < end && length >= LEAST_ACROSS && (!longest || length > longest.end - longest.start)) longest = { start, end }
      })
      return longest
    },
    cue: (word) => roles.get(word) ?? 0,
  }
}

/** A kind as a number: a hash, so that weights outlive a change in the order of rules. */
export function kindOf(family: string, name: string): number {
  return mix2(hashOf(family, 0, family.length), hashOf(name, 0, name.length))
}

/** What is known to begin and to end at one place. */
interface Station {
  /** Kinds of what begins here and of what ends here, each once. */
  readonly beginning: number[]
  readonly ending: number[]
  /** Kinds of what begins here, by where it ends: few. */
  readonly until: { readonly end: number; readonly kinds: number[] }[]
}

/** Hints laid out by where they begin and end in a stretch of the text. */
export function knowledgeOf({ start: base, end: limit }: Span, { starts, ends, known: what }: Hints, finder: Finder): Knowledge {
  /** By offset into the stretch: which station it is; 0 where nothing is known to begin or end. */
  const places = new Uint32Array(limit - base + 1)
  const stations: Station[] = [{ beginning: [], ending: [], until: [] }]
  const stationAt = (offset: number): Station => {
    const place = places[offset - base] ?? 0
    const known = stations[place]
    if (known && place !== 0) return known
    const station: Station = { beginning: [], ending: [], until: [] }
    places[offset - base] = stations.push(station) - 1
    return station
  }
  for (let index = lastStartAtOrBefore(starts, base - 1) + 1; index < starts.length; index++) {
    const start = starts[index] ?? limit
    const end = ends[index] ?? limit
    const kind = what[index]?.kind ?? 0
    if (start >= limit) break
    if (end > limit) continue
    const { beginning, until } = stationAt(start)
    add(beginning, kind)
    const known = until.find((one) => one.end === end)
    if (known) add(known.kinds, kind)
    else until.push({ end, kinds: [kind] })
    add(stationAt(end).ending, kind)
  }
  return {
    isEdge: (offset) => places[offset - base] !== 0,
    exact(start, end) {
      const place = places[start - base] ?? 0
      if (place !== 0) for (const one of stations[place]?.until ?? []) if (one.end === end) return one.kinds
      return NONE
    },
    beginning: (start) => stations[places[start - base] ?? 0]?.beginning ?? NONE,
    ending: (end) => stations[places[end - base] ?? 0]?.ending ?? NONE,
    cue: finder.cue,
  }
}

const NONE: readonly number[] = []

function add(kinds: number[], kind: number): void {
  if (!kinds.includes(kind)) kinds.push(kind)
}
