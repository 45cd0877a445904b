import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.ts'
import { learnFilter } from '../../src/learn/filter.ts'
import { createFilter, decodeFilterModel, encodeFilterModel } from '../../src/mentions/filter.ts'
import { surveys } from '../../src/mentions/find.ts'
import type { Survey } from '../../src/mentions/find.ts'
import { createFinder } from '../../src/mentions/known.ts'
import type { Hint } from '../../src/mentions/hints.ts'
import type { Doc, Span } from '../../src/model.ts'
import { createSegmenter } from '../../src/text/words.ts'
import { docOf, hintsOf } from '../support/reading.ts'

const segment = createSegmenter([])
const finder = createFinder({ lexemes: [], patterns: [], cues: [] })
const SCHEDULE = { epochs: 20, settle: 19, orders: 1, seed: 1, rate: 0.1, ridge: 0.0005, caution: 0.1 }
const OPTIONS = { boundaries: SCHEDULE, spans: SCHEDULE, least: { boundaries: 0, whole: 0 } }
const NAMES = ['河长制', '林长制', '积分制', '路长制', '田长制', '清单制']

function surveyOf(doc: Doc, hints: readonly Hint[]): Survey {
  const [only, ...more] = surveys(doc, segment(doc), hintsOf(hints), finder)
  if (!only || more.length > 0) throw new RangeError('a short document has one stretch')
  return only
}

function surveyed(raw: string): { readonly text: string; readonly survey: Survey } {
  const doc = docOf(raw)
  return { text: doc.text, survey: surveyOf(doc, []) }
}

/** Texts in which what stands behind 推行 is a name; nothing else is. */
const TEXTS = NAMES.flatMap((name) => [`全区推行${name}，成效显著。`, `各镇推行${name}。`, `成效显著，群众满意。`])
const EXAMPLES = TEXTS.map((raw) => {
  const { text, survey: whole } = surveyed(raw)
  const variants: Span[] = NAMES.flatMap((name) => {
    const start = text.indexOf(name)
    return start < 0 ? [] : [{ start, end: start + name.length }]
  })
  const entity = { id: 'Measure:x', type: 'Measure', name: 'x', surfaces: [], core: true }
  return { survey: whole, occurrences: variants.length > 0 ? [{ entity, variants }] : [] }
})
const model = learnFilter(EXAMPLES, OPTIONS)

function kept(raw: string, by = model): string[] {
  const { text, survey: whole } = surveyed(raw)
  const candidatesIn = createFilter(whole.view, whole.segments, by)
  return whole.segments.flatMap((one) => candidatesIn(one).map(({ start, end }) => text.slice(start, end)))
}

describe('the filter', () => {
  it('lets through names that it has seen no text of, and little else', () => {
    const found = kept('全市推行湖长制，成效显著。')
    expect(found).toContain('湖长制')
    expect(found.length).toBeLessThan(6)
  })

  it('lets through more where less is asked for', () => {
    const loose = { ...model, least: { boundaries: -99, whole: -99 } }
    expect(kept('全市推行湖长制，成效显著。', loose).length).toBeGreaterThan(kept('全市推行湖长制，成效显著。').length)
  })

  it('lets through what something is known of, however unlikely', () => {
    const doc = docOf('成效显著，群众满意。')
    const hint = { start: 5, end: 7, kind: 1, type: 'Measure', rule: 'test', name: undefined }
    const whole = surveyOf(doc, [hint])
    const strict = { ...model, least: { boundaries: 99, whole: 99 } }
    const candidatesIn = createFilter(whole.view, whole.segments, strict)
    const found = whole.segments.flatMap((one) => candidatesIn(one))
    expect(found.map(({ start, end }) => doc.text.slice(start, end))).toEqual(['群众'])
  })

  it('comes back from its file and lets the same through', () => {
    const again = decodeFilterModel(JSON.parse(JSON.stringify(encodeFilterModel(model, {}))))
    for (const raw of TEXTS) expect(kept(raw, again)).toEqual(kept(raw))
  })

  it('is learned the same again', () => {
    expect(encodeFilterModel(learnFilter(EXAMPLES, OPTIONS), {})).toEqual(encodeFilterModel(model, {}))
  })

  it.each([
    ['nothing', undefined],
    [
      'weights of another length',
      { about: {}, least: { boundaries: 0, whole: 0 }, boundaries: { scale: 1, weights: 'AAAA' }, spans: { scale: 1, weights: 'AAAA' } },
    ],
  ])('refuses %s and says how to make a good one', (_, json) => {
    expect(() => decodeFilterModel(json)).toThrow(InputError)
    expect(() => decodeFilterModel(json)).toThrow(/seeds\/weights\/filter\.json[^]*npm run train/)
  })
})
