/**
 * How far the heap may grow beyond what is in use. V8 takes up to several times as much before it collects, and lets the space for what is
 * new grow to 32 MB; that suits a short document and costs hundreds of megabytes in a long one.
 */
import { setFlagsFromString } from 'node:v8'

/** A document from so many characters on is long. */
const LONG = 500_000
/**
 * Percent beyond what was in use after the last collection (0 leaves it to V8); how many times as large the space for what is new may become at
 * once; and whether a collection gives back that space, and what lies scattered, as well.
 */
const TIGHT = ['--heap-growing-percent=15', '--semi-space-growth-factor=1', '--optimize-for-size']
const FREE = ['--heap-growing-percent=0', '--semi-space-growth-factor=2', '--no-optimize-for-size']

/** Does work on a text of so many characters; with a long one, the heap is tight. */
export function withHeapFor<T>(characters: number, work: () => T): T {
  return characters < LONG ? work() : withTightHeap(work)
}

/** Does work that leaves more behind than it needs for itself: the heap is collected early meanwhile. */
export function withTightHeap<T>(work: () => T): T {
  TIGHT.forEach((flag) => setFlagsFromString(flag))
  try {
    return work()
  } finally {
    FREE.forEach((flag) => setFlagsFromString(flag))
  }
}
