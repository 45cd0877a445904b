import { describe, expect, it } from 'vitest'
import { applyFilters, homeFilters } from '../../viewer/lib/filters.ts'
import {
  claimRecord,
  claimRows,
  mostConnectedByType,
  nodeRecord,
  nodeRows,
  NODE_COLUMNS,
  orderOf,
  tableCsv,
  writtenOrder,
} from '../../viewer/lib/table.ts'
import { ontology } from '../support/graphs.ts'
import { madeNet, testNet } from './net.ts'

const net = await testNet()
const shown = applyFilters(net, homeFilters(ontology))

describe('the table', () => {
  it('has a row for every node and every claim of the picture', () => {
    expect(nodeRows(net, shown, { by: 'name', down: false }, '')).toHaveLength(shown.nodeCount)
    expect(claimRows(net, shown, { by: 'year', down: false }, '')).toHaveLength(shown.claimCount)
  })

  it('is sorted by what is asked for, Chinese by its reading', () => {
    const degrees = nodeRows(net, shown, { by: 'degree', down: true }, '').map((row) => row.degree)
    expect(degrees).toEqual(degrees.toSorted((a, b) => b - a))
    const names = nodeRows(net, shown, { by: 'name', down: false }, '').map((row) => row.name)
    expect(names.indexOf('放管服改革')).toBeLessThan(names.indexOf('枫桥经验'))
    expect(names.indexOf('枫桥经验')).toBeLessThan(names.indexOf('一网通办'))
    const years = claimRows(net, shown, { by: 'year', down: true }, '').map((row) => row.year)
    expect(years).toEqual(years.toSorted((a, b) => b - a))
  })

  it('names of each type the most connected, those of as many links in the order of ids', () => {
    const made = madeNet(
      ['Program:a', 'Program:b', 'Program:c', 'Program:d', 'Region:x', 'Region:y', 'Region:z'].map((id) => ({ id })),
      [
        ['Region:x', 'ADOPTED', 'Program:a'],
        ['Region:x', 'ADOPTED', 'Program:c'],
        ['Region:y', 'ADOPTED', 'Program:c'],
        ['Region:y', 'ADOPTED', 'Program:b'],
      ],
    )
    const named = mostConnectedByType(made, 2).map((places) => places.map((at) => made.columns.nodes.name[at]))
    expect(named.filter((names) => names.length > 0)).toEqual([
      ['x', 'y'],
      ['c', 'a'],
    ])
  })

  it('is narrowed by a part of a name at either end', () => {
    expect(nodeRows(net, shown, { by: 'name', down: false }, '枫桥').map((row) => row.id)).toEqual(['Program:枫桥经验'])
    expect(
      claimRows(net, shown, { by: 'source', down: false }, '枫桥').map((row) => `${row.source.name} ${row.relation} ${row.target.name}`),
    ).toEqual(['枫桥经验 LED_BY 区司法局', '甲省青河县 ADOPTED 枫桥经验', '甲省山阳区 ADOPTED 枫桥经验'])
  })

  it('shows of each claim the document that says it', () => {
    const [row] = claimRows(net, shown, { by: 'year', down: false }, '一网通办')
    expect([row?.document?.name, row?.stage, row?.year]).toEqual(['<img src=x onerror=alert(1)>', 'planned', 2022])
  })
})

describe('tableCsv', () => {
  it('has what the table has, with ids', () => {
    const nodes = nodeRows(net, shown, { by: 'name', down: false }, '枫桥').map(nodeRecord)
    expect(tableCsv(nodes)).toBe('\uFEFFid,type,name,degree,documents\r\nProgram:枫桥经验,Program,枫桥经验,3,2\r\n')
    const claims = claimRows(net, shown, { by: 'source', down: false }, '区司法局').map(claimRecord)
    expect(tableCsv(claims).split('\r\n')[1]).toBe(
      '枫桥经验,Program:枫桥经验,LED_BY,区司法局,Institution:区司法局,,2023,山阳区2023年工作报告,Document:reports/2023/山阳',
    )
  })
})

describe('orderOf', () => {
  const usual = { by: 'degree', down: true } as const
  it.each([
    ['name', { by: 'name', down: false }],
    ['name-', { by: 'name', down: true }],
    ['', usual],
    ['colour', usual],
    ['-', usual],
  ])('reads %j', (written, expected) => {
    expect(orderOf(written, NODE_COLUMNS, usual)).toEqual(expected)
  })

  it('reads what was written', () => {
    for (const by of NODE_COLUMNS)
      for (const down of [true, false]) expect(orderOf(writtenOrder({ by, down }), NODE_COLUMNS, usual)).toEqual({ by, down })
  })
})
