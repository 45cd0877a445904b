/** What the seeds know of a document's stretches: places, lexicon entries, patterns, cue words; the learned model weighs it. */
import type { Cue, Doc, Lexeme, Pattern, Span } from '../model.ts'
import { createTrie } from '../trie.ts'
import type { Knowledge } from './features.ts'
import { hashOf, mix2 } from '../hash.ts'
import { createMatcher } from './matcher.ts'

/** A stretch that something outside the model knows: `kind` is what it knows of it, `rule` and `name` go to the mention. */
export interface Hint extends Span {
  readonly kind: number
  readonly type: string
  readonly rule: string
  readonly name: string | undefined
}

/** Lexicon, patterns and cues, ready to be looked for. Made once. */
export interface Finder {
  /** Lexicon entries and matches of patterns in a document, by start. */
  hints(doc: Doc): Hint[]
  cue(text: string, start: number, end: number): number
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
  const surfaces = new Map<string, Lexeme[]>()
  for (const lexeme of lexemes)
    for (const surface of new Set(lexeme.surfaces)) {
      const others = surfaces.get(surface)
      if (others) others.push(lexeme)
      else surfaces.set(surface, [lexeme])
    }
  const names = [...surfaces.keys()]
  const trie = createTrie(names)
  const roles = new Map(
    cues.map((cue) => [
      cue.word,
      1 + (hashOf(`${cue.role}/${cue.stage ?? ''}`, 0, cue.role.length + 1 + (cue.stage?.length ?? 0)) & 0xffff),
    ]),
  )
  const match = createMatcher(patterns)
  return {
    hints(doc) {
      const found: Hint[] = []
      for (const { start, end, name } of trie.all(doc.text, 0, doc.text.length))
        for (const lexeme of surfaces.get(names[name] ?? '') ?? [])
          found.push({ start, end, kind: kindOf('lexicon', lexeme.type), type: lexeme.type, rule: lexeme.id, name: lexeme.name })
      for (const { start, end, pattern } of match(doc))
        found.push({ start, end, kind: kindOf('pattern', pattern.id), type: pattern.type, rule: pattern.id, name: undefined })
      return found.toSorted((a, b) => a.start - b.start || a.end - b.end)
    },
    cue: (text, start, end) => roles.get(text.slice(start, end)) ?? 0,
  }
}

/** A kind as a number: a hash, so that weights outlive a change in the order of rules. */
export function kindOf(family: string, name: string): number {
  return mix2(hashOf(family, 0, family.length), hashOf(name, 0, name.length))
}

/** Hints laid out by where they begin and end. */
export function knowledgeOf(text: string, hints: readonly Hint[], finder: Finder): Knowledge & { readonly cuts: ReadonlySet<number> } {
  const width = text.length + 1
  const exact = new Map<number, number[]>()
  const beginning = new Map<number, number[]>()
  const ending = new Map<number, number[]>()
  const cuts = new Set<number>()
  for (const { start, end, kind } of hints) {
    add(exact, start * width + end, kind)
    add(beginning, start, kind)
    add(ending, end, kind)
    cuts.add(start)
    cuts.add(end)
  }
  return {
    cuts,
    exact: (start, end) => exact.get(start * width + end) ?? NONE,
    beginning: (start) => beginning.get(start) ?? NONE,
    ending: (end) => ending.get(end) ?? NONE,
    cue: (start, end) => finder.cue(text, start, end),
  }
}

const NONE: readonly number[] = []

function add(map: Map<number, number[]>, key: number, kind: number): void {
  const list = map.get(key)
  if (!list) map.set(key, [kind])
  else if (!list.includes(kind)) list.push(kind)
}
