import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { InputError } from '../../src/errors.ts'
import { encodeSoftmax } from '../../src/learn/softmax.ts'
import { deflated } from '../../src/packed.ts'
import { decodeSoftmax, probabilities } from '../../src/relations/softmax.ts'
import type { Softmax } from '../../src/relations/softmax.ts'

const softmax = (labels: readonly string[], weights: Readonly<Record<string, readonly number[]>>): Softmax => ({
  labels,
  weights: new Map(Object.entries(weights)),
})
const model = softmax(['a', 'b', 'c'], { x: [1, 0, 0], y: [0, 2, 0] })

describe('probabilities', () => {
  it('are those of a softmax over the sums of weights', () => {
    const sum = Math.E + Math.E ** 2 + 1
    const [a, b, c] = probabilities(model, ['x', 'y', 'unknown'])
    expect(a).toBeCloseTo(Math.E / sum)
    expect(b).toBeCloseTo(Math.E ** 2 / sum)
    expect(c).toBeCloseTo(1 / sum)
  })

  it('go only to labels that are allowed', () => {
    expect(probabilities(model, ['y'], (label) => label !== 'b')).toEqual([0.5, 0, 0.5])
  })
})

const good = z.record(z.string(), z.unknown()).parse(encodeSoftmax(model, {}))

it('a file keeps every feature and weight', () => {
  expect(decodeSoftmax(JSON.parse(JSON.stringify(good)), 'test.json')).toEqual(model)
})

it.each([
  ['nothing', undefined],
  ['one label only', { ...good, labels: ['a'] }],
  ['weights that are no bytes', { ...good, weights: '?' }],
  ['another number of features', { ...good, count: 1, weights: deflated(Buffer.alloc(6)) }],
  ['fewer weights than features', { ...good, weights: deflated(Buffer.alloc(6)) }],
])('a file with %s is refused by its name, with the command that makes it', (_, json) => {
  expect(() => decodeSoftmax(json, 'seeds/weights/roles.json')).toThrow(InputError)
  expect(() => decodeSoftmax(json, 'seeds/weights/roles.json')).toThrow(/roles\.json[^]*npm run train/)
})
