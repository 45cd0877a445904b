/**
 * A semi-Markov conditional random field over one segment: spans compete for the words, everything else is outside.
 * Scores come in; what is computed here is exact. (Sarawagi & Cohen, NIPS 2004.)
 */

import { reusedFloats } from './reused.ts'
import type { Reused } from './reused.ts'

/** Spans over boundaries 0…size, by `from`, each with one score a label: `scores[span * labels + label]`. */
export interface Chart {
  readonly size: number
  readonly labels: number
  readonly from: Int32Array
  readonly to: Int32Array
  readonly scores: Float64Array
}

export interface Inference {
  /** Logarithm of the sum over all segmentations. */
  readonly partition: number
  /** Probability of each span under each label, laid out as the scores. */
  readonly marginals: Float64Array
}

/** What counts: which span and label may be used, and which boundary may be left by an outside step. */
export interface Allowance {
  span(index: number, label: number): boolean
  outside(boundary: number): boolean
}

/** Arrays that one inference after another is made in. */
export interface Room {
  readonly forward: Reused
  readonly backward: Reused
  readonly tops: Reused
  readonly powers: Reused
  readonly sums: Reused
}

export function createRoom(): Room {
  return { forward: reusedFloats(), backward: reusedFloats(), tops: reusedFloats(), powers: reusedFloats(), sums: reusedFloats() }
}

/**
 * Forward-backward.
 * @param allows restricts what counts
 * @param room the marginals stand in it, until it is used again
 */
export function infer(chart: Chart, allows?: Allowance, room: Room = createRoom()): Inference {
  const { size, labels, from, to } = chart
  const spans = from.length
  const forward = room.forward(size + 1).fill(-Infinity)
  const backward = room.backward(size + 1).fill(-Infinity)
  const { tops, powers, sums } = exponentials(chart, allows, room)
  const free = (boundary: number): boolean => !allows || allows.outside(boundary)
  forward[0] = 0
  for (let b = 0, span = 0; b < size; b++) {
    const here = forward[b] ?? -Infinity
    if (free(b)) forward[b + 1] = logAdd(forward[b + 1] ?? -Infinity, here)
    for (; span < spans && from[span] === b; span++) {
      const end = to[span] ?? 0
      forward[end] = logAdd(forward[end] ?? -Infinity, here + (sums[span] ?? -Infinity))
    }
  }
  backward[size] = 0
  for (let b = size - 1, span = spans - 1; b >= 0; b--) {
    let total = free(b) ? (backward[b + 1] ?? -Infinity) : -Infinity
    for (; span >= 0 && from[span] === b; span--) total = logAdd(total, (sums[span] ?? -Infinity) + (backward[to[span] ?? 0] ?? -Infinity))
    backward[b] = total
  }
  const partition = forward[size] ?? -Infinity
  if (partition === -Infinity) return { partition, marginals: powers.fill(0) }
  for (let span = 0; span < spans; span++) {
    const around = (forward[from[span] ?? 0] ?? -Infinity) + (backward[to[span] ?? 0] ?? -Infinity) - partition
    const factor = around === -Infinity ? 0 : Math.exp(around + (tops[span] ?? 0))
    for (let at = span * labels; at < (span + 1) * labels; at++) powers[at] = (powers[at] ?? 0) * factor
  }
  return { partition, marginals: powers }
}

/** Of each span: its highest score, exp(score − highest) of each label (0 where it may not be used), and the logarithm of the sum of exp(score). */
function exponentials(
  { labels, from, scores }: Chart,
  allows: Allowance | undefined,
  room: Room,
): { readonly tops: Float64Array; readonly powers: Float64Array; readonly sums: Float64Array } {
  const tops = room.tops(from.length)
  const sums = room.sums(from.length)
  const powers = room.powers(from.length * labels)
  for (let span = 0; span < from.length; span++) {
    let [top, total] = [-Infinity, 0]
    for (let label = 0; label < labels; label++) {
      const score = scores[span * labels + label] ?? -Infinity
      if (score > top && (!allows || allows.span(span, label))) top = score
    }
    for (let label = 0; label < labels; label++) {
      if (allows && !allows.span(span, label)) {
        powers[span * labels + label] = 0
        continue
      }
      const power = Math.exp((scores[span * labels + label] ?? -Infinity) - top)
      powers[span * labels + label] = power
      total += power
    }
    tops[span] = total > 0 ? top : 0
    sums[span] = total > 0 ? top + Math.log(total) : -Infinity
  }
  return { tops, powers, sums }
}

function logAdd(a: number, b: number): number {
  if (a === -Infinity) return b
  if (b === -Infinity) return a
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b))
}
