import { describe, expect, it } from 'vitest'
import type { Row } from '../../src/model.ts'
import { cellOf, entitiesIn, shownColumns, sortedRows, valuesOf } from '../../viewer/lib/answers.ts'
import { ontology } from '../support/graphs.ts'
import { testNet } from './net.ts'

const net = await testNet()
const ROWS: readonly Row[] = [
  { region: '甲省山阳区', region_id: 'Region:990002', stage: 'piloted', year: 2023, document: 'reports/2023/山阳' },
  { region: '甲省青河县', region_id: 'Region:990001', stage: 'pioneered', year: 2019, document: 'reports/2021/青河' },
  { region: '丙市', region_id: 'Region:0', stage: null, year: null, document: '丙' },
]
const COLUMNS = ['region', 'region_id', 'stage', 'year', 'document'].map((name) => ({ name, label: { zh: name, en: name } }))
const regions = (rows: readonly Row[]): unknown[] => rows.map((row) => row['region'])

describe('the cells of an answer', () => {
  it.each([
    ['region', { text: '甲省山阳区', kind: 'entity', id: 'Region:990002' }],
    ['stage', { text: 'piloted', kind: 'stage', id: '' }],
    ['year', { text: '2023', kind: 'number', id: '' }],
    ['document', { text: '山阳区2023年工作报告', kind: 'document', id: 'reports/2023/山阳' }],
  ])('%s is known for what it is', (column, expected) => {
    expect(cellOf(net, ROWS[0] ?? {}, column)).toEqual(expected)
  })

  it('are text where the graph does not have what they name', () => {
    expect(cellOf(net, ROWS[2] ?? {}, 'region')).toEqual({ text: '丙市', kind: 'text', id: '' })
  })

  it('leave out ids that stand behind a name, and give what can be shown in the picture', () => {
    expect(shownColumns(COLUMNS).map((column) => column.name)).toEqual(['region', 'stage', 'year', 'document'])
    expect([...entitiesIn(net, COLUMNS, ROWS)]).toEqual(['Region:990002', 'Region:990001'])
  })
})

describe('valuesOf', () => {
  const facet = { name: 'domain', values: ['住房', '土地'], of: net.columns.nodes.id.map(() => -1) }
  const known = { ...net, columns: { ...net.columns, facets: [facet] } }
  it('offers the values of the property that the argument is called after', () => {
    const field = { name: 'field', label: { zh: '领域', en: 'Field of reform' }, type: 'string' }
    expect(valuesOf(known, ontology, field)).toEqual(['住房', '土地'])
    expect(valuesOf(net, ontology, field)).toEqual([])
    expect(valuesOf(known, ontology, { ...field, type: 'integer' })).toEqual([])
    expect(valuesOf(known, ontology, { ...field, label: { zh: '别的', en: 'else' } })).toEqual([])
  })
})

describe('sortedRows', () => {
  it.each([
    ['year', false, ['甲省青河县', '甲省山阳区', '丙市']],
    ['year', true, ['甲省山阳区', '甲省青河县', '丙市']],
    ['stage', false, ['甲省青河县', '甲省山阳区', '丙市']],
    ['region', false, ['丙市', '甲省青河县', '甲省山阳区']],
    ['', false, ['甲省山阳区', '甲省青河县', '丙市']],
    ['constructor', true, ['甲省山阳区', '甲省青河县', '丙市']],
  ])('by %s, down: %s', (by, down, expected) => {
    expect(regions(sortedRows(net, ROWS, { by, down }))).toEqual(expected)
  })
})
