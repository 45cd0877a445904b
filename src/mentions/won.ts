/**
 * A title that was won is an honour, one that is only aimed at an undertaking: 成功创建国家森林城市, but 争创国家森林城市. The verb of winning right
 * before it tells. Pilots stay undertakings, whoever grants them.
 */
import type { Mention } from '../model.ts'

const [AIMED_AT, WON] = ['Program', 'Honor']
/** The verb of winning, with what may stand between it and the title. */
const VERB =
  /(?:成功(?:创建|争创|申创|创成)|创建(?:成)?为|创成|荣获|获评|被(?:评|评选|命名|认定)为|跻身)(?:了|为|成)?(?:首批|第[一二三四五六七八九十]批|[\d一二三四五六七八九十]{1,4}[个家处]|[百千万]亩)?$/
/** Words ahead of it that make it an aim. */
const AIM = /(?:力争|争取|确保|努力|计划|将|要|拟|推动|推进|加快|支持|年内|有望|力促)[^，；。]{0,12}$/
/** What joins the titles of a list. */
const JOINS = /^(?:、|和|及|与|以及)?$/
const PILOT = /试点|试验区|项目/
/** Characters before a title that are looked at. */
const REACH = 32

/** @param noted by start */
export function withWon(text: string, noted: readonly Mention[]): readonly Mention[] {
  let last: Mention | undefined
  return noted.map((mention) => {
    if (mention.type !== AIMED_AT && mention.type !== WON) return mention
    const joined = last !== undefined && JOINS.test(text.slice(last.end, mention.start))
    if (!joined && !isWon(text, mention)) return mention
    if (PILOT.test(text.slice(mention.start, mention.end))) return mention
    last = { ...mention, type: WON }
    return last
  })
}

function isWon(text: string, { start }: Mention): boolean {
  const before = text.slice(Math.max(0, start - REACH), start)
  const verb = VERB.exec(before)
  return verb !== null && !AIM.test(before.slice(0, verb.index))
}
