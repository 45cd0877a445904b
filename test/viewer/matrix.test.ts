import { describe, expect, it } from 'vitest'
import { applyFilters, homeFilters, type Filters, type Shown } from '../../viewer/lib/filters.ts'
import { crossedRelations, matrixOf, orderMatrix } from '../../viewer/lib/matrix.ts'
import { ontology } from '../support/graphs.ts'
import { testNet } from './net.ts'

const net = await testNet()
const HOME = homeFilters(ontology)
const shown = (part: Partial<Filters> = {}): Shown => applyFilters(net, { ...HOME, ...part })
const OPTIONS = { relation: 'ADOPTED', columns: 10 }

describe('matrixOf', () => {
  it('crosses what several have, the most shared first', () => {
    const matrix = matrixOf(net, shown(), OPTIONS)
    expect(matrix.columns.map((column) => column.name)).toEqual(['放管服改革', '枫桥经验'])
    expect(matrix.rows.map((row) => row.name)).toEqual(['甲省青河县', '甲省山阳区'])
    const crossings = matrix.rows.map((row) => matrix.columns.map((column) => matrix.at(row, column)))
    expect(crossings).toEqual([
      [
        { stage: 'deepened', year: 2021, claims: 1 },
        { stage: 'pioneered', year: 2019, claims: 1 },
      ],
      [
        { stage: 'implemented', year: 2023, claims: 1 },
        { stage: 'piloted', year: 2023, claims: 1 },
      ],
    ])
  })

  it('keeps to the filters and to its limits', () => {
    expect(matrixOf(net, shown({ from: 2022 }), OPTIONS).columns).toEqual([])
    expect(matrixOf(net, shown(), { ...OPTIONS, columns: 1 }).columns).toHaveLength(1)
    expect(matrixOf(net, shown(), { ...OPTIONS, relation: 'LED_BY' }).rows).toEqual([])
  })
})

describe('orderMatrix', () => {
  const matrix = matrixOf(net, shown(), OPTIONS)
  const names = (order: Parameters<typeof orderMatrix>[2]): string[][] => {
    const { rows, columns } = orderMatrix(net, matrix, order)
    return [rows.map((row) => row.name), columns.map((column) => column.name)]
  }
  const [QING, SHAN, FANG, FENG] = ['甲省青河县', '甲省山阳区', '放管服改革', '枫桥经验'] as const
  it.each([
    [{ rows: 'common', columns: 'common' }, [QING, SHAN], [FANG, FENG]],
    [{ rows: 'name', columns: 'name' }, [QING, SHAN], [FANG, FENG]],
    [{ rows: 'common', columns: 'year' }, [QING, SHAN], [FENG, FANG]],
    [{ rows: 'Program:枫桥经验', columns: 'common' }, [QING, SHAN], [FANG, FENG]],
    [{ rows: 'Measure:放管服改革', columns: 'common' }, [QING, SHAN], [FANG, FENG]],
  ] as const)('by %j', (order, rows, columns) => {
    expect(names(order)).toEqual([rows, columns])
  })

  it('puts the stronger stage first, whatever came first before', () => {
    const turned = { ...matrix, rows: matrix.rows.toReversed() }
    const { rows } = orderMatrix(net, turned, { rows: 'Program:枫桥经验', columns: 'common' })
    expect(rows.map((row) => row.name)).toEqual([QING, SHAN])
    const same = orderMatrix(net, turned, { rows: 'common', columns: 'common' })
    expect(same.rows.map((row) => row.name)).toEqual([SHAN, QING])
  })
})

describe('crossedRelations', () => {
  it('lists relations by their claims, without mentions', () => {
    expect(crossedRelations(net, shown({ types: new Set() }))[0]).toEqual(['ADOPTED', 5])
    expect(crossedRelations(net, shown({ types: new Set() })).map(([name]) => name)).not.toContain('MENTIONS')
  })
})
