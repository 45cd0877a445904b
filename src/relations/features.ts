/** What the two learned decisions about a mention see: whether and how its region has to do with it, and at which stage. */
import { lastAtOrBefore, lastStartAtOrBefore } from '../spans.ts'
import { hashOf, mix } from '../hash.ts'
import type { Span } from '../model.ts'
import { placeOf, termOf } from './scene.ts'
import type { Place, Placed, Scene, Term } from './scene.ts'

/** Role and stage of words that carry a relation, by word (`cues.tsv`), and both as features say them. */
export type Cues = ReadonlyMap<string, { readonly role: string; readonly stage: string | undefined; readonly term: Term }>

const NEAR = 6
/** Words that tell of time and rank wherever they stand in a sentence. */
const TELLING: readonly Term[] = '今年 明年 下一步 将 要 力争 确保 去年 以来 全年 获批 入选 首创 率先 首个 首批 试点 被'
  .split(' ')
  .map(termOf)

/** What a feature says, up to what it saw: `b=` of `b=推行`. */
interface Template {
  readonly name: string
  readonly hash: number
}

function template(name: string): Template {
  return { name, hash: hashOf(name, 0, name.length) }
}

const BIAS = template('bias')
const TYPE = template('type=')
const TAIL = template('tail=')
const HEAD = template('head=')
const BEFORE_AT = [template('b0='), template('b1='), template('b2=')]
const BEFORE = template('b=')
const BEFORE_IN_CLAUSE = template('bc=')
const BEFORE_FAR = template('bs=')
const AFTER_AT = [template('a0='), template('a1='), template('a2=')]
const AFTER_IN_CLAUSE = template('ac=')
const AFTER_FAR = template('as=')
const CUE_BEFORE = template('bcue=')
const CUE_AFTER = template('acue=')
const OPENS = template('opens')
const FIRST = template('first=')
const OUTLOOK = template('outlook=')
const OVERALL = template('overall=')
const PLAN = template('plan')
const TOLD = template('s=')
const QUOTED = template('quoted')
const INSIDE_QUOTES = template('inside quotes')
const LEFT = template('left=')
const RIGHT = template('right=')
const NUMBER = template('number=')

const GOVERNED = template('governed=')
const BEGINS = template('begins=')
const STAGE_BEFORE = template('before=')
const STAGE_BEHIND = template('behind=')
const PIONEERING = template('first of its kind')
const SPREADING = template('spread from here')

/** 率先, 全省首个: nobody did it before. */
const PIONEER = /率先|首创|首家|首个|首次|首批|第一个|唯一|领先|先行先试/
/** Its own practice is spread by others: …经验在全国推广. */
const SPREAD = /^[^，,；;。]{0,20}(?:全国|全省|全市|全区|各地|被)[^，,；;。]{0,10}(?:推广|推介|复制|交流)/
const SPREAD_WITHIN = 40
/** Words that tell of the time of a sentence. */
const TIMES: readonly (readonly [words: RegExp, feature: Template])[] = [
  [/\d[万亿]?[余多]?(?:个|家|人|户|项|件|条|公里|亩|元|名|处|座|所|次|%|％|吨|平方)/, template('counted')],
  [/增长|下降|提高到|达到|达\d|累计|同比|居全|位居|完成率|覆盖率/, template('measured')],
  [/完成|建成|实现|取得|落地|投用|启用|启动|获批|荣获|获评/, template('brought about')],
  [/了/, template('perfective')],
  [/以上|左右|力争|确保|争取|预期|目标/, template('aimed at')],
]

/** Where a feature goes: what it says, what it saw, and whether it says the same of things of the mention's type (`Measure/b=推行`) too. */
type Put = (template: Template, value: Term, typed: boolean) => void

const NOTHING = termOf('')
const constants = new Map<string, Term>()
/** The few numbers that features say. */
const NUMBERS = Array.from({ length: 10 }, (_, number) => termOf(String(number)))

/** The term of one of the few things that features say beside words. */
function constant(text: string): Term {
  const known = constants.get(text)
  if (known) return known
  const term = termOf(text)
  constants.set(text, term)
  return term
}

/** Features of a mention as readable strings, each once. */
export function contextFeatures(scene: Scene, mention: Placed, cues: Cues): string[] {
  const features = new Set<string>()
  visitFeatures(scene, mention, cues, ({ name }, { text }, typed) => {
    features.add(name + text)
    if (typed) features.add(`${mention.type}/${name}${text}`)
  })
  return [...features]
}

/** Visits the same as numbers (`hashOfFeature`), some more than once; those of things of one type (`Measure/b=推行`) go without saying. */
export function visitHashes(scene: Scene, mention: Placed, cues: Cues, visit: (feature: number) => void): void {
  visitFeatures(scene, mention, cues, (one, value) => {
    visit(mix(one.hash, value.hash))
  })
}

/** The number of a feature that is given as a string: the hash of its template, mixed with that of what it saw. */
export function hashOfFeature(feature: string): number {
  const cut = feature.indexOf('=') + 1 || feature.length
  return mix(hashOf(feature, 0, cut), hashOf(feature, cut, feature.length))
}

function visitFeatures(scene: Scene, mention: Placed, cues: Cues, put: Put): void {
  const { text } = scene.doc
  const place = placeOf(scene, mention)
  const form = text.slice(mention.start, mention.end)
  put(BIAS, NOTHING, false)
  put(TYPE, constant(mention.type), false)
  put(TAIL, termOf(form.slice(-2)), false)
  put(HEAD, termOf(form.slice(0, 2)), false)
  visitWords(place, put)
  const ahead = visitCues(CUE_BEFORE, place.before, place.beforeInClause, { cues, put })
  const behind = visitCues(CUE_AFTER, place.after, place.afterInClause, { cues, put })
  if (place.beforeInClause === 0) put(OPENS, NOTHING, true)
  put(FIRST, firstWord(scene, place.clause.start), true)
  put(OUTLOOK, part(scene.outlook(place.sentence.paragraph), 6), true)
  put(OVERALL, part(scene.overall, 8), true)
  if (place.section?.plan) put(PLAN, NOTHING, true)
  const { told, times } = sayingOf(text, place.sentence)
  for (const word of told) put(TOLD, word, true)
  if (form.includes('“') || form.includes('《')) put(QUOTED, NOTHING, true)
  if (text.charAt(mention.end) === '”') put(INSIDE_QUOTES, NOTHING, true)
  visitNeighbours(scene, mention, place, put)
  visitVerbs({ ahead, behind, own: ownVerb(form, cues) }, put)
  if (PIONEER.test(text.slice(place.clause.start, place.clause.end))) put(PIONEERING, NOTHING, true)
  if (SPREAD.test(text.slice(mention.end, mention.end + SPREAD_WITHIN))) put(SPREADING, NOTHING, true)
  for (const time of times) put(time, NOTHING, true)
  put(NUMBER, NUMBERS[isDigit(text.charCodeAt(mention.end)) ? 1 : 0] ?? NOTHING, true)
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** In which of so many equal parts a share lies. */
const part = (share: number, parts: number): Term => NUMBERS[Math.floor(share * parts)] ?? NOTHING

function visitWords({ before, after, beforeInClause, afterInClause }: Place, put: Put): void {
  before.forEach((word, index) => {
    const at = BEFORE_AT[index]
    if (at) put(at, word, true)
    if (index >= NEAR) put(BEFORE_FAR, word, false)
    else {
      put(BEFORE, word, true)
      if (index < beforeInClause) put(BEFORE_IN_CLAUSE, word, true)
    }
  })
  after.forEach((word, index) => {
    const at = AFTER_AT[index]
    if (at) put(at, word, true)
    if (index >= NEAR) put(AFTER_FAR, word, false)
    else if (index < afterInClause) put(AFTER_IN_CLAUSE, word, true)
  })
}

/** A verb that has to do with a mention: how many words from it, and the stage that it tells of. */
interface StagedVerb {
  readonly distance: number
  readonly stage: string
}

/** Visits the cue words among the nearest on one side of a mention. @returns the first that tells of a stage */
function visitCues(
  side: Template,
  words: readonly Term[],
  count: number,
  { cues, put }: { readonly cues: Cues; readonly put: Put },
): StagedVerb | undefined {
  let nearest: StagedVerb | undefined
  for (let distance = 0; distance < count; distance++) {
    const cue = cues.get(words[distance]?.text ?? '')
    if (!cue) continue
    put(side, cue.term, true)
    if (cue.stage !== undefined) nearest ??= { distance, stage: cue.stage }
  }
  return nearest
}

/** Stages of the words that govern a mention: the nearest before it in its clause, the one that it begins with, the nearest behind it. */
function visitVerbs(
  { ahead, behind, own }: Readonly<Record<'ahead' | 'behind', StagedVerb | undefined>> & { readonly own: string | undefined },
  put: Put,
): void {
  put(GOVERNED, constant(own ?? ahead?.stage ?? 'not'), true)
  if (own !== undefined) put(BEGINS, constant(own), true)
  if (ahead) put(STAGE_BEFORE, constant(`${ahead.stage}/${ahead.distance < 2 ? 'near' : 'far'}`), true)
  if (behind) put(STAGE_BEHIND, constant(behind.stage), true)
}

/** The stage of a verb that a name begins with: 深化 in 深化医药卫生体制改革. */
function ownVerb(text: string, cues: Cues): string | undefined {
  for (const length of [4, 3, 2]) {
    const stage = text.length > length ? cues.get(text.slice(0, length))?.stage : undefined
    if (stage !== undefined) return stage
  }
  return undefined
}

/** What a whole sentence says of time. */
interface Saying {
  readonly told: readonly Term[]
  /** What was counted was done; what has an aim is ahead. */
  readonly times: readonly Template[]
}

/** The mentions of a sentence are looked at one after the other: what the last sentence says is kept. */
let latest: { readonly sentence: Span; readonly saying: Saying } | undefined

function sayingOf(text: string, sentence: Span): Saying {
  if (latest?.sentence === sentence) return latest.saying
  // oxlint-disable-next-line unicorn/prefer-set-has -- a text, not a list
  const said = text.slice(sentence.start, sentence.end)
  const saying: Saying = {
    told: TELLING.filter((word) => said.includes(word.text)),
    times: TIMES.filter(([words]) => words.test(said)).map(([, time]) => time),
  }
  latest = { sentence, saying }
  return saying
}

function firstWord({ words }: Scene, start: number): Term {
  return words.formAt(lastStartAtOrBefore(words.starts, start)) ?? NOTHING
}

/** Other mentions of the same clause, by side and type. */
function visitNeighbours({ placed }: Scene, mention: Placed, { clause }: Place, put: Put): void {
  const index = lastAtOrBefore(placed, mention.start)
  for (let at = index - 1; at >= 0; at--) {
    const other = placed[at]
    if (!other || other.start < clause.start) break
    if (other.end <= mention.start) put(LEFT, constant(other.type), true)
  }
  for (let at = index + 1; at < placed.length; at++) {
    const other = placed[at]
    if (!other || other.start >= clause.end) break
    if (other.start >= mention.end) put(RIGHT, constant(other.type), true)
  }
}
