/**
 * How far the heap may grow beyond what is in use. V8 takes up to several times as much before it collects, and lets the space for what is
 * new grow to 32 MB; that suits a short document and costs hundreds of megabytes in a long one.
 */
import { setFlagsFromString } from 'node:v8'

/** A document from so many characters on is long. */
const LONG = 500_000
/** Percent beyond what was in use after the last collection (0 leaves it to V8), and how many times as large the space for what is new may become at once. */
const TIGHT = { percent: 15, times: 1 }
const FREE = { percent: 0, times: 2 }

/** Does work on a text of so many characters; with a long one, the heap is tight. */
export function withHeapFor<T>(characters: number, work: () => T): T {
  return characters < LONG ? work() : withTightHeap(work)
}

/** Does work that leaves more behind than it needs for itself: the heap is collected early meanwhile. */
export function withTightHeap<T>(work: () => T): T {
  growBy(TIGHT)
  try {
    return work()
  } finally {
    growBy(FREE)
  }
}

function growBy({ percent, times }: typeof FREE): void {
  setFlagsFromString(`--heap-growing-percent=${String(percent)}`)
  setFlagsFromString(`--semi-space-growth-factor=${String(times)}`)
}
