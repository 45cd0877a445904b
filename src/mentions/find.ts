/** Doc → Mention[]: candidates by words, seeds and likely boundaries; weighed by the learned model; one decision for all places of a form. */
import { formOf } from '../form.ts'
import { createFilter } from './filter.ts'
import { withFormulas } from './formulas.ts'
import type { FilterModel } from './filter.ts'
import type { Doc, Mention, Tokens } from '../model.ts'
import { choose, gainOf, judge } from './decode.ts'
import type { Judged } from './decode.ts'
import { countWords, viewOf } from './features.ts'
import type { Knowledge, View, WordCounts } from './features.ts'
import { knownOver } from './hints.ts'
import type { Hints } from './hints.ts'
import { knowledgeOf } from './known.ts'
import type { Finder } from './known.ts'
import { buildLattice, stretchesOf } from './lattice.ts'
import type { Lattice, Segment, Stretch } from './lattice.ts'
import type { MentionModel } from './model.ts'
import { withListed } from './listed.ts'
import { withOwners } from './owners.ts'
import { withRecipients } from './recipients.ts'
import { createScorer } from './score.ts'
import type { Part } from './score.ts'
import { createRoom, infer } from './semicrf.ts'
import { withTitles } from './titles.ts'
import { withWon } from './won.ts'
import { withZones } from './zones.ts'

export interface Survey {
  readonly view: View
  readonly segments: readonly Segment[]
}

/** What was learned of mentions. */
export interface FindModel {
  readonly filter: FilterModel
  readonly mentions: MentionModel
}

/** Rule of a mention that only the model speaks for. */
export const MODEL_RULE = 'model/mentions'

/** Words, segments and all that is known of them before anything is weighed, stretch by stretch. Shared with learning. */
export function* surveys(doc: Doc, words: Tokens, hints: Hints, finder: Finder): Generator<Survey> {
  const layOut = (stretch: Stretch): Layout => {
    const known = knowledgeOf(stretch, hints, finder)
    return { known, lattice: buildLattice(doc, words, stretch, known.isEdge) }
  }
  const stretches = stretchesOf(doc)
  // How often a word stands in the document is known only when all of it was laid out; a long one is laid out twice, not kept.
  const kept = new Map<Stretch, Layout>()
  const counts: WordCounts = new Map()
  for (const stretch of stretches) {
    const layout = layOut(stretch)
    countWords(layout.lattice, counts)
    if (stretches.length === 1) kept.set(stretch, layout)
  }
  for (const stretch of stretches) {
    const { known, lattice } = kept.get(stretch) ?? layOut(stretch)
    yield { view: viewOf(doc.text, stretch, { known, lattice, counts }), segments: lattice.segments }
  }
}

interface Layout {
  readonly known: Knowledge
  readonly lattice: Lattice
}

/** The spans of a survey that are worth weighing, segment by segment. */
export function* prepare(doc: Doc, { view, segments }: Survey, filter: FilterModel): Generator<Part> {
  const candidatesIn = createFilter(view, segments, filter)
  for (const segment of segments) {
    const candidates = candidatesIn(segment)
    if (candidates.length > 0) yield { segment, heading: isHeading(doc, segment), candidates }
  }
}

export function findMentions(doc: Doc, words: Tokens, hints: Hints, finder: Finder, { filter, mentions: model }: FindModel): Mention[] {
  const choices = createChoices(doc.text)
  const room = createRoom()
  for (const survey of surveys(doc, words, hints, finder)) {
    const scoreOf = createScorer(survey.view, model)
    for (const part of prepare(doc, survey, filter)) {
      const judged = judge(part.candidates, infer(scoreOf(part), undefined, room).marginals, model.types.length)
      for (const one of choose(judged, model.threshold)) choices.add(one, gainOf(one, model.threshold))
    }
  }
  return byForm(settle(doc.text, choices, hints, model), doc.text, hints, words)
}

/** Spans that were chosen, in columns: a long document has hundreds of thousands, and most are worth nothing in the end. */
interface Choices {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly cores: readonly number[]
  /** What is written there under which type, as a number. */
  readonly forms: readonly number[]
  /** By form: its type, and what noting it gains where it gains most. */
  readonly types: readonly number[]
  readonly gains: readonly number[]
  readonly add: (one: Judged, gain: number) => void
}

function createChoices(text: string): Choices {
  const ids = new Map<string, number>()
  const [starts, ends, cores, forms]: [number[], number[], number[], number[]] = [[], [], [], []]
  const [types, gains]: [number[], number[]] = [[], []]
  return {
    starts,
    ends,
    cores,
    forms,
    types,
    gains,
    add({ start, end, type, core }, gain) {
      const key = `${String(type)} ${formOf(text.slice(start, end))}`
      const form = ids.get(key) ?? ids.size
      if (form === ids.size) ids.set(key, form)
      types[form] = type
      gains[form] = Math.max(gains[form] ?? -Infinity, gain)
      starts.push(start)
      ends.push(end)
      cores.push(core)
      forms.push(form)
    },
  }
}

const PLACES = 'Region'
/** 各乡镇, 全区, 该县 point to places and 至欧洲 goes to one; they name none. */
const POINTING = /^(?:至|赴|各|全|每|该|我|本|所有|其他|周边|有关|[两\d]|减少|撤并|驻村|正村)/

/** Gangs are no institutions. */
const BODIES = 'Institution'
const CRIMINAL = /恶势力|黑社会|犯罪(?:集团|团伙|组织)/

/** 各项制度, 有关政策: what is not named. */
const NAMELESS = /^(?:各项|有关|相关|其他|一系列|这些|上述)/
const NAMED: ReadonlySet<string> = new Set(['Measure', 'Program'])

/** One decision for all places of a form: where it is worth noting once, it is noted wherever it was chosen. */
function settle(text: string, { starts, ends, cores, forms, types, gains }: Choices, hints: Hints, model: MentionModel): Mention[] {
  const noted: Mention[] = []
  forms.forEach((form, index) => {
    // A list of whole and other numbers has none but others in V8: an offset that went through one is kept in 16 bytes more, for good.
    const [start = 0, end = 0] = [starts[index], ends[index]]
    const weight = cores[index] ?? 0
    const type = model.types[types[form] ?? -1] ?? ''
    if ((gains[form] ?? -1) < 0 || pointsOnly(type, text.slice(start, end))) return
    const hint = knownOver(hints, { start, end }).findLast((known) => known.type === type)
    noted.push({ start, end, type, rule: hint?.rule ?? MODEL_RULE, name: hint?.name, weight })
  })
  return noted
}

/** What the form of a text tells of its mentions, and of what the weighing passed over: one rule after the other. */
function byForm(noted: readonly Mention[], text: string, hints: Hints, words: Tokens): Mention[] {
  const named = withTitles(text, withOwners(text, withFormulas(text, noted, hints), hints), hints)
  const placed = withListed(text, withZones(text, withWon(text, named), words))
  return withRecipients(text, placed)
}

/** Whether a form only points at what it could be the name of, or names none of its kind. */
function pointsOnly(type: string, form: string): boolean {
  if (type === BODIES) return CRIMINAL.test(form)
  return type === PLACES ? POINTING.test(form) : NAMED.has(type) && NAMELESS.test(form)
}

function isHeading({ sentences, sections }: Doc, segment: Segment): boolean {
  const heading = sections[sentences[segment.sentence]?.section ?? 0]?.heading
  return heading !== undefined && segment.start < heading.end
}
