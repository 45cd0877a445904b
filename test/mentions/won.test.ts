import { describe, expect, it } from 'vitest'
import { withWon } from '../../src/mentions/won.ts'
import { mentionOf } from '../support/reading.ts'

/** The types of some titles of a text, in order. */
const types = (text: string, titles: readonly string[], noted = 'Program'): string[] =>
  withWon(
    text,
    titles.map((title) => mentionOf(text, noted, title)),
  ).map(({ type }) => type)

const CITY = '国家森林城市'

describe('a title is an honour', () => {
  it.each([
    ['that was won', `成功创建${CITY}。`, [CITY]],
    ['… as the first of its kind', `清溪镇创建成为首批“${CITY}”。`, [`“${CITY}”`]],
    ['in a list of what was won', `成功争创${CITY}、省级洁净城市和平安县区，`, [CITY, '省级洁净城市', '平安县区']],
    ['… with how many of them', '成功创建2个省级示范村。', ['省级示范村']],
    ['that was awarded', `荣获${CITY}称号。`, [CITY]],
    ['… each in quotes', `成功创建“${CITY}”“省级洁净城市”。`, [`“${CITY}”`, '“省级洁净城市”']],
  ])('%s', (_, text, titles) => {
    expect(types(text, titles)).toEqual(titles.map(() => 'Honor'))
  })

  it.each([
    ['that is aimed at', `积极创建${CITY}。`, [CITY]],
    ['… even with hope of winning it', `力争年内成功创建${CITY}。`, [CITY]],
    ['of a pilot', '成功创建国家级零工驿站试点。', ['国家级零工驿站试点']],
    ['that stands elsewhere', `成功创建省级名单，推进${CITY}建设。`, [CITY]],
  ])('but not one %s', (_, text, titles) => {
    expect(types(text, titles)).toEqual(titles.map(() => 'Program'))
  })

  it('nor what is no title', () => {
    expect(types('成功创建网格员队伍。', ['网格员'], 'Institution')).toEqual(['Institution'])
  })
})
