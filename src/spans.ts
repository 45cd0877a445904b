/** Spans asked by place: which of many stand over a stretch. */
import type { Span } from './model.ts'

/** A function that gives the spans that overlap a stretch, by start. */
export function createSpanIndex<T extends Span>(spans: readonly T[]): (stretch: Span) => T[] {
  const sorted = spans.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const longest = sorted.reduce((length, { start, end }) => Math.max(length, end - start), 0)
  return ({ start, end }) => {
    const found: T[] = []
    for (let at = firstAfter(sorted, start - longest - 1); at < sorted.length; at++) {
      const span = sorted[at]
      if (!span || span.start >= end) break
      if (span.end > start) found.push(span)
    }
    return found
  }
}

/** Whether a span lies in another and is shorter. */
export function isInside(one: Span, other: Span): boolean {
  return other.start <= one.start && one.end <= other.end && other.end - other.start > one.end - one.start
}

/** Spans that lie in no other one; of equal ones the last. */
export function outermost<T extends Span>(spans: readonly T[]): T[] {
  const over = createSpanIndex(spans)
  const widest = spans.filter((one) => !over(one).some((other) => isInside(one, other)))
  return [...new Map(widest.map((one) => [`${String(one.start)} ${String(one.end)}`, one])).values()]
}

/** Index of the last span that starts at or before an offset; -1 where there is none. @param spans by start */
export function lastAtOrBefore(spans: readonly Span[], offset: number): number {
  return firstAfter(spans, offset) - 1
}

/** The same of columns: index of the last offset of a list that is not greater. @param starts in order */
export function lastStartAtOrBefore(starts: Int32Array, offset: number): number {
  return countUpTo(starts.length, (index) => starts[index] ?? Infinity, offset) - 1
}

function firstAfter(spans: readonly Span[], offset: number): number {
  return countUpTo(spans.length, (index) => spans[index]?.start ?? Infinity, offset)
}

/** How many of `count` numbers in order are not greater than a limit. */
function countUpTo(count: number, numberAt: (index: number) => number, limit: number): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numberAt(middle) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
