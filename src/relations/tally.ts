/**
 * Sums of weights of a mention's features in several models at once, asked by hash. Features that say the same of all types and of one
 * (`b=推行`, `Measure/b=推行`) are asked for once: the one leads to the other. What all models say of a feature stands together, so that a
 * known one costs one read of memory and an unknown one, as most are, none beyond a small sketch.
 */
import { createSketch } from '../sketch.ts'
import { hashOfFeature } from './features.ts'
import type { Softmax } from './softmax.ts'

export interface Tally {
  /** Begins with the next mention, a thing of this type. */
  readonly begin: (type: string) => void
  /** Adds what the models say of a feature of any thing, given by its hash, and of the same feature of things of this type: once a mention. */
  readonly add: (feature: number) => void
  /** The sums, by model and label. */
  readonly scores: () => number[][]
}

/** `Measure/b=推行`: of things of one type alone. */
const TYPED = /^([A-Za-z]+)\/(.*)$/s

export function createTally(models: readonly Softmax[]): Tally {
  const { width, weights, count, types, typed, rowAt } = tablesOf(models)
  const labels = models.map((model) => model.labels)
  const asked = new Float64Array(count)
  const sums = new Float64Array(width)
  let mentions = 0
  let type = -1
  const addRow = (row: number): void => {
    const from = row * width
    for (let label = 0; label < width; label++) sums[label] = (sums[label] ?? 0) + (weights[from + label] ?? 0)
  }
  return {
    begin(name) {
      mentions++
      type = types.indexOf(name)
      sums.fill(0)
    },
    add(feature) {
      const row = rowAt(feature)
      if (row < 0 || asked[row] === mentions) return
      asked[row] = mentions
      addRow(row)
      const own = type < 0 ? 0 : (typed[row * types.length + type] ?? 0)
      if (own > 0) addRow(own)
    },
    scores() {
      let at = 0
      return labels.map((own) => own.map(() => sums[at++] ?? 0))
    },
  }
}

interface Tables {
  /** How many labels all models have. */
  readonly width: number
  /** By row and label. */
  readonly weights: Float32Array
  /** How many rows are of features of any thing. */
  readonly count: number
  readonly types: readonly string[]
  /** By feature and type: the row of that feature of this type, 0 where it has none. */
  readonly typed: Int32Array
  /** The row of a feature by its hash. */
  readonly rowAt: (feature: number) => number
}

/** All that is needed of the models: the features themselves are let go. */
function tablesOf(models: readonly Softmax[]): Tables {
  const width = models.reduce((sum, { labels }) => sum + labels.length, 0)
  const spelled = models.map(({ labels, weights }) => ({ labels, weights }))
  const { features, types, rowOf } = rowsOf(spelled)
  const weights = new Float32Array(rowOf.size * width)
  for (const [feature, row] of rowOf) {
    let at = row * width
    for (const { labels, weights: known } of spelled) {
      weights.set(known.get(feature) ?? [], at)
      at += labels.length
    }
  }
  const typed = new Int32Array(features.length * types.length)
  features.forEach((feature, row) =>
    types.forEach((type, index) => (typed[row * types.length + index] = rowOf.get(`${type}/${feature}`) ?? 0)),
  )
  return { width, weights, count: features.length, types, typed, rowAt: createHashIndex(features.map(hashOfFeature)) }
}

/** A row for each feature of any thing, first, and for each of things of one type. */
function rowsOf(models: readonly Softmax[]): {
  readonly features: readonly string[]
  readonly types: readonly string[]
  readonly rowOf: ReadonlyMap<string, number>
} {
  const all = new Set(models.flatMap(({ weights }) => [...weights.keys()]))
  const features = new Set<string>()
  const types = new Set<string>()
  for (const feature of all) {
    const [, type, rest = feature] = TYPED.exec(feature) ?? []
    features.add(rest)
    if (type !== undefined) types.add(type)
  }
  const typed = [...all].filter((feature) => !features.has(feature))
  return { features: [...features], types: [...types], rowOf: new Map([...features, ...typed].map((feature, row) => [feature, row])) }
}

/** Bits of the sketch, as a power of two: 16 kilobytes. */
const SKETCH = 17
/** Marks an empty slot. A number that happens to be this one is not found. */
const EMPTY = 0

/** A function that gives the index of a number in a list; -1 where it has none. */
function createHashIndex(numbers: readonly number[]): (number: number) => number {
  const sketch = createSketch(SKETCH)
  const keys = new Int32Array(2 ** Math.ceil(Math.log2(numbers.length * 2 + 2)))
  const indices = new Int32Array(keys.length)
  const mask = keys.length - 1
  const slotOf = (number: number): number => {
    let slot = number & mask
    for (let there = keys[slot] ?? 0; there !== number && there !== EMPTY; there = keys[slot] ?? 0) slot = (slot + 1) & mask
    return slot
  }
  numbers.forEach((number, index) => {
    const slot = slotOf(number)
    keys[slot] = number
    indices[slot] = index
    sketch.add(number)
  })
  return (number) => {
    if (!sketch.mayHold(number)) return -1
    const slot = slotOf(number)
    return keys[slot] === EMPTY ? -1 : (indices[slot] ?? -1)
  }
}
