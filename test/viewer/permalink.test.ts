import { describe, expect, it } from 'vitest'
import { homeFilters } from '../../viewer/lib/filters.ts'
import { decodeView, encodeView, LONGEST, type View } from '../../viewer/lib/permalink.ts'
import { ontology } from '../support/graphs.ts'

const filters = homeFilters(ontology)
const HOME: View = {
  language: 'zh',
  page: 'graph',
  node: '',
  other: '',
  tool: '',
  document: '',
  at: '',
  question: '',
  values: {},
  settings: {},
  filters,
}

const VIEWS: readonly Partial<View>[] = [
  {},
  { node: 'Region:340803' },
  { node: 'Measure:“放管服”&改革=100%#', other: 'Document:a/b c/文献+1', tool: 'compare', language: 'en' },
  { page: 'questions', question: 'adopters', values: { measure: '枫桥经验', from: '2019' } },
  { page: 'matrix', settings: { rows: 'name', 'only left': '枫桥&1' } },
  { document: 'reports/2021/青河', at: '12-30', page: 'table' },
  {
    filters: {
      ...filters,
      types: new Set(),
      relations: new Set(['ADOPTED', 'LED_BY']),
      stages: new Set(['-', 'planned']),
      from: 2010,
      to: 2020,
      unlinked: true,
      facets: new Map([['level', new Set(['county', 'zone'])]]),
      least: 5,
    },
  },
  { filters: { ...filters, to: 2020 } },
  { filters: { ...filters, from: 2020 } },
]

describe('permalink', () => {
  it.each(VIEWS.map((view) => [view]))('opens as the view it was made from: %j', (part) => {
    const view: View = { ...HOME, ...part }
    expect(decodeView(encodeView(view, HOME), HOME)).toEqual(view)
  })

  it('says nothing of what is as usual', () => {
    expect(encodeView(HOME, HOME)).toBe('')
    expect(encodeView({ ...HOME, node: 'Region:340803' }, HOME)).toBe('?l=zh&n=Region:340803')
  })

  it.each(['?l=fr&v=everything&t=fly&at=x&y=abc', '?__proto__=1&constructor=2&q.=3', '?%E0%A4%A=1', '?at=-1--2'])(
    'reads %s as the usual view',
    (query) => {
      expect(decodeView(query, HOME)).toEqual(HOME)
    },
  )

  it('never grows longer than an address may be', () => {
    const values = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`name${at}`, '名'.repeat(30)]))
    const query = encodeView({ ...HOME, node: 'Region:340803', values }, HOME)
    expect(query.length).toBeLessThanOrEqual(LONGEST)
    expect(decodeView(query, HOME).node).toBe('Region:340803')
  })
})
