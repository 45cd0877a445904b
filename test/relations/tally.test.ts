import { describe, expect, it } from 'vitest'
import { hashOfFeature } from '../../src/relations/features.ts'
import { normalised, probabilities } from '../../src/relations/softmax.ts'
import type { Softmax } from '../../src/relations/softmax.ts'
import { createTally } from '../../src/relations/tally.ts'

const softmax = (labels: readonly string[], weights: Readonly<Record<string, readonly number[]>>): Softmax => ({
  labels,
  weights: new Map(Object.entries(weights)),
})

const models = [
  softmax(['a', 'b', 'c'], { x: [1, 0, 0], y: [0, 2, 0], 'Measure/x': [0, 0, 4] }),
  softmax(['d', 'e'], { y: [3, 1], z: [0, 1.5], 'b=推行': [2, 0], 'Measure/b==': [1, 5], 'Region/y': [0, 8] }),
]

describe('the tally of several models', () => {
  it.each<[type: string, asked: string[], meant: string[]]>([
    ['Honor', ['x', 'y', 'unknown'], ['x', 'y']],
    ['Honor', ['b=推行', 'x', 'z', 'x', 'x'], ['b=推行', 'x', 'z']],
    ['Measure', ['x', 'y'], ['x', 'Measure/x', 'y']],
    ['Measure', ['b==', 'b=='], ['Measure/b==']],
    ['Region', ['b==', 'y'], ['y', 'Region/y']],
    ['Region', [], []],
  ])('sums for a %s that has %j what each says of %j', (type, asked, meant) => {
    const tally = createTally(models)
    // What was asked before leaves nothing behind.
    tally.begin('Measure')
    for (const feature of ['x', 'y', 'z', 'b==']) tally.add(hashOfFeature(feature))
    tally.begin(type)
    for (const feature of asked) tally.add(hashOfFeature(feature))
    const scores = tally.scores()
    for (const [index, model] of models.entries()) {
      const open = model.labels.map(() => true)
      for (const [label, chance] of probabilities(model, meant).entries())
        expect(normalised(scores[index] ?? [], open)[label]).toBeCloseTo(chance, 6)
    }
  })

  it('keeps thousands of features apart', () => {
    const names = Array.from({ length: 20_000 }, (_, number) => `b=${String(number)}`)
    const weights = Object.fromEntries(names.map((name, number) => [name, [number, 0]]))
    const tally = createTally([softmax(['a', 'b'], weights)])
    const wrong = names.filter((name, number) => {
      tally.begin('Measure')
      tally.add(hashOfFeature(name))
      return tally.scores()[0]?.[0] !== number
    })
    expect(wrong).toEqual([])
  })
})
