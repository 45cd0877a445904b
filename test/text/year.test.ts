import { expect, it } from 'vitest'
import { yearOf } from '../../src/text/year.ts'

const none = { title: '', id: 'report' }

it.each([
  ['the date', { ...none, date: '2021-03-02', title: '2019年总结' }, '2018年', 2021],
  ['the title', { ...none, title: '某县2019年总结' }, '2018年1月5日', 2019],
  ['the first line', none, '某县2019年总结\n2017年以来', 2019],
  ['the file name', { ...none, id: 'county/130608-2020' }, '某县总结\n自2017年起推行。', 2020],
  ['a full date near the head', none, '某县总结\n发布时间：2022-01-09 来源：本站。2015年起推行。', 2022],
  ['a year near the head', none, '某县总结\n自2017年起推行积分制。', 2017],
])('%s tells the year', (_, source, text, year) => {
  expect(yearOf(source, text)).toBe(year)
})

it.each(['投资2019万元', '编号120194', '1979年以前', '2055年远景'])('“%s” tells no year', (text) => {
  expect(yearOf(none, `某县总结\n${text}`)).toBeUndefined()
})

it('a year far below the head tells nothing', () => {
  expect(yearOf(none, `某县总结\n${'推行积分制。'.repeat(80)}2017年。`)).toBeUndefined()
})
