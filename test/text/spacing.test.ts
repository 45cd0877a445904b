import { describe, expect, it } from 'vitest'
import { closeSpaces, spanIn, withSpaces } from '../../src/text/spacing.ts'

const NAMES = ['一网通办', '枫桥经验', '河长制']
const nameAcross = (text: string, at: number): { start: number; end: number } | undefined => {
  const spans = NAMES.map((name) => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length }))
  return spans.find(({ start, end }) => start >= 0 && start < at && at < end)
}
const closed = (text: string): string => closeSpaces(text, nameAcross)?.closed ?? text

describe('spaces are closed', () => {
  it.each([
    ['between characters set apart', '推行“田 保 姆”托管', '推行“田保姆”托管'],
    ['… in a heading', '政 府 工 作 报 告（2023年）', '政府工作报告（2023年）'],
    ['… that touch the word before', '设立网 格 员。', '设立网格员。'],
    ['… that touch the word behind', '，网 格 员队伍', '，网格员队伍'],
    ['… but not into the next word', '网 格 员 工作', '网格员 工作'],
    ['inside quotation marks', '坚持 “ 枫桥经验 ” 好', '坚持 “枫桥经验” 好'],
    ['around a number with its unit', '选聘 320 名，2022 年起占 4.5 %', '选聘320名，2022年起占4.5%'],
    ['in a known name', '推行一网 通办，建立河 长制', '推行一网通办，建立河长制'],
    ['… parted more than once', '推行一 网通 办改革', '推行一网通办改革'],
  ])('%s', (_, text, expected) => {
    expect(closed(text)).toBe(expected)
  })

  it.each([
    ['items of a list', '河长制 湖长制 林长制'],
    ['two words', '推行 积分制'],
    ['a name and a word', '市长 王 建国'],
    ['words of letters', 'Smart City Lab 与 AI 平台'],
    ['columns of a table', '海口镇 12 35 山口乡 8 20'],
    ['columns with wide gaps', '甲  乙  丙  丁'],
    ['a quotation and the next', '“甲” “乙” 三'],
    ['lines', '河\n长\n制'],
  ])('but not between %s', (_, text) => {
    expect(closeSpaces(text, nameAcross)).toBeUndefined()
  })
})

it('what is found in the closed text is found in the text with its spaces, without those around it', () => {
  const text = '建立 河 长 制 ，选聘 网格员 320 名 。'
  const spacing = closeSpaces(text)
  if (!spacing) throw new Error('nothing was closed')
  const whole = spanIn(spacing)
  const seen = (part: string): string => {
    const start = spacing.closed.indexOf(part)
    const span = whole({ start, end: start + part.length })
    return text.slice(span.start, span.end)
  }
  expect(spacing.closed).toBe('建立 河长制 ，选聘 网格员320名 。')
  expect(withSpaces(spacing.closed, spacing)).toBe(text)
  expect(['河长制', '建立', '320名', '网格员320', '。'].map(seen)).toEqual(['河 长 制', '建立', '320 名', '网格员 320', '。'])
  expect(whole({ start: spacing.closed.length, end: spacing.closed.length })).toEqual({ start: text.length, end: text.length })
})

it('what is neither Chinese nor a number keeps its spaces, whatever stands there', () => {
  for (const text of ['', ' ', 'a b', '   ', '1 2 3', '， 。', '\u{20000} \u{20001} \u{20002}']) expect(closeSpaces(text)).toBeUndefined()
})
