/**
 * Probabilities of spans → mentions. A span is judged together with the spans that say nearly the same (boundary variants), and what
 * is noted is what lowers the expected error most: minimum Bayes risk instead of the single best segmentation.
 */
import type { Candidate } from './lattice.ts'

/** One span under one type with what speaks for it. */
export interface Judged extends Candidate {
  /** Index of its type. */
  readonly type: number
  /** Probability that it, or a boundary variant, is to be noted under this type. */
  readonly core: number
  /** The same, vague and trivial things counted in. */
  readonly any: number
  /** Probability of exactly this span under this type. */
  readonly own: number
}

/** Spans less likely than this are not looked at. */
const FLOOR = 0.02

/**
 * Judges every likely span.
 * @param marginals `marginals[candidate * 2 * types + label]`: labels are the types, then the types for vague things
 */
export function judge(candidates: readonly Candidate[], marginals: Float64Array, types: number): Judged[] {
  const labels = types * 2
  const likely: number[] = []
  for (let index = 0; index < candidates.length; index++) {
    let total = 0
    for (let at = index * labels; at < (index + 1) * labels; at++) total += marginals[at] ?? 0
    if (total >= FLOOR / 2) likely.push(index)
  }
  const judged: Judged[] = []
  for (const index of likely) {
    const candidate = candidates[index]
    if (!candidate) continue
    for (let type = 0; type < types; type++) {
      const at = index * labels + type
      const noted = marginals[at] ?? 0
      const vague = marginals[at + types] ?? 0
      if (noted + vague < FLOOR) continue
      let [core, any] = [0, 0]
      for (const other of likely) {
        if (!isVariant(candidate, candidates[other])) continue
        const beside = marginals[other * labels + type] ?? 0
        core += beside
        any += beside + (marginals[other * labels + types + type] ?? 0)
      }
      const { start, end, from, to } = candidate
      judged.push({ start, end, from, to, type, core: Math.min(1, core), any: Math.min(1, any), own: noted + vague / 2 })
    }
  }
  return judged
}

/** Whether one span holds the other and is at most twice as long. */
function isVariant(a: Candidate, b: Candidate | undefined): boolean {
  if (!b) return false
  const holds = (b.start <= a.start && b.end >= a.end) || (a.start <= b.start && a.end >= b.end)
  const [one, other] = [a.end - a.start, b.end - b.start]
  return holds && one <= 2 * other && other <= 2 * one
}

/** What noting a span gains over leaving it out, at a price for noting what is nothing. */
export function gainOf({ core, any }: Pick<Judged, 'core' | 'any'>, price: number): number {
  return core - price * (core + 1 - any)
}

/** The spans of one segment that are worth most together: by gain, overlapping ones left out. */
export function choose(judged: readonly Judged[], price: number): readonly Judged[] {
  if (judged.length < 2) return judged
  const valueOf = (one: Judged): number => gainOf(one, price) + one.own / 20
  const ranked = judged.toSorted((a, b) => valueOf(b) - valueOf(a) || a.start - b.start || b.end - a.end || a.type - b.type)
  const chosen: Judged[] = []
  for (const one of ranked) if (!chosen.some((other) => one.start < other.end && other.start < one.end)) chosen.push(one)
  return chosen.toSorted((a, b) => a.start - b.start)
}
