import { expect, it } from 'vitest'
import type { Hint, Hints } from '../../src/mentions/hints.ts'
import { withOwners } from '../../src/mentions/owners.ts'
import type { Mention } from '../../src/model.ts'
import { hintsOf } from '../support/reading.ts'

const TEXT = '安庆市大观区民政局会同市财政局、天河镇推行'

function spanOf(form: string): { start: number; end: number } {
  const start = TEXT.indexOf(form)
  return { start, end: start + form.length }
}

const noted = (type: string, form: string): Mention => ({ ...spanOf(form), type, rule: 'model/mentions', name: undefined, weight: 1 })
const hint = (type: string, form: string): Hint => ({ ...spanOf(form), kind: 1, type, rule: `rule/${form}`, name: undefined })
const known = (...hints: Hint[]): Hints => hintsOf(hints.toSorted((a, b) => a.start - b.start || a.end - b.end))
const forms = (mentions: readonly Mention[]): string[] => mentions.map(({ type, start, end }) => `${type} ${TEXT.slice(start, end)}`)

it('an organisation is noted with the place before it where a rule knows both together', () => {
  const hints = known(hint('Region', '大观区'), hint('Institution', '大观区民政局'))
  const [whole] = withOwners(TEXT, [noted('Institution', '民政局')], hints)
  expect(whole && forms([whole])).toEqual(['Institution 大观区民政局'])
  expect(whole?.rule).toBe('rule/大观区民政局')
})

it('the longest such name is taken, and the places in it are no mentions of their own', () => {
  const hints = known(
    hint('Region', '安庆市大观区'),
    hint('Region', '大观区'),
    hint('Institution', '大观区民政局'),
    hint('Institution', '安庆市大观区民政局'),
  )
  const mentions = [noted('Region', '安庆市'), noted('Region', '大观区'), noted('Institution', '民政局')]
  expect(forms(withOwners(TEXT, mentions, hints))).toEqual(['Institution 安庆市大观区民政局'])
})

it('… or with the level before it', () => {
  const hints = known(hint('Institution', '市财政局'))
  expect(forms(withOwners(TEXT, [noted('Institution', '财政局')], hints))).toEqual(['Institution 市财政局'])
})

it.each<[why: string, mentions: Mention[], hints: Hint[]]>([
  ['no rule knows the whole', [noted('Region', '大观区'), noted('Institution', '民政局')], [hint('Region', '大观区')]],
  ['no place ends before it', [noted('Institution', '财政局')], [hint('Institution', '会同市财政局')]],
  ['it is no organisation', [noted('Measure', '民政局')], [hint('Region', '大观区'), hint('Institution', '大观区民政局')]],
  [
    'something else stands over the place',
    [noted('Program', '市大观'), noted('Institution', '民政局')],
    [hint('Region', '大观区'), hint('Institution', '大观区民政局')],
  ],
])('all stays as it is where %s', (_, mentions, hints) => {
  expect(withOwners(TEXT, mentions, known(...hints))).toEqual(mentions)
})
