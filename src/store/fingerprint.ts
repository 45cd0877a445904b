/**
 * A fingerprint of a set of rows that does not depend on their order: the SHA-1 of each row, added up in four lanes of 32
 * bits. A row that is missing, doubled, altered or tied to another end changes it.
 */
import { hash } from 'node:crypto'

export interface Fingerprint {
  /** Adds a row, written as one text. */
  add(row: string): void
  /** The number of rows and the sum, as one text. */
  value(): string
  readonly count: number
}

/** An empty set. */
export function createFingerprint(): Fingerprint {
  const sum = new Uint32Array(4)
  let count = 0
  return {
    add(row) {
      const digest = hash('sha1', row, 'buffer')
      for (let lane = 0; lane < 4; lane++) sum[lane] = (sum[lane] ?? 0) + digest.readUInt32LE(lane * 4)
      count++
    },
    value: () => `${count}:${[...sum].map((lane) => lane.toString(16).padStart(8, '0')).join('')}`,
    get count() {
      return count
    },
  }
}
