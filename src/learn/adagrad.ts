/** Learns a multinomial logistic regression over string features by AdaGrad (Duchi, Hazan & Singer, JMLR 2011). */
import { deflated } from '../packed.ts'
import { probabilities } from '../relations/softmax.ts'
import type { Softmax } from '../relations/softmax.ts'
import { generator, shuffled } from './random.ts'

export interface Labelled {
  readonly features: readonly string[]
  readonly label: string
  readonly weight: number
  /** Labels that were possible at all. */
  readonly allowed: readonly string[]
}

export interface SoftmaxOptions {
  readonly labels: readonly string[]
  readonly epochs: number
  readonly rate: number
  readonly ridge: number
  /** Features of fewer examples are left out. */
  readonly support: number
}

export function learnSoftmax(examples: readonly Labelled[], { labels, epochs, rate, ridge, support }: SoftmaxOptions): Softmax {
  const counts = new Map<string, number>()
  for (const { features } of examples) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  const weights = new Map<string, number[]>()
  const squares = new Map<string, number[]>()
  for (const [feature, count] of counts) {
    if (count < support) continue
    weights.set(
      feature,
      labels.map(() => 0),
    )
    squares.set(
      feature,
      labels.map(() => 1e-6),
    )
  }
  const model: Softmax = { labels, weights }
  const random = generator(7)
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const index of shuffled(examples.length, random)) {
      const example = examples[index]
      if (!example) continue
      const chances = probabilities(model, example.features, (label) => example.allowed.includes(label))
      for (const feature of example.features) {
        const row = weights.get(feature)
        const past = squares.get(feature)
        if (!row || !past) continue
        labels.forEach((label, at) => {
          if (!example.allowed.includes(label)) return
          const gradient = example.weight * ((label === example.label ? 1 : 0) - (chances[at] ?? 0)) - ridge * (row[at] ?? 0)
          past[at] = (past[at] ?? 0) + gradient * gradient
          row[at] = (row[at] ?? 0) + (rate * gradient) / Math.sqrt(past[at])
        })
      }
    }
  }
  return model
}

/**
 * The model as JSON for `seeds/weights`: the features in order, one a line, and the weights in hundredths, in columns, one for each label.
 * Features whose weights are all small are left out.
 */
export function encodeSoftmax({ labels, weights }: Softmax, about: unknown, least = 0.05): unknown {
  const kept = [...weights].filter(([, row]) => row.some((weight) => Math.abs(weight) >= least)).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const features = Buffer.from(kept.map(([feature]) => feature).join('\n'))
  const columns = Buffer.alloc(2 * kept.length * labels.length)
  kept.forEach(([, row], index) => {
    row.forEach((weight, label) => columns.writeInt16LE(Math.round(weight * 100), 2 * (label * kept.length + index)))
  })
  return { about, labels, bytes: features.length, features: deflated(features), count: kept.length, weights: deflated(columns) }
}
