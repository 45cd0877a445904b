/**
 * The learned weights as they are kept in `seeds/weights/mentions.json`: 8-bit integers with one scale, in columns, one for each label;
 * features in order, each as its distance from the one before; both deflated (RFC 1951) and in base64.
 */
import { z } from 'zod'
import { InputError } from '../errors.ts'
import { deflated, inflated } from '../packed.ts'
import type { Linear } from './score.ts'
import { NO_FEATURE, packWeights } from './weights.ts'

const FILE = 'seeds/weights/mentions.json'

const schema = z.object({
  /** What the weights were learned from, and with which figures. */
  about: z.unknown(),
  types: z.array(z.string()).min(1),
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
  readonly threshold: number
}

/** @throws {InputError} where the file is not of the form */
export function decodeMentionModel(json: unknown): MentionModel {
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw new InputError(`${FILE}: ${z.prettifyError(parsed.error)} Run npm run train.`)
  const { types, threshold, scale, count } = parsed.data
  const labels = types.length * 2
  const features = inflated(parsed.data.features, count * 4, FILE)
  const columns = inflated(parsed.data.weights, count * labels, FILE)
  const keys = new Int32Array(count)
  let key = FIRST
  for (let index = 0; index < count; index++) {
    key += features.readUInt32LE(index * 4)
    keys[index] = key
  }
  const linear = packWeights({ keys, labels, scale, weightOf: (index, label) => columns.readInt8(label * count + index) })
  return { ...linear, types, threshold }
}

/** The lowest 32-bit integer: distances are counted from it. */
const FIRST = -(2 ** 31)

/** Features that weigh less for every label, in units of `scale`, decide nothing: a sixth of them, and none of the figures. */
const LEAST = 3

/** A linear model as JSON for `seeds/weights`: the features that weigh something. */
export function encodeMentionModel(
  model: {
    readonly types: readonly string[]
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
      return { feature, values }
    })
    .filter(({ feature, values }) => feature !== NO_FEATURE && values.some((value) => Math.abs(value) >= LEAST))
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
    threshold: model.threshold,
    scale,
    count: kept.length,
    features: deflated(features),
    weights: deflated(weights),
  }
}
