/** Doc → Mention[]: candidates by words, seeds and endings; weighed by the learned model; one decision for all places of a form. */
import { formOf } from '../form.ts'
import type { Doc, Mention, Word } from '../model.ts'
import { createSpanIndex } from '../spans.ts'
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

/** Titles of issued texts are told by their form better than by weighing: 《…》, or a verb of issuing and a head such as 实施意见. */
const TITLES = 'Policy'
const PLACES = 'Region'
/** A mention may go this far beyond a title: …方案出台. */
const SLACK = 2
/** Weight of what a rule notes without weighing. */
const SURE = 0.6
/** 各乡镇, 全区, 该县 point to places and 至欧洲 goes to one; they name none. */
const POINTING = /^(?:至|赴|各|全|每|该|我|本|所有|其他|周边|有关|[两\d]|减少|撤并|驻村|正村)/
/** The document's own title, or that of another report, is left to weighing. */
const REPORT = 'policy-report'

function withTitles(text: string, noted: readonly Mention[], hints: readonly Hint[]): Mention[] {
  const forms = hints.filter(({ type, rule }) => type === TITLES && rule.startsWith('policy-') && rule !== REPORT)
  const titles = outermost(forms.map((hint) => afterVerb(text, hint)).filter((hint) => isTitle(text, hint)))
  const notedOver = createSpanIndex(noted)
  const added = titles.filter((title) => {
    const inside = notedOver(title)
    const within = inside.every(({ start, end }) => title.start <= start && end <= title.end + SLACK)
    return within && (inside.length === 0 || inside.some(({ type }) => PRACTICES.has(type) || type === TITLES))
  })
  const addedOver = createSpanIndex(added)
  const kept = noted.filter((one) => addedOver(one).length === 0 && !isWork(text, one))
  const mentions = added.map(({ start, end, type, rule, name }): Mention => ({ start, end, type, rule, name, weight: SURE }))
  return [...kept, ...mentions].toSorted((a, b) => a.start - b.start || b.end - a.end)
}

const isInside = (one: Hint, other: Hint): boolean =>
  other.start <= one.start && one.end <= other.end && other.end - other.start > one.end - one.start

/** Heads of issued texts. Packages of measures (二十条措施, 政策举措) are none without 若干; books, films and shows stand in 《》 too. */
const ISSUED_HEAD =
  /(?:规划|纲要|计划|方案|意见|办法|条例|细则|规定|规则|决定|决议|通知|公告|通告|报告|指南|指引|导则|准则|标准|规程|规范|章程|要点|法|典|公约|协议|协定|宣言|批复|目录|清单|若干(?:政策)?措施|若干(?:政策)?举措|若干政策)[》”]?(?:[（(][^（）()]*[）)][》”]?)?$/
/** A title has at least this many characters. */
const SHORTEST = 4
/** Words that a match may have caught before the title itself. */
const BEFORE_TITLE = /^(?:完成|实施|落实|做好|抓好|我们|其|该|一个|一套|各项|相关|培育|推动|积极|全面)/

/** 山西省出台…实施意见: the title begins behind the verb of issuing. */
const ISSUES = /^[^《》]*(?:出台|印发|制定|编制|修订|发布|颁布)(?:完成|完善|实施)?了?/

function afterVerb(text: string, hint: Hint): Hint {
  const before = ISSUES.exec(text.slice(hint.start, hint.end))?.[0].length ?? 0
  return before > 0 && hint.end - hint.start - before >= SHORTEST ? { ...hint, start: hint.start + before } : hint
}

function isTitle(text: string, { start, end }: Hint): boolean {
  const title = text.slice(start, end)
  return ISSUED_HEAD.test(title) && !BEFORE_TITLE.test(title)
}

/** 《…》 around the name of a book, a film or a show. */
function isWork(text: string, { type, start, end }: Mention): boolean {
  return type === TITLES && text.startsWith('《', start) && !ISSUED_HEAD.test(text.slice(start, end))
}

/** Spans that lie in no other, each once. */
function outermost(hints: readonly Hint[]): Hint[] {
  const over = createSpanIndex(hints)
  const widest = hints.filter((one) => !over(one).some((other) => isInside(one, other)))
  return [...new Map(widest.map((one) => [`${String(one.start)} ${String(one.end)}`, one])).values()]
}

const PRACTICES: ReadonlySet<string> = new Set(['Measure', 'Program'])

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
