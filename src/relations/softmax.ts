/** Multinomial logistic regression over string features: scoring. The weights come from `seeds/weights`. */
import { z } from 'zod'
import { InputError } from '../errors.ts'
import { hashOfFeature } from './features.ts'

const schema = z.object({ about: z.unknown(), labels: z.array(z.string()).min(2), weights: z.record(z.string(), z.array(z.number())) })

/** Weights of features, one for each label. */
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
  const scores = labels.map(() => 0)
  for (const feature of features)
    weights.get(feature)?.forEach((weight, label) => {
      scores[label] = (scores[label] ?? 0) + weight
    })
  return normalised(scores, labels.map(allowed))
}

function normalised(scores: readonly number[], open: readonly boolean[]): number[] {
  const top = Math.max(...scores.filter((_, label) => open[label]))
  const powers = scores.map((score, label) => (open[label] ? Math.exp(score - top) : 0))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/**
 * The same model, asked with hashes of features: an open-addressed table in which a feature and its weights stand together. Integers and
 * floats are two views of the same memory; 0 marks an empty row.
 */
interface Table {
  readonly width: number
  readonly keys: Int32Array
  readonly weights: Float32Array
}

const tables = new WeakMap<Softmax, Table>()

function tableOf(model: Softmax): Table {
  const before = tables.get(model)
  if (before) return before
  const width = 2 ** Math.ceil(Math.log2(model.labels.length + 1))
  const size = 2 ** Math.ceil(Math.log2(model.weights.size * 1.5 + 2))
  const memory = new ArrayBuffer(size * width * 4)
  const table: Table = { width, keys: new Int32Array(memory), weights: new Float32Array(memory) }
  for (const [feature, row] of model.weights) {
    const key = hashOfFeature(feature)
    const at = placeIn(table, key)
    table.keys[at] = key
    table.weights.set(row, at + 1)
  }
  tables.set(model, table)
  return table
}

/** Where a feature stands, or the empty row where it would. */
function placeIn({ width, keys }: Table, key: number): number {
  const mask = keys.length - 1
  let at = (key * width) & mask
  for (let there = keys[at] ?? 0; there !== key && there !== 0; there = keys[at] ?? 0) at = (at + width) & mask
  return at
}

/** As `probabilities`, with the hashes of the features (`hashOfFeature`). */
export function hashedProbabilities(model: Softmax, features: Int32Array, allowed: (label: string) => boolean = () => true): number[] {
  const { labels } = model
  const table = tableOf(model)
  const { keys, weights } = table
  const scores = labels.map(() => 0)
  for (const feature of features) {
    const at = placeIn(table, feature)
    if (keys[at] === 0) continue
    for (let label = 0; label < scores.length; label++) scores[label] = (scores[label] ?? 0) + (weights[at + 1 + label] ?? 0)
  }
  return normalised(scores, labels.map(allowed))
}
