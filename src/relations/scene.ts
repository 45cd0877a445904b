/** Where a mention stands among words, clauses and other mentions: what every decision about relations looks at. */
import { hashOf } from '../hash.ts'
import type { Doc, Section, Sentence, Span, Tokens } from '../model.ts'
import { lastAtOrBefore, lastStartAtOrBefore } from '../spans.ts'

/** A mention that belongs to an entity. */
export interface Placed extends Span {
  readonly entity: string
  readonly type: string
}

/** A word with the hash of its characters (`hashOf`). */
export interface Term {
  readonly text: string
  readonly hash: number
}

export function termOf(text: string): Term {
  return { text, hash: hashOf(text, 0, text.length) }
}

export interface Scene {
  readonly doc: Doc
  readonly words: Tokens
  /** All mentions of all entities, by start. */
  readonly placed: readonly Placed[]
  /** How strongly a paragraph speaks of the time to come (1) or of what was done (0). */
  readonly outlook: (paragraph: number) => number
  /** The same for the document. */
  readonly overall: number
  /** Places that were worked out last. */
  readonly known: Map<Span, Place>
}

export interface Place {
  readonly sentence: Sentence
  readonly section: Section | undefined
  /** The stretch between commas and semicolons. */
  readonly clause: Span
  /** Tokens of the sentence before the mention, nearest first, and after it. */
  readonly before: readonly Term[]
  readonly after: readonly Term[]
  /** How many of `before` and `after` stand in the clause. */
  readonly beforeInClause: number
  readonly afterInClause: number
}

const TO_COME = /将|拟|力争|确保|要|争取|争创|加快|着力|大力|持续|进一步|计划|启动|支持|推动|推进|鼓励|谋划/g
const DONE = /了|完成|实现|达到|增长|新增|获评|荣获|入选|建成|累计|全年|先后|得到|取得|圆满|顺利|成功|被/g

export function createScene(doc: Doc, words: Tokens, placed: readonly Placed[]): Scene {
  const tenses = doc.paragraphs.map(({ start, end }) => tenseOf(doc.text.slice(start, end)))
  const outlooks = tenses.map(outlookOf)
  const overall = outlookOf({
    ahead: tenses.reduce((sum, { ahead }) => sum + ahead, 0),
    back: tenses.reduce((sum, { back }) => sum + back, 0),
  })
  return { doc, words, placed, outlook: (paragraph) => outlooks[paragraph] ?? 0.5, overall, known: new Map() }
}

/** How many words of a text speak of what is to come, and how many of what was done. */
interface Tense {
  readonly ahead: number
  readonly back: number
}

function tenseOf(text: string): Tense {
  return { ahead: text.match(TO_COME)?.length ?? 0, back: text.match(DONE)?.length ?? 0 }
}

function outlookOf({ ahead, back }: Tense): number {
  return (ahead + 1) / (ahead + back + 2)
}

/** Mentions are asked about again and again, but one after the other: so many places are kept. */
const REMEMBERED = 1000

/** The place of a mention in its sentence. */
export function placeOf(scene: Scene, mention: Span): Place {
  const known = scene.known.get(mention)
  if (known) return known
  const place = findPlace(scene, mention)
  if (scene.known.size === REMEMBERED) scene.known.clear()
  scene.known.set(mention, place)
  return place
}

function findPlace(scene: Scene, { start, end }: Span): Place {
  const { doc, words } = scene
  const sentence = doc.sentences[lastAtOrBefore(doc.sentences, start)] ?? { start, end, paragraph: 0, section: 0 }
  const clause = clauseAround(doc.text, sentence, { start, end })
  const first = lastStartAtOrBefore(words.starts, start)
  const before: Term[] = []
  const after: Term[] = []
  let [beforeInClause, afterInClause] = [0, 0]
  for (let at = first; at >= 0 && before.length < 24; at--) {
    const form = words.formAt(at)
    const from = words.starts[at] ?? 0
    if (!form || from < sentence.start) break
    if (from + form.text.length > start) continue
    before.push(form)
    if (from >= clause.start) beforeInClause++
  }
  for (let at = Math.max(0, first); after.length < 12; at++) {
    const form = words.formAt(at)
    const from = words.starts[at] ?? 0
    if (!form || from + form.text.length > sentence.end) break
    if (from < end) continue
    after.push(form)
    if (from + form.text.length <= clause.end) afterInClause++
  }
  return { sentence, section: doc.sections[sentence.section], clause, before, after, beforeInClause, afterInClause }
}

/** Commas and semicolons part clauses; those inside the mention itself do not. */
function clauseAround(text: string, sentence: Span, mention: Span): Span {
  let { start } = mention
  while (start > sentence.start && !COMMAS.has(text.charCodeAt(start - 1))) start--
  let { end } = mention
  while (end < sentence.end && !COMMAS.has(text.charCodeAt(end))) end++
  return { start, end }
}

const COMMAS: ReadonlySet<number> = new Set(Array.from('，；,;。：:', (mark) => mark.charCodeAt(0)))
