/** What the two learned decisions about a mention see: whether and how its region has to do with it, and at which stage. */
import { lastAtOrBefore } from '../spans.ts'
import { hashOf, mix } from '../hash.ts'
import { placeOf } from './scene.ts'
import type { Place, Placed, Scene } from './scene.ts'

/** Role and stage of words that carry a relation, by word (`cues.tsv`). */
export type Cues = ReadonlyMap<string, { readonly role: string; readonly stage: string | undefined }>

const NEAR = 6
/** Words that tell of time and rank wherever they stand in a sentence. */
const TELLING = '今年 明年 下一步 将 要 力争 确保 去年 以来 全年 获批 入选 首创 率先 首个 首批 试点 被'.split(' ')

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

/** Features of a mention as readable strings, each once. */
export function contextFeatures(scene: Scene, mention: Placed, cues: Cues): string[] {
  const features = new Set<string>()
  visitFeatures(scene, mention, cues, ({ name }, value) => features.add(name + value))
  return [...features]
}

/** The same as numbers: see `hashOfFeature`. */
export function hashedFeatures(scene: Scene, mention: Placed, cues: Cues): Int32Array {
  const features = new Set<number>()
  visitFeatures(scene, mention, cues, ({ hash }, value) => features.add(mix(hash, hashOf(value, 0, value.length))))
  return Int32Array.from(features)
}

/** The number of a feature that is given as a string: the hash of its template, mixed with that of what it saw. */
export function hashOfFeature(feature: string): number {
  const cut = feature.indexOf('=') + 1 || feature.length
  return mix(hashOf(feature, 0, cut), hashOf(feature, cut, feature.length))
}

function visitFeatures(scene: Scene, mention: Placed, cues: Cues, put: (template: Template, value: string) => void): void {
  const { doc } = scene
  const place = placeOf(scene, mention)
  const text = doc.text.slice(mention.start, mention.end)
  const add = (one: Template, value = ''): void => {
    put(one, value)
    put(typedBy(mention.type, one), value)
  }
  put(BIAS, '')
  put(TYPE, mention.type)
  put(TAIL, text.slice(-2))
  put(HEAD, text.slice(0, 2))
  visitWords(place, add, put)
  for (const [cued, words, count] of [
    [CUE_BEFORE, place.before, place.beforeInClause],
    [CUE_AFTER, place.after, place.afterInClause],
  ] as const)
    for (const word of words.slice(0, count)) {
      const cue = cues.get(word)
      if (cue) add(cued, `${cue.role}/${cue.stage ?? ''}`)
    }
  if (place.beforeInClause === 0) add(OPENS)
  add(FIRST, firstWord(scene, place.clause.start))
  add(OUTLOOK, String(Math.floor(scene.outlook(place.sentence.paragraph) * 6)))
  add(OVERALL, String(Math.floor(scene.overall * 8)))
  if (place.section?.plan) add(PLAN)
  // oxlint-disable-next-line unicorn/prefer-set-has -- a text, not a list
  const sentence = doc.text.slice(place.sentence.start, place.sentence.end)
  for (const word of TELLING) if (sentence.includes(word)) add(TOLD, word)
  if (/[“《]/.test(text)) add(QUOTED)
  if (doc.text.charAt(mention.end) === '”') add(INSIDE_QUOTES)
  visitNeighbours(scene, mention, add)
  add(NUMBER, /^\d/.test(doc.text.charAt(mention.end)) ? '1' : '0')
}

function visitWords(
  { before, after, beforeInClause, afterInClause }: Place,
  add: (template: Template, value: string) => void,
  put: (template: Template, value: string) => void,
): void {
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

function firstWord({ doc, words }: Scene, start: number): string {
  const word = words[lastAtOrBefore(words, start)]
  return word ? doc.text.slice(word.start, word.end) : ''
}

/** Other mentions of the same clause, by side and type. */
function visitNeighbours(scene: Scene, mention: Placed, add: (template: Template, value: string) => void): void {
  const { clause } = placeOf(scene, mention)
  const index = lastAtOrBefore(scene.placed, mention.start)
  for (let at = index - 1; at >= 0; at--) {
    const other = scene.placed[at]
    if (!other || other.start < clause.start) break
    if (other.end <= mention.start) add(LEFT, other.type)
  }
  for (let at = index + 1; at < scene.placed.length; at++) {
    const other = scene.placed[at]
    if (!other || other.start >= clause.end) break
    if (other.start >= mention.end) add(RIGHT, other.type)
  }
}
