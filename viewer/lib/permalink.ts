/** The view as an address: what is selected, opened and filtered. The address and the view always say the same. */
import type { Filters } from './filters.ts'

export const PAGES = ['graph', 'table', 'matrix', 'profile', 'questions'] as const
export const TOOLS = ['', 'compare', 'path', 'years'] as const
export const LANGUAGES = ['zh', 'en'] as const

export type Page = (typeof PAGES)[number]
export type Tool = (typeof TOOLS)[number]
export type Language = (typeof LANGUAGES)[number]

export interface View {
  readonly language: Language
  readonly page: Page
  /** Ids of the selected node and of a second one; empty for none. */
  readonly node: string
  readonly other: string
  /** What is done with the two: nothing (what is said of both), a comparison, the way from one to the other; or two years of the one, or of all. */
  readonly tool: Tool
  /** Id of the opened document, and the offsets that are looked at, `12-30`. */
  readonly document: string
  readonly at: string
  readonly question: string
  readonly values: Readonly<Record<string, string>>
  /** How a page is set up: its order, its tab, what it crosses. */
  readonly settings: Readonly<Record<string, string>>
  readonly filters: Filters
  /** The way that was taken through the graph (`lib/trail.ts`); empty for the overview. */
  readonly trail: string
  /** Whether a large graph is shown entity by entity all the same. */
  readonly whole: boolean
  /** Where the picture looks, `x,y,ratio`; empty for all of it. */
  readonly camera: string
}

/** Longer addresses get cut somewhere on their way; what does not fit is left out from the end. */
export const LONGEST = 2000

/** The query string of a view; what is as in `home` is not said, but for the language, which is another one at another reader's. */
export function encodeView(view: View, home: View): string {
  const said: [string, string][] = []
  const say = (key: string, value: string, usual: string): void => {
    if (value !== usual) said.push([key, value])
  }
  say('v', view.page, home.page)
  say('n', view.node, '')
  say('o', view.other, '')
  say('t', view.tool, '')
  say('d', view.document, '')
  say('at', view.at, '')
  say('q', view.question, '')
  for (const [name, value] of Object.entries(view.values)) say(`q.${name}`, value, '')
  for (const [name, value] of Object.entries(view.settings)) say(`p.${name}`, value, '')
  say('x', listed(view.filters.types), listed(home.filters.types))
  say('xr', listed(view.filters.relations), listed(home.filters.relations))
  say('xs', listed(view.filters.stages), listed(home.filters.stages))
  say('y', years(view.filters), '')
  say('m', String(view.filters.least), '1')
  say('u', view.filters.unlinked ? '1' : '0', home.filters.unlinked ? '1' : '0')
  for (const [name, values] of view.filters.facets) say(`f.${name}`, listed(values), '')
  say('w', view.whole ? '1' : '', '')
  say('c', view.camera, '')
  say('s', view.trail, '')
  if (said.length > 0 || view.language !== home.language) said.unshift(['l', view.language])
  return fitting(said)
}

/** Reads an address; what it does not say, or says wrongly, is as in `home`. */
export function decodeView(query: string, home: View): View {
  const params = new URLSearchParams(query)
  const text = (key: string): string => params.get(key) ?? ''
  const hidden = (key: string, usual: ReadonlySet<string>): ReadonlySet<string> => (params.has(key) ? set(text(key)) : usual)
  const [, from, to] = /^([1-9]\d{3})?-([1-9]\d{3})?$/.exec(text('y')) ?? []
  return {
    language: LANGUAGES.find((language) => language === text('l')) ?? home.language,
    page: PAGES.find((page) => page === text('v')) ?? home.page,
    node: text('n'),
    other: text('o'),
    tool: TOOLS.find((tool) => tool === text('t')) ?? '',
    document: text('d'),
    at: /^\d+-\d+$/.test(text('at')) ? text('at') : '',
    question: text('q'),
    values: Object.fromEntries(prefixed(params, 'q.')),
    settings: Object.fromEntries(prefixed(params, 'p.')),
    whole: text('w') === '1',
    camera: /^-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?,\d+(?:\.\d+)?$/.test(text('c')) ? text('c') : '',
    trail: text('s'),
    filters: {
      types: hidden('x', home.filters.types),
      relations: hidden('xr', home.filters.relations),
      stages: hidden('xs', home.filters.stages),
      from: from === undefined ? undefined : Number(from),
      to: to === undefined ? undefined : Number(to),
      least: /^[1-9]\d{0,3}$/.test(text('m')) ? Number(text('m')) : 1,
      unlinked: params.has('u') ? text('u') === '1' : home.filters.unlinked,
      facets: new Map(prefixed(params, 'f.').map(([name, value]) => [name, set(value)])),
    },
  }
}

function prefixed(params: URLSearchParams, prefix: string): [string, string][] {
  return [...params]
    .filter(([key]) => key.startsWith(prefix) && key.length > prefix.length)
    .map(([key, value]) => [key.slice(prefix.length), value])
}

const set = (value: string): ReadonlySet<string> => new Set(value.split(',').filter((name) => name !== ''))
const listed = (names: ReadonlySet<string>): string => [...names].toSorted().join(',')
const years = ({ from, to }: Filters): string => (from === undefined && to === undefined ? '' : `${from ?? ''}-${to ?? ''}`)

/** Characters that may stand in a query as they are stay readable: an address is also read by people. */
const escape = (value: string): string => encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%2F', '/')

/** What does not fit whole is left out; of a trail only its last steps. */
function fitting(said: readonly (readonly [string, string])[]): string {
  let query = ''
  for (const [key, value] of said) {
    const begin = `${query}${query === '' ? '?' : '&'}${escape(key)}=`
    const room = LONGEST - begin.length
    const rest = key === 's' ? stepsWithin(escape(value), room) : escape(value)
    if (rest.length <= room) query = begin + rest
  }
  return query
}

function stepsWithin(trail: string, room: number): string {
  let kept = trail
  while (kept.length > room && kept.includes('.')) kept = kept.slice(0, kept.lastIndexOf('.'))
  return kept
}
