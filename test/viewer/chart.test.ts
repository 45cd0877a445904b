import { describe, expect, it } from 'vitest'
import { chartOf } from '../../viewer/lib/chart.ts'
import type { Spread, Uptake } from '../../viewer/lib/spread.ts'

const FRAME = { width: 640, height: 200, top: 10, right: 100, bottom: 10, left: 40 }

function spread(perYear: readonly number[]): Spread {
  const uptakes = perYear.flatMap((n, at) =>
    Array.from({ length: n }, (_, one): Uptake => ({
      end: { id: `${at}-${one}`, type: 'x', name: '甲', degree: 0, claims: [] },
      band: one % 2 === 0 ? 'even' : 'odd',
      first: { year: 2015 + at, stage: '' },
      since: 2015 + at,
      stage: '',
    })),
  )
  const totals = perYear.map((_, at) => perYear.slice(0, at + 1).reduce((sum, n) => sum + n, 0))
  return {
    uptakes,
    years: perYear.map((_, at) => 2015 + at),
    firsts: [],
    totals,
    bands: [
      { band: 'even', totals },
      { band: 'odd', totals },
    ],
  }
}

describe('chartOf', () => {
  it.each([[[1]], [[1, 0, 3]], [[2000, 800, 1]], [Array.from({ length: 45 }, () => 30)]])('keeps inside its frame: %j', (perYear) => {
    const chart = chartOf(spread(perYear), FRAME, 90)
    for (const { x, y } of chart.dots) {
      expect(x).toBeGreaterThanOrEqual(FRAME.left)
      expect(x).toBeLessThanOrEqual(FRAME.width - FRAME.right + 12)
      expect(y).toBeLessThanOrEqual(FRAME.height + chart.dotsHeight)
    }
    expect(chart.dotsHeight).toBeLessThanOrEqual(90)
    expect(chart.dots).toHaveLength(perYear.reduce((sum, n) => sum + n, 0))
    for (const { y } of chart.counts) expect(y).toBeGreaterThanOrEqual(0)
  })

  it('lets no name stand on another', () => {
    const places = chartOf(spread([4, 2, 1]), FRAME, 90).curves.map((curve) => curve.labelY)
    expect(places).toHaveLength(3)
    for (let at = 1; at < places.length; at++) expect((places[at] ?? 0) - (places[at - 1] ?? 0)).toBeGreaterThanOrEqual(15)
  })

  it('writes as many years as there is room for, and whole numbers only', () => {
    const chart = chartOf(spread(Array.from({ length: 45 }, () => 1)), FRAME, 90)
    expect(chart.years.length).toBeLessThanOrEqual(12)
    expect(chart.years[0]?.year).toBe(2015)
    expect(chartOf(spread([1, 1]), FRAME, 90).counts.map((one) => one.count)).toEqual([0, 1, 2])
  })

  it('draws one curve where there is one band', () => {
    const { bands, ...rest } = spread([1, 2])
    expect(chartOf({ ...rest, bands: bands.slice(0, 1) }, FRAME, 90).curves.map((curve) => curve.band)).toEqual([undefined])
  })
})
