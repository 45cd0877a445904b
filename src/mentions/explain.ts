/** Why a stretch of text became a mention or did not: every likely candidate over it with its probabilities, scores and hints. */
import type { Doc, Span, Tokens } from '../model.ts'
import { choose, gainOf, judge } from './decode.ts'
import type { Judged } from './decode.ts'
import type { FilterModel } from './filter.ts'
import { prepare, surveys } from './find.ts'
import type { FindModel } from './find.ts'
import { knownOver } from './hints.ts'
import type { Hints } from './hints.ts'
import type { Finder } from './known.ts'
import type { MentionModel } from './model.ts'
import { createScorer } from './score.ts'
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

/** By how much less likely spans are explained than are weighed otherwise. */
const LEEWAY = 6

/** A filter that lets through spans that are not weighed otherwise. */
function looser(filter: FilterModel): FilterModel {
  const { boundaries, whole } = filter.least
  return { ...filter, least: { boundaries: boundaries - LEEWAY, whole: whole - LEEWAY } }
}

/** The likely candidates that overlap a stretch, best first. */
export function explainMentions(
  doc: Doc,
  words: Tokens,
  hints: Hints,
  { finder, model: { filter, mentions: model }, at }: { finder: Finder; model: FindModel; at: Span },
): ExplainedSpan[] {
  const overlaps = ({ start, end }: Span): boolean => start < at.end && at.start < end
  const spans: ExplainedSpan[] = []
  for (const { view, segments } of surveys(doc, words, hints, finder)) {
    const scoreOf = createScorer(view, model)
    for (const part of prepare(doc, { view, segments: segments.filter(overlaps) }, looser(filter))) {
      const judged = judge(part.candidates, infer(scoreOf(part)).marginals, model.types.length)
      const chosen = new Set(choose(judged, model.threshold))
      spans.push(...judged.filter(overlaps).map((one) => explained(one, chosen.has(one), { doc, hints, model })))
    }
  }
  return spans.toSorted((a, b) => b.gain - a.gain || a.start - b.start || b.end - a.end)
}

function explained(one: Judged, chosen: boolean, { doc, hints, model }: { doc: Doc; hints: Hints; model: MentionModel }): ExplainedSpan {
  const { start, end, type, core, any, own } = one
  const gain = gainOf(one, model.threshold)
  const rules = knownOver(hints, { start, end }).map(({ rule }) => rule)
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
