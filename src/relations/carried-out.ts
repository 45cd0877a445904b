/**
 * What a body does of itself, by the form of the sentence: it opens the clause, the verb stands behind it, and the practice right behind the
 * verb (某局推行“…”); clauses that go on without a subject of their own are about it too.
 */
import { near } from './lists.ts'
import { placeOf } from './scene.ts'
import type { Placed, Scene } from './scene.ts'

/** Committees and governments: what they do, their region does. */
const GOVERNING = /(?:[省市县区州旗镇乡]委|工委|政府|管委会|街道党委|[镇乡]党委|四大班子|党中央|国务院|中共中央)$/
export function isGoverning(name: string): boolean {
  return GOVERNING.test(name)
}

/** Whose opening, honour or growth is told acts not. */
const NOT_ACTING = /^(?:[^，；。]{0,8}?(?:建成|投入|投用|揭牌|挂牌|成立|启用|竣工|落户|获|被|荣|入选|达|增|完工|开工|投运)|[、和与及等\d])/
/** What a body does: the verb with the practice right behind it. */
const VERB =
  /(?:推出|推行|实行|实施|试行|开展|研发|开发|创建|建立|搭建|打造|承担|运营|首创|创立|创新|探索|构建|举办|承办|推广|采取|采用)(?:了|的|出)?[^，；。、《》]{0,4}$/
/** … and before the verb only how it does it. */
const HOW =
  /^(?:全面|率先|积极|深入|持续|大力|牵头|具体|主动|自主|先后|不断|严格|联合|共同|组织|已|还|也|均|都)*(?:(?:利用|运用|通过|依托|借助|围绕|针对|结合|聚焦|按照|根据|在|为|对)[^，；。]{2,30})?$/
/** Another is spoken of. */
const OTHER = /[；;]|[，,](?:而|同时)?(?:我|该|本|全)[省市县区州旗镇乡村]/
/** What may stand before the subject that a sentence opens with. */
const SINCE = /^[^，,]{0,12}(?:来|后|年|月|日|期间|以前|目前)[，,]$/
/** The subject of a sentence is carried on at most so many characters. */
const CARRIED = 90

/** What a body does that opens its clause, there and in the clauses that go on about it without a subject of their own. */
export function carriedOut(scene: Scene, institution: Placed, practices: ReadonlySet<string>): readonly Placed[] {
  const { text } = scene.doc
  const { clause, sentence } = placeOf(scene, institution)
  if (institution.start !== clause.start || isGoverning(text.slice(institution.start, institution.end))) return []
  const acts = !NOT_ACTING.test(text.slice(institution.end, sentence.end))
  const opens = institution.start === sentence.start || SINCE.test(text.slice(sentence.start, institution.start))
  return near(scene, institution, CARRIED).filter((one) => {
    if (!practices.has(one.type) || one.end > sentence.end) return false
    const between = text.slice(institution.end, one.start)
    const comma = Math.max(between.lastIndexOf('，'), between.lastIndexOf(','))
    const own = between.slice(comma + 1)
    const its = own.startsWith(ITS)
    if (OTHER.test(between) || !doesIt(its ? own.slice(ITS.length) : own)) return false
    return its || (acts && (comma < 0 || (opens && isSubjectUpTo(scene, institution, one))))
  })
}

/** 其研发的P: the body that the sentence speaks of. */
const ITS = '其'

function doesIt(words: string): boolean {
  const verb = VERB.exec(words)
  return verb !== null && HOW.test(words.slice(0, verb.index))
}

/** Whether no other place or body opens a clause between a body and what stands behind it. */
function isSubjectUpTo(scene: Scene, institution: Placed, practice: Placed): boolean {
  const { text } = scene.doc
  return near(scene, institution, CARRIED).every(
    (one) => one.start >= practice.start || !ACTORS.has(one.type) || !/[，,、]/.test(text.charAt(one.start - 1)),
  )
}

const ACTORS: ReadonlySet<string> = new Set(['Region', 'Institution'])
