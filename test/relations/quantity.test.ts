import { expect, it } from 'vitest'
import { quantityOf } from '../../src/relations/quantity.ts'
import { spanOf } from '../support/reading.ts'

const asked = (text: string, form: string): string | undefined => {
  const { start, end } = spanOf(text, form)
  const found = quantityOf(text, start, end)
  return found && `${String(found.quantity)}${found.unit}`
}

it.each([
  ['配备4,300名网格员。', '网格员', '4300名'],
  ['配备4，300名网格员。', '网格员', '4300名'],
  ['网格员4300名，覆盖全部村社。', '网格员', '4300名'],
  ['建成便民服务站20个，群众满意。', '便民服务站', '20个'],
  ['建立综治中心共12个。', '综治中心', '12个'],
  ['选派120多名驻村工作队。', '驻村工作队', '120名'],
  ['培育1.2万家合作社。', '合作社', '12000家'],
  ['投放帮扶贷款3.5亿元。', '帮扶贷款', '3.5亿元'],
  ['组建15支代办队伍。', '代办队伍', '15支'],
])('%s: %s are %s', (text, form, quantity) => {
  expect(asked(text, form)).toBe(quantity)
})

it.each([
  ['a year', '2021年网格员全部到位。', '网格员'],
  ['an ordinal', '第3批网格员全部到位。', '网格员'],
  ['a share', '网格员80%以上，全部到位。', '网格员'],
  ['a number of something else behind a mark', '网格员全部到位，新增12个岗位。', '网格员'],
  ['a number of something else in a list', '12个站点、网格员', '网格员'],
  ['a bound', '网格员12名以上。', '网格员'],
])('%s is no quantity: %s', (_, text, form) => {
  expect(asked(text, form)).toBeUndefined()
})
