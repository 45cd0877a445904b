/**
 * Finding entities in the page itself, as one types: any characters inside a name or an alias, its pinyin (fengqiao, also
 * cut short: fengq) or its initials (fq). The server's search (`src/graph/search.ts`) gives the same hits to programs.
 */
import type { SearchHit } from '../../src/serve/answers.ts'
import { fold, type Names } from './names.ts'
import type { Net } from './net.ts'

export interface Found {
  readonly hits: readonly SearchHit[]
  /** How many entities match in all, by type. */
  readonly counts: ReadonlyMap<string, number>
}

interface SearchOptions {
  readonly limit: number
  /** Types to look in; all where empty. */
  readonly types?: readonly string[]
}

/** For each form how it matched and where; the first match of a form counts. */
interface Matches {
  readonly by: Uint8Array
  readonly start: Int32Array
  readonly end: Int32Array
}

const BY = ['', 'text', 'initials', 'pinyin'] as const
const TEXT = 1
const INITIALS = 2
const PINYIN = 3
const NO_MATCH = 255

export function searchNames(net: Net, names: Names, query: string, { limit, types = [] }: SearchOptions): Found {
  const wanted = fold(query).replaceAll(/\s+/gu, '')
  if (wanted === '') return { hits: [], counts: new Map() }
  const matches = matchForms(names, wanted)
  const { quality, form } = bestOf(net, names, matches)
  const { nodes, types: typeNames } = net.columns
  const counts = new Map<string, number>()
  const allowed = typeNames.map((name) => types.length === 0 || types.includes(name))
  const first: number[] = []
  quality.forEach((one, node) => {
    if (one === NO_MATCH) return
    const type = nodes.type[node] ?? -1
    const name = typeNames[type] ?? ''
    counts.set(name, (counts.get(name) ?? 0) + 1)
    if (allowed[type]) keepFirst(first, rank(one, nodes.degree[node] ?? 0, node), limit)
  })
  return { hits: first.map((key) => hitOf(net, names, { matches, node: key % NODES, form: form[key % NODES] ?? 0 })), counts }
}

/** Keeps the least keys in order: of thousands that match only a few are listed. */
function keepFirst(first: number[], key: number, limit: number): void {
  if (first.length >= limit && key > (first.at(-1) ?? 0)) return
  const place = first.findIndex((one) => one > key)
  first.splice(place < 0 ? first.length : place, 0, key)
  if (first.length > limit) first.pop()
}

/** More nodes or neighbours than this do not fit into a number that is sorted by. */
const NODES = 1e7
const DEGREES = 1e7

/** Better quality first, then the better connected, then the order of ids, which is the order of nodes. */
const rank = (quality: number, degree: number, node: number): number => (quality * DEGREES + (DEGREES - 1 - degree)) * NODES + node

function matchForms(names: Names, wanted: string): Matches {
  const count = names.nodes.length
  const matches = { by: new Uint8Array(count), start: new Int32Array(count), end: new Int32Array(count) }
  scan(names, names.text, wanted, (at, form) => note(matches, form, { by: TEXT, start: at, end: at + wanted.length }))
  const latin = /^[a-zü'’]+$/u.test(wanted) ? wanted.replaceAll(/['’]/gu, '').replaceAll('ü', 'v') : ''
  if (latin === '') return matches
  // Initials of one letter find nothing: nearly every name has it somewhere.
  if (latin.length > 1)
    scan(names, names.initials, latin, (at, form) => note(matches, form, { by: INITIALS, start: at, end: at + latin.length }))
  scanLetters(names, latin, matches)
  return matches
}

/** Every form in whose stretch of `text` the wanted stands, at its first place. */
function scan({ starts }: Names, text: string, wanted: string, found: (at: number, form: number) => void): void {
  let form = 0
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, starts[form] ?? text.length)) {
    while ((starts[form + 1] ?? text.length) <= at) form++
    found(at, form)
    form++
  }
}

/** A match begins where a syllable does; its last syllable may be cut short. */
function scanLetters({ letters, from, starts, text }: Names, wanted: string, matches: Matches): void {
  let form = 0
  for (let at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + 1)) {
    const start = from[at] ?? 0
    if (at > 0 && from[at - 1] === start) continue
    while ((starts[form + 1] ?? 0) <= start) form++
    const last = from[at + wanted.length - 1] ?? start
    note(matches, form, { by: PINYIN, start, end: last + ((text.codePointAt(last) ?? 0) > 0xff_ff ? 2 : 1) })
  }
}

function note(
  matches: Matches,
  form: number,
  { by, start, end }: { readonly by: number; readonly start: number; readonly end: number },
): void {
  if (matches.by[form] !== 0) return
  matches.by[form] = by
  matches.start[form] = start
  matches.end[form] = end
}

/** Of each node the form that matches best: the better match, then the name itself, then the form that comes first. */
function bestOf(net: Net, names: Names, matches: Matches): { readonly quality: Uint8Array; readonly form: Int32Array } {
  const count = net.columns.nodes.id.length
  const quality = new Uint8Array(count).fill(NO_MATCH)
  const form = new Int32Array(count).fill(-1)
  matches.by.forEach((by, at) => {
    if (by === 0) return
    const node = names.nodes[at] ?? 0
    const own = qualityOf(names, matches, at)
    const old = quality[node] ?? NO_MATCH
    if (own > old || (own === old && ((form[node] ?? 0) < names.main || formOf(names, form[node] ?? 0) <= formOf(names, at)))) return
    quality[node] = own
    form[node] = at
  })
  return { quality, form }
}

/** 0 the whole form, 1 its beginning, 2 inside it; what is only sounded alike comes after what is written alike. */
function qualityOf({ starts }: Names, { by, start, end }: Matches, form: number): number {
  const sounded = by[form] === TEXT ? 0 : 3
  if (start[form] !== starts[form]) return sounded + 2
  return sounded + (end[form] === (starts[form + 1] ?? 0) - 1 ? 0 : 1)
}

const formOf = ({ raw, starts }: Names, form: number): string => raw.slice(starts[form], (starts[form + 1] ?? 0) - 1)

function hitOf(
  { columns: { nodes, types } }: Net,
  names: Names,
  { matches, node, form }: { readonly matches: Matches; readonly node: number; readonly form: number },
): SearchHit {
  const start = names.starts[form] ?? 0
  const by = BY[matches.by[form] ?? TEXT]
  return {
    id: nodes.id[node] ?? '',
    type: types[nodes.type[node] ?? -1] ?? '',
    name: nodes.name[node] ?? '',
    degree: nodes.degree[node] ?? 0,
    matched: {
      form: formOf(names, form),
      start: (matches.start[form] ?? 0) - start,
      end: (matches.end[form] ?? 0) - start,
      by: by === '' || by === undefined ? 'text' : by,
    },
  }
}
