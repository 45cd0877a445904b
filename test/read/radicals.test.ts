import { expect, it } from 'vitest'
import { withoutRadicals } from '../../src/read/radicals.ts'

it.each([
  ['⼯作报告', '工作报告'],
  ['改⾰、⼀⽹通办、⺠⽣、河⻓制、⻔户、⻛险、⻢铃⻣⻰', '改革、一网通办、民生、河长制、门户、风险、马铃骨龙'],
  ['没有部首的“文字”，abc 123', '没有部首的“文字”，abc 123'],
])('reads %s as %s', (text, whole) => {
  expect(withoutRadicals(text)).toBe(whole)
  expect(withoutRadicals(text)).toHaveLength(text.length)
})

it('leaves no Kangxi radical, and what stands for a part of a character only as it is', () => {
  const kangxi = Array.from({ length: 214 }, (_, i) => String.fromCodePoint(0x2f00 + i)).join('')
  expect(withoutRadicals(kangxi)).toMatch(/^[\u4E00-\u9FFF]{214}$/)
  expect(withoutRadicals('⺌⻊')).toBe('⺌⻊')
})
