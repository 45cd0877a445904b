/** What the two learned decisions about a mention see: whether and how its region has to do with it, and at which stage. */
import { lastAtOrBefore } from '../spans.ts'
import { placeOf } from './scene.ts'
import type { Placed, Scene } from './scene.ts'

/** Role and stage of words that carry a relation, by word (`cues.tsv`). */
export type Cues = ReadonlyMap<string, { readonly role: string; readonly stage: string | undefined }>

const NEAR = 6
/** Words that tell of time and rank wherever they stand in a sentence. */
const TELLING = '今年 明年 下一步 将 要 力争 确保 去年 以来 全年 获批 入选 首创 率先 首个 首批 试点 被'.split(' ')

/** Features of a mention as readable strings. */
export function contextFeatures(scene: Scene, mention: Placed, cues: Cues): string[] {
  const { doc } = scene
  const place = placeOf(scene, mention)
  const text = doc.text.slice(mention.start, mention.end)
  const features = ['bias', `type=${mention.type}`, `tail=${text.slice(-2)}`, `head=${text.slice(0, 2)}`]
  const add = (feature: string): void => {
    features.push(feature, `${mention.type}/${feature}`)
  }
  place.before.slice(0, NEAR).forEach((word, index) => {
    if (index < 3) add(`b${String(index)}=${word}`)
    add(`b=${word}`)
    if (index < place.beforeInClause) add(`bc=${word}`)
  })
  place.before.slice(NEAR).forEach((word) => features.push(`bs=${word}`))
  place.after.slice(0, NEAR).forEach((word, index) => {
    if (index < 3) add(`a${String(index)}=${word}`)
    if (index < place.afterInClause) add(`ac=${word}`)
  })
  place.after.slice(NEAR).forEach((word) => features.push(`as=${word}`))
  for (const [side, words, count] of [
    ['b', place.before, place.beforeInClause],
    ['a', place.after, place.afterInClause],
  ] as const)
    for (const word of words.slice(0, count)) {
      const cue = cues.get(word)
      if (cue) add(`${side}cue=${cue.role}/${cue.stage ?? ''}`)
    }
  if (place.beforeInClause === 0) add('opens')
  add(`first=${firstWord(scene, place.clause.start)}`)
  add(`outlook=${String(Math.floor(scene.outlook(place.sentence.paragraph) * 6))}`)
  add(`overall=${String(Math.floor(scene.overall * 8))}`)
  if (place.section?.plan) add('plan')
  // oxlint-disable-next-line unicorn/prefer-set-has -- a text, not a list
  const sentence = doc.text.slice(place.sentence.start, place.sentence.end)
  for (const word of TELLING) if (sentence.includes(word)) add(`s=${word}`)
  if (/[“《]/.test(text)) add('quoted')
  if (doc.text.charAt(mention.end) === '”') add('inside quotes')
  for (const near of neighbours(scene, mention)) add(near)
  add(`number=${/^\d/.test(doc.text.slice(mention.end)) ? '1' : '0'}`)
  return [...new Set(features)]
}

function firstWord({ doc, words }: Scene, start: number): string {
  const word = words[lastAtOrBefore(words, start)]
  return word ? doc.text.slice(word.start, word.end) : ''
}

/** Other mentions of the same clause, by side and type. */
function* neighbours(scene: Scene, mention: Placed): Generator<string> {
  const { clause } = placeOf(scene, mention)
  const index = lastAtOrBefore(scene.placed, mention.start)
  for (let at = index - 1; at >= 0; at--) {
    const other = scene.placed[at]
    if (!other || other.start < clause.start) break
    if (other.end <= mention.start) yield `left=${other.type}`
  }
  for (let at = index + 1; at < scene.placed.length; at++) {
    const other = scene.placed[at]
    if (!other || other.start >= clause.end) break
    if (other.start >= mention.end) yield `right=${other.type}`
  }
}
