/**
 * Places that need no weighing: names of the gazetteer that stand by themselves, and names of provinces, prefectures and areas that begin
 * or stand in the name of a practice (京津冀协同发展). A place inside an organisation's, a text's or an honour's name is no mention of its own.
 */
import type { Doc, GazetteerRegion, Mention } from '../model.ts'
import { createSpanIndex } from '../spans.ts'
import { holds, ruleOf } from './gazetteer.ts'
import type { Gazetteer, PlaceName } from './gazetteer.ts'
import { meaningOf, nearnessOf } from './places.ts'
import type { Places } from './places.ts'

/** Streets, waters and stations are called after places. */
const CALLED_AFTER =
  /^(?:[东西南北中]?(?:路|街|大街|大道|河|桥|湖|江|山|站|机场|港区|水库|干流|流域|市场|西瓜|牌)|[一-龥]{0,2}(?:高速|铁路|高铁|公路|线))/
/** An organisation, a line or a train that begins with the place's name. */
const GOES_ON =
  /^[^，。；、：“”《》（）\s]{0,10}?(?:大学|学院|医院|公司|集团|研究院|研究所|银行|中学|小学|协会|商会|公路|铁路|高速|机场|高铁|地铁|航线|航班|班列|冬奥会|展览会|博览会)/
/** What may follow a short name that stands for the place itself: a mark, a conjunction, a number of them, what they did. */
const CLOSES =
  /^(?:$|[\s、，。；：！？,;:”’）)》—·-]|[和与及同等的到至之间]|[两二三四五六七八九十\d]+[个省市县区州地家]|对口|合作|对接|协作|联动|签|共建|共同|建立|成立|开展|实施|推行|获|入选|创建|成功|列入|纳入|分别|先后|率先|完成|启动|代表|方面|一带|周边)/
/** The report's own title names what it speaks for: 保定市清苑区2022年政府工作报告. */
const TITLE = 40
/** What is sure may still be weighed against other mentions of the same place. */
const WEIGHT = 0.7

/** Regions of a document beside those that were found by weighing. */
export function surePlaces(doc: Doc, places: Places, mentions: readonly Mention[], gazetteer: Gazetteer): Mention[] {
  const standingOver = createSpanIndex(mentions)
  return places.names.flatMap((name, index) => {
    const meant = meaningOf(name.records, places.region, doc.year, gazetteer)
    const [record] = meant
    if (!record || !holds(record, doc.year)) return []
    if (meant.length > 1 && !isOneOfSeveral(doc.text, name, meant)) return []
    if (
      !isSure(doc.text, name, {
        record,
        over: standingOver(name),
        plain: gazetteer.isPlain(doc.text.slice(name.start, name.end)),
        near: meant.length > 1 || nearnessOf(record, places.region, gazetteer) !== 'far',
        self: record.code === places.region?.code,
        followed: places.names[index + 1]?.start === name.end,
      })
    )
      return []
    return [{ start: name.start, end: name.end, type: 'Region', rule: ruleOf(record), weight: WEIGHT }]
  })
}

/** A full name that several counties bear is a place for sure where it stands by itself, whichever it is. */
function isOneOfSeveral(text: string, { start, end, short }: PlaceName, meant: readonly GazetteerRegion[]): boolean {
  return !short && end - start > 2 && meant.every(({ level }) => level === 'county') && CLOSES.test(text.slice(end, end + 4))
}

interface Standing {
  readonly record: GazetteerRegion
  /** Mentions that stand over the name. */
  readonly over: readonly Mention[]
  /** Whether the name is an everyday word. */
  readonly plain: boolean
  readonly near: boolean
  readonly self: boolean
  /** Whether the next place's name begins right behind it (南京市江宁区): its first character is then no river. */
  readonly followed: boolean
}

function isSure(text: string, { start, end, short }: PlaceName, { record, over, plain, near, self, followed }: Standing): boolean {
  if (GOES_ON.test(text.slice(end, end + 14)) && !self) return false
  if (record.level === 'area' && /(?:流域|地区)$/.test(text.slice(start, end))) return false
  if (plain || (!followed && CALLED_AFTER.test(text.slice(end, end + 5)))) return false
  if (over.length === 0 && short && !self && !CLOSES.test(text.slice(end, end + 4))) return false
  if (over.length === 0) return self || standsAlone(record, end - start, { near, short })
  const inTitle = end <= TITLE && over.every((one) => one.type === 'Policy')
  if (inTitle) return near && !short
  const inside = over.every((one) => one.start <= start && end <= one.end && (one.type === 'Measure' || one.type === 'Program'))
  return inside && !self && (record.level === 'province' || record.level === 'prefecture' || record.level === 'area')
}

/** Towns count only near the document's region: their names are often plain words elsewhere (面向城镇). So do short names of counties. */
function standsAlone({ level }: GazetteerRegion, length: number, { near, short }: { near: boolean; short: boolean }): boolean {
  if (level === 'township') return near
  return level !== 'county' || near || (!short && length > 3)
}
