import { describe, expect, it } from 'vitest'
import { docOf } from '../support/reading.ts'

const sentencesOf = (raw: string): string[] => {
  const { text, sentences } = docOf(raw)
  return sentences.map(({ start, end }) => text.slice(start, end))
}

describe('readSentences', () => {
  it.each([
    ['end marks', '推行积分制。办好了吗？好！', ['推行积分制。', '办好了吗？', '好！']],
    ['closing quotes after an end mark', '他说：“好。”大家赞成。', ['他说：“好。”', '大家赞成。']],
    ['closing brackets after an end mark', '（试点先行。）全面推开。', ['（试点先行。）', '全面推开。']],
    ['several end marks together', '真的吗？！是的。', ['真的吗？！', '是的。']],
    ['the end of a line', '标题\n推行积分制', ['标题', '推行积分制']],
    ['spaces around', '推行积分制。  设专窗。', ['推行积分制。', '设专窗。']],
  ])('ends a sentence with %s', (_, raw, expected) => {
    expect(sentencesOf(raw)).toEqual(expected)
  })

  it.each(['增长2.5%，居第一', '推行A；推行B', '三项制度：一是公示', '“放管服”改革、“一网通办”'])('leaves “%s” whole', (text) => {
    expect(sentencesOf(text)).toEqual([text])
  })

  it('knows the paragraph and the section of each sentence', () => {
    const { text, sentences, sections, paragraphs } = docOf('报告，\n一、回顾\n甲。乙。\n二、打算\n丙。')
    expect(sentences.map(({ start, end, paragraph, section }) => [text.slice(start, end), paragraph, sections[section]?.level])).toEqual([
      ['报告，', 0, 0],
      ['一、回顾', 1, 2],
      ['甲。', 2, 2],
      ['乙。', 2, 2],
      ['二、打算', 3, 2],
      ['丙。', 4, 2],
    ])
    expect(sentences.map(({ section }) => section)).toEqual([0, 1, 1, 1, 2, 2])
    expect(paragraphs).toHaveLength(5)
  })
})
