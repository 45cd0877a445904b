import { expect, it } from 'vitest'
import { formOf, isPlain } from '../src/form.ts'

it.each([
  ['“放管服”改革', '放管服改革'],
  ['「放管服」 改革', '放管服改革'],
  ['《关于深化医改的意见》', '关于深化医改的意见'],
  ['“１+３”模式', '1+3模式'],
  ['“1＋3”模式', '1+3模式'],
  ['ＡＩ政务', 'ai政务'],
  ['简政放权、放管结合', '简政放权放管结合'],
  ['“”', ''],
  ['党建＋网格', '党建+网格'],
])('“%s” has the form “%s”', (text, form) => {
  expect(formOf(text)).toBe(form)
})

it.each([
  ['河长制', '湖长制'],
  ['一网通办', '一窗通办'],
  ['“1+3”模式', '“13”模式'],
])('“%s” and “%s” have different forms', (a, b) => {
  expect(formOf(a)).not.toBe(formOf(b))
})

it('a plain text is one that no rule of width, case or marks changes', () => {
  const plain = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code)).filter((character) => isPlain(character))
  expect(plain.length).toBeGreaterThan(20_000)
  expect(plain.filter((character) => character.normalize('NFKC').toLowerCase() !== character)).toEqual([])
  for (const mark of Array.from('“”"‘’「」『』（）()+·、，1１Ａａ 　')) expect(isPlain(`河长${mark}`)).toBe(false)
  expect(isPlain('')).toBe(false)
})
