/**
 * Who works with whom. A与B签约: whoever stands right before 与 is the one side, whoever stands behind it the other; 分别与 joins them one by
 * one. Where nobody stands before it, it is the subject of the sentence or the document's region.
 */
import { isHeadOfName, listEndingAt } from './lists.ts'
import { lastAtOrBefore } from '../spans.ts'
import { placeOf } from './scene.ts'
import type { Placed, Scene } from './scene.ts'

/** With whom. */
const WITH = /与|同|跟|和|携手|联合|对接/g
const BETWEEN = /(?:分别|先后|成功|积极|主动|相继|共同|联合|签约|也|均|都|还|已|并|全面|持续|不断)$/
/** What makes a list of names the one side: the other comes behind it. */
const GOES_ON = /^(?:[、和及][^，；。]{1,30}?)?(?:等[^，；。]{0,6})?(?:分别|先后|成功|积极|相继|已|均|都)?(?:与|同|跟)[^，；。]/

const AT_ONCE = /^(?:分别)?(?:与|同|跟)(?!步)/
/** What may stand behind the name of a place that is meant itself; anything else goes on into the name of a body (北京海淀区委, 成都七中). */
const CLOSES =
  /^(?:$|[^一-龥]|[和与及等之间的两地共签达对合结开建联携缔协推战深加在]|[市县区州]?(?:政府|人民政府|委|之间|双方|方面|各地|人民)|[二三四五六七八九十]+[个地省市县区家]|成功)/

function goesOn(type: string, behind: string): boolean {
  return type === 'Region' && !CLOSES.test(behind)
}

/** The items of a list behind the last of them that is itself someone's partner: 吉安 in 赣州与深圳、吉安(与东莞). */
function afterWith(text: string, items: readonly Placed[]): Placed[] {
  const last = items.findLastIndex(({ start }) => /[与同跟]/.test(text.charAt(start - 1)))
  return items.slice(last + 1)
}

/** A body that was not noted stands before 与: it is not the document's region that works with the other. */
const UNKNOWN_BODY = /^[^，；。、和与及]{1,10}(?:[^产]业|院|园|所|校|公司|集团|局|中心|站|社|厂|学|银行)$/

/** The name that opens a clause where others follow it: of A和B的, A may be known and B not. */
function openingList(scene: Scene, start: number, types: ReadonlySet<string>): Placed[] {
  const index = lastAtOrBefore(scene.placed, start)
  const one = scene.placed.slice(Math.max(0, index - 1), index + 1).find((first) => first.start === start && types.has(first.type))
  return one && /[、和与及]/.test(scene.doc.text.charAt(one.end)) ? [one] : []
}

/** One side of a partnership, as a sentence names it. */
export interface Sides {
  /** Nobody: the subject of the sentence is meant. */
  readonly others: readonly Placed[]
}

/** Who works with a mention; nothing where the mention is the one side itself, or only part of a name. */
export function sidesOf(scene: Scene, target: Placed, types: ReadonlySet<string>): Sides | undefined {
  const { clause } = placeOf(scene, target)
  const { text } = scene.doc
  const behind = text.slice(target.end, clause.end)
  if (isHeadOfName(scene, target, types) || AT_ONCE.test(behind) || goesOn(target.type, behind)) return undefined
  const ahead = text.slice(clause.start, target.start)
  const marks = [...ahead.matchAll(WITH)]
  const mark = marks.findLast(({ index, 0: word }) => isListUpTo(scene, clause.start + index + word.length, target.start))
  if (!mark) return GOES_ON.test(behind) ? undefined : { others: [] }
  const left = withoutBetween(ahead.slice(0, mark.index))
  const listed = afterWith(text, listEndingAt(scene, clause.start + left.length, types))
  if (listed.length === 0 && UNKNOWN_BODY.test(left)) return undefined
  const others = listed.length > 0 ? listed : openingList(scene, clause.start, types)
  const oneByOne = ahead.slice(left.length, mark.index).includes('分别')
  if (!oneByOne || others.length < 2) return { others }
  const position = itemsBetween(scene, clause.start + mark.index, target, types)
  const own = others[position]
  return { others: own ? [own] : others }
}

/** What is concluded with the names of a list, behind it. */
const AGREED =
  /^(?:、[^，；。]{1,40}?)?(?:等(?:[\d一二三四五六七八九十两多]{0,3}[个家]?[^，；。签缔结达共建]{0,6})?)?(?:先后|成功|共同|已|正式)?(?:签订|签署|签约|缔结|结为|结成|达成|共建|合作共建|合作设立|成功申创|对口合作|建立[^，；。]{0,12}(?:合作|协作|帮扶|友好|伙伴))/

/** Whether a text says in so many words that something was concluded with a name: what no weighing need confirm. */
export function isAgreedWith(scene: Scene, target: Placed, types: ReadonlySet<string>): boolean {
  const { clause } = placeOf(scene, target)
  const { text } = scene.doc
  const ahead = text.slice(clause.start, target.start)
  return (
    AGREED.test(text.slice(target.end, clause.end)) &&
    !isHeadOfName(scene, target, types) &&
    [...ahead.matchAll(WITH)].some(({ index, 0: word }) => isListUpTo(scene, clause.start + index + word.length, target.start))
  )
}

/** Whether nothing but a list of names stands between the word “with” and the name. */
function isListUpTo({ doc: { text } }: Scene, from: number, to: number): boolean {
  return !/[的了并且，；。]/.test(text.slice(from, to))
}

/** How many names of the list stand before a name. */
function itemsBetween({ placed }: Scene, from: number, target: Placed, types: ReadonlySet<string>): number {
  return placed.filter((one) => types.has(one.type) && one.start >= from && one.end <= target.start && one.end !== target.start).length
}

function withoutBetween(text: string): string {
  let rest = text
  for (let next = rest.replace(BETWEEN, ''); next !== rest; next = rest.replace(BETWEEN, '')) rest = next
  return rest
}
