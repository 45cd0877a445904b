import { describe, expect, it } from 'vitest'
import { lines, MODEL, OWN, related } from './related.ts'

const FORMS = {
  Region: ['大观区', '安庆市', '铜官区', '郊县', '东川市', '西川市', '南川市', '北川市'],
  Institution: ['区医院', '区保健院', '第一大学', '第二大学', '省研究院'],
}
/** Every body and place is taken for a partner: what is left are the rules. */
const model = { ...MODEL, roles: { ...MODEL.roles, weights: new Map([['bias', [0, 0, 0, 9, 0, 0]]]) } }
/** Who works with whom, as `one + other`. */
const partners = (raw: string): string[] =>
  lines(related(raw, FORMS, { region: OWN, model }))
    .filter((line) => line.includes('PARTNERED_WITH'))
    .map((line) => line.replace(/^\w+:(.*) PARTNERED_WITH \w+:(.*)$/, '$1 + $2'))

describe('a partnership is between', () => {
  it.each<[string, string, readonly string[]]>([
    ['who stands before 与 and who stands behind it', '区医院与第一大学签订合作协议。', ['区医院 + 第一大学']],
    ['one and each of a list', '区医院与第一大学、第二大学共建实验室。', ['区医院 + 第一大学', '区医院 + 第二大学']],
    [
      'the pairs of two lists that 分别 joins',
      '区医院、区保健院分别与第一大学、第二大学结对。',
      ['区保健院 + 第二大学', '区医院 + 第一大学'],
    ],
    ['the document’s region and the other, where nobody stands before', '深化改革，与第一大学签订合作协议。', ['大观区 + 第一大学']],
    ['… also with 携手', '携手第一大学共建实验室。', ['大观区 + 第一大学']],
    ['the one that is known of a list', '区医院和某所分别与第一大学建立帮扶关系。', ['区医院 + 第一大学']],
    ['the two of each pair', '支持东川市与西川市、南川市与北川市对口合作。', ['东川市 + 西川市', '南川市 + 北川市']],
  ])('%s', (_, raw, expected) => {
    expect(partners(raw)).toEqual(expected)
  })

  it.each([
    ['a place that only begins the name of a body', '与铜官区第三中学签订合作协议。'],
    ['the document’s region, where a body that was not noted stands before', '某某学院与第一大学签订合作协议。'],
    ['what the document’s region lies in', '与安庆市对接。'],
  ])('but not %s', (_, raw) => {
    expect(partners(raw)).toEqual([])
  })
})

describe('what is agreed in so many words needs no weighing', () => {
  const none = { ...MODEL, roles: { ...MODEL.roles, weights: new Map([['bias', [9, 0, 0, 0, 0, 0]]]) } }
  const agreed = (raw: string): string[] => lines(related(raw, FORMS, { region: OWN, model: none }))

  it.each([
    ['先后与东川市、西川市等缔结友好城市。', ['东川市', '西川市']],
    ['与第一大学签订合作协议。', ['第一大学']],
    ['携手东川市成功申创试验区。', ['东川市']],
  ])('%s', (raw, others) => {
    expect(agreed(raw).map((line) => line.replace(/^.*:/, ''))).toEqual(others)
  })

  it.each(['加强与东川市合作。', '与东川市相比，签订合同增加。', '东川市签订合作协议。'])('%s is not', (raw) => {
    expect(agreed(raw)).toEqual([])
  })
})
