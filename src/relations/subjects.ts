/**
 * Who did it. The subject is the nearest fitting mention before the practice in its sentence that opens a clause (with the other items of
 * its list); where the sentence names none, it is the document's region.
 */
import type { Placed, Scene } from './scene.ts'
import { lastAtOrBefore } from '../spans.ts'
import { placeOf } from './scene.ts'

/** Between a subject and what it did stand at most this many characters. */
const REACH = 60
/** A place right before these words is where or whom, not who. */
const NOT_SUBJECT =
  /^(?:[市省县区]?(?:的|等)?(?:[一二三四五六七八九十\d]+[个家])?(?:合作|签订|共建|对接|协作|之间|方向|通道|地区的|人民来|消费者))/
/** Words before a place that make it an object or a circumstance. */
const OBJECT = /(?:与|和|同|对接|支持|服务|联动|融入|对|向|到|从|赴|至|距|及|在全|列|居|为)$/

export interface SubjectQuery {
  readonly target: Placed
  /** Types that may be the subject. */
  readonly types: ReadonlySet<string>
  /** Entities that stand above the document's region or are it: naming them is no change of subject. */
  readonly governing: ReadonlySet<string>
}

/** The subjects that the sentence names; empty where it names none. */
export function subjectsOf(scene: Scene, query: SubjectQuery): Placed[] {
  const { target, types, governing } = query
  const { sentence, clause } = placeOf(scene, target)
  const index = lastAtOrBefore(scene.placed, target.start)
  for (let at = index; at >= 0; at--) {
    const one = scene.placed[at]
    if (!one || one.start < sentence.start || target.start - one.end > REACH) break
    if (one.end > target.start || one.entity === target.entity || !types.has(one.type) || isHead(scene, at, query)) continue
    if (governing.has(one.entity)) return []
    const list = listUpTo(scene, at, query)
    const [first = one] = list
    if (!isSubject(scene, { start: headOf(scene, first), one }, sentence.start, clause.start)) continue
    return list
  }
  return []
}

/** Whether a governing place is only the head of a smaller one's name (老河口市 in 老河口市张集镇). */
function isHead({ placed }: Scene, index: number, { types, governing }: SubjectQuery): boolean {
  const one = placed[index]
  if (!one || !governing.has(one.entity)) return false
  return placed
    .slice(Math.max(0, index - 3), index + 4)
    .some(
      (other) =>
        types.has(other.type) &&
        other.type === one.type &&
        !governing.has(other.entity) &&
        ((other.start === one.start && other.end > one.end) || other.start === one.end),
    )
}

/** Where a name begins, larger places right before it counted in. */
function headOf({ placed }: Scene, one: Placed): number {
  let { start } = one
  const nearest = lastAtOrBefore(placed, start - 1)
  for (const larger of placed.slice(Math.max(0, nearest - 3), nearest + 1).toReversed())
    if (larger.end === start && larger.type === one.type) ({ start } = larger)
  return start
}

/** A subject opens its clause, or stands right behind one that does. `start` is where the list that ends with it begins. */
function isSubject({ doc: { text } }: Scene, { start, one }: { start: number; one: Placed }, sentence: number, clause: number): boolean {
  const before = text.slice(Math.max(sentence, start - 12), start)
  const after = text.slice(one.end, one.end + 12)
  if (OBJECT.test(before) || NOT_SUBJECT.test(after)) return false
  const opens = start === sentence || /(?:^|[，；。：:、—●\s]|其中|在|由|使|该)$/.test(before)
  return opens && (start >= clause || one.type === 'Region' || /^[，,]?(?:被|获|荣|入选|成功|成为|通过)/.test(after))
}

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
