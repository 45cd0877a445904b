/** Why a stretch of text became a mention or did not: every likely candidate over it with its probabilities, scores and hints. */
import type { Doc, Span, Word } from '../model.ts'
import { choose, gainOf, judge } from './decode.ts'
import type { Judged } from './decode.ts'
import { prepareMentions } from './find.ts'
import type { Finder, Hint } from './known.ts'
import type { MentionModel } from './model.ts'
import { scoreSegment } from './score.ts'
import { infer } from './semicrf.ts'

export interface ExplainedSpan extends Span {
  readonly text: string
  readonly type: string
  /** Probability that it, or a boundary variant, is to be noted; the same with vague things counted in; of exactly this span. */
  readonly core: number
  readonly any: number
  readonly own: number
  /** What noting it gains at the model's price; below 0 it is left out. */
  readonly gain: number
  /** Noted, or why not: what is nothing, and what lost against a rival that overlaps. */
  readonly verdict: 'noted' | 'not worth noting' | 'lost to a rival'
  /** Lexicon rows, patterns and gazetteer names that stand exactly there. */
  readonly rules: readonly string[]
}

/** The likely candidates that overlap a stretch, best first. */
export function explainMentions(
  doc: Doc,
  words: readonly Word[],
  hints: readonly Hint[],
  { finder, model, at }: { finder: Finder; model: MentionModel; at: Span },
): ExplainedSpan[] {
  const prepared = prepareMentions(doc, words, hints, finder, model.tails)
  return prepared.parts
    .filter(({ segment, candidates }) => candidates.length > 0 && segment.start < at.end && at.start < segment.end)
    .flatMap(({ segment, setting, candidates }) => {
      const scored = scoreSegment(prepared.view, segment, setting, candidates, model, -Infinity)
      const judged = judge(scored.candidates, infer(scored.chart).marginals, model.types.length)
      const chosen = new Set(choose(judged, model.threshold))
      return judged
        .filter(({ start, end }) => start < at.end && at.start < end)
        .map((one) => explained(one, chosen.has(one), { doc, hints, model }))
    })
    .toSorted((a, b) => b.gain - a.gain || a.start - b.start || b.end - a.end)
}

function explained(
  one: Judged,
  chosen: boolean,
  { doc, hints, model }: { doc: Doc; hints: readonly Hint[]; model: MentionModel },
): ExplainedSpan {
  const { start, end, type, core, any, own } = one
  const gain = gainOf(one, model.threshold)
  const rules = hints.filter((hint) => hint.start === start && hint.end === end).map(({ rule }) => rule)
  const verdict = gain < 0 ? 'not worth noting' : chosen ? 'noted' : 'lost to a rival'
  return {
    start,
    end,
    text: doc.text.slice(start, end),
    type: model.types[type] ?? '',
    core,
    any,
    own,
    gain,
    verdict,
    rules: [...new Set(rules)],
  }
}
