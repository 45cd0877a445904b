/**
 * Zones with an administration of their own are places (洋山特殊综合保税区), whose names end alike and mostly open their clause, or stand behind
 * who supports or builds them. What the weighing passed over there is added; a place inside such a name is no mention of its own.
 */
import type { Mention, Tokens } from '../model.ts'
import { createSpanIndex, isInside, lastStartAtOrBefore } from '../spans.ts'

const PLACE = 'Region'
/** How such names end, … */
const END =
  /(?:自主创新示范区|自由贸易试验区|自贸试验区|自贸区|综合保税区|综保区|高新区|经开区|技术开发区|经济开发区|合作示范区|产业转移示范区|一体化发展示范区|开放试验区|生态经济区|合作区|科技城|科学城|开放枢纽|工业园区)(?!试点|名单|称号|[”》办条管]|党)/g
/** … and the beginning of one before it. */
const BEGINNING =
  /(?:[，,。；;：:\n]|支持|推动|推进|发挥好|优化|深化)((?![该其我全本各这那两一新]|国家级|省级|市级|县级)[\p{Script=Han}—－（）()“”]{2,14})$/u
const LONGEST = 18
const NO_NAME =
  /[的了被将把为是有在及并或以等从对向于个家]|推进|加快|实施|建设|开展|完成|依托|指出|建强|提质|深化|强化|培育|完善|协定|承接(?!产业)|创建|打造|推动|改革|获批|申报|争创|设立|成立|建成|发展(?!示范)|提升|支持|鼓励|[—－]{3}/
/** What a form shows is less sure than what was weighed. */
const WEIGHT = 0.5

/** @param noted by start */
export function withZones(text: string, noted: readonly Mention[], words: Tokens): readonly Mention[] {
  const over = createSpanIndex(noted)
  const inside = new Set<Mention>()
  const added: Mention[] = []
  for (const { index, 0: ending } of text.matchAll(END)) {
    const begun = BEGINNING.exec(text.slice(Math.max(0, index - LONGEST), index))?.[1]
    if (begun === undefined) continue
    const name = begun + ending
    const span = { start: index - begun.length, end: index + ending.length }
    const there = over(span)
    if (
      NO_NAME.test(name) ||
      !beginsWithName(words, span.start) ||
      !there.every(({ type, start, end }) => type === PLACE && isInside({ start, end }, span))
    )
      continue
    for (const one of there) inside.add(one)
    added.push({ ...span, type: PLACE, rule: 'region/zone', weight: WEIGHT })
  }
  if (added.length === 0) return noted
  return [...noted.filter((one) => !inside.has(one)), ...added].toSorted((a, b) => a.start - b.start || b.end - a.end)
}

/** Parts of speech of names, known and unknown ones. */
const NAMES = /^(?:n[rstz]|nrt|x|j)/

/** Whether the word at a place is a name. */
function beginsWithName({ starts, formAt }: Tokens, place: number): boolean {
  const at = lastStartAtOrBefore(starts, place)
  return starts[at] === place && NAMES.test(formAt(at)?.tag ?? '')
}
