/** What is known of the stretches of a document before anything is weighed, in columns: a long one has hundreds of thousands of them. */
import type { Span } from '../model.ts'
import { lastStartAtOrBefore } from '../spans.ts'

/** What something outside the model knows of a stretch: `kind` as the model sees it; `rule` and `name` go to the mention. */
export interface Known {
  readonly kind: number
  readonly type: string
  readonly rule: string
  readonly name: string | undefined
}

/** A stretch of which something is known. */
export interface Hint extends Span, Known {}

/** Hints by start, then by end; what is known is one object for all places of which it is known. */
export interface Hints {
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly known: readonly Known[]
}

/** Hints as they are found, to be put together with others. */
export interface HintList {
  readonly starts: number[]
  readonly ends: number[]
  readonly known: Known[]
}

export function createHintList(): HintList {
  return { starts: [], ends: [], known: [] }
}

/** Adds one behind the others: it begins after them, or with the last and ends no earlier. */
export function addHint({ starts, ends, known }: HintList, start: number, end: number, what: Known): void {
  starts.push(start)
  ends.push(end)
  known.push(what)
}

/** Lists put together; of equal spans those of the first list come first. */
export function mergeHints(lists: readonly HintList[]): Hints {
  const count = lists.reduce((sum, { starts }) => sum + starts.length, 0)
  const [starts, ends] = [new Int32Array(count), new Int32Array(count)]
  const known: Known[] = []
  const next = lists.map(() => 0)
  for (let at = 0; at < count; at++) {
    let [first, start, end] = [-1, Infinity, Infinity]
    for (let list = 0; list < lists.length; list++) {
      const index = next[list] ?? 0
      const from = lists[list]?.starts[index] ?? Infinity
      if (from > start) continue
      const to = lists[list]?.ends[index] ?? Infinity
      if (from < start || to < end) [first, start, end] = [list, from, to]
    }
    const index = next[first] ?? 0
    const what = lists[first]?.known[index]
    if (what) known.push(what)
    starts[at] = start
    ends[at] = end
    next[first] = index + 1
  }
  return { starts, ends, known }
}

/** One of them as an object. */
export function hintAt({ starts, ends, known }: Hints, index: number): Hint | undefined {
  const what = known[index]
  if (!what) return undefined
  const { kind, type, rule, name } = what
  return { start: starts[index] ?? 0, end: ends[index] ?? 0, kind, type, rule, name }
}

/** What is known of exactly this span. */
export function knownOver({ starts, ends, known }: Hints, { start, end }: Span): Known[] {
  const over: Known[] = []
  for (let index = lastStartAtOrBefore(starts, start - 1) + 1; index < starts.length && starts[index] === start; index++) {
    const what = known[index]
    if (ends[index] === end && what) over.push(what)
  }
  return over
}
