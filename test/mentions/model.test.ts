import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.ts'
import { generator } from '../../src/learn/random.ts'
import { decodeMentionModel, encodeMentionModel } from '../../src/mentions/model.ts'

const TYPES = ['Region', 'Measure']
const LABELS = TYPES.length * 2
const random = generator(17)
const features = [...new Set(Array.from({ length: 500 }, () => Math.floor(random() * 2 ** 32) | 0))]
const weights = Float32Array.from({ length: features.length * LABELS }, () => random() * 4 - 2)
// The second feature says nothing; the third next to nothing, and the fourth just enough: 2 and 3 of 127 steps.
weights.fill(0, LABELS, 2 * LABELS)
const most = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0)
weights.fill((2.4 * most) / 127, 2 * LABELS, 3 * LABELS)
weights.fill((2.6 * most) / 127, 3 * LABELS, 4 * LABELS)
const model = {
  types: TYPES,
  threshold: 0.25,
  rows: new Map(features.map((feature, row) => [feature, row])),
  weights,
}
const coded: object = JSON.parse(JSON.stringify(encodeMentionModel(model, { command: 'test' })))
const read = decodeMentionModel(coded)

const NOTHING = Array.from({ length: LABELS }, () => 0)

function weightsOf(feature: number): number[] {
  const into = new Float64Array(LABELS)
  read.add({ ids: Int32Array.of(feature), count: 1 }, into, 0)
  return [...into]
}

describe('a mention model', () => {
  it('comes back from its file with every weight to within half a step of 8 bits', () => {
    const step = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0) / 127
    expect(read).toMatchObject({ types: TYPES, labels: LABELS, threshold: 0.25 })
    for (const [row, feature] of features.entries()) {
      if (row === 1 || row === 2) continue
      const sums = weightsOf(feature)
      for (let label = 0; label < LABELS; label++)
        expect(Math.abs((sums[label] ?? NaN) * read.scale - (weights[row * LABELS + label] ?? NaN))).toBeLessThanOrEqual(step / 2 + 1e-6)
    }
  })

  it('does not know features that it has not seen, or that say nothing', () => {
    expect(weightsOf(features[1] ?? 0)).toEqual(NOTHING)
    expect(weightsOf(features[2] ?? 0)).toEqual(NOTHING)
    expect(weightsOf(features[3] ?? 0)).not.toEqual(NOTHING)
    const unseen = Array.from({ length: 1000 }, () => Math.floor(random() * 2 ** 32) | 0).filter((one) => !features.includes(one))
    for (const feature of unseen) expect(weightsOf(feature)).toEqual(NOTHING)
  })

  it('is the same text whatever the order in which its features were learned', () => {
    const shuffled = { ...model, rows: new Map([...model.rows].toReversed()) }
    expect(JSON.stringify(encodeMentionModel(shuffled, { command: 'test' }))).toBe(JSON.stringify(coded))
  })

  it.each([
    ['nothing', undefined],
    ['another form', { types: [] }],
    ['weights that do not fit the features', { ...coded, weights: 'AAAA' }],
  ])('refuses %s and says how to make a good one', (_, json) => {
    expect(() => decodeMentionModel(json)).toThrow(InputError)
    expect(() => decodeMentionModel(json)).toThrow(/seeds\/weights\/mentions\.json[^]*npm run train/)
  })
})
