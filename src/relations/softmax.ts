/** Multinomial logistic regression over string features: scoring. The weights come from `seeds/weights`. */
import { z } from 'zod'
import { InputError } from '../errors.ts'

const schema = z.object({ about: z.unknown(), labels: z.array(z.string()).min(2), weights: z.record(z.string(), z.array(z.number())) })

export interface Softmax {
  readonly labels: readonly string[]
  readonly weights: ReadonlyMap<string, readonly number[]>
}

/** @throws {InputError} where the file is not of the form */
export function decodeSoftmax(json: unknown, file: string): Softmax {
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw new InputError(`${file}: ${z.prettifyError(parsed.error)} Run npm run train.`)
  return { labels: parsed.data.labels, weights: new Map(Object.entries(parsed.data.weights)) }
}

/** The probability of each label, in the order of `labels`. */
export function probabilities(
  { labels, weights }: Softmax,
  features: Iterable<string>,
  allowed: (label: string) => boolean = () => true,
): number[] {
  const scores = labels.map((label) => (allowed(label) ? 0 : -Infinity))
  for (const feature of features) {
    const row = weights.get(feature)
    if (row) row.forEach((weight, label) => (scores[label] = (scores[label] ?? 0) + weight))
  }
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
