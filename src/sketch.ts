/**
 * Whether a number may be one of many, asked of bits that stay in the processor's cache: most are not, and the large table behind them need
 * not be read then (B. Bloom, “Space/Time Trade-offs in Hash Coding with Allowable Errors”, CACM 13(7), 1970, with one hash).
 */

export interface Sketch {
  readonly add: (hash: number) => void
  /** Never false for what was added. */
  readonly mayHold: (hash: number) => boolean
}

/** @param size of the sketch: 2 ** size bits, chosen by the highest bits of a hash */
export function createSketch(size: number): Sketch {
  const bits = new Int32Array(2 ** (size - 5))
  const shift = 32 - size
  return {
    add(hash) {
      const bit = hash >>> shift
      bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31))
    },
    mayHold(hash) {
      const bit = hash >>> shift
      return (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1
    },
  }
}
