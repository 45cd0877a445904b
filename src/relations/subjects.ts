/**
 * Who did it. The subject is the nearest fitting mention before the practice in its sentence that opens a clause (with the other items of
 * its list); where the sentence names none, it is the document's region.
 */
import type { Placed, Scene } from './scene.ts'
import { lastAtOrBefore, placeOf } from './scene.ts'

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
export function subjectsOf(scene: Scene, { target, types, governing }: SubjectQuery): Placed[] {
  const { sentence, clause } = placeOf(scene, target)
  const index = lastAtOrBefore(scene.placed, target.start)
  for (let at = index; at >= 0; at--) {
    const one = scene.placed[at]
    if (!one || one.start < sentence.start || target.start - one.end > REACH) break
    if (one.end > target.start || one.entity === target.entity || !types.has(one.type)) continue
    if (governing.has(one.entity)) return []
    if (!isSubject(scene, one, sentence.start, clause.start)) continue
    return [...listBefore(scene, at, types, governing), one]
  }
  return []
}

/** A subject opens its clause, or stands right behind one that does. */
function isSubject({ doc: { text } }: Scene, one: Placed, sentence: number, clause: number): boolean {
  const before = text.slice(Math.max(sentence, one.start - 12), one.start)
  const after = text.slice(one.end, one.end + 12)
  if (OBJECT.test(before) || NOT_SUBJECT.test(after)) return false
  const opens = one.start === sentence || /(?:^|[，；。：:、—●\s]|其中|在|由|使|该)$/.test(before)
  return opens && (one.start >= clause || one.type === 'Region' || /^[，,]?(?:被|获|荣|入选|成功|成为|通过)/.test(after))
}

/** Items of the same list before a mention: A、B和C. */
function listBefore({ placed, doc: { text } }: Scene, index: number, types: ReadonlySet<string>, governing: ReadonlySet<string>): Placed[] {
  const items: Placed[] = []
  let next = placed[index]
  for (let at = index - 1; at >= 0 && next; at--) {
    const one = placed[at]
    if (!one || !types.has(one.type) || governing.has(one.entity) || !/^(?:、|和|与|及)$/.test(text.slice(one.end, next.start))) break
    items.unshift(one)
    next = one
  }
  return items
}
