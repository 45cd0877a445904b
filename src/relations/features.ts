/** What the two learned decisions about a mention see: whether and how its region has to do with it, and at which stage. */
import { lastAtOrBefore, lastStartAtOrBefore } from '../spans.ts'
import { hashOf, mix } from '../hash.ts'
import type { Span } from '../model.ts'
import { createNumberSet } from './number-set.ts'
import { placeOf, termOf } from './scene.ts'
import type { Place, Placed, Scene, Term } from './scene.ts'

/** Role and stage of words that carry a relation, by word (`cues.tsv`). */
export type Cues = ReadonlyMap<string, { readonly role: string; readonly stage: string | undefined }>

const NEAR = 6
/** Words that tell of time and rank wherever they stand in a sentence. */
const TELLING: readonly Term[] = '今年 明年 下一步 将 要 力争 确保 去年 以来 全年 获批 入选 首创 率先 首个 首批 试点 被'
  .split(' ')
  .map(termOf)

/** What a feature says, up to what it saw: `b=` of `b=推行`. */
interface Template {
  readonly name: string
  readonly hash: number
  /** The same of things of one type: `Measure/b=`. */
  readonly typed: Map<string, Template>
}

function template(name: string): Template {
  return { name, hash: hashOf(name, 0, name.length), typed: new Map() }
}

function typedBy(type: string, one: Template): Template {
  const known = one.typed.get(type)
  if (known) return known
  const typed = template(`${type}/${one.name}`)
  one.typed.set(type, typed)
  return typed
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

/** Where a feature goes: what it says, and what it saw. */
type Put = (template: Template, value: Term) => void

const NOTHING = termOf('')
const constants = new Map<string, Term>()

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
  visitFeatures(scene, mention, cues, ({ name }, { text }) => features.add(name + text))
  return [...features]
}

/** The same as numbers: see `hashOfFeature`. */
export function hashedFeatures(scene: Scene, mention: Placed, cues: Cues): Int32Array {
  const features = createNumberSet()
  visitFeatures(scene, mention, cues, (one, value) => features.add(mix(one.hash, value.hash)))
  return features.values()
}

/** The number of a feature that is given as a string: the hash of its template, mixed with that of what it saw. */
export function hashOfFeature(feature: string): number {
  const cut = feature.indexOf('=') + 1 || feature.length
  return mix(hashOf(feature, 0, cut), hashOf(feature, cut, feature.length))
}

function visitFeatures(scene: Scene, mention: Placed, cues: Cues, put: Put): void {
  const { doc } = scene
  const place = placeOf(scene, mention)
  const text = doc.text.slice(mention.start, mention.end)
  const add = (one: Template, value = NOTHING): void => {
    put(one, value)
    put(typedBy(mention.type, one), value)
  }
  put(BIAS, NOTHING)
  put(TYPE, constant(mention.type))
  put(TAIL, termOf(text.slice(-2)))
  put(HEAD, termOf(text.slice(0, 2)))
  visitWords(place, add, put)
  for (const [cued, words, count] of [
    [CUE_BEFORE, place.before, place.beforeInClause],
    [CUE_AFTER, place.after, place.afterInClause],
  ] as const)
    for (const { text: word } of words.slice(0, count)) {
      const cue = cues.get(word)
      if (cue) add(cued, constant(`${cue.role}/${cue.stage ?? ''}`))
    }
  if (place.beforeInClause === 0) add(OPENS)
  add(FIRST, firstWord(scene, place.clause.start))
  add(OUTLOOK, constant(String(Math.floor(scene.outlook(place.sentence.paragraph) * 6))))
  add(OVERALL, constant(String(Math.floor(scene.overall * 8))))
  if (place.section?.plan) add(PLAN)
  const { told, times } = sayingOf(doc.text, place.sentence)
  for (const word of told) add(TOLD, word)
  if (/[“《]/.test(text)) add(QUOTED)
  if (doc.text.charAt(mention.end) === '”') add(INSIDE_QUOTES)
  visitNeighbours(scene, mention, add)
  visitVerbs(scene, mention, cues, add)
  for (const time of times) add(time)
  add(NUMBER, constant(/^\d/.test(doc.text.charAt(mention.end)) ? '1' : '0'))
}

function visitWords({ before, after, beforeInClause, afterInClause }: Place, add: Put, put: Put): void {
  before.forEach((word, index) => {
    const at = BEFORE_AT[index]
    if (at) add(at, word)
    if (index >= NEAR) put(BEFORE_FAR, word)
    else {
      add(BEFORE, word)
      if (index < beforeInClause) add(BEFORE_IN_CLAUSE, word)
    }
  })
  after.forEach((word, index) => {
    const at = AFTER_AT[index]
    if (at) add(at, word)
    if (index >= NEAR) put(AFTER_FAR, word)
    else if (index < afterInClause) add(AFTER_IN_CLAUSE, word)
  })
}

/** Stages of the words that govern a mention: the nearest before it in its clause, the one that it begins with, the nearest behind it. */
function visitVerbs(scene: Scene, mention: Placed, cues: Cues, add: (one: Template, value?: Term) => void): void {
  const { clause, before, beforeInClause, after, afterInClause } = placeOf(scene, mention)
  const { text } = scene.doc
  const staged = (words: readonly Term[], count: number): readonly [at: number, stage: string] | undefined => {
    for (let at = 0; at < count; at++) {
      const stage = cues.get(words[at]?.text ?? '')?.stage
      if (stage !== undefined) return [at, stage]
    }
    return undefined
  }
  const [ahead, behind] = [staged(before, beforeInClause), staged(after, afterInClause)]
  const own = ownVerb(text.slice(mention.start, mention.end), cues)
  add(GOVERNED, constant(own ?? ahead?.[1] ?? 'not'))
  if (own !== undefined) add(BEGINS, constant(own))
  if (ahead) add(STAGE_BEFORE, constant(`${ahead[1]}/${ahead[0] < 2 ? 'near' : 'far'}`))
  if (behind) add(STAGE_BEHIND, constant(behind[1]))
  if (PIONEER.test(text.slice(clause.start, clause.end))) add(PIONEERING)
  if (SPREAD.test(text.slice(mention.end, mention.end + SPREAD_WITHIN))) add(SPREADING)
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
function visitNeighbours(scene: Scene, mention: Placed, add: Put): void {
  const { clause } = placeOf(scene, mention)
  const index = lastAtOrBefore(scene.placed, mention.start)
  for (let at = index - 1; at >= 0; at--) {
    const other = scene.placed[at]
    if (!other || other.start < clause.start) break
    if (other.end <= mention.start) add(LEFT, constant(other.type))
  }
  for (let at = index + 1; at < scene.placed.length; at++) {
    const other = scene.placed[at]
    if (!other || other.start >= clause.end) break
    if (other.start >= mention.end) add(RIGHT, constant(other.type))
  }
}
