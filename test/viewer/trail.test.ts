import { describe, expect, it } from 'vitest'
import { applyFilters, homeFilters, type Filters } from '../../viewer/lib/filters.ts'
import { expansionsOf } from '../../viewer/lib/expansions.ts'
import { groupGraph } from '../../viewer/lib/groups.ts'
import { handleOf, nodeOf } from '../../viewer/lib/handles.ts'
import { decodeTrail, encodeTrail, MOST, OVERVIEW, walkTrail, type Step, type Trail, type Walked } from '../../viewer/lib/trail.ts'
import { ontology } from '../support/graphs.ts'
import { random } from '../support/synthetic.ts'
import { madeNet, type MadeClaim } from './net.ts'

/** 皖 adopts 150 measures, 浙 every third of them, 苏 two; the first measures are led by an institution. */
const MEASURES = Array.from({ length: 150 }, (_, at) => `Measure:${String(at).padStart(3, '0')}`)
const CLAIMS: readonly MadeClaim[] = [
  ...MEASURES.map((id, at): MadeClaim => ['Region:皖', 'ADOPTED', id, 'implemented', 2010 + (at % 10)]),
  ...MEASURES.filter((_id, at) => at % 3 === 0).map((id): MadeClaim => ['Region:浙', 'ADOPTED', id, 'piloted', 2015]),
  ['Region:苏', 'ADOPTED', 'Measure:000', 'planned', 2020],
  ['Region:苏', 'ADOPTED', 'Measure:001', 'planned', 2020],
  ['Measure:000', 'LED_BY', 'Institution:局', undefined, 2020],
  ['Region:苏', 'PARTNERED_WITH', 'Region:浙', undefined, 2020],
]
const net = madeNet(
  ['Institution:局', ...MEASURES, 'Region:浙', 'Region:皖', 'Region:苏'].toSorted().map((id) => ({ id })),
  CLAIMS,
)
const at = (id: string): number => net.indexOf.get(id) ?? -1
const ADOPTED = net.columns.relations.indexOf('ADOPTED')
const passing = (part: Partial<Filters> = {}) => applyFilters(net, { ...homeFilters(ontology), ...part })
const from = (ids: readonly string[], steps: readonly Step[] = []): Trail => ({
  start: { kind: 'some', nodes: ids.map(at), total: ids.length },
  steps,
})
const walk = (trail: Trail, part: Partial<Filters> = {}): Walked => walkTrail(net, passing(part), trail)
const on = ({ scope }: Walked): string[] => net.columns.nodes.id.filter((_id, node) => scope?.[node] === 1)
const expand = (id: string, relation = -1, way: 'out' | 'in' | 'both' = 'both'): Step => ({ op: 'expand', node: at(id), relation, way })

describe('walkTrail', () => {
  it('looks at the whole graph in the overview', () => {
    expect(walk(OVERVIEW).scope).toBeUndefined()
  })

  it('brings at most 100 at once, the most connected first, and the rest with the next step', () => {
    const once = walk(from(['Region:皖'], [expand('Region:皖', ADOPTED, 'out')]))
    expect(once.counts).toEqual([{ shown: MOST, total: 150 }])
    // What 浙 has too is better connected.
    expect(MEASURES.filter((_id, n) => n % 3 === 0).every((id) => on(once).includes(id))).toBe(true)
    const twice = walk(from(['Region:皖'], [expand('Region:皖', ADOPTED, 'out'), expand('Region:皖', ADOPTED, 'out')]))
    expect(twice.counts[1]).toEqual({ shown: 150, total: 150 })
    expect(on(once).every((id) => on(twice).includes(id))).toBe(true)
  })

  it('keeps to the relation and the direction', () => {
    expect(on(walk(from(['Measure:000'], [expand('Measure:000', ADOPTED, 'in')])))).toEqual([
      'Measure:000',
      'Region:浙',
      'Region:皖',
      'Region:苏',
    ])
    expect(on(walk(from(['Measure:000'], [expand('Measure:000', ADOPTED, 'out')])))).toEqual(['Measure:000'])
  })

  it('brings only what the filters let pass', () => {
    const { counts } = walk(from(['Region:皖'], [expand('Region:皖')]), { from: 2019 })
    expect(counts).toEqual([{ shown: 15, total: 15 }])
  })

  it.each<[string, Step[], string[]]>([
    ['takes away what expanding brought', [expand('Region:苏'), { op: 'collapse', node: at('Region:苏') }], ['Region:苏']],
    [
      'but not what is pinned',
      [expand('Region:苏'), { op: 'pin', node: at('Measure:001') }, { op: 'collapse', node: at('Region:苏') }],
      ['Measure:001', 'Region:苏'],
    ],
    [
      'nor what was expanded itself, with what that brought',
      [expand('Region:苏', ADOPTED, 'out'), expand('Measure:000'), { op: 'collapse', node: at('Region:苏') }],
      ['Institution:局', 'Measure:000', 'Region:浙', 'Region:皖', 'Region:苏'],
    ],
    [
      'hides one, which no expansion brings back',
      [expand('Region:苏'), { op: 'hide', node: at('Region:浙') }, expand('Region:苏')],
      ['Measure:000', 'Measure:001', 'Region:苏'],
    ],
    [
      'adds what was searched for, hidden or not',
      [
        { op: 'hide', node: at('Region:浙') },
        { op: 'add', node: at('Region:浙') },
      ],
      ['Region:浙', 'Region:苏'],
    ],
  ])('collapses, hides and pins: it %s', (_what, steps, expected) => {
    expect(on(walk(from(['Region:苏'], steps)))).toEqual(expected.toSorted())
  })

  it('tells of each step what is on the canvas after it', () => {
    const { counts } = walk(
      from(['Region:苏'], [expand('Region:苏'), { op: 'hide', node: at('Measure:001') }, expand('Region:苏', ADOPTED, 'out')]),
    )
    expect(counts.map(({ shown, total }) => `${shown}/${total}`)).toEqual(['3/3', '1/1', '1/2'])
  })

  it('is the same whatever way led to it: a step that is taken back leaves nothing behind', () => {
    const steps = [expand('Region:苏'), expand('Region:浙', ADOPTED, 'out'), { op: 'hide', node: at('Measure:003') } as const]
    for (let n = 0; n <= steps.length; n++)
      expect(on(walk(from(['Region:苏'], steps.slice(0, n))))).toEqual(on(walk(from(['Region:苏'], steps.slice(0, n)))))
    expect(on(walk(from(['Region:苏'], steps.slice(0, 2))))).toContain('Measure:003')
    expect(on(walk(from(['Region:苏'], steps)))).not.toContain('Measure:003')
  })
})

describe('expansionsOf', () => {
  it('counts, for each relation and direction, what there is and what is on the canvas', () => {
    const shown = applyFilters(net, homeFilters(ontology), { scope: walk(from(['Region:苏', 'Measure:000'])).scope })
    const told = expansionsOf(net, ontology, { passing: passing(), shown }, at('Region:苏')).map(
      ({ relation, way, shown: there, total }) => `${net.columns.relations[relation] ?? 'all'} ${way} ${there}/${total}`,
    )
    expect(told).toEqual(['all both 1/3', 'ADOPTED out 1/2', 'PARTNERED_WITH both 0/1'])
  })
})

describe('encodeTrail', () => {
  it.each<[string, Trail]>([
    ['the overview', OVERVIEW],
    ['entities', from(['Region:皖', 'Measure:001'])],
    ['some of many', { start: { kind: 'some', nodes: [at('Region:皖')], total: 463 }, steps: [] }],
    ['a group', { start: { kind: 'group', group: 'Ab-_90' }, steps: [expand('Region:皖', ADOPTED, 'out')] }],
    ['steps from the overview', { start: { kind: 'all' }, steps: [{ op: 'hide', node: at('Region:皖') }] }],
    [
      'every kind of step',
      from(
        ['Region:皖'],
        [
          expand('Region:皖'),
          expand('Measure:000', ADOPTED, 'in'),
          ...(['collapse', 'hide', 'pin', 'unpin', 'add'] as const).map((op): Step => ({ op, node: at('Region:浙') })),
        ],
      ),
    ],
  ])('is read again as it was: %s', (_what, trail) => {
    expect(decodeTrail(net, encodeTrail(net, trail))).toEqual(trail)
  })

  it('says 100 entities and 60 steps in less than 1,300 characters', () => {
    const steps = Array.from({ length: 60 }, (_, n) => expand(MEASURES[n] ?? '', ADOPTED, 'in'))
    expect(encodeTrail(net, from(MEASURES.slice(0, 100), steps)).length).toBeLessThan(1300)
  })

  it('leaves out what means nothing here, and never fails on what someone wrote', () => {
    const start = encodeTrail(net, from(['Region:皖']))
    expect(decodeTrail(net, `${start}.eAAAAAA0o.hAAAAAA.zz.e.${'.'.repeat(300)}`)).toEqual(from(['Region:皖']))
    expect(decodeTrail(net, 'nAAAAAA')).toEqual(OVERVIEW)
    const next = random(3)
    const signs = Array.from('.~nghecpuaAZaz09_-o/%')
    for (let n = 0; n < 2000; n++) {
      const text = Array.from({ length: Math.floor(next() * 40) }, () => signs[Math.floor(next() * signs.length)]).join('')
      expect(() => walk(decodeTrail(net, text))).not.toThrow()
    }
  })
})

describe('handleOf', () => {
  it('tells 50,000 ids apart but for a few', () => {
    const ids = Array.from({ length: 50_000 }, (_, n) => `Measure:第${n}号改革`)
    expect(new Set(ids.map(handleOf)).size).toBeGreaterThan(49_990)
    expect(handleOf('Region:皖')).toMatch(/^[\w-]{6}$/)
    expect(nodeOf(net, handleOf('Region:皖'))).toBe(at('Region:皖'))
  })
})

describe('groupGraph', () => {
  const many = madeNet(
    [
      ...MEASURES.map((id, n) => ({ id, facets: { domain: ['政务', '治理', '教育'][n % 3] ?? '' } })),
      { id: 'Policy:文件' },
      { id: 'Region:浙', facets: { province: '浙江', level: 'county' } },
      { id: 'Region:皖', facets: { province: '安徽', level: 'county' } },
      { id: 'Region:苏', facets: { level: 'province' } },
    ].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    [...CLAIMS.filter(([, relation]) => relation === 'ADOPTED'), ['Region:皖', 'ISSUED', 'Policy:文件']],
  )
  const grouped = groupGraph(many, applyFilters(many, homeFilters(ontology)))

  it('puts every entity that is shown into one group, by what tells most of its type apart', () => {
    expect(grouped.groups.map(({ type, facet, value, count }) => `${type} ${facet} ${value} ${count}`).toSorted()).toEqual(
      [
        'Measure domain 教育 50',
        'Measure domain 政务 50',
        'Measure domain 治理 50',
        'Policy   1',
        'Region province  1',
        'Region province 安徽 1',
        'Region province 浙江 1',
      ].toSorted(),
    )
  })

  it('lets no two discs overlap, and counts the claims between them', () => {
    const overlaps = grouped.groups.flatMap((a) =>
      grouped.groups.filter((b) => a !== b && Math.hypot(a.x - b.x, a.y - b.y) < a.radius + b.radius - 0.01).map((b) => [a.value, b.value]),
    )
    expect(overlaps).toEqual([])
    const words = grouped.links.map(({ a, b, claims }) => [grouped.groups[a]?.value, grouped.groups[b]?.value, claims])
    expect(words.find(([a, b]) => [a, b].includes('浙江') && [a, b].includes('政务'))?.[2]).toBe(50)
  })

  it('opens as its most connected members', () => {
    const group = grouped.groups.find(({ value }) => value === '政务')?.key ?? ''
    const { scope } = walkTrail(many, applyFilters(many, homeFilters(ontology)), { start: { kind: 'group', group }, steps: [] })
    expect(scope?.reduce((sum, one) => sum + one, 0)).toBe(50)
  })
})
