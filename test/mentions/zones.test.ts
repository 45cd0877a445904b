import { describe, expect, it } from 'vitest'
import { withZones } from '../../src/mentions/zones.ts'
import { createSegmenter } from '../../src/text/words.ts'
import { docOf, mentionOf } from '../support/reading.ts'

const segment = createSegmenter([])
/** The places of a text, as they are noted in the end. */
function places(text: string, noted: readonly (readonly [type: string, form: string])[] = []): string[] {
  const doc = docOf(text)
  const mentions = noted.map(([type, form]) => mentionOf(doc.text, type, form))
  return withZones(doc.text, mentions, segment(doc)).map(({ type, start, end }) => `${type} ${doc.text.slice(start, end)}`)
}

describe('a zone is a place', () => {
  it.each([
    ['that opens its clause', '去年，岳阳绿色化工高新区排名第一。', ['Region 岳阳绿色化工高新区']],
    ['… or stands behind who supports it', '支持上海临港经济技术开发区扩容。', ['Region 上海临港经济技术开发区']],
    ['of two countries', '去年，中国—越南边境经济合作区投运。', ['Region 中国—越南边境经济合作区']],
  ])('%s', (_, text, expected) => {
    expect(places(text)).toEqual(expected)
  })

  it('and the place inside its name is no mention of its own', () => {
    expect(places('去年，岳阳绿色化工高新区排名第一。', [['Region', '岳阳']])).toEqual(['Region 岳阳绿色化工高新区'])
  })

  it.each<[what: string, text: string, noted: readonly (readonly [string, string])[]]>([
    ['what is aimed at', '创建北京国家自主创新示范区。', []],
    ['a kind of zone', '县域，县城工业园区加快发展。', []],
    ['what is done with one', '去年，依托自贸试验区扩大开放。', []],
    ['… in the middle of a clause', '去年，北京大力建设经济开发区。', []],
    ['the body of one', '去年，天津经开区管委会成立。', []],
    ['what is noted as something else', '去年，天津滨海高新区获批。', [['Program', '天津滨海高新区']]],
  ])('but not %s', (_, text, noted) => {
    expect(places(text, noted)).toEqual(noted.map(([type, form]) => `${type} ${form}`))
  })
})
