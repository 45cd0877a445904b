/**
 * What a text names without saying that anybody did it: another place's practice (借鉴外地…经验), an opportunity or a call from above (抢抓
 * …机遇), what is denied or lamented (尚未建立…, …落实不到位).
 */
import type { Cues } from './features.ts'
import { listEndingAt } from './lists.ts'
import { placeOf } from './scene.ts'
import type { Placed, Scene } from './scene.ts'

/** How many words before a mention are looked at. */
const CITED = 4
/** Words of denial right before a practice, or between it and its verb. */
const DENIED = /(?:不再|停止|尚未|还未|仍未|并未|从未|未能|未(?!来|成年|央|雨|必)|没有|没能|缺乏|缺少|缺失)[^，；。、]{0,8}$/
/** … and right behind it. */
const LACKING =
  /^[^，；。、“”]{0,8}?(?:不到位|不(?:够|太|甚)?(?:健全|完善|完备|规范|充分|平衡|彻底|顺畅|够)|滞后|缺失|缺位|薄弱|不足|不力|流于形式|尚未|仍未|还未|未能|有待|亟待|亟需)/
/** Others' experience that one goes to learn of: 赴某市考察学习…改革经验; to learn and spread it (学习推广) is to do it. */
const LEARNT = /(?:学习|借鉴|考察|观摩|参观|取经)(?!推广|运用|践行|贯彻|落实|宣传)[^，。；、]{0,12}$/
const OF_OTHERS = /^(?:等|的|先进|成功|典型|有益|好的?|工作|建设|改革){0,3}(?:经验|做法)/
/** An opportunity that is seized is no practice, nor what a higher level wishes. */
const SEIZED = /抢抓|紧抓|抓住|抓牢|把握|紧扣|借助|利用/
const OPPORTUNITY = /^[^。；;]{0,80}?(?:机遇|契机|窗口期)/
const BY_ORDER = /(?:按照|根据|遵照|依据|响应)[^，,。；;]{0,40}$/
const ORDER = /^[^，,。；;“”]{0,12}(?:部署|要求|精神|号召|决策|指示)(?=[，,])/

/** A text that is read, obeyed or cited is not issued by whom does so. */
const OBEYED = /(?:学习|学好|贯彻|落实|执行|遵守|遵照|按照|根据|依据|依照|对照|宣传|宣讲|解读)[^，；。、]{0,8}$/
/** An undertaking (a scenic area, a brand) that is only said to have been honoured, nobody is said to have begun there. */
const HONOURED =
  /^(?:[、和][^，；。]{1,30}?)?(?:等?[\d一二三四五六七八九十]{0,3}[个家]?(?:景区|项目|品牌|产品|集群)?)?(?:先后|成功|再次|均|分别|顺利){0,2}(?:被[^，；。“”]{0,12}?(?:评为|命名为|认定为|列为|列入|纳入|授予)|获评|荣获|获得|入选|跻身|荣膺)/
/** The words under a picture or over a table. */
const CAPTION = /^(?:图|表|附图|附表|图表)\s?\d{1,2}(?!\d|[年月日%个项])/

/** How many characters around a mention are looked at for these words; for an opportunity that is seized, before it. */
const [AROUND, FAR] = [80, 130]

/** Things that a government does or sets up. */
const DONE: ReadonlySet<string> = new Set(['Measure', 'Program', 'Institution', 'Policy'])
const PRACTICES: ReadonlySet<string> = new Set(['Measure', 'Program'])

/** Whether a mention is only cited, called for or denied. */
export function isNotDone(scene: Scene, mention: Placed, cues: Cues): boolean {
  if (!DONE.has(mention.type)) return false
  const { sentence, clause, before, beforeInClause } = placeOf(scene, mention)
  const { text } = scene.doc
  const ahead = text.slice(Math.max(clause.start, mention.start - AROUND), mention.start)
  const behind = text.slice(mention.end, Math.min(clause.end, mention.end + AROUND))
  if (DENIED.test(ahead) || LACKING.test(behind)) return true
  if (CAPTION.test(text.slice(sentence.start, sentence.start + AROUND))) return true
  if (mention.type === 'Policy') return OBEYED.test(ahead)
  if (!PRACTICES.has(mention.type)) return false
  if (mention.type === 'Program' && listEndingAt(scene, mention.end, PRACTICES)[0]?.start === clause.start && HONOURED.test(behind))
    return true
  if (before.slice(0, Math.min(CITED, beforeInClause)).some((word) => cues.get(word.text)?.role === 'other')) return true
  if (LEARNT.test(ahead) && OF_OTHERS.test(behind)) return true
  const after = text.slice(mention.end, Math.min(sentence.end, mention.end + AROUND))
  if (BY_ORDER.test(ahead) && ORDER.test(after)) return true
  const sofar = text.slice(Math.max(sentence.start, mention.start - FAR), mention.start)
  const seized = SEIZED.exec(sofar)
  return seized !== null && !/[。；;]/.test(sofar.slice(seized.index)) && OPPORTUNITY.test(after)
}
