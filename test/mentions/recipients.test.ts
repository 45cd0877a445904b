import { describe, expect, it } from 'vitest'
import { withRecipients } from '../../src/mentions/recipients.ts'
import { mentionOf } from '../support/reading.ts'

const HONOUR = '省级先进单位'
/** The mentions that are added, as `Type form`. */
function added(text: string, noted: readonly (readonly [type: string, form: string])[] = [], honour = HONOUR): string[] {
  const mentions = [...noted, ['Honor', honour] as const].map(([type, form]) => mentionOf(text, type, form))
  return withRecipients(text, mentions)
    .filter(({ rule }) => rule === 'honour/recipient')
    .map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)
}

describe('the recipient of an honour is noted', () => {
  it.each([
    [`正大科技获评${HONOUR}。`, ['Institution 正大科技']],
    [`去年成效明显，青松岭村先后被省政府评为${HONOUR}。`, ['Region 青松岭村']],
    [`清溪集群、平湖农业2家企业荣获“${HONOUR}”称号。`, ['Program 清溪集群', 'Institution 平湖农业']],
  ])('%s', (text, expected) => {
    expect(added(text)).toEqual(expected)
  })

  it.each([
    ['nobody stands before the verb', `成功入选${HONOUR}。`],
    ['a pointing word stands there', `我区获评${HONOUR}。`],
    ['its kind cannot be told', `吴大明获评${HONOUR}。`],
    ['what stands there is no name', `加强队伍建设的正大科技获评${HONOUR}。`],
    ['nothing was awarded', `正大科技学习${HONOUR}。`],
  ])('not where %s', (_, text) => {
    expect(added(text)).toEqual([])
  })

  it.each([
    ['what they are counted as', '乐山正大、清溪明达2家企业荣获省级金奖。', '省级金奖', ['Institution 乐山正大', 'Institution 清溪明达']],
    ['… and of places', '青龙潭、白马岭等3个景区入选省级名单。', '省级名单', ['Program 青龙潭', 'Program 白马岭']],
    ['to whom such an honour is given', '乐山正大跻身全省百强企业。', '全省百强企业', ['Institution 乐山正大']],
    ['… or to what', '青龙潭获评国家4A级旅游景区。', '国家4A级旅游景区', ['Program 青龙潭']],
    ['quotes around a brand', '“清溪柚”荣获省级金奖。', '省级金奖', ['Program “清溪柚”']],
    ['nothing', '清溪柚荣获省级金奖。', '省级金奖', []],
  ])('its type is told by %s', (_, text, honour, expected) => {
    expect(added(text, [], honour)).toEqual(expected)
  })

  it('not twice', () => {
    expect(added(`正大科技获评${HONOUR}。`, [['Institution', '正大科技']])).toEqual([])
  })

  it('beside what was noted before, in order', () => {
    const text = `正大科技获评${HONOUR}。`
    expect(withRecipients(text, [mentionOf(text, 'Honor', HONOUR)]).map(({ type }) => type)).toEqual(['Institution', 'Honor'])
  })
})
