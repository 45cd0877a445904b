import { describe, expect, it } from 'vitest'
import { createVerdicts } from '../../src/entities/verdicts.ts'
import type { Decision } from '../../src/model.ts'

const say = (a: string, b: string, verdict: Decision['verdict'], type = 'Measure'): Decision => ({ type, a, b, verdict, why: 'test' })

describe('verdicts', () => {
  const verdicts = createVerdicts([
    say('甲制', '乙制', 'same'),
    say('丙制', '乙制', 'same'),
    say('丁制', '戊制', 'different'),
    say('甲制', '己制', 'same', 'Program'),
  ])

  it('make one group along chains, the first name of the first verdict of the later one in front', () => {
    expect(verdicts.group('Measure', '乙制')).toEqual(['丙制', '甲制', '乙制'])
    for (const name of ['甲制', '丙制', '“甲制”']) expect(verdicts.group('Measure', name)).toEqual(verdicts.group('Measure', '乙制'))
  })

  it('hold for one type', () => {
    expect(verdicts.group('Program', '甲制')).toEqual(['甲制', '己制'])
    expect(verdicts.group('Institution', '甲制')).toEqual([])
  })

  it('keep apart just the two names, in either order', () => {
    expect(verdicts.apart('Measure', '戊制', '丁制')).toBe(true)
    expect(verdicts.apart('Measure', '“丁制”', '戊制')).toBe(true)
    expect(verdicts.apart('Program', '丁制', '戊制')).toBe(false)
    expect(verdicts.apart('Measure', '甲制', '乙制')).toBe(false)
    expect(verdicts.group('Measure', '丁制')).toEqual([])
  })
})
