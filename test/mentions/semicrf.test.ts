import { describe, expect, it } from 'vitest'
import { generator } from '../../src/learn/random.ts'
import { infer } from '../../src/mentions/semicrf.ts'
import type { Chart } from '../../src/mentions/semicrf.ts'

interface Allows {
  span(index: number, label: number): boolean
  outside(boundary: number): boolean
}

/** Every segmentation of a chart, with its weight and the labelled spans that it uses. */
function* segmentations(chart: Chart, allows: Allows, at = 0): Generator<{ weight: number; used: readonly number[] }> {
  if (at === chart.size) {
    yield { weight: 1, used: [] }
    return
  }
  if (allows.outside(at)) yield* segmentations(chart, allows, at + 1)
  for (let span = 0; span < chart.from.length; span++)
    for (let label = 0; label < chart.labels; label++) {
      if (chart.from[span] !== at || !allows.span(span, label)) continue
      const cell = span * chart.labels + label
      for (const rest of segmentations(chart, allows, chart.to[span]))
        yield { weight: rest.weight * Math.exp(chart.scores[cell] ?? 0), used: [cell, ...rest.used] }
    }
}

function enumerated(chart: Chart, allows: Allows): { total: number; marginals: number[] } {
  let total = 0
  const sums = Array.from(chart.scores, () => 0)
  for (const { weight, used } of segmentations(chart, allows)) {
    total += weight
    for (const cell of used) sums[cell] = (sums[cell] ?? 0) + weight
  }
  return { total, marginals: sums.map((sum) => (total === 0 ? 0 : sum / total)) }
}

function randomChart(random: () => number): Chart {
  const size = 1 + Math.floor(random() * 5)
  const labels = 1 + Math.floor(random() * 3)
  const spans: (readonly [number, number])[] = []
  for (let from = 0; from < size; from++) for (let to = from + 1; to <= size; to++) if (random() < 0.6) spans.push([from, to])
  return {
    size,
    labels,
    from: Int32Array.from(spans, ([from]) => from),
    to: Int32Array.from(spans, ([, to]) => to),
    scores: Float64Array.from({ length: spans.length * labels }, () => random() * 6 - 3),
  }
}

const EVERYTHING: Allows = { span: () => true, outside: () => true }

describe('infer', () => {
  it('gives what adding up every segmentation gives', () => {
    const random = generator(5)
    for (let round = 0; round < 150; round++) {
      const chart = randomChart(random)
      const expected = enumerated(chart, EVERYTHING)
      const { partition, marginals } = infer(chart)
      expect(partition).toBeCloseTo(Math.log(expected.total), 8)
      for (const [cell, value] of expected.marginals.entries()) expect(marginals[cell]).toBeCloseTo(value, 8)
    }
  })

  it('gives the same under restrictions on spans, labels and outside steps', () => {
    const random = generator(9)
    let impossible = 0
    for (let round = 0; round < 150; round++) {
      const chart = randomChart(random)
      const spans = Array.from(chart.scores, () => random() < 0.6)
      const steps = Array.from({ length: chart.size }, () => random() < 0.5)
      const allows: Allows = {
        span: (index, label) => spans[index * chart.labels + label] ?? false,
        outside: (boundary) => steps[boundary] ?? false,
      }
      const expected = enumerated(chart, allows)
      const { partition, marginals } = infer(chart, allows)
      if (expected.total === 0) impossible++
      expect(Math.exp(partition)).toBeCloseTo(expected.total, 8)
      for (const [cell, value] of expected.marginals.entries()) expect(marginals[cell]).toBeCloseTo(value, 8)
    }
    expect(impossible).toBeGreaterThan(0)
    expect(impossible).toBeLessThan(150)
  })

  it('stays finite where scores are very large or very small', () => {
    const chart: Chart = { size: 2, labels: 1, from: Int32Array.of(0, 0), to: Int32Array.of(1, 2), scores: Float64Array.of(800, -800) }
    const { partition, marginals } = infer(chart)
    expect(partition).toBeCloseTo(800, 8)
    expect([...marginals]).toEqual([1, 0])
  })
})
