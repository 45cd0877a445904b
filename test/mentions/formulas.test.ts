import { expect, it } from 'vitest'
import { withFormulas } from '../../src/mentions/formulas.ts'
import type { Hint } from '../../src/mentions/hints.ts'
import type { Mention } from '../../src/model.ts'
import { hintsOf } from '../support/reading.ts'

const TEXT = '推进简政放权、放管结合、优化服务改革，落实自治、法治。'

function spanOf(form: string): { start: number; end: number } {
  const start = TEXT.indexOf(form)
  return { start, end: start + form.length }
}

const noted = (form: string, type = 'Measure'): Mention => ({ ...spanOf(form), type, rule: 'model/mentions', name: undefined, weight: 0.7 })
const listed = (form: string, name: string | undefined = '放管服', type = 'Measure'): Hint => ({
  ...spanOf(form),
  kind: 1,
  type,
  rule: 'Measure:放管服',
  name,
})
const forms = (mentions: readonly Mention[], hints: readonly Hint[]): string[] =>
  withFormulas(TEXT, mentions, hintsOf(hints.toSorted((a, b) => a.start - b.start || a.end - b.end))).map(({ start, end }) =>
    TEXT.slice(start, end),
  )

const PARTS = [noted('简政放权'), noted('放管结合'), noted('优化服务改革')]

it('a listed formula stands for its parts, by the name of the lexicon', () => {
  const [whole, ...others] = withFormulas(TEXT, PARTS, hintsOf([listed('简政放权、放管结合、优化服务改革')]))
  expect(others).toEqual([])
  expect(whole).toEqual({
    ...spanOf('简政放权、放管结合、优化服务改革'),
    type: 'Measure',
    rule: 'Measure:放管服',
    name: '放管服',
    weight: 0.7,
  })
})

it('the longest of several is taken', () => {
  expect(forms(PARTS, [listed('简政放权、放管结合'), listed('简政放权、放管结合、优化服务改革')])).toEqual([
    '简政放权、放管结合、优化服务改革',
  ])
})

it('one that is listed twice is noted once', () => {
  const whole = '简政放权、放管结合、优化服务改革'
  expect(forms(PARTS, [listed(whole), listed(whole, '放管服改革', 'Program')])).toEqual([whole])
})

it.each<[string, readonly Mention[], readonly Hint[]]>([
  ['nothing was noted in it', [], [listed('简政放权、放管结合、优化服务改革')]],
  ['it was noted itself', [noted('简政放权、放管结合、优化服务改革')], [listed('简政放权、放管结合、优化服务改革')]],
  ['only a pattern knows it', PARTS, [{ ...listed('简政放权、放管结合、优化服务改革'), name: undefined }]],
  ['something that was noted reaches beyond it', PARTS, [listed('简政放权、放管结合、优化服务')]],
  ['a place was noted in it', [noted('简政放权'), noted('放管结合', 'Region')], [listed('简政放权、放管结合')]],
  ['it is no formula of parts', [noted('简政'), noted('放权')], [listed('简政放权')]],
  ['it names no practice', PARTS, [listed('简政放权、放管结合、优化服务改革', '放管服', 'Institution')]],
])('nothing changes where %s', (_, mentions, hints) => {
  expect(forms(mentions, hints)).toEqual(mentions.map(({ start, end }) => TEXT.slice(start, end)))
})
