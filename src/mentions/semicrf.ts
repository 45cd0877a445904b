/**
 * A semi-Markov conditional random field over one segment: spans compete for the words, everything else is outside.
 * Scores come in; what is computed here is exact. (Sarawagi & Cohen, NIPS 2004.)
 */

/** Spans over boundaries 0…size, each with one score a label: `scores[span * labels + label]`. */
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

/**
 * Forward-backward.
 * @param allows restricts what counts: which span and label may be used, and which boundary may be left by an outside step
 */
export function infer(
  chart: Chart,
  allows?: { span(index: number, label: number): boolean; outside(boundary: number): boolean },
): Inference {
  const { size, labels, from, to, scores } = chart
  const forward = new Float64Array(size + 1).fill(-Infinity)
  const backward = new Float64Array(size + 1).fill(-Infinity)
  const sums = new Float64Array(from.length).fill(-Infinity)
  const at: number[][] = Array.from({ length: size + 1 }, () => [])
  for (let span = 0; span < from.length; span++) {
    at[from[span] ?? 0]?.push(span)
    for (let label = 0; label < labels; label++)
      if (!allows || allows.span(span, label)) sums[span] = logAdd(sums[span] ?? -Infinity, scores[span * labels + label] ?? -Infinity)
  }
  const free = (boundary: number): boolean => !allows || allows.outside(boundary)
  forward[0] = 0
  for (let b = 0; b < size; b++) {
    const here = forward[b] ?? -Infinity
    if (here === -Infinity) continue
    if (free(b)) forward[b + 1] = logAdd(forward[b + 1] ?? -Infinity, here)
    for (const span of at[b] ?? []) {
      const end = to[span] ?? 0
      forward[end] = logAdd(forward[end] ?? -Infinity, here + (sums[span] ?? -Infinity))
    }
  }
  backward[size] = 0
  for (let b = size - 1; b >= 0; b--) {
    let total = free(b) ? (backward[b + 1] ?? -Infinity) : -Infinity
    for (const span of at[b] ?? []) total = logAdd(total, (sums[span] ?? -Infinity) + (backward[to[span] ?? 0] ?? -Infinity))
    backward[b] = total
  }
  const partition = forward[size] ?? -Infinity
  const marginals = new Float64Array(scores.length)
  if (partition === -Infinity) return { partition, marginals }
  for (let span = 0; span < from.length; span++) {
    const around = (forward[from[span] ?? 0] ?? -Infinity) + (backward[to[span] ?? 0] ?? -Infinity) - partition
    if (around === -Infinity) continue
    for (let label = 0; label < labels; label++)
      if (!allows || allows.span(span, label))
        marginals[span * labels + label] = Math.exp(around + (scores[span * labels + label] ?? -Infinity))
  }
  return { partition, marginals }
}

function logAdd(a: number, b: number): number {
  if (a === -Infinity) return b
  if (b === -Infinity) return a
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b))
}
