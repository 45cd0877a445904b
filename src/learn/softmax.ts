/** Learns a multinomial logistic regression over string features. */
import { deflated } from '../packed.ts'
import { normalised } from '../relations/softmax.ts'
import type { Softmax } from '../relations/softmax.ts'
import { learnWeights } from './adagrad.ts'
import type { Schedule } from './adagrad.ts'

export interface Labelled {
  readonly features: readonly string[]
  readonly label: string
  readonly weight: number
  /** Labels that were possible at all. */
  readonly allowed: readonly string[]
}

export interface SoftmaxOptions extends Schedule {
  readonly labels: readonly string[]
  /** Features of fewer examples are left out. */
  readonly support: number
}

export function learnSoftmax(examples: readonly Labelled[], { labels, support, ...schedule }: SoftmaxOptions): Softmax {
  const rows = rowsOf(examples, support)
  const width = labels.length
  const prepared = examples.map(({ features, label, weight, allowed }) => ({
    rows: Int32Array.from(features.flatMap((feature) => rows.get(feature) ?? [])),
    open: labels.map((one) => allowed.includes(one)),
    right: labels.indexOf(label),
    weight,
  }))
  const learned = learnWeights(schedule, { size: rows.size * width, examples: examples.length }, (index, { weights, climb }) => {
    const example = prepared[index]
    if (!example) return
    const scores = labels.map(() => 0)
    for (const row of example.rows)
      for (let label = 0; label < width; label++) scores[label] = (scores[label] ?? 0) + (weights[row * width + label] ?? 0)
    const chances = normalised(scores, example.open)
    for (const row of example.rows)
      for (let label = 0; label < width; label++)
        if (example.open[label]) climb(row * width + label, example.weight * ((label === example.right ? 1 : 0) - (chances[label] ?? 0)))
  })
  return { labels, weights: new Map([...rows].map(([feature, row]) => [feature, [...learned.subarray(row * width, (row + 1) * width)]])) }
}

/** Features seen in enough examples, numbered. */
function rowsOf(examples: readonly Labelled[], support: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { features } of examples) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  const rows = new Map<string, number>()
  for (const [feature, count] of counts) if (count >= support) rows.set(feature, rows.size)
  return rows
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
