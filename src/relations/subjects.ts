/**
 * Who did it. The subject is the nearest fitting mention before the practice in its sentence that opens a clause (with the other items of
 * its list); where the sentence names none, it is the document's region.
 */
import type { Placed, Scene } from './scene.ts'
import { lastAtOrBefore } from '../spans.ts'
import { headOf, isHeadOfName, listEndingAt } from './lists.ts'
import { placeOf } from './scene.ts'

/** So many mentions are looked at for the first of a heading. */
const NESTED = 6
/** Between a subject and what it did stand at most this many characters. */
const REACH = 60
/** 该镇 points at most so many characters back. */
const POINTED_FROM = 300
/** A place right before these words is where or whom, not who. */
const NOT_SUBJECT =
  /^(?:[市省县区]?(?:的|等地?)?(?:[一二三四五六七八九十\d]+[个家])?(?:具有|合作|签订|共建|对接|协作|之间|方向|通道|地区的|人民来|消费者))/
/** Words before a place that make it an object or a circumstance. */
const OBJECT = /(?:与|和|同|对接|支持|服务|联动|融入|对|向|到|从|赴|至|距|及|在全|列|居|为)$/

export interface SubjectQuery {
  readonly target: Placed
  /** Types that may be the subject. */
  readonly types: ReadonlySet<string>
  /** Entities that stand above the document's region or are it: naming them is no change of subject. */
  readonly governing: ReadonlySet<string>
  /** Entities that lie in the document's region. */
  readonly below: ReadonlySet<string>
}

/** The subjects that the sentence names; empty where it names none. */
export function subjectsOf(scene: Scene, query: SubjectQuery): Placed[] {
  const owners = ownersOf(scene, query)
  if (owners.length > 0) return owners
  const agents = agentsOf(scene, query)
  if (agents.length > 0) return agents
  const named = namedSubjects(scene, query)
  if (named.length > 0) return named
  const pointed = pointedAt(scene, query)
  return pointed.length > 0 ? pointed : headingSubject(scene, query)
}

/** A smaller place in whose name a practice stands has it: 合肥 in 合肥综合改革试点, 甲市、乙区 before 改革试点. */
function ownersOf(scene: Scene, { target, types, below }: SubjectQuery): Placed[] {
  const index = lastAtOrBefore(scene.placed, target.start)
  const fits = (one: Placed): boolean => types.has(one.type) && below.has(one.entity)
  const inside = scene.placed
    .slice(Math.max(0, index - 2), index + 3)
    .filter((one) => fits(one) && one.start === target.start && one.end < target.end)
  const before = listEndingAt(scene, target.start, types)
  return inside.length > 0 ? inside : before.every(fits) ? before : []
}

/** What may stand before the name that a heading begins with: （一）, 1. */
const NUMBER = /^(?:#+ *|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．] *|第[一二三四五六七八九十]+[章节] *)?$/
/** Words by which a sentence speaks of the document's region, whatever its heading says. */
const WHOLE = /[全我本][省市县区州旗]/

/** A heading that begins with a smaller place's name says whose section it is (一、甲镇：积分制管家务). */
function headingSubject(scene: Scene, { target, types, below }: SubjectQuery): Placed[] {
  const { text } = scene.doc
  const { section, sentence } = placeOf(scene, target)
  const heading = section?.heading
  if (!heading || WHOLE.test(text.slice(sentence.start, target.start))) return []
  const first = lastAtOrBefore(scene.placed, heading.start) + 1
  const one = scene.placed
    .slice(Math.max(0, first - NESTED), first + NESTED)
    .findLast(
      ({ start, end, entity, type }) =>
        start >= heading.start &&
        end <= heading.end &&
        types.has(type) &&
        below.has(entity) &&
        NUMBER.test(text.slice(heading.start, start)),
    )
  return one && one.entity !== target.entity ? [one] : []
}

/** 由…推行, 在…试点 behind the practice: who it is that does it (积分制由甲镇率先推行). */
const DOES =
  /^(?:率先|首先|首创|先行|带头|牵头|最先|共同|联合|全面|具体|先后|分别)*(?:推行|实行|实施|试行|开展|探索|推出|建立|创建|创立|承担|试点)/

function agentsOf(scene: Scene, { target, types, governing }: SubjectQuery): Placed[] {
  const { text } = scene.doc
  const { clause } = placeOf(scene, target)
  const by = /^[^，；。]{0,12}?[由在]/.exec(text.slice(target.end, clause.end))
  if (!by) return []
  const verb = [...text.slice(target.end + by[0].length, clause.end).matchAll(/(?<=[镇乡村道区县市州旗])/g)].map(
    ({ index }) => target.end + by[0].length + index,
  )
  const end = verb.find((at) => DOES.test(text.slice(at, clause.end)))
  return end === undefined ? [] : listEndingAt(scene, end, types).filter(({ entity }) => !governing.has(entity))
}

/** 该镇, 该村: the one named last before. */
function pointedAt({ doc: { text }, placed }: Scene, { target, types, governing }: SubjectQuery): Placed[] {
  const from = Math.max(text.lastIndexOf('。', target.start), text.lastIndexOf('\n', target.start)) + 1
  const unit = /该([镇乡村]|街道|社区)/.exec(text.slice(Math.max(from, target.start - REACH), target.start))?.[1]
  if (unit === undefined) return []
  for (let at = lastAtOrBefore(placed, from - 1); at >= 0; at--) {
    const one = placed[at]
    if (!one || from - one.end > POINTED_FROM) break
    if (types.has(one.type) && !governing.has(one.entity) && text.slice(one.start, one.end).endsWith(unit)) return [one]
  }
  return []
}

function namedSubjects(scene: Scene, query: SubjectQuery): Placed[] {
  const { target, types, governing } = query
  const { sentence } = placeOf(scene, target)
  const index = lastAtOrBefore(scene.placed, target.start)
  for (let at = index; at >= 0; at--) {
    const one = scene.placed[at]
    if (!one || one.start < sentence.start || target.start - one.end > REACH) break
    if (one.end > target.start || one.entity === target.entity || !types.has(one.type)) continue
    if (isHeadOfName(scene, one, new Set([one.type]))) continue
    if (governing.has(one.entity) || pointsBetween(scene, one.end, target.start)) return []
    if (isPartOfPractice(scene, one)) continue
    const list = listUpTo(scene, at, query)
    const [first = one] = list
    if (!isSubject(scene, { start: headOf(scene, first), one }, target)) continue
    return list
  }
  return []
}

/** 厦门 in 厦门综合改革试点 tells of what the practice is, not who does what comes behind it. */
function isPartOfPractice({ placed }: Scene, one: Placed): boolean {
  const index = lastAtOrBefore(placed, one.start)
  return placed
    .slice(Math.max(0, index - 3), index + 4)
    .some(
      (other) =>
        other.type !== one.type && other.start <= one.start && one.end <= other.end && other.end - other.start > one.end - one.start,
    )
}

/** 我市, 该县, 全区 at the head of a later clause, or a semicolon: the document's region is spoken of again. */
const POINTING = /[，,](?:而|同时|其中)?(?:(?:我|该|本)[省市县区州旗]|全[省市县区州旗](?![首唯第领前推排先率最各]))|[；;]/

function pointsBetween({ doc: { text } }: Scene, from: number, to: number): boolean {
  return POINTING.test(text.slice(from, to))
}

/**
 * A subject opens its clause, or stands right behind one that does. What opens a clause of its own is a subject itself; where a body is set up
 * (在…成立) is not who does it. `start` is where the list that ends with it begins.
 */
function isSubject(scene: Scene, { start, one }: { start: number; one: Placed }, target: Placed): boolean {
  const { text } = scene.doc
  const { sentence, clause } = placeOf(scene, target)
  if (target.start === clause.start && one.end <= clause.start) return false
  const before = text.slice(Math.max(sentence.start, start - 12), start)
  const after = text.slice(one.end, one.end + 12)
  if (OBJECT.test(before) || NOT_SUBJECT.test(after) || (target.type === SET_UP && before.endsWith('在'))) return false
  const opens = start === sentence.start || /(?:^|[，,；;。：:—●\s]|其中|在|由|使|该)$/.test(before)
  return opens && (start >= clause.start || one.type === 'Region' || /^[，,]?(?:被|获|荣|入选|成功|成为|通过)/.test(after))
}

const SET_UP = 'Institution'

/** A mention with the items of its list before it: A、B和C. */
function listUpTo(scene: Scene, index: number, { types, governing }: SubjectQuery): Placed[] {
  const { placed, doc } = scene
  const last = placed[index]
  const items = last ? [last] : []
  let from = last ? headOf(scene, last) : 0
  for (let at = index - 1; at >= 0; at--) {
    const one = placed[at]
    if (!one) break
    if (one.end > from) continue
    if (!types.has(one.type) || governing.has(one.entity) || !/^(?:、|和|与|及)$/.test(doc.text.slice(one.end, from))) break
    items.unshift(one)
    from = headOf(scene, one)
  }
  return items
}
