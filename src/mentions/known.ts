/** What the seeds know of a document's stretches: places, lexicon entries, patterns, cue words; the learned model weighs it. */
import type { Cue, Doc, Lexeme, Pattern, Span } from '../model.ts'
import { lastAtOrBefore, mergeSpans } from '../spans.ts'
import { createTrie } from '../trie.ts'
import type { Knowledge } from './features.ts'
import { hashOf, mix2 } from '../hash.ts'
import { createMatcher } from './matcher.ts'

/** What something outside the model knows of a stretch: `kind` as the model sees it; `rule` and `name` go to the mention. */
interface Known {
  readonly kind: number
  readonly type: string
  readonly rule: string
  readonly name: string | undefined
}

/** A stretch of which something is known. */
export interface Hint extends Span, Known {}

/** Lexicon, patterns and cues, ready to be looked for. Made once. */
export interface Finder {
  /** Lexicon entries and matches of patterns in a document, by start. @param mayBegin where none of the texts looked for begins for sure */
  hints(doc: Doc, mayBegin?: (offset: number) => boolean): Hint[]
  /** All texts that are looked for: those of the lexicon, and those that patterns need. */
  readonly texts: readonly string[]
  readonly cue: (word: string) => number
}

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
  const kinds = new Map(patterns.map((pattern) => [pattern, kindOf('pattern', pattern.id)]))
  const roles = new Map(
    cues.map((cue) => [
      cue.word,
      1 + (hashOf(`${cue.role}/${cue.stage ?? ''}`, 0, cue.role.length + 1 + (cue.stage?.length ?? 0)) & 0xffff),
    ]),
  )
  const match = createMatcher(patterns)
  return {
    texts: [...surfaces, ...match.literals],
    hints(doc, mayBegin) {
      const listed: Hint[] = []
      const list = (start: number, end: number, surface: number): void => {
        for (const { kind, type, rule, name } of byIndex[surface] ?? []) listed.push({ start, end, kind, type, rule, name })
      }
      trie.each(doc.text, 0, doc.text.length, list, mayBegin)
      const formed = match.all(doc, mayBegin).map(({ start, end, pattern }): Hint => {
        return { start, end, kind: kinds.get(pattern) ?? 0, type: pattern.type, rule: pattern.id, name: undefined }
      })
      return mergeSpans(
        listed,
        formed.toSorted((a, b) => a.start - b.start || a.end - b.end),
      )
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

/**
 * Hints laid out by where they begin and end in a stretch of the text.
 * @param hints by start
 */
export function knowledgeOf({ start: base, end: limit }: Span, hints: readonly Hint[], finder: Finder): Knowledge {
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
  for (let index = lastAtOrBefore(hints, base - 1) + 1; index < hints.length; index++) {
    const { start = limit, end = limit, kind = 0 } = hints[index] ?? {}
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

/** The last hint of a type that stands exactly over a span. @param hints by start, then by end */
export function hintOver(hints: readonly Hint[], { start, end }: Span, type: string): Hint | undefined {
  for (let index = lastAtOrBefore(hints, start); index >= 0; index--) {
    const hint = hints[index]
    if (!hint || hint.start < start) break
    if (hint.end === end && hint.type === type) return hint
  }
  return undefined
}
