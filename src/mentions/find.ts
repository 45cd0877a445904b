/** Doc → Mention[]: candidates by words, seeds and endings; weighed by the learned model; one decision for all places of a form. */
import { formOf } from '../form.ts'
import type { Doc, Mention, Word } from '../model.ts'
import { choose, gainOf, judge } from './decode.ts'
import type { Judged } from './decode.ts'
import { viewOf } from './features.ts'
import type { Knowledge, Setting, View } from './features.ts'
import { knowledgeOf } from './known.ts'
import type { Finder, Hint } from './known.ts'
import { buildLattice, candidatesOf } from './lattice.ts'
import type { Candidate, Lattice, Segment } from './lattice.ts'
import type { MentionModel } from './model.ts'
import { scoreSegment } from './score.ts'
import { infer } from './semicrf.ts'
import { withTitles } from './titles.ts'

export interface Prepared {
  readonly view: View
  readonly parts: readonly { readonly segment: Segment; readonly setting: Setting; readonly candidates: readonly Candidate[] }[]
}

/** Rule of a mention that only the model speaks for. */
export const MODEL_RULE = 'model/mentions'
/** Last characters that end a name by themselves: organs, places, service points, systems. */
const SINGLE_TAILS = '局部委院校所站室店厂村乡镇县市区寨庄屯社园港群站队会制贷馆'

/** What is found before anything is weighed: hints, lattice, candidates. Shared with learning. */
export function prepareMentions(
  doc: Doc,
  words: readonly Word[],
  hints: readonly Hint[],
  finder: Finder,
  tails: ReadonlySet<string>,
): Prepared {
  const known = knowledgeOf(doc.text, hints, finder)
  const lattice = buildLattice(doc, words, known.cuts)
  const view = viewOf(doc.text, lattice, known)
  const parts = lattice.segments.map((segment) => ({
    segment,
    setting: settingOf(doc, segment),
    candidates: candidatesOf(doc.text, lattice, segment, (from, to) => endsWell(doc.text, lattice, { from, to, known, tails })),
  }))
  return { view, parts }
}

export function findMentions(doc: Doc, words: readonly Word[], hints: readonly Hint[], finder: Finder, model: MentionModel): Mention[] {
  const prepared = prepareMentions(doc, words, hints, finder, model.tails)
  const chosen = prepared.parts.flatMap(({ segment, setting, candidates }) => {
    if (candidates.length === 0) return []
    const scored = scoreSegment(prepared.view, segment, setting, candidates, model)
    return choose(judge(scored.candidates, infer(scored.chart).marginals, model.types.length), model.threshold)
  })
  return settle(doc.text, chosen, hints, model)
}

const PLACES = 'Region'
/** 各乡镇, 全区, 该县 point to places and 至欧洲 goes to one; they name none. */
const POINTING = /^(?:至|赴|各|全|每|该|我|本|所有|其他|周边|有关|[两\d]|减少|撤并|驻村|正村)/

/** One decision for all places of a form: where it is worth noting once, it is noted wherever it was chosen. */
function settle(text: string, chosen: readonly Judged[], hints: readonly Hint[], model: MentionModel): Mention[] {
  const best = new Map<string, number>()
  const keyOf = (one: Judged): string => `${String(one.type)} ${formOf(text.slice(one.start, one.end))}`
  for (const one of chosen) best.set(keyOf(one), Math.max(best.get(keyOf(one)) ?? -Infinity, gainOf(one, model.threshold)))
  const byPlace = new Map(hints.map((hint) => [`${String(hint.start)} ${String(hint.end)} ${hint.type}`, hint]))
  const noted = chosen
    .filter(
      (one) => (best.get(keyOf(one)) ?? -1) >= 0 && !(model.types[one.type] === PLACES && POINTING.test(text.slice(one.start, one.end))),
    )
    .map(({ start, end, type, core }): Mention => {
      const name = model.types[type] ?? ''
      const hint = byPlace.get(`${String(start)} ${String(end)} ${name}`)
      return { start, end, type: name, rule: hint?.rule ?? MODEL_RULE, name: hint?.name, weight: core }
    })
  return withTitles(text, noted, hints)
}

function settingOf(doc: Doc, segment: Segment): Setting {
  const sentence = doc.sentences[segment.sentence]
  const section = doc.sections[sentence?.section ?? 0]
  const heading = section?.heading
  return {
    place: Math.floor((10 * segment.start) / Math.max(1, doc.text.length)),
    plan: section?.plan ?? false,
    heading: heading !== undefined && segment.start < heading.end,
  }
}

/** Whether a span ends as names do: before a mark, with a closing quote, with a known name, or with an ending that names have. */
function endsWell(
  text: string,
  lattice: Lattice,
  { to, known, tails }: { from: number; to: number; known: Knowledge; tails: ReadonlySet<string> },
): boolean {
  const end = lattice.words[to - 1]?.end ?? 0
  const [last, next] = [text.charAt(end - 1), text.charAt(end)]
  return (
    next === '' ||
    '，。；：、”》）\n！？“（《,'.includes(next) ||
    '”》）'.includes(last) ||
    SINGLE_TAILS.includes(last) ||
    tails.has(text.slice(Math.max(0, end - 2), end)) ||
    known.ending(end).length > 0
  )
}
