import { describe, expect, it } from 'vitest'
import type { Claim, Neighbour } from '../../src/serve/answers.ts'
import { bandProperty, bandsOf, crossed, spreadOf, stagesByYear, weakestStage } from '../../viewer/lib/spread.ts'
import { ontology } from '../support/graphs.ts'
import { testNet } from './net.ts'

const net = await testNet()

function end(name: string, said: readonly (readonly [number | null, string | null])[]): Neighbour {
  const claims = said.map(([year, stage], at): Claim => ({
    id: `${name}${at}`,
    relation: 'ADOPTED',
    source: `Region:${name}`,
    target: 'Measure:x',
    document: 'd',
    title: 'd',
    node: 'Document:d',
    stage,
    year,
    properties: {},
    quote: '。',
    start: 0,
    end: 1,
    rule: 'test',
  }))
  return { id: `Region:${name}`, type: 'Region', name, degree: 1, claims }
}

const ENDS = [
  end('乙', [
    [2023, 'implemented'],
    [2021, 'piloted'],
  ]),
  end('甲', [[2019, 'pioneered']]),
  end('丙', [
    [2018, 'planned'],
    [2021, null],
  ]),
  end('丁', [[2022, 'planned']]),
  end('戊', [[null, 'deepened']]),
]
const bands: Readonly<Record<string, string>> = { 乙: 'county', 甲: 'county', 丙: 'prefecture', 丁: 'prefecture' }
const spread = spreadOf(ontology, ENDS, (id) => bands[id.slice('Region:'.length)] ?? '')

describe('spreadOf', () => {
  it('counts each end from its first claim on, plans left out', () => {
    expect(spread.years).toEqual([2019, 2020, 2021])
    expect(spread.totals).toEqual([1, 1, 3])
    expect(spread.bands).toEqual([
      { band: 'county', totals: [1, 1, 2] },
      { band: 'prefecture', totals: [0, 0, 1] },
    ])
  })

  it('names the first, and lists ends by the year in which they began', () => {
    expect(spread.firsts.map((one) => one.end.name)).toEqual(['甲'])
    expect(spread.uptakes.map((one) => [one.end.name, one.first?.year])).toEqual([
      ['甲', 2019],
      ['乙', 2021],
      ['丙', 2021],
      ['戊', undefined],
      ['丁', undefined],
    ])
  })

  it('knows since when each is told of, plans too', () => {
    expect(Object.fromEntries(spread.uptakes.map((one) => [one.end.name, one.since]))).toEqual({
      甲: 2019,
      乙: 2021,
      丙: 2018,
      丁: 2022,
      戊: undefined,
    })
  })

  it('has no years where none is said', () => {
    expect(spreadOf(ontology, [end('戊', [[null, 'deepened']])], () => '')).toMatchObject({ years: [], totals: [], firsts: [], bands: [] })
  })
})

describe('crossed', () => {
  const crossing = crossed(ontology, spread, ['prefecture', 'county'])
  it('puts each end under the strongest stage that is said of it', () => {
    expect(crossing.bands).toEqual(['prefecture', 'county', ''])
    expect(crossing.stages).toEqual(['pioneered', 'piloted', 'deepened', 'planned'])
    expect(crossing.at('county', 'piloted').map((one) => one.end.name)).toEqual(['乙'])
    expect(crossing.at('prefecture', 'planned').map((one) => one.end.name)).toEqual(['丙', '丁'])
    expect(crossing.at('', 'deepened').map((one) => one.end.name)).toEqual(['戊'])
  })
})

describe('stagesByYear', () => {
  it('has the strongest stage of each year', () => {
    const stages = stagesByYear(
      ontology,
      end('己', [
        [2020, 'planned'],
        [2020, 'piloted'],
        [2021, null],
        [null, 'deepened'],
      ]),
    )
    expect([...stages]).toEqual([
      [2020, 'piloted'],
      [2021, ''],
    ])
  })
})

describe('what ends are told apart by', () => {
  it('is a property with a closed list of values, else one that the graph has few values of', () => {
    expect(bandProperty(ontology, net, new Set(['Region']))?.name).toBe('level')
    expect(bandProperty(ontology, net, new Set(['Measure', 'Program']))).toBeUndefined()
    const facet = { name: 'domain', values: ['住房', '土地'], of: net.columns.nodes.id.map((id) => (id === 'Measure:一网通办' ? 1 : -1)) }
    const withFacet = { ...net, columns: { ...net.columns, facets: [facet] } }
    expect(bandProperty(ontology, withFacet, new Set(['Measure', 'Program']))?.name).toBe('domain')
    expect(['Measure:一网通办', 'Measure:河长制', 'Measure:没有'].map(bandsOf(withFacet, 'domain'))).toEqual(['土地', '', ''])
  })

  it('knows the weakest stage', () => {
    expect(weakestStage(ontology)).toBe('planned')
  })
})
