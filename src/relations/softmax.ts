/** Multinomial logistic regression over string features: scoring. The weights come from `seeds/weights`. */
import { z } from 'zod'
import { InputError } from '../errors.ts'
import { damaged, inflated } from '../packed.ts'

const schema = z.object({
  about: z.unknown(),
  labels: z.array(z.string()).min(2),
  /** How many bytes the features have, one a line; how many features there are. Weights are hundredths, in columns, one for each label. */
  bytes: z.number().int().positive(),
  features: z.base64(),
  count: z.number().int().positive(),
  weights: z.base64(),
})

/** Weights of features, one for each label. */
export interface Softmax {
  readonly labels: readonly string[]
  readonly weights: Weights
}

type Weights = ReadonlyMap<string, readonly number[]>

/**
 * A model whose weights are spelled out when they are asked for, and let go: what reads documents needs them once, to make its tables.
 * @throws {InputError} where the file is not of the form
 */
export function decodeSoftmax(json: unknown, file: string): Softmax {
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw new InputError(`${file}: ${z.prettifyError(parsed.error)} Run npm run train.`)
  const { data } = parsed
  let last = new WeakRef(spelledOut(data, file))
  return {
    labels: data.labels,
    get weights() {
      const known = last.deref() ?? spelledOut(data, file)
      last = new WeakRef(known)
      return known
    },
  }
}

function spelledOut({ labels, bytes, count, features: packed, weights }: z.infer<typeof schema>, file: string): Weights {
  const features = inflated(packed, bytes, file).toString('utf8').split('\n')
  if (features.length !== count) throw new InputError(damaged(file))
  const columns = inflated(weights, 2 * count * labels.length, file)
  const rowOf = (index: number): number[] => labels.map((_, label) => columns.readInt16LE(2 * (label * count + index)) / 100)
  return new Map(features.map((feature, index) => [feature, rowOf(index)]))
}

/** The probability of each label, in the order of `labels`. */
export function probabilities(
  { labels, weights }: Softmax,
  features: Iterable<string>,
  allowed: (label: string) => boolean = () => true,
): number[] {
  const scores = labels.map(() => 0)
  for (const feature of features)
    weights.get(feature)?.forEach((weight, label) => {
      scores[label] = (scores[label] ?? 0) + weight
    })
  return normalised(scores, labels.map(allowed))
}

/** Scores → the probability of each label; those that are not allowed have none. */
export function normalised(scores: readonly number[], open: readonly boolean[]): number[] {
  let top = -Infinity
  scores.forEach((score, label) => {
    if (open[label] && score > top) top = score
  })
  let sum = 0
  const powers = scores.map((score, label) => {
    const power = open[label] ? Math.exp(score - top) : 0
    sum += power
    return power
  })
  return powers.map((power) => power / sum)
}
