/** Headings and the stretches that they govern: numbering by Chinese official usage (一、 （一） 1. （1）), markdown, bullets. */
import type { Section, Span } from '../model.ts'

const NUMBERING: readonly (readonly [level: number, form: RegExp])[] = [
  [1, /^#\s*(?!#)/],
  [2, /^##\s*(?!#)/],
  [3, /^#{3,6}\s*/],
  [1, /^第[一二三四五六七八九十百\d]{1,4}(?:部分|章|节)/],
  [2, /^[一二三四五六七八九十]{1,3}[、.．]/],
  [3, /^[（(][一二三四五六七八九十]{1,3}[)）]/],
  [4, /^\d{1,2}[、.．](?!\d)/],
  [4, /^[●■◆★▲•]/],
  [4, /^[—–-]{2,}/],
]
/** A heading line without numbering is at most this long. */
const PLAIN_HEADING = 40
/** The part of a paragraph that a numbered heading sentence may take. */
const HEADING_SENTENCE = 60

/** A part that is about the time to come. */
const PLAN =
  /下一步|下步|工作(?:打算|安排|计划|思路)|今后|未来[一二三五]年|(?:今|来|明|20\d\d)年(?:的)?(?:政府|重点|主要|经济社会发展)?(?:工作|目标|任务|预期)|主要(?:预期)?目标|(?:工作|重点)任务|展望|总体要求|奋斗目标/
/** … and one that is about what was done. */
const REVIEW = /回顾|完成情况|工作成效|主要做法|取得|成绩|(?:一年|五年|时期)来|过去/

/** Splits a text into sections, in order and without gaps. `paragraphs` are its non-empty lines. */
export function readSections(text: string, paragraphs: readonly Span[]): Section[] {
  const sections: { start: number; end: number; heading: Span | undefined; level: number; plan: boolean }[] = []
  const plans: boolean[] = []
  paragraphs.forEach((paragraph, index) => {
    const found = headingOf(text.slice(paragraph.start, paragraph.end), index === 0)
    if (!found && sections.length > 0) return
    const level = found?.level ?? 0
    const heading = found && { start: paragraph.start, end: paragraph.start + found.length }
    const title = heading ? text.slice(heading.start, heading.end) : ''
    plans.length = Math.min(plans.length, level)
    const above = plans.findLast((plan) => plan !== undefined) ?? false
    const plan = REVIEW.test(title) ? false : PLAN.test(title) || above
    plans[level] = plan
    const last = sections.at(-1)
    if (last) last.end = paragraph.start
    sections.push({ start: sections.length === 0 ? 0 : paragraph.start, end: text.length, heading, level, plan })
  })
  return sections.length > 0 ? sections : [{ start: 0, end: text.length, heading: undefined, level: 0, plan: false }]
}

/** Level and length of the heading that a paragraph is or begins with. */
function headingOf(paragraph: string, first: boolean): { level: number; length: number } | undefined {
  for (const [level, form] of NUMBERING) {
    const mark = form.exec(paragraph)
    if (!mark) continue
    if (paragraph.length <= PLAIN_HEADING) return { level, length: paragraph.length }
    const stop = paragraph.slice(0, HEADING_SENTENCE).search(/[。：:]/)
    return stop > 0 ? { level, length: stop } : undefined
  }
  const plain =
    !first &&
    paragraph.length >= 4 &&
    paragraph.length <= PLAIN_HEADING &&
    /\p{Script=Han}/u.test(paragraph) &&
    !/[。；，、：:,.!?！？）)]$/.test(paragraph)
  return plain && !paragraph.includes('。') ? { level: 5, length: paragraph.length } : undefined
}
