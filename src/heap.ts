/**
 * How far the heap may grow beyond what is in use. V8 takes up to several times as much before it collects, and lets the space for what is
 * new grow to 32 MB; that suits a short document and costs hundreds of megabytes in a long one.
 */
import { setFlagsFromString } from 'node:v8'

/** A document from so many characters on is long, and one from so many on so long that memory counts for more than time. */
const [LONG, HUGE] = [500_000, 2_000_000]
/** Percent beyond what was in use after the last collection; 0 leaves it to V8. */
const EARLY = ['--heap-growing-percent=15']
/** Also, the space for what is new grows no more, and a collection gives it back with what lies scattered: nearly twice the time. */
const TIGHT = ['--heap-growing-percent=8', '--semi-space-growth-factor=1', '--optimize-for-size']
const FREE = ['--heap-growing-percent=0', '--semi-space-growth-factor=2', '--no-optimize-for-size']

/** Does work on a text of so many characters. */
export function withHeapFor<T>(characters: number, work: () => T): T {
  return characters < LONG ? work() : withFlags(characters < HUGE ? EARLY : TIGHT, work)
}

/** Does work that leaves more behind than it needs for itself: the heap is collected early meanwhile. */
export function withTightHeap<T>(work: () => T): T {
  return withFlags(TIGHT, work)
}

function withFlags<T>(flags: readonly string[], work: () => T): T {
  flags.forEach((flag) => setFlagsFromString(flag))
  try {
    return work()
  } finally {
    FREE.forEach((flag) => setFlagsFromString(flag))
  }
}
