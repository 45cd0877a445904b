import { describe, expect, it } from 'vitest'
import { readShortForms, SHORT_FORM_COLUMNS, shortForms } from '../../src/seeds/short-forms.ts'
import { faultsOf, table, unexpected } from './faults.ts'

describe('shortForms', () => {
  it.each([
    ['安庆市', ['安庆']],
    ['大观区', ['大观']],
    ['新安县', ['新安']],
    ['和县', []],
    ['浦东新区', ['浦东']],
    ['安徽省', ['安徽']],
    ['北京市', ['北京']],
    ['内蒙古自治区', ['内蒙古']],
    ['广西壮族自治区', ['广西']],
    ['新疆维吾尔自治区', ['新疆']],
    ['香港特别行政区', ['香港']],
    ['延边朝鲜族自治州', ['延边州', '延边']],
    ['恩施土家族苗族自治州', ['恩施州', '恩施']],
    ['博尔塔拉蒙古自治州', ['博尔塔拉州', '博尔塔拉']],
    ['东乡族自治县', ['东乡县', '东乡']],
    ['双江拉祜族佤族布朗族傣族自治县', ['双江县', '双江']],
    ['鄂伦春自治旗', ['鄂伦春旗', '鄂伦春']],
    ['锡林郭勒盟', ['锡林郭勒']],
    ['大兴安岭地区', ['大兴安岭']],
    ['神农架林区', ['神农架']],
    ['鄂托克前旗', []],
    ['张北县', ['张北']],
  ])('gives the short forms of %s', (name, expected) => {
    expect(shortForms(name)).toEqual(expected)
  })
})

describe('readShortForms', () => {
  it('reads what is added to a code, and what is dropped everywhere or for one code', () => {
    const rules = readShortForms(
      {
        path: 'x',
        text: table(SHORT_FORM_COLUMNS, '310000|沪|add|one character', '310000|申|add|old', '|合作|drop|a word', '110102|西城|drop|many'),
      },
      unexpected,
    )
    expect(rules.added).toEqual(new Map([['310000', ['沪', '申']]]))
    expect(rules.dropped).toEqual(new Set(['合作', '110102 西城']))
  })

  it.each([
    ['no short form', '310000||add|why', 'the short form or the reason is missing'],
    ['no reason', '310000|沪|add|', 'the short form or the reason is missing'],
    ['another rule', '310000|沪|keep|why', 'the rule must be drop, or add with a code'],
    ['an addition without a code', '|沪|add|why', 'the rule must be drop, or add with a code'],
  ])('says that there is %s', (_, row, message) => {
    expect(faultsOf(readShortForms, table(SHORT_FORM_COLUMNS, row))).toEqual([`table.tsv:2: ${message}`])
  })
})
