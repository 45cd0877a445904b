/** Multinomial logistic regression over string features: scoring. The weights come from `seeds/weights`. */
import { z } from 'zod'
import { InputError } from '../errors.ts'
import { damaged, inflated } from '../packed.ts'
import { hashOfFeature } from './features.ts'

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
  readonly weights: ReadonlyMap<string, readonly number[]>
}

/** @throws {InputError} where the file is not of the form */
export function decodeSoftmax(json: unknown, file: string): Softmax {
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw new InputError(`${file}: ${z.prettifyError(parsed.error)} Run npm run train.`)
  const { labels, bytes, count } = parsed.data
  const features = inflated(parsed.data.features, bytes, file).toString('utf8').split('\n')
  if (features.length !== count) throw new InputError(damaged(file))
  const columns = inflated(parsed.data.weights, 2 * count * labels.length, file)
  const rowOf = (index: number): number[] => labels.map((_, label) => columns.readInt16LE(2 * (label * count + index)) / 100)
  return { labels, weights: new Map(features.map((feature, index) => [feature, rowOf(index)])) }
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
  const top = Math.max(...scores.filter((_, label) => open[label]))
  const powers = scores.map((score, label) => (open[label] ? Math.exp(score - top) : 0))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/** Gives the scores of each of several models' labels, asked with hashes of features (`hashOfFeature`). */
export type Joint = (features: Int32Array) => readonly (readonly number[])[]

/**
 * Several models asked at once. The hashes that any of them knows stand by themselves, small enough for the processor's cache: most features
 * are unknown. Behind them, the weights of a feature in all models stand together, so that a known one costs one read of memory.
 */
export function createJoint(models: readonly Softmax[]): Joint {
  const features = [...new Set(models.flatMap(({ weights }) => [...weights.keys()]))]
  const width = models.reduce((sum, { labels }) => sum + labels.length, 0)
  const keys = new Int32Array(2 ** Math.ceil(Math.log2(features.length * 2 + 2)))
  const rows = new Int32Array(keys.length)
  const weights = new Float32Array(features.length * width)
  features.forEach((feature, row) => {
    const key = hashOfFeature(feature)
    const at = placeIn(keys, key)
    keys[at] = key
    rows[at] = row
    let offset = row * width
    for (const model of models) {
      weights.set(model.weights.get(feature) ?? [], offset)
      offset += model.labels.length
    }
  })
  const scores = new Float64Array(width)
  return (hashes) => {
    scores.fill(0)
    for (const hash of hashes) {
      const at = placeIn(keys, hash)
      if (keys[at] === NO_FEATURE) continue
      const from = (rows[at] ?? 0) * width
      for (let label = 0; label < width; label++) scores[label] = (scores[label] ?? 0) + (weights[from + label] ?? 0)
    }
    let offset = 0
    return models.map(({ labels }) => [...scores.subarray(offset, (offset += labels.length))])
  }
}

/** Marks an empty slot. A feature that happens to have this hash is not known. */
const NO_FEATURE = 0

/** Where a hash stands, or the empty slot where it would. */
function placeIn(keys: Int32Array, key: number): number {
  const mask = keys.length - 1
  let at = key & mask
  for (let there = keys[at] ?? 0; there !== key && there !== NO_FEATURE; there = keys[at] ?? 0) at = (at + 1) & mask
  return at
}
