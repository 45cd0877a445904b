/** Arrays of numbers that are made once for many segments: one for each would lie about, outside of the heap, until it is swept. */

interface Numbers<Self> {
  readonly length: number
  subarray(start: number, end: number): Self
}

/** Gives an array of so many numbers, of any values; it holds until the next one is asked for. */
export type Reused<T = Float64Array> = (length: number) => T

export function reused<T extends Numbers<T>>(make: (length: number) => T): Reused<T> {
  let array = make(64)
  return (length) => {
    if (array.length < length) array = make(2 * length)
    return array.subarray(0, length)
  }
}

export const reusedFloats = (): Reused => reused((length) => new Float64Array(length))
