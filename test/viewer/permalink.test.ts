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
  trail: '',
  whole: false,
  camera: '',
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
  { trail: 'nAbC-_9~12.eAbC-_90o.e000000~b.hAbC-_9', whole: true, camera: '0.5123,-0.25,0.0412' },
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

  it.each([
    '?l=fr&v=everything&t=fly&at=x&y=abc',
    '?__proto__=1&constructor=2&q.=3',
    '?%E0%A4%A=1',
    '?at=-1--2',
    '?c=1,2',
    '?c=a,b,c&w=yes',
    '?m=0',
    '?m=-3',
    '?y=0010-2020',
  ])('reads %s as the usual view', (query) => {
    expect(decodeView(query, HOME)).toEqual(HOME)
  })

  it('never grows longer than an address may be', () => {
    const values = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`name${at}`, '名'.repeat(30)]))
    const query = encodeView({ ...HOME, node: 'Region:340803', values }, HOME)
    expect(query.length).toBeLessThanOrEqual(LONGEST)
    expect(decodeView(query, HOME).node).toBe('Region:340803')
  })

  it('leaves out the last steps of a trail that does not fit, never its beginning', () => {
    const steps = Array.from({ length: 400 }, (_, at) => `e${String(at).padStart(6, '0')}0o`)
    const query = encodeView({ ...HOME, node: '区'.repeat(20), trail: ['nAAAAAA', ...steps].join('.') }, HOME)
    expect(query.length).toBeLessThanOrEqual(LONGEST)
    const { trail, node } = decodeView(query, HOME)
    expect(node).toBe('区'.repeat(20))
    expect(['nAAAAAA', ...steps].join('.').startsWith(trail)).toBe(true)
    expect(trail.split('.').length).toBeGreaterThan(100)
  })
})
