import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.ts'
import { generator } from '../../src/learn/random.ts'
import { decodeMentionModel, encodeMentionModel } from '../../src/mentions/model.ts'

const TYPES = ['Region', 'Measure']
const LABELS = TYPES.length * 2
const random = generator(17)
const features = [...new Set(Array.from({ length: 500 }, () => Math.floor(random() * 2 ** 32) | 0))]
const weights = Float32Array.from({ length: features.length * LABELS }, () => random() * 4 - 2)
// The second feature says nothing.
weights.fill(0, LABELS, 2 * LABELS)
const model = {
  types: TYPES,
  tails: new Set(['机制', '制度']),
  threshold: 0.25,
  rows: new Map(features.map((feature, row) => [feature, row])),
  weights,
}
const coded: object = JSON.parse(JSON.stringify(encodeMentionModel(model, { command: 'test' })))
const read = decodeMentionModel(coded)

describe('a mention model', () => {
  it('comes back from its file with every weight to within half a step of 8 bits', () => {
    const step = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0) / 127
    expect(read).toMatchObject({ types: TYPES, labels: LABELS, threshold: 0.25 })
    expect([...read.tails]).toEqual(['制度', '机制'])
    for (const [row, feature] of features.entries()) {
      if (row === 1) continue
      const at = read.row(feature)
      expect(at).toBeGreaterThanOrEqual(0)
      for (let label = 0; label < LABELS; label++)
        expect(Math.abs((read.weights[at + label] ?? NaN) * read.scale - (weights[row * LABELS + label] ?? NaN))).toBeLessThanOrEqual(
          step / 2 + 1e-6,
        )
    }
  })

  it('does not know features that it has not seen, or that say nothing', () => {
    expect(read.row(features[1] ?? 0)).toBe(-1)
    const unseen = Array.from({ length: 1000 }, () => Math.floor(random() * 2 ** 32) | 0).filter((one) => !features.includes(one))
    expect(unseen.every((feature) => read.row(feature) === -1)).toBe(true)
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
