import { expect, test } from 'vitest'
import { PERSON_PERIOD, personPeriod } from '../../src/export/person-period.ts'
import type { Graph, GraphEdge, GraphNode, Properties } from '../../src/model.ts'
import { ontology } from './graph.ts'

const region = (id: string, parent?: string): GraphNode => ({
  id: `Region:${id}`,
  type: 'Region',
  name: id,
  aliases: [],
  properties: { level: 'county', ...(parent !== undefined && { parent: `Region:${parent}` }) },
})
const report = (id: string, about: string, year?: number): GraphNode => ({
  id: `Document:${id}`,
  type: 'Document',
  name: id,
  aliases: [],
  properties: { region: `Region:${about}`, ...(year !== undefined && { year }) },
})
const adopted = (source: string, target: string, document: string, properties: Properties = {}): GraphEdge => ({
  id: `${source}${target}${document}`,
  type: 'ADOPTED',
  source: `Region:${source}`,
  target: `Measure:${target}`,
  document,
  quote: '',
  start: 0,
  end: 0,
  rule: '',
  properties: { stage: 'implemented', ...properties },
})

const graph: Graph = {
  nodes: [
    region('市'),
    region('甲', '市'),
    region('乙', '市'),
    region('丙'),
    region('沉默'),
    report('d1', '市', 2018),
    report('d2', '甲', 2020),
    report('d3', '乙', 2019),
    report('d4', '乙', 2019),
    report('d5', '丙'),
    ...['m', 'alone'].map((id): GraphNode => ({ id: `Measure:${id}`, type: 'Measure', name: id, aliases: [], properties: {} })),
  ],
  edges: [
    adopted('市', 'm', 'd1'),
    adopted('甲', 'm', 'd2'),
    adopted('乙', 'm', 'd3', { stage: 'planned', year: 2019 }),
    adopted('丙', 'm', 'd5'),
    adopted('甲', 'alone', 'd2'),
  ],
}

const HEADER = PERSON_PERIOD.map(([column]) => column)

/** Some columns of each row. */
function shown(of: Graph, ...columns: readonly string[]): string[] {
  return [...personPeriod(of, ontology)].map((row) => columns.map((column) => row[HEADER.indexOf(column)]).join(' '))
}

test('each unit that documents tell of has a row for each year at risk, up to its adoption or its last document', () => {
  expect(shown(graph, 'item_name', 'unit_name', 'year', 't0', 't1', 'event', 'censored', 'planned')).toEqual([
    'm 乙 2018 0 1 0 0 0',
    'm 乙 2019 1 2 0 1 1',
    'm 市 2018 0 1 1 0 0',
    'm 甲 2018 0 1 0 0 0',
    'm 甲 2019 1 2 0 0 0',
    'm 甲 2020 2 3 1 0 0',
  ])
})

test('what others had done before stands beside it', () => {
  expect(shown(graph, 'unit_name', 'year', 'adopters_before', 'parent_before', 'siblings', 'siblings_before', 'reports')).toEqual([
    '乙 2018 0 0 1 0 0',
    '乙 2019 1 1 1 0 2',
    '市 2018 0 0 0 0 1',
    '甲 2018 0 0 1 0 0',
    '甲 2019 1 1 1 0 0',
    '甲 2020 1 1 1 0 1',
  ])
})

test('a row has a cell for each column', () => {
  for (const row of personPeriod(graph, ontology)) expect(row.length).toBe(HEADER.length)
})

test('what fewer than two units adopted in a known year has no rows', () => {
  expect(new Set(shown(graph, 'item_name'))).toEqual(new Set(['m']))
  expect(shown({ ...graph, edges: graph.edges.slice(0, 1) }, 'item_name')).toEqual([])
})

test('a unit without a document of its own is observed as long as others tell of it', () => {
  const nodes = graph.nodes.filter(({ id }) => id !== 'Document:d3' && id !== 'Document:d4')
  const edges = graph.edges.map((edge) => (edge.document === 'd3' ? { ...edge, document: 'd2' } : edge))
  expect(shown({ nodes, edges }, 'unit_name', 'year').filter((row) => row.startsWith('乙'))).toEqual(['乙 2018', '乙 2019', '乙 2020'])
})
