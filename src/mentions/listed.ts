/**
 * Places that stand in a list tell each other: in 产德乡、下河乡撤乡设镇 both are towns where one is known to be, and what is counted as villages
 * (龙泉、老湾、双椿4个村) are villages. What the weighing passed over there is added.
 */
import type { Mention } from '../model.ts'
import { createSpanIndex } from '../spans.ts'

const PLACE = 'Region'
/** Ends of the names of towns and villages. */
const UNIT = /(?:[乡镇村]|街道|社区)$/
const NEXT =
  /^[、和及与]([\p{Script=Han}]{1,5}?(?:[乡镇村]|街道|社区))(?![乡镇村]|\p{Script=Han}{0,2}(?:建设|振兴|治理|结合|级|民|庄|委|干部))/u
const BEFORE =
  /(?:[，。；：\s、]|推进|推动|完成|实施|打造|建设|撤销|设立|和|及|与)([\p{Script=Han}]{1,5}(?:[乡镇村]|街道|社区))[、和及与]$/u
/** How many villages or towns they are, … */
const COUNT = /[\d一二三四五六七八九十]个(?:行政)?(?:村|乡镇|镇|社区)(?=[\p{Script=Han}，。；、])/gu
/** … and the list of bare names before it. */
const NAMES =
  /(?:[，,。；：\s]|推进|推动|完成|实施|打造|在|对)(\p{Script=Han}{2,4}(?:[、和]\p{Script=Han}{2,4}){1,7})(?:等)?[\d一二三四五六七八九十]{0,2}$/u
const LISTED = 48
const NO_NAME =
  /[的了被将把为是有在与及并或以等从对向于个]|推进|实施|建设|开展|完成|创建|打造|推动|改革|工作|发展|乡镇|(?:街道|社区)(?=.)|农村|城[乡区]|建[成制]|新建|零碳|古镇|[上下]级/
/** … behind the last of them. */
const MORE = '等'
const REACH = 14
/** What a form shows is less sure than what was weighed. */
const WEIGHT = 0.5

/** @param noted by start */
export function withListed(text: string, noted: readonly Mention[]): readonly Mention[] {
  const over = createSpanIndex(noted)
  const added = new Map<number, Mention>()
  const add = (start: number, name: string): boolean => {
    const span = { start, end: start + name.length }
    if (NO_NAME.test(name) || over(span).length > 0) return false
    added.set(start, { ...span, type: PLACE, rule: 'region/listed', weight: WEIGHT })
    return true
  }
  for (const { type, start, end } of noted) {
    if (type !== PLACE || !UNIT.test(text.slice(start, end))) continue
    for (let at = end; ;) {
      const name = NEXT.exec(text.slice(at, at + REACH))?.[1]
      if (name === undefined || !add(at + 1, name)) break
      at += 1 + name.length
    }
    const before = BEFORE.exec(text.slice(Math.max(0, start - REACH), start))?.[1]
    if (before !== undefined) add(start - 1 - before.length, before)
  }
  for (const { index } of text.matchAll(COUNT)) {
    const from = Math.max(0, index - LISTED)
    const found = NAMES.exec(text.slice(from, index))
    const names = found?.[1]
    if (found === null || names === undefined) continue
    let at = from + found.index + found[0].indexOf(names)
    for (const name of names.split(/[、和]/)) {
      add(at, name.endsWith(MORE) ? name.slice(0, -1) : name)
      at += name.length + 1
    }
  }
  return added.size === 0 ? noted : [...noted, ...added.values()].toSorted((a, b) => a.start - b.start || b.end - a.end)
}
