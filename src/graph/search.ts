/**
 * Finding entities by what a person remembers of them: any characters inside a name or an alias, its pinyin
 * (fengqiao, also cut short: fengq) or the initials of it (fq). Readings are computed when the first Latin query comes.
 * The page has an index of its own over the same names (`viewer/lib/search.ts`); one set of tests holds both to the same hits.
 */
import type { GraphNode } from '../model.ts'
import { compare } from './merge.ts'
import { syllablesOf } from './readings.ts'

export interface Hit {
  readonly id: string
  /** The name or alias that matched, and the part of it that did. */
  readonly form: string
  readonly start: number
  readonly end: number
  readonly by: 'text' | 'pinyin' | 'initials'
}

export interface SearchOptions {
  readonly limit: number
  /** Types to look in; all where empty. */
  readonly types?: readonly string[]
}

export interface SearchIndex {
  readonly total: number
  search(query: string, options: SearchOptions): Found
}

export interface Found {
  readonly hits: readonly Hit[]
  /** How many entities match in all, by type. */
  readonly counts: Readonly<Record<string, number>>
}

/** What of a node is searched. */
export type Named = Pick<GraphNode, 'id' | 'type' | 'name' | 'aliases'>

interface Form {
  readonly node: Named
  readonly text: string
  readonly folded: string
  /** Whether it is the name itself rather than an alias. */
  readonly main: boolean
}

/** A form as it is spoken: its syllables run together, where each one begins, and their initials. */
interface Reading {
  readonly letters: string
  /** From an offset in `letters` to the number of the character that is spoken from there on. */
  readonly starts: ReadonlyMap<number, number>
  readonly initials: string
  /** Where each character begins in the form, and where the form ends. */
  readonly offsets: readonly number[]
}

type Match = Hit & { readonly quality: number; readonly main: boolean; readonly type: string }

export function createSearch(nodes: readonly Named[], weight: (id: string) => number): SearchIndex {
  const forms = nodes.flatMap((node) =>
    [node.name, ...node.aliases].map((text, index): Form => ({ node, text, folded: fold(text), main: index === 0 })),
  )
  let readings: readonly Reading[] | undefined
  return {
    total: nodes.length,
    search(query, { limit, types = [] }) {
      const wanted = fold(query).replaceAll(/\s+/gu, '')
      if (wanted === '') return { hits: [], counts: {} }
      const latin = /^[a-zü'’]+$/u.test(wanted) ? wanted.replaceAll(/['’]/gu, '').replaceAll('ü', 'v') : undefined
      if (latin) readings ??= forms.map((form) => readingOf(form.text))
      const best = new Map<string, Match>()
      forms.forEach((form, index) => {
        const match = matchText(form, wanted) ?? (latin ? matchReading(form, readings?.[index], latin) : undefined)
        if (!match) return
        const old = best.get(match.id)
        if (!old || better(match, old) < 0) best.set(match.id, match)
      })
      return rank([...best.values()], { limit, types, weight })
    },
  }
}

function rank(matches: readonly Match[], { limit, types, weight }: SearchOptions & { readonly weight: (id: string) => number }): Found {
  const counts: Record<string, number> = {}
  for (const { type } of matches) counts[type] = (counts[type] ?? 0) + 1
  const hits = matches
    .filter((match) => !types?.length || types.includes(match.type))
    .toSorted((a, b) => a.quality - b.quality || weight(b.id) - weight(a.id) || compare(a.id, b.id))
    .slice(0, limit)
    .map(({ id, form, start, end, by }): Hit => ({ id, form, start, end, by }))
  return { hits, counts }
}

const better = (a: Match, b: Match): number => a.quality - b.quality || Number(b.main) - Number(a.main) || compare(a.form, b.form)

/** 0 the whole form, 1 its beginning, 2 inside it; what is only sounded alike comes after what is written alike. */
function qualityOf(start: number, end: number, length: number): number {
  if (start > 0) return 2
  return end === length ? 0 : 1
}

function matchText({ node, text, folded, main }: Form, wanted: string): Match | undefined {
  const start = folded.indexOf(wanted)
  if (start < 0) return undefined
  const end = start + wanted.length
  return { id: node.id, type: node.type, form: text, start, end, by: 'text', quality: qualityOf(start, end, folded.length), main }
}

function matchReading({ node, text, main }: Form, reading: Reading | undefined, wanted: string): Match | undefined {
  if (!reading) return undefined
  const found = inInitials(reading, wanted) ?? inLetters(reading, wanted)
  if (!found) return undefined
  const start = reading.offsets[found.start] ?? 0
  const end = reading.offsets[found.end] ?? text.length
  return { id: node.id, type: node.type, form: text, start, end, by: found.by, quality: 3 + qualityOf(start, end, text.length), main }
}

/** Initials of one letter find nothing: nearly every name has it somewhere. */
function inInitials({ initials }: Reading, wanted: string): { start: number; end: number; by: 'initials' } | undefined {
  const start = wanted.length > 1 ? initials.indexOf(wanted) : -1
  return start < 0 ? undefined : { start, end: start + wanted.length, by: 'initials' }
}

/** A match begins where a syllable does; its last syllable may be cut short. */
function inLetters({ letters, starts }: Reading, wanted: string): { start: number; end: number; by: 'pinyin' } | undefined {
  for (let at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + 1)) {
    const start = starts.get(at)
    if (start === undefined) continue
    let end = start
    for (const [offset, character] of starts) if (offset < at + wanted.length) end = Math.max(end, character + 1)
    return { start, end, by: 'pinyin' }
  }
  return undefined
}

function readingOf(text: string): Reading {
  const syllables = syllablesOf(text)
  const starts = new Map<number, number>()
  let letters = ''
  syllables.forEach((syllable, index) => {
    starts.set(letters.length, index)
    letters += syllable
  })
  const offsets = [0]
  for (const character of text) offsets.push((offsets.at(-1) ?? 0) + character.length)
  return { letters, starts, offsets, initials: syllables.map((syllable) => syllable.charAt(0) || '?').join('') }
}

/** Case and width do not matter; every character stays one, so that places in it are places in the name. */
function fold(text: string): string {
  return Array.from({ length: text.length }, (_, index) => foldUnit(text.charAt(index))).join('')
}

function foldUnit(unit: string): string {
  const folded = unit.normalize('NFKC').toLowerCase()
  return folded.length === 1 ? folded : unit
}
