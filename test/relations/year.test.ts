import { expect, it } from 'vitest'
import { yearAt } from '../../src/relations/year.ts'

it.each([
  ['2019年推行积分制。', 2022, 2019],
  ['2017年试点，2019年推行积分制。', 2022, 2019],
  ['推行积分制，2025年前全面推开。', 2022, 2022],
  ['去年推行积分制。', 2022, 2021],
  ['上年推行积分制。', 2022, 2021],
  ['前年推行积分制。', 2022, 2020],
  ['明年推行积分制。', 2022, 2023],
  ['今年推行积分制。', 2022, 2022],
  ['推行积分制。', 2022, 2022],
  ['2019年推行积分制。', undefined, 2019],
  ['去年推行积分制。', undefined, undefined],
  ['12019年鉴推行积分制。', 2022, 2022],
])('“%s” in a document of %s speaks of %s', (sentence, year, expected) => {
  expect(yearAt(sentence, sentence.indexOf('积分制'), year)).toBe(expected)
})
