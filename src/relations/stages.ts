/**
 * At which stage a practice stands. A learned model says it of each mention; the mentions of one paragraph are judged together, since a
 * paragraph speaks either of what was done or of what is to come; and what the sentence itself (将, 拟, 下一步) or the
 * heading of its section (2025年工作安排) puts ahead is planned.
 */
import type { Cues } from './features.ts'
import { placeOf } from './scene.ts'
import type { Placed, Scene } from './scene.ts'
import { normalised } from './softmax.ts'
import type { Softmax } from './softmax.ts'

/** A mention with what the learned models say of it. */
export interface Read {
  readonly mention: Placed
  /** Scores of the labels of the two models. */
  readonly roles: readonly number[]
  readonly stages: readonly number[]
}

const PLANNED = 'planned'
/** The stage of most mentions. A model that learned from few of the others believes in them too seldom: chosen by cross-validation. */
const COMMON = 'implemented'
const RARE = 3
/** How much the mentions of one paragraph are judged together; chosen by cross-validation. */
const TOGETHER = 1
/** No paragraph is more certain than this. */
const CERTAIN = 0.98

/** A function that gives the stage of each of these mentions. */
export function createStager(
  scene: Scene,
  reads: readonly Read[],
  { stages, cues }: { readonly stages: Softmax; readonly cues: Cues },
): (read: Read) => string | undefined {
  const open = stages.labels.map(() => true)
  const chances = new Map(reads.map((read) => [read, normalised(read.stages, open)]))
  const planned = stages.labels.indexOf(PLANNED)
  const outlook = outlooksOf(scene, reads, (read) => chances.get(read)?.[planned] ?? 0)
  return (read) => {
    if (isAhead(scene, read.mention, cues)) return PLANNED
    const ahead = outlook(placeOf(scene, read.mention).sentence.paragraph)
    const odds = (ahead / (1 - ahead)) ** TOGETHER
    const own = chances.get(read) ?? []
    const weighed = stages.labels.map((label, index) => (own[index] ?? 0) * (label === PLANNED ? odds : label === COMMON ? 1 : RARE))
    const likeliest = stages.labels[weighed.indexOf(Math.max(...weighed))]
    return likeliest === PLANNED ? PLANNED : (toldBy(scene, read.mention, likeliest) ?? likeliest)
  }
}

/** The first of its kind: right before a practice, or at the head of its name. */
const FIRST = /(?:全国|全省|全市|全区|全县|国内|全球|我国)(?:唯一|首[个家张单宗例])[^，；。、]{0,10}$/
const FIRST_OF_NAME = /^(?:全国|全省|全市|全区|全县|国内|全球|我国)首[个家张单宗例]/
/** What others take over: 经验做法在全市推广. */
const SPREAD = /^[^。；;]{0,14}?(?:做法|经验|案例)[^。；;，]{0,8}[在向]全[市省国](?:范围)?[^，。；;]{0,4}(?:推广|推介|复制)/
const SPREAD_WITHIN = 40
/** Whoever is first in doing it. */
const FIRST_TO_DO = /率先[^，；。、]{0,8}$/
const PILOT = /试点(?:县|市|城市|省市|地区|单位|项目)?”?$/

/** The stage that the words around a practice, or its name, say themselves. */
function toldBy(scene: Scene, mention: Placed, likeliest: string | undefined): string | undefined {
  const { text } = scene.doc
  const { clause } = placeOf(scene, mention)
  const before = text.slice(clause.start, mention.start)
  const name = text.slice(mention.start, mention.end)
  if (
    FIRST.test(before) ||
    FIRST_OF_NAME.test(name) ||
    FIRST_TO_DO.test(before) ||
    SPREAD.test(text.slice(mention.end, mention.end + SPREAD_WITHIN))
  )
    return 'pioneered'
  return likeliest === COMMON && PILOT.test(name) ? 'piloted' : undefined
}

/** How likely each paragraph speaks of what is to come: the average of its mentions, with one more that is undecided. */
function outlooksOf(scene: Scene, reads: readonly Read[], ahead: (read: Read) => number): (paragraph: number) => number {
  const sums = new Map<number, { total: number; count: number }>()
  for (const read of reads) {
    const { paragraph } = placeOf(scene, read.mention).sentence
    const { total, count } = sums.get(paragraph) ?? { total: 0.5, count: 1 }
    sums.set(paragraph, { total: total + ahead(read), count: count + 1 })
  }
  return (paragraph) => {
    const { total, count } = sums.get(paragraph) ?? { total: 0.5, count: 1 }
    return Math.min(CERTAIN, Math.max(1 - CERTAIN, total / count))
  }
}

/** Words that put a whole sentence into the time to come. */
const AHEAD = /^(?:下一步|下一阶段|今后|接下来|明年|未来[一二三五]年)/
/** Auxiliaries of what is to come; 将 before a noun is none (将河长制纳入考核). */
const AUXILIARY: ReadonlySet<string> = new Set(['将', '拟', '计划', '将要', '力争', '争取'])
const HOW: ReadonlySet<string> = new Set(
  '继续 全面 加快 深入 持续 进一步 大力 有序 稳步 积极 着力 接续 同步 重点 逐步 统筹 坚持 坚定 扎实 率先 争取 再 新'.split(' '),
)
/** Roles of verbs that such an auxiliary may stand before. */
const DOING: ReadonlySet<string> = new Set(['ADOPTED', 'ESTABLISHED', 'ISSUED'])

/** Whether the section's heading, or the sentence before the mention, says that it speaks of what is to come. */
function isAhead(scene: Scene, mention: Placed, cues: Cues): boolean {
  const { sentence, section, before } = placeOf(scene, mention)
  if (section?.plan === true || AHEAD.test(scene.doc.text.slice(sentence.start, mention.start))) return true
  return before.some((word, index) => {
    const next = index > 0 ? before[index - 1]?.text : undefined
    return AUXILIARY.has(word.text) && next !== undefined && (HOW.has(next) || DOING.has(cues.get(next)?.role ?? ''))
  })
}
