import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.ts'
import { hashOfFeature } from '../../src/relations/features.ts'
import { decodeSoftmax, hashedProbabilities, probabilities } from '../../src/relations/softmax.ts'

const model = decodeSoftmax({ about: {}, labels: ['a', 'b', 'c'], weights: { x: [1, 0, 0], y: [0, 2, 0] } }, 'test.json')

describe('probabilities', () => {
  it('are those of a softmax over the sums of weights', () => {
    const sum = Math.E + Math.E ** 2 + 1
    const [a, b, c] = probabilities(model, ['x', 'y', 'unknown'])
    expect(a).toBeCloseTo(Math.E / sum)
    expect(b).toBeCloseTo(Math.E ** 2 / sum)
    expect(c).toBeCloseTo(1 / sum)
  })

  it('are the same asked with hashes of the features', () => {
    for (const features of [['x', 'y', 'unknown'], ['b=推行', 'x'], ['Measure/b==', 'y'], []]) {
      const hashes = Int32Array.from(features, hashOfFeature)
      for (const [label, chance] of probabilities(model, features).entries())
        expect(hashedProbabilities(model, hashes)[label]).toBeCloseTo(chance, 6)
    }
  })

  it('go only to labels that are allowed', () => {
    expect(probabilities(model, ['y'], (label) => label !== 'b')).toEqual([0.5, 0, 0.5])
  })
})

it.each([
  ['nothing', undefined],
  ['one label only', { about: {}, labels: ['a'], weights: {} }],
  ['weights that are no numbers', { about: {}, labels: ['a', 'b'], weights: { x: ['1', '2'] } }],
])('a file with %s is refused by its name, with the command that makes it', (_, json) => {
  expect(() => decodeSoftmax(json, 'seeds/weights/roles.json')).toThrow(InputError)
  expect(() => decodeSoftmax(json, 'seeds/weights/roles.json')).toThrow(/roles\.json[^]*npm run train/)
})
