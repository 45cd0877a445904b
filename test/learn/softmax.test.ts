import { describe, expect, it } from 'vitest'
import { encodeSoftmax, learnSoftmax } from '../../src/learn/softmax.ts'
import type { Labelled } from '../../src/learn/softmax.ts'
import { decodeSoftmax, probabilities } from '../../src/relations/softmax.ts'

const LABELS = ['adopted', 'planned', 'none'] as const
const OPTIONS = { labels: LABELS, epochs: 20, settle: 10, orders: 2, seed: 7, rate: 0.1, ridge: 0.001, caution: 0.1, support: 2 }
const example = (label: string, ...features: string[]): Labelled => ({ label, features: ['bias', ...features], weight: 1, allowed: LABELS })

/** 将 tells what is planned, 推行 alone what was adopted, nothing tells nothing; the rest is noise. */
const EXAMPLES = Array.from({ length: 20 }, (_, index) => {
  const noise = `noise${String(index % 4)}`
  return [example('planned', '将', '推行', noise), example('adopted', '推行', noise), example('none', noise)]
}).flat()

describe('learnSoftmax', () => {
  const model = learnSoftmax(EXAMPLES, OPTIONS)
  const likeliest = (features: readonly string[]): string | undefined => {
    const chances = probabilities(model, features)
    return model.labels[chances.indexOf(Math.max(...chances))]
  }

  it('learns what can be told apart', () => {
    for (const { features, label } of EXAMPLES) expect(likeliest(features)).toBe(label)
    expect(likeliest(['bias', '将', '推行'])).toBe('planned')
  })

  it('gives the same weights again', () => {
    expect([...learnSoftmax(EXAMPLES, OPTIONS).weights]).toEqual([...model.weights])
  })

  it('leaves out features of too few examples', () => {
    const rare = learnSoftmax([...EXAMPLES, example('none', 'once')], OPTIONS)
    expect(rare.weights.has('once')).toBe(false)
    expect(rare.weights.has('推行')).toBe(true)
  })

  it('learns nothing of a label from examples in which it was not possible', () => {
    const narrow = EXAMPLES.filter(({ label }) => label !== 'planned').map((one) => ({ ...one, allowed: ['adopted', 'none'] }))
    for (const row of learnSoftmax(narrow, OPTIONS).weights.values()) expect(row[1]).toBe(0)
  })

  it('is led less by what weighs less', () => {
    const against = [example('adopted', 'x'), example('adopted', 'x')]
    const light = learnSoftmax([...against, ...against.map((one) => ({ ...one, label: 'none', weight: 0.1 }))], OPTIONS)
    const [adopted = 0, , none = 0] = probabilities(light, ['bias', 'x'])
    expect(adopted).toBeGreaterThan(none)
  })

  it('comes back from its file with nearly the same probabilities', () => {
    const again = decodeSoftmax(JSON.parse(JSON.stringify(encodeSoftmax(model, {}, 0))), 'test.json')
    const [before, after] = [probabilities(model, ['bias', '将', '推行']), probabilities(again, ['bias', '将', '推行'])]
    for (const [index, value] of before.entries()) expect(after[index]).toBeCloseTo(value, 2)
  })
})
