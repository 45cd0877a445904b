/**
 * The learned weights, ready to be summed: an open-addressed table in which a feature and its twelve 8-bit weights stand together in 16 bytes,
 * so that a feature costs one read of memory. Four weights are added by two additions, as 16-bit lanes of 32-bit integers
 * (L. Lamport, “Multiple Byte Processing with Full-Word Instructions”, CACM 18(8), 1975).
 */
import { createSketch } from '../sketch.ts'
import type { Linear } from './score.ts'

/** Labels that a row has room for: three integers of four weights each behind the feature. */
const LANES = 12
const ROW = 4
/** Added to each weight, so that lanes never go below 0. */
const BIAS = 128
/** As many biased weights fit in a lane. */
const FULL = 256
/** The first and third of four bytes. */
const EVEN = 0x00ff00ff
/** No feature: marks an empty row. A feature that happens to have this hash is not known. */
export const NO_FEATURE = 0

/**
 * A linear model over packed weights.
 * @param keys features, distinct
 * @param weightOf weight of the feature at an index of `keys` for a label, in units of `scale`: −127…127
 * @throws {RangeError} where there are more than twelve labels
 */
export function packWeights({
  keys,
  labels,
  scale,
  weightOf,
}: {
  readonly keys: Int32Array
  readonly labels: number
  readonly scale: number
  readonly weightOf: (index: number, label: number) => number
}): Linear {
  if (labels > LANES) throw new RangeError(`a row of weights has room for ${String(LANES)} labels, not for ${String(labels)}`)
  const size = 2 ** Math.ceil(Math.log2(keys.length * 1.5 + 2))
  const rows = new Int32Array(size * ROW)
  keys.forEach((key, index) => {
    let at = key & (size - 1)
    while (rows[at * ROW] !== NO_FEATURE) at = (at + 1) & (size - 1)
    rows[at * ROW] = key
    for (let label = 0; label < LANES; label++) {
      const byte = BIAS + (label < labels ? weightOf(index, label) : 0)
      const cell = at * ROW + 1 + (label >> 2)
      rows[cell] = (rows[cell] ?? 0) | (byte << ((label & 3) * 8))
    }
  })
  const sketch = createSketch(SKETCH)
  for (const key of keys) sketch.add(key)
  const known = new Int32Array(FULL)
  const lanes = new Int32Array(LANES + 1)
  return {
    labels,
    scale,
    add({ ids, count }, into, offset) {
      for (let from = 0; from < count;) {
        let kept = 0
        for (; from < count && kept < FULL; from++) {
          const id = ids[from] ?? 0
          if (sketch.mayHold(id)) known[kept++] = id
        }
        const bias = BIAS * sumRows(rows, known, kept, lanes)
        for (let label = 0; label < labels; label++) into[offset + label] = (into[offset + label] ?? 0) + (lanes[label] ?? 0) - bias
      }
    },
  }
}

/** 128 kilobytes of bits say which features may be known. */
const SKETCH = 20

/** Sums the rows of ids[0, count) into `lanes`, biased. Gives how many of the features are known. */
function sumRows(rows: Int32Array, ids: Int32Array, count: number, lanes: Int32Array): number {
  const last = rows.length - 1
  // Read ahead without a branch, so that the waits for memory overlap; kept, or it would be left out as useless.
  let ahead = 0
  for (let index = 0; index < count; index++) ahead |= rows[((ids[index] ?? 0) << 2) & last] ?? 0
  lanes[LANES] = ahead
  let [a, b, c, d, e, f, known] = [0, 0, 0, 0, 0, 0, 0]
  for (let index = 0; index < count; index++) {
    const id = ids[index] ?? 0
    let at = (id << 2) & last
    let key = rows[at]
    while (key !== id && key !== NO_FEATURE) {
      at = (at + ROW) & last
      key = rows[at]
    }
    if (key === NO_FEATURE) continue
    const x = rows[at + 1] ?? 0
    const y = rows[at + 2] ?? 0
    const z = rows[at + 3] ?? 0
    a += x & EVEN
    b += (x >>> 8) & EVEN
    c += y & EVEN
    d += (y >>> 8) & EVEN
    e += z & EVEN
    f += (z >>> 8) & EVEN
    known++
  }
  unload(lanes, 0, a, b)
  unload(lanes, 4, c, d)
  unload(lanes, 8, e, f)
  return known
}

/** The four sums of two pairs of lanes. */
function unload(lanes: Int32Array, label: number, even: number, odd: number): void {
  lanes[label] = even & 0xffff
  lanes[label + 1] = odd & 0xffff
  lanes[label + 2] = even >>> 16
  lanes[label + 3] = odd >>> 16
}
