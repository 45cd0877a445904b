import { describe, expect, it } from 'vitest'
import { keyOf } from '../src/key.ts'

describe('forms of one thing have one key', () => {
  it.each<readonly [string, ...string[]]>([
    ['放管服', '“放管服”改革', '“放管服”', '"放管服"改革', '「放管服」改革', '深化“放管服”改革'],
    ['“枫桥经验”', '枫桥经验', '新时代“枫桥经验”', '新时代枫桥经验'],
    ['两化融合机制', '二化融合机制', '2化融合机制'],
    ['三级联动机制', '3级联动机制', '３级联动机制'],
    ['村民的积分制管理', '村民积分制管理'],
    ['乡村振兴战略', '乡村振兴'],
    ['“1+3+N”模式', '“１＋３＋Ｎ”模式', '“1+3+n”模式'],
    ['《关于深化改革的意见》', '关于深化改革的意见', '关于深化改革意见'],
    ['党建引领、网格管理', '党建引领网格管理', '党建引领·网格管理'],
    ['网格化管理', '“网格化管理”工作', '全面网格化管理'],
  ])('%s', (form, ...others) => {
    for (const other of others) expect(`${other}: ${keyOf(other)}`).toBe(`${other}: ${keyOf(form)}`)
  })
})

describe('different things have different keys', () => {
  it.each([
    ['河长制', '湖长制'],
    ['河长制', '林长制'],
    ['“一网通办”', '“一窗通办”'],
    ['一网通办', '一网统管'],
    ['“1+3”模式', '“1+4”模式'],
    ['“五个一”调度', '“五个一”工程'],
    ['医保支付方式改革', '医药支付方式改革'],
    ['县域医共体', '城市医联体'],
    ['三级书记抓', '二级书记抓'],
    ['行政改革', '机构改革'],
  ])('%s and %s', (a, b) => {
    expect(keyOf(a)).not.toBe(keyOf(b))
  })
})

it.each(['“”', '的', '', '、', '改革'])('the key of “%s” is empty only where the form is', (form) => {
  expect(keyOf(form) === '').toBe(form === '')
})

it('the key of a key is the key itself', () => {
  for (const form of ['“放管服”改革', '新时代“枫桥经验”', '两化融合机制', '乡村振兴战略', '“1+3”模式', '深化医改工作'])
    expect(keyOf(keyOf(form))).toBe(keyOf(form))
})
