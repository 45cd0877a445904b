/**
 * Titles of issued texts are told by their form better than by weighing: 《…》, or a verb of issuing and a head such as 实施意见.
 */
import type { Mention } from '../model.ts'
import { createSpanIndex, outermost } from '../spans.ts'
import { hintAt } from './hints.ts'
import type { Hint, Hints } from './hints.ts'

const TITLES = 'Policy'
/** A mention may go this far beyond a title: …方案出台. */
const SLACK = 2
/** Weight of what a rule notes without weighing. */
const SURE = 0.6
/** The document's own title, or that of another report, is left to weighing. */
const REPORT = 'policy-report'

/** Puts titles in the place of what was noted inside them, adds those that stand by themselves, and leaves works out. */
export function withTitles(text: string, noted: readonly Mention[], hints: Hints): Mention[] {
  const forms = hints.known.flatMap(({ type, rule }, index) => {
    const hint = type === TITLES && rule.startsWith('policy-') && rule !== REPORT ? hintAt(hints, index) : undefined
    return hint ?? []
  })
  const titles = outermost(forms.map((hint) => afterVerb(text, hint)).filter((hint) => isTitle(text, hint)))
  const notedOver = createSpanIndex(noted)
  const added = titles.filter((title) => {
    const inside = notedOver(title)
    const within = inside.every(({ start, end }) => title.start <= start && end <= title.end + SLACK)
    return within && (inside.length === 0 || inside.some(({ type }) => PRACTICES.has(type) || type === TITLES))
  })
  const addedOver = createSpanIndex(added)
  const kept = noted.filter((one) => addedOver(one).length === 0 && !isWork(text, one))
  const mentions = added.map(({ start, end, type, rule, name }): Mention => ({ start, end, type, rule, name, weight: SURE }))
  return [...kept, ...mentions].toSorted((a, b) => a.start - b.start || b.end - a.end)
}

/** Heads of issued texts. Packages of measures (二十条措施, 政策举措) are none without 若干; books, films and shows stand in 《》 too. */
const ISSUED_HEAD =
  /(?:规划|纲要|计划|方案|意见|办法|条例|细则|规定|规则|决定|决议|通知|公告|通告|报告|指南|指引|导则|准则|标准|规程|规范|章程|要点|法|典|公约|协议|协定|宣言|批复|目录|清单|若干(?:政策)?措施|若干(?:政策)?举措|若干政策)[》”]?(?:[（(][^（）()]*[）)][》”]?)?$/
/** In 《》 a package of measures is issued too: 《…十条措施》. */
const PACKAGE_HEAD = /^《[^]*(?:措施|举措|政策|[\d一二三四五六七八九十百]条)》$/
/** Whoever signs a contract issues no text: 与某院签订合作协议. */
const SIGNED = /签[订署]/
/** A title has at least this many characters. */
const SHORTEST = 4
/** Words that a match may have caught before the title itself. */
const BEFORE_TITLE = /^(?:完成|实施|落实|做好|抓好|我们|其|该|一个|一套|各项|相关|培育|推动|积极|全面)/

/** 山西省出台…实施意见: the title begins behind the verb of issuing. */
const ISSUES = /^[^《》]*(?:出台|印发|制定|编制|修订|发布|颁布)(?:完成|完善|实施)?了?/

function afterVerb(text: string, hint: Hint): Hint {
  const before = ISSUES.exec(text.slice(hint.start, hint.end))?.[0].length ?? 0
  return before > 0 && hint.end - hint.start - before >= SHORTEST ? { ...hint, start: hint.start + before } : hint
}

function isTitle(text: string, { start, end }: Hint): boolean {
  const title = text.slice(start, end)
  return isIssued(title) && !BEFORE_TITLE.test(title) && !SIGNED.test(title)
}

/** 《…》 around the name of a book, a film or a show. */
function isWork(text: string, { type, start, end }: Mention): boolean {
  return type === TITLES && text.startsWith('《', start) && !isIssued(text.slice(start, end))
}

function isIssued(title: string): boolean {
  return ISSUED_HEAD.test(title) || PACKAGE_HEAD.test(title)
}

const PRACTICES: ReadonlySet<string> = new Set(['Measure', 'Program'])
