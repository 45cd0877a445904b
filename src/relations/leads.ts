/**
 * Who leads a practice. Few texts say it, and they say it plainly: 由…牵头, …负责组织实施, 以…为龙头. So it is read by words, not learned: an
 * institution with such a word (`cues.tsv`) right behind it, or with 由 before it, and the practice nearest to it in its sentence.
 */
import type { Cues } from './features.ts'
import { lastAtOrBefore } from '../spans.ts'
import { placeOf } from './scene.ts'
import type { Placed, Scene } from './scene.ts'

export interface Lead {
  readonly practice: Placed
  readonly institution: Placed
}

/** Between an institution and the practice that it leads stand at most this many characters. */
const REACH = 30
/** Words after an institution that are looked at; more where 由 stands before a list of them (由一医院、中医院牵头). */
const AFTER = 2
const AFTER_LIST = 6
/** 由 or 以 before the institution in its clause. */
const GIVEN = /[由以][^，；。]{0,20}$/

/** The practices of a scene that the text says are led by an institution. */
export function leadsOf(scene: Scene, practices: ReadonlySet<string>, institutions: ReadonlySet<string>, cues: Cues): Lead[] {
  return scene.placed.flatMap((institution) => {
    if (!institutions.has(institution.type)) return []
    const practice = leads(scene, institution, cues) ? nearestOf(scene, institution, practices) : carriedOut(scene, institution, practices)
    return practice ? [{ practice, institution }] : []
  })
}

function leads(scene: Scene, institution: Placed, cues: Cues): boolean {
  const { clause, after, afterInClause } = placeOf(scene, institution)
  const { text } = scene.doc
  const given = GIVEN.test(text.slice(clause.start, institution.start))
  if (given && text.slice(institution.end, clause.end).includes('为龙头')) return true
  const opens = institution.start === clause.start
  const behind = after.slice(0, Math.min(given ? AFTER_LIST : AFTER, afterInClause))
  return (given || opens) && behind.some(({ text: word }) => word !== '由' && cues.get(word)?.role === 'LED_BY')
}

/** What a body does of itself: it opens the clause, the verb stands right behind it, and the practice right behind the verb. */
const DOES =
  /^(?:全面|率先|创新|积极|深入|持续|大力|首创|牵头|具体|探索|主动|自主|先后|已|还|也|均)*(?:推出|推行|实行|实施|试行|开展|研发|开发|创建|建立|搭建|打造|承担|运营)(?:了|的|出)?[^，；。、《》]{0,4}$/

function carriedOut(scene: Scene, institution: Placed, practices: ReadonlySet<string>): Placed | undefined {
  const { clause } = placeOf(scene, institution)
  if (institution.start !== clause.start) return undefined
  const index = lastAtOrBefore(scene.placed, institution.start)
  return scene.placed
    .slice(index + 1, index + 5)
    .find((one) => practices.has(one.type) && one.end <= clause.end && DOES.test(scene.doc.text.slice(institution.end, one.start)))
}

/** The practice of the sentence that stands nearest: in the institution's own clause first, and one before it preferred. */
function nearestOf(scene: Scene, institution: Placed, practices: ReadonlySet<string>): Placed | undefined {
  const { sentence, clause } = placeOf(scene, institution)
  const index = lastAtOrBefore(scene.placed, institution.start)
  const fits = (one: Placed | undefined): one is Placed =>
    one !== undefined && practices.has(one.type) && one.start >= sentence.start && one.end <= sentence.end
  const before = scene.placed
    .slice(Math.max(0, index - 4), index)
    .findLast((one) => fits(one) && one.end <= institution.start && institution.start - one.end <= REACH)
  if (before && before.start < clause.start) {
    const own = scene.placed.slice(index + 1, index + 5).find((one) => fits(one) && one.start >= institution.end && one.end <= clause.end)
    if (own) return own
  }
  return (
    before ??
    scene.placed
      .slice(index + 1, index + 5)
      .find((one) => fits(one) && one.start >= institution.end && one.start - institution.end <= REACH)
  )
}
