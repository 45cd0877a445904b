/**
 * How far the heap may grow beyond what is in use. V8 takes up to several times as much before it collects, which suits a short document and
 * costs hundreds of megabytes in a long one.
 */
import { setFlagsFromString } from 'node:v8'

/** A document from so many characters on is long. */
const LONG = 500_000
/** Percent beyond what was in use after the last collection; 0 leaves it to V8. */
const [TIGHT, FREE] = [15, 0]

/** Does work on a text of so many characters; with a long one, the heap is collected early. */
export function withTightHeap<T>(characters: number, work: () => T): T {
  if (characters < LONG) return work()
  growBy(TIGHT)
  try {
    return work()
  } finally {
    growBy(FREE)
  }
}

function growBy(percent: number): void {
  setFlagsFromString(`--heap-growing-percent=${String(percent)}`)
}
