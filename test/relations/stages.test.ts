import { describe, expect, it } from 'vitest'
import { cuesByWord } from '../../src/relations/relate.ts'
import type { RelationModel } from '../../src/relations/relate.ts'
import { MODEL, related } from './related.ts'

const CUES = cuesByWord(['推行', '建立'].map((word) => ({ word, role: 'ADOPTED', stage: 'implemented' })))

/** A model that knows no word: what it says is `implemented`, unless a rule says otherwise. */
const BLANK: RelationModel = { ...MODEL, cues: CUES, stages: { labels: MODEL.stages.labels, weights: new Map([['bias', [0, 4, 0]]]) } }

function stageIn(text: string, model: RelationModel = BLANK): unknown {
  return related(text, { Measure: ['河长制'] }, { region: 'Region:大观区', model })[0]?.properties.stage
}

const stageOf = (text: string, name: string): unknown =>
  related(text, { Program: [name] }, { region: 'Region:大观区', model: BLANK })[0]?.properties.stage

describe('the stage of a practice', () => {
  it.each([
    ['下一步，全区推行河长制。', 'planned'],
    ['明年起建立河长制。', 'planned'],
    ['大观区将推行河长制。', 'planned'],
    ['大观区将继续做好这项工作，建立河长制。', 'planned'],
    ['大观区拟建立河长制。', 'planned'],
    ['大观区将河长制纳入考核。', 'implemented'],
    ['大观区推行河长制，将考核结果公开。', 'implemented'],
    ['大观区推行河长制。', 'implemented'],
    ['大观区在全省率先推行河长制。', 'pioneered'],
    ['大观区推出全国首个河长制。', 'pioneered'],
    ['大观区推行河长制，经验做法在全市推广。', 'pioneered'],
    ['大观区的积分制率先见效，推行河长制。', 'implemented'],
    ['大观区推行河长制，好产品在全国推广。', 'implemented'],
    ['大观区建成全国首个市场，推行河长制。', 'implemented'],
    ['大观区将率先推行河长制。', 'planned'],
  ])('of %s is %s', (text, stage) => {
    expect(stageIn(text)).toBe(stage)
  })

  it('of a pilot is that of piloting, whatever is done with it', () => {
    expect(stageOf('扎实推进零工驿站试点。', '零工驿站试点')).toBe('piloted')
    expect(stageOf('获批“零工驿站试点县”。', '“零工驿站试点县”')).toBe('piloted')
    expect(stageOf('下一步，推进零工驿站试点。', '零工驿站试点')).toBe('planned')
    expect(stageOf('扎实推进试点零工驿站。', '试点零工驿站')).toBe('implemented')
  })

  it('is judged with the other mentions of its paragraph', () => {
    /** 确保 speaks of what is to come; 试行 leans a little the other way. */
    const weights = new Map([
      ['b=确保', [0, 0, 9]],
      ['b=试行', [0, 0.5, 0]],
      ['bias', [-9, 0, 0]],
    ])
    const model = { ...BLANK, stages: { labels: MODEL.stages.labels, weights } }
    const alone = related('试行河长制。', { Measure: ['河长制'] }, { region: 'Region:大观区', model })
    expect(alone[0]?.properties.stage).toBe('implemented')
    const forms = { Measure: ['河长制', '林长制', '田长制', '湖长制'] }
    const text = '确保林长制见效。确保田长制见效。确保湖长制见效。试行河长制。'
    const together = related(text, forms, { region: 'Region:大观区', model }).find(({ target }) => target === 'Measure:河长制')
    expect(together?.properties.stage).toBe('planned')
    const apart = related(text.replaceAll('。', '。\n'), forms, { region: 'Region:大观区', model }).find(
      ({ target }) => target === 'Measure:河长制',
    )
    expect(apart?.properties.stage).toBe('implemented')
  })
})
