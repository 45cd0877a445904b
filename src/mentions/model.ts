/**
 * The learned weights as they are kept in `seeds/weights/mentions.json`: 8-bit integers with one scale, in columns, one for each label;
 * features in order, each as its distance from the one before; both deflated (RFC 1951) and in base64.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { InputError } from '../errors.ts'
import type { Linear } from './score.ts'

const schema = z.object({
  /** What the weights were learned from, and with which figures. */
  about: z.unknown(),
  types: z.array(z.string()).min(1),
  /** Two-character endings that names were seen to have. */
  tails: z.array(z.string()),
  /** Least gain for which a mention is worth being noted; see `decode.ts`. */
  threshold: z.number(),
  scale: z.number().positive(),
  /** How many features there are. */
  count: z.number().int().positive(),
  features: z.base64(),
  weights: z.base64(),
})

export interface MentionModel extends Linear {
  /** Labels are the types, and once more the types for what is right but vague or trivial. */
  readonly types: readonly string[]
  readonly tails: ReadonlySet<string>
  readonly threshold: number
}

/** @throws {InputError} where the file is not of the form */
export function decodeMentionModel(json: unknown): MentionModel {
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw new InputError(`seeds/weights/mentions.json: ${z.prettifyError(parsed.error)} Run npm run train.`)
  const { types, tails, threshold, scale, count } = parsed.data
  const labels = types.length * 2
  const features = unpacked(parsed.data.features, count * 4)
  const columns = unpacked(parsed.data.weights, count * labels)
  const keys = new Int32Array(count)
  const weights = new Int8Array(count * labels)
  let key = FIRST
  for (let index = 0; index < count; index++) {
    key += features.readUInt32LE(index * 4)
    keys[index] = key
    for (let label = 0; label < labels; label++) weights[index * labels + label] = columns.readInt8(label * count + index)
  }
  return { types, tails: new Set(tails), threshold, labels, weights, scale, row: createTable(keys, labels) }
}

/** The lowest 32-bit integer: distances are counted from it. */
const FIRST = -(2 ** 31)

/** @throws {InputError} where it is damaged or has another length */
function unpacked(base64: string, length: number): Buffer {
  try {
    const bytes = inflateRawSync(Buffer.from(base64, 'base64'), { maxOutputLength: length })
    if (bytes.length === length) return bytes
  } catch {
    // The message below says it.
  }
  throw new InputError('seeds/weights/mentions.json is damaged. Take it from the repository again, or run npm run train.')
}

const packed = (bytes: Buffer): string => deflateRawSync(bytes, { level: 9 }).toString('base64')

/** Where the weights of a feature begin: open addressing over 32-bit keys, each beside its row. */
function createTable(keys: Int32Array, labels: number): (feature: number) => number {
  const size = 2 ** Math.ceil(Math.log2(keys.length * 2 + 2))
  const mask = size - 1
  const slots = new Int32Array(size * 2)
  for (let at = 1; at < slots.length; at += 2) slots[at] = -1
  keys.forEach((key, index) => {
    let at = key & mask
    while (slots[at * 2 + 1] !== -1) at = (at + 1) & mask
    slots[at * 2] = key
    slots[at * 2 + 1] = index * labels
  })
  return (feature) => {
    let at = feature & mask
    for (;;) {
      const row = slots[at * 2 + 1] ?? -1
      if (row === -1 || slots[at * 2] === feature) return row
      at = (at + 1) & mask
    }
  }
}

/** Features kept in the file: more of them lengthen it and change no figure by more than chance. */
const KEPT = 300_000

/** A linear model as JSON for `seeds/weights`: the features that weigh most. */
export function encodeMentionModel(
  model: {
    readonly types: readonly string[]
    readonly tails: Iterable<string>
    readonly threshold: number
    readonly rows: ReadonlyMap<number, number>
    readonly weights: Float32Array
  },
  about: unknown,
): unknown {
  const labels = model.types.length * 2
  const limit = model.weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0)
  const scale = limit / 127
  const kept = [...model.rows]
    .map(([feature, row]) => {
      const values = Array.from(model.weights.subarray(row * labels, (row + 1) * labels), (weight) => Math.round(weight / scale))
      return { feature, values, most: values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) }
    })
    .filter(({ most }) => most > 0)
    .toSorted((a, b) => b.most - a.most || a.feature - b.feature)
    .slice(0, KEPT)
    .toSorted((a, b) => a.feature - b.feature)
  const features = Buffer.alloc(kept.length * 4)
  const weights = Buffer.alloc(kept.length * labels)
  kept.forEach(({ feature, values }, index) => {
    features.writeUInt32LE(feature - (kept[index - 1]?.feature ?? FIRST), index * 4)
    values.forEach((value, label) => weights.writeInt8(value, label * kept.length + index))
  })
  return {
    about,
    types: model.types,
    tails: [...model.tails].toSorted(),
    threshold: model.threshold,
    scale,
    count: kept.length,
    features: packed(features),
    weights: packed(weights),
  }
}
