/**
 * Who leads a practice, or carries it out. Few texts say it, and they say it plainly, so it is read by words and form, not learned: 由X牵头,
 * X负责…, 以X为龙头; a body that does it as the subject of its sentence (X推行…, 其研发的…); a name that begins with it (X“…”工作法); the
 * label behind a task (责任单位：X).
 */
import type { Cues } from './features.ts'
import { carriedOut, isGoverning } from './carried-out.ts'
import { underLabel } from './labels.ts'
import { near } from './lists.ts'
import { placeOf } from './scene.ts'
import type { Place, Placed, Scene } from './scene.ts'

export interface Lead {
  readonly practice: Placed
  readonly institution: Placed
}

export interface LeadTypes {
  readonly practices: ReadonlySet<string>
  readonly institutions: ReadonlySet<string>
}

/** The practices of a scene that the text says are led by an institution. */
export function leadsOf(scene: Scene, { practices, institutions }: LeadTypes, cues: Cues): Lead[] {
  const said = scene.placed.flatMap((institution) => {
    if (!institutions.has(institution.type)) return []
    const body: Body = { scene, institution, practices, place: placeOf(scene, institution) }
    const led = WAYS.map((way) => way(body, cues)).find(({ length }) => length > 0) ?? []
    return led.map((practice): Lead => ({ practice, institution }))
  })
  return [...said, ...leadsByName(scene, { practices, institutions })]
}

/** An institution where it stands, and what it may lead. */
interface Body {
  readonly scene: Scene
  readonly institution: Placed
  readonly practices: ReadonlySet<string>
  readonly place: Place
}

/** How a text says it; the first way that holds tells. */
const WAYS: readonly ((body: Body, cues: Cues) => readonly Placed[])[] = [
  ({ scene, institution, practices }) => underLabel(scene, institution, practices),
  beforeItsName,
  (body, cues) => oneOrNone(asCentre(body) ?? asGiven(body, cues) ?? asSubject(body, cues)),
  (body) => oneOrNone(goingOn(body)),
  ({ scene, institution, practices }) => carriedOut(scene, institution, practices),
]

const oneOrNone = (one: Placed | undefined): readonly Placed[] => (one ? [one] : [])

/** Between an institution and the practice that it leads stand at most this many characters. */
const REACH = 30
/** Words after an institution that are looked at; more where 由 stands before a list of them (由一医院、中医院牵头). */
const AFTER = 2
const AFTER_LIST = 6
/** 由 before the institution in its clause; 以 where the institution is the heart of it. */
const GIVEN = /由[^，；。]{0,20}$/
const AS = /以[^，；。]{0,20}$/
/** … what stands behind it then, the other members of the list before it. */
const CENTRE = /^[^，；。的]{0,20}?为(?:龙头|牵头|主导|主体|引领|统领|统揽)/

/** 以X为龙头的P; 把P作为抓手，成立以X为龙头的…; P，以X为龙头. */
function asCentre({ scene, institution, practices, place: { clause, sentence } }: Body): Placed | undefined {
  const { text } = scene.doc
  if (!AS.test(text.slice(clause.start, institution.start)) || !CENTRE.test(text.slice(institution.end, clause.end))) return undefined
  const before = near(scene, institution, -REACH).filter((one) => practices.has(one.type) && one.start >= sentence.start)
  const own = near(scene, institution, REACH).find((one) => practices.has(one.type) && one.end <= clause.end)
  const aim = before.find((one) => /[把将]/.test(text.charAt(one.start - 1)) && text.startsWith('作为', one.end))
  return own ?? aim ?? before.at(-1)
}

/** 由X牵头: of the practice of its own clause, else of the nearest. */
function asGiven(
  { scene, institution, practices, place: { clause, sentence, after, afterInClause } }: Body,
  cues: Cues,
): Placed | undefined {
  if (!GIVEN.test(scene.doc.text.slice(clause.start, institution.start))) return undefined
  if (!saysIt(after.slice(0, Math.min(AFTER_LIST, afterInClause)), cues)) return undefined
  const fits = (one: Placed): boolean => practices.has(one.type) && one.start >= sentence.start && one.end <= sentence.end
  const before = near(scene, institution, -REACH).findLast(fits)
  const behind = near(scene, institution, REACH).find(fits)
  return behind && behind.end <= clause.end && (!before || before.start < clause.start) ? behind : (before ?? behind)
}

/** X牵头推进P; P推行以来，X牵头: a word that takes an object has it behind it, only leading itself may look back. */
function asSubject(
  { scene, institution, practices, place: { clause, sentence, after, afterInClause } }: Body,
  cues: Cues,
): Placed | undefined {
  if (institution.start !== clause.start || !saysIt(after.slice(0, Math.min(AFTER, afterInClause)), cues)) return undefined
  const fits = (one: Placed): boolean => practices.has(one.type) && one.start >= sentence.start
  const behind = near(scene, institution, REACH).find((one) => fits(one) && one.end <= clause.end)
  const alone = LEADS_ALONE.test(scene.doc.text.slice(institution.end, clause.end))
  return behind ?? (alone ? near(scene, institution, -REACH).findLast(fits) : undefined)
}

const LEADS_ALONE = /^(?:具体|统一|统筹|全面|总)?(?:牵头|负责|主抓|主导|主责|组织实施|具体实施)(?:负责|抓总|实施|推进|落实|组织)?$/

function saysIt(words: readonly { readonly text: string }[], cues: Cues): boolean {
  return words.some(({ text: word }) => word !== '由' && cues.get(word)?.role === 'LED_BY')
}

/** 选派X，牵头负责P: a clause that begins with leading goes on about what the clause before ended with. */
const GOES_ON = /^(?:队员|成员|人员)?[，,](?:具体|统一|统筹|全面)?(?:牵头|负责|主抓|承担)[^，；。,;]{0,40}$/

function goingOn({ scene, institution, practices, place: { sentence } }: Body): Placed | undefined {
  const { text } = scene.doc
  return near(scene, institution, 2 * REACH).find(
    (one) => practices.has(one.type) && one.end <= sentence.end && GOES_ON.test(text.slice(institution.end, one.start)),
  )
}

/** X“…”工作法: a formula right behind a body's name is that body's. */
function beforeItsName({ scene, institution, practices }: Body): readonly Placed[] {
  const { text } = scene.doc
  if (isGoverning(text.slice(institution.start, institution.end))) return []
  const practice = near(scene, institution, 1).find(
    (one) => practices.has(one.type) && /^的?$/.test(text.slice(institution.end, one.start)),
  )
  return practice && FORMULA.test(text.slice(practice.start, practice.end + MADE_OF)) ? [practice] : []
}

/** A formula of its own, not what is made of the body itself (某大学“双一流”建设). */
const FORMULA = /^“[^”]{2,60}”(?!.{0,2}(?:建设|创建|改造|达标|评审|项目|工程))/
const MADE_OF = 4
/** … behind the name of a body, whose members are named at most. */
const FORMULA_BEHIND = /^(?:委员|成员|队员)?“/
/** Names of bodies that are looked for at the head of a practice's name have so many characters. */
const [SHORTEST, LONGEST] = [3, 14]

/** A practice whose name begins with that of a body which the text speaks of: 联合党委“五包”机制. */
function leadsByName({ doc: { text }, placed }: Scene, { practices, institutions }: LeadTypes): Lead[] {
  const bodies = new Map<string, Placed>()
  for (const one of placed) {
    const form = text.slice(one.start, one.end)
    if (institutions.has(one.type) && form.length >= SHORTEST && form.length <= LONGEST && !bodies.has(form)) bodies.set(form, one)
  }
  if (bodies.size === 0) return []
  return placed.flatMap((practice): Lead[] => {
    if (!practices.has(practice.type)) return []
    const name = text.slice(practice.start, practice.end)
    for (let length = Math.min(LONGEST, name.length - 2); length >= SHORTEST; length--) {
      const institution = FORMULA_BEHIND.test(name.slice(length)) ? bodies.get(name.slice(0, length)) : undefined
      if (institution) return [{ practice, institution: { ...institution, start: practice.start, end: practice.start + length } }]
    }
    return []
  })
}
