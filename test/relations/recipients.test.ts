import { describe, expect, it } from 'vitest'
import { lines, related } from './related.ts'

const FORMS = {
  Region: ['大观区', '海口镇', '海口镇新光村'],
  Institution: ['区医院', '和兴合作社'],
  Measure: ['“三色”工作法', '行政复议体制改革'],
  Program: ['智慧门牌平台'],
  Honor: ['全国先进单位', '省级文明村', '省级平安县区', '优秀案例', '省级金奖', '模范城市'],
}
/** Who received the honours of a text, as `recipient < honour`. */
const received = (raw: string): string[] =>
  lines(related(raw, FORMS))
    .filter((line) => line.includes('RECEIVED'))
    .map((line) => line.replace(/^\w+:(.*) RECEIVED Honor:(.*)$/, '$1 < $2'))

describe('an honour was given to', () => {
  it.each<[string, string, readonly string[]]>([
    ['who stands before the verb', '区医院获评全国先进单位。', ['区医院 < 全国先进单位']],
    ['… whatever clause was before', '海口镇推进项目建设，区医院获评全国先进单位。', ['区医院 < 全国先进单位']],
    ['… with an agent and adverbs between', '去年，区医院先后被省卫健委评为全国先进单位。', ['区医院 < 全国先进单位']],
    ['… with the occasion between', '“三色”工作法在全国研讨会上被评为优秀案例。', ['“三色”工作法 < 优秀案例']],
    ['… in the middle of its clause', '以“三色”工作法为核心的智慧门牌平台获评优秀案例。', ['智慧门牌平台 < 优秀案例']],
    ['each of a list', '区医院、和兴合作社获评全国先进单位。', ['区医院 < 全国先进单位', '和兴合作社 < 全国先进单位']],
    ['the smaller place of two', '海口镇新光村获评省级文明村。', ['海口镇新光村 < 省级文明村']],
    ['what the clause before names, where it is all of that clause', '“三色”工作法，入选优秀案例。', ['“三色”工作法 < 优秀案例']],
    ['… where it is a title that only a practice bears', '首创智慧门牌平台，被列入优秀案例。', ['智慧门牌平台 < 优秀案例']],
    ['… with 更是 between', '区医院更是荣获全国先进单位。', ['区医院 < 全国先进单位']],
    ['the town that 该镇 points to', '海口镇建设有力。去年，该镇先后荣获全国先进单位。', ['海口镇 < 全国先进单位']],
    ['who won it', '区医院成功创建全国先进单位。', ['区医院 < 全国先进单位']],
    ['the document’s region, where nobody is named', '全面提升水平，荣获全国先进单位。', ['大观区 < 全国先进单位']],
    ['… where 我区 points to it', '海口镇建设有力，我区被命名为省级平安县区。', ['大观区 < 省级平安县区']],
    ['… where what received it is no entity', '海口镇建设有力，滨湖路获评省级金奖。', ['大观区 < 省级金奖']],
    ['… and not to a practice that was only completed before', '完成行政复议体制改革，荣获全国先进单位。', ['大观区 < 全国先进单位']],
    ['… and not to a practice before a title that only a place bears', '智慧门牌平台，连续三年获评模范城市。', ['大观区 < 模范城市']],
  ])('%s', (_, raw, expected) => {
    expect(received(raw)).toEqual(expected)
  })
})
