/**
 * Who was given an honour is worth noting, and the sentence shows it by its form: a name that fills its clause up to the verb of award
 * (乐凯胶片获评省制造业单项冠军). What the weighing passed over there is added.
 */
import type { Mention } from '../model.ts'
import { createSpanIndex } from '../spans.ts'

const HONOUR = 'Honor'
/** The last verb of award before an honour, and what may stand between a name and it: how many of what they are. */
const AWARDED =
  /^(.*?)(?:等)?(?:[\d一二三四五六七八九十两]{1,8}[个家](企业|公司|单位|景区|项目|产品|品牌|集群|村庄?|乡镇|社区)?)?(?:先后|相继|成功|再次|分别|均|都|也|同|顺利|连续[^，；。]{0,4}){0,4}(?:被[^，；。、“”]{0,12}?(?:评为|评选为|命名为|认定为|列为|列入|纳入|确定为|授予)|被?(?:评为|命名为|认定为)|获评|荣获|获得|入选|获批|跻身|荣膺|进入|晋升为?|创建(?:成)?为|成功创建|成功争创)[^，；。]{0,6}$/
/** What a name of one item looks like: no verb or number in it, no word that points. */
const NAME = /^(?![该其我全本各这那并也])[“”·\p{Script=Han}A-Za-z]{2,16}$/u
const NO_NAME =
  /[的了被将把为是有在与和及并或以等从对向于]|推进|加强|实施|建设|开展|完成|创建|打造|推动|成为|持续|改革|工作|发展|提升|取得|成效/
/** A name's end tells of what type it is; a name without one of these is a firm's or a brand's, by far the most often. */
const TYPES: readonly (readonly [ending: RegExp, type: string | undefined])[] = [
  [/[村镇乡]$|街道$|社区$/, 'Region'],
  [/(?:景区|小镇|古城|度假区|产业园|园区|基地|集群|品牌|工程|项目|模式|案例|平台|热线|行动|街区)$/, 'Program'],
  [
    /(?:公司|集团|医院|学校|中学|小学|大学|学院|合作社|银行|派出所|法院|检察院|局|中心|协会|联合会|工商联|党支部|股份|科技|生物|药业|乳业|食品|农业|新材|材料|电气|重工|机械|制造|汽车|能源|环保|化工|实业|医疗|园林)$/,
    'Institution',
  ],
]
/** Where the name's end does not tell: what they are counted as, … */
const COUNTED: Readonly<Record<string, string>> = {
  企业: 'Institution',
  公司: 'Institution',
  单位: 'Institution',
  景区: 'Program',
  项目: 'Program',
  产品: 'Program',
  品牌: 'Program',
  集群: 'Program',
  村: 'Region',
  村庄: 'Region',
  乡镇: 'Region',
  社区: 'Region',
}
/** … or what the honour is given to. */
const GIVEN_TO: readonly (readonly [honour: RegExp, type: string])[] = [
  [/(?:企业|公司|工厂|单项冠军|小巨人”?|\d强)[”》]?(?:认定)?$/, 'Institution'],
  [/(?:景区|度假[区地]|目的地|线路|集群|园区)[”》]?$/, 'Program'],
]
/** A clause is looked back over at most so far. */
const REACH = 120
const CLAUSE = /[，,；;。：:！？\n]/

/** Adds the recipients of noted honours that are not noted yet. */
export function withRecipients(text: string, noted: readonly Mention[]): Mention[] {
  const over = createSpanIndex(noted)
  const added = new Map<number, Mention>()
  for (const { type, start, end } of noted) {
    if (type !== HONOUR) continue
    const from = clauseStart(text, start)
    const [, names, noun] = AWARDED.exec(text.slice(from, start)) ?? []
    if (names === undefined) continue
    const given = COUNTED[noun ?? ''] ?? GIVEN_TO.find(([honour]) => honour.test(text.slice(start, end)))?.[1]
    let at = from
    for (const name of names.split('、')) {
      const span = { start: at, end: at + name.length }
      at = span.end + 1
      const kind = typeOf(name, given)
      if (kind !== undefined && over(span).length === 0)
        added.set(span.start, { ...span, type: kind, rule: 'honour/recipient', weight: WEIGHT })
    }
  }
  return [...noted, ...added.values()].toSorted((a, b) => a.start - b.start || b.end - a.end)
}

/** What a form shows is less sure than what was weighed. */
const WEIGHT = 0.5

function typeOf(name: string, given: string | undefined): string | undefined {
  if (!NAME.test(name) || NO_NAME.test(name)) return undefined
  return TYPES.find(([ending]) => ending.test(name))?.[1] ?? given ?? (QUOTED.test(name) ? 'Program' : undefined)
}

/** A brand stands in quotes. */
const QUOTED = /^“[^“”]+”$/

function clauseStart(text: string, start: number): number {
  let at = start
  while (at > 0 && start - at < REACH && !CLAUSE.test(text.charAt(at - 1))) at--
  return at
}
