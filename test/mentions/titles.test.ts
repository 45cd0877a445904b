import { describe, expect, it } from 'vitest'
import type { Hint } from '../../src/mentions/hints.ts'
import { withTitles } from '../../src/mentions/titles.ts'
import type { Mention } from '../../src/model.ts'
import { hintsOf } from '../support/reading.ts'

/** What is noted in a text with marks: ⟦…⟧ stands for what a rule says is a title, 【…】 for what the model noted as a policy. */
function titled(marked: string): string[] {
  const text = marked.replaceAll(/[⟦⟧【】]/g, '')
  const plain = (mark: string): number => marked.slice(0, marked.indexOf(mark)).replaceAll(/[⟦⟧【】]/g, '').length
  const span = (open: string, close: string) => ({ start: plain(open), end: plain(close) })
  const hint: Hint = { ...span('⟦', '⟧'), kind: 1, type: 'Policy', rule: 'policy-title', name: undefined }
  const noted: Mention = { ...span('【', '】'), type: 'Policy', rule: 'model/mentions', name: undefined, weight: 1 }
  return withTitles(text, marked.includes('【') ? [noted] : [], hintsOf(marked.includes('⟦') ? [hint] : [])).map(({ start, end }) =>
    text.slice(start, end),
  )
}

describe('issued texts', () => {
  it.each([
    ['印发⟦《云岭县窗口服务办法》⟧后', '《云岭县窗口服务办法》'],
    ['出台⟦《云岭县便民利企十二条措施》⟧。', '《云岭县便民利企十二条措施》'],
    ['落实⟦《稳增长18条》⟧，', '《稳增长18条》'],
    ['出台⟦窗口首问负责若干措施⟧。', '窗口首问负责若干措施'],
  ])('%s', (marked, title) => {
    expect(titled(marked)).toEqual([title])
  })

  it.each([
    ['a package of measures without title marks', '出台⟦便民利企十二条措施⟧。'],
    ['a contract that is signed', '与云岭医院⟦签订医联体合作协议⟧。'],
    ['a book, though it was noted', '学习【《平凡的山村》】。'],
  ])('%s is none', (_, marked) => {
    expect(titled(marked)).toEqual([])
  })

  it('a package in title marks stays noted', () => {
    expect(titled('落实【《云岭县便民利企十二条措施》】。')).toEqual(['《云岭县便民利企十二条措施》'])
  })
})
