import { describe, expect, it } from 'vitest'
import { cuesByWord } from '../../src/relations/relate.ts'
import { lines, MODEL, OWN, related } from './related.ts'

const FORMS = {
  Measure: ['河长制', '积分制', '“四点半”托管模式', '联合党委“五包”机制', '医共体建设', '城乡医疗一体化'],
  Program: ['“暖心”行动'],
  Region: ['海口镇'],
  Institution: ['区水利局', '区民政局', '联合党委', '区医院', '中医院', '区委', '某某科技公司', '县医院', '工作队'],
}
const lead = (word: string): { readonly word: string; readonly role: string; readonly stage: undefined } => ({
  word,
  role: 'LED_BY',
  stage: undefined,
})
const model = { ...MODEL, cues: cuesByWord(['牵头', '负责', '主导', '运营'].map(lead)) }

/** Who leads what, as `practice: body`. */
const leads = (raw: string): string[] =>
  lines(related(raw, FORMS, { region: OWN, model }))
    .filter((line) => line.includes('LED_BY'))
    .map((line) => line.replace(/^\w+:(.*) LED_BY \w+:(.*)$/, '$1: $2'))

describe('a practice is led by', () => {
  it.each<[what: string, raw: string, expected: readonly string[]]>([
    ['the body that is given it', '由区水利局牵头推进河长制。', ['河长制: 区水利局']],
    ['… also behind it', '建立河长制，由区水利局主导，各方参与。', ['河长制: 区水利局']],
    ['each in its own clause', '由区水利局牵头推进河长制，由区民政局负责积分制。', ['河长制: 区水利局', '积分制: 区民政局']],
    ['the body that leads as the subject', '推行积分制，区民政局牵头，各方配合。', ['积分制: 区民政局']],
    ['whom the clause before names', '选派工作队，具体负责积分制落实。', ['积分制: 工作队']],
    ['the heart of it', '以区医院、中医院为龙头的医共体建设提速。', ['医共体建设: 中医院', '医共体建设: 区医院']],
    [
      '… what is aimed at before what it is for',
      '把医共体建设作为城乡医疗一体化的抓手，成立了以区医院为龙头的联盟。',
      ['医共体建设: 区医院'],
    ],
    ['who does it', '区民政局全面推行积分制。', ['积分制: 区民政局']],
    ['… and how', '区民政局利用信息系统推行积分制。', ['积分制: 区民政局']],
    [
      '… in the clauses that go on about it',
      '近年来，区民政局深入走访，开展“暖心”行动，推行积分制。',
      ['积分制: 区民政局', '“暖心”行动: 区民政局'],
    ],
    ['whose it is', '区委表扬某某科技公司。某某科技公司再获好评，其推出的“四点半”托管模式受到欢迎。', ['“四点半”托管模式: 某某科技公司']],
    ['whose name stands before it', '推广区医院“四点半”托管模式。', ['“四点半”托管模式: 区医院']],
    ['whose name it begins with', '成立联合党委。实行联合党委“五包”机制。', ['联合党委“五包”机制: 联合党委']],
    ['whose task it is', '推行积分制。（牵头单位：区民政局、区水利局；配合单位：区医院）', ['积分制: 区民政局', '积分制: 区水利局']],
    ['… on a line of its own', '1.推行积分制。\n责任部门：区民政局', ['积分制: 区民政局']],
  ])('%s', (_, raw, expected) => {
    expect(leads(raw)).toEqual(expected)
  })

  it.each([
    ['a body that is only opened', '建立河长制，县医院挂牌运营。'],
    ['a body that does something else', '区水利局召开会议，海口镇推行积分制。'],
    ['… before the district is spoken of again', '区水利局召开会议，全区推行积分制。'],
    ['a committee: what it does, its region does', '区委推行积分制。'],
    ['one that only helps', '推行积分制。（配合单位：区民政局）'],
    ['one that is told of in another sentence', '区水利局召开会议。河长制持续推行。'],
    ['one that is counted', '新增工作队5支，推行积分制。'],
  ])('but not by %s', (_, raw) => {
    expect(leads(raw)).toEqual([])
  })
})

describe('the evidence', () => {
  it('shows the task and whose it is', () => {
    const raw = '大观区2022年总结。\n1.推行积分制。\n责任部门：区民政局'
    const led = related(raw, FORMS, { region: OWN, model }).find(({ type }) => type === 'LED_BY')
    expect(led?.evidence.map(({ quote }) => quote)).toEqual(['1.推行积分制。\n责任部门：区民政局'])
  })
})
