import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Gold, GoldDocument } from '../../src/learn/gold.ts'
import type { Extraction } from '../../src/learn/score.ts'
import { longestOf } from '../../src/learn/rules.ts'
import { extractorWithout, isPart, PARTS, scoreWithout } from '../../src/learn/without.ts'
import type { Part } from '../../src/learn/without.ts'
import type { Hint } from '../../src/mentions/hints.ts'
import { ended, type Ran } from '../support/cli.ts'
import { folderOf } from '../support/folder.ts'
import { docOf, hintsOf, projectSeeds } from '../support/reading.ts'

const TITLE = '大观区2022年全面深化改革工作总结'
const TEXT = `${TITLE}

全区上下团结一心，深化“放管服”改革，“放管服”改革成效明显。继续推进简政放权、放管结合、优化服务改革。
今年要建立田长制，拟推行“三色预警”工作法。城区设立政务服务中心，长江大道改造提速。
`
function measure(id: string, name: string, ...surfaces: readonly string[]): Gold['entities'][number] {
  return { id, type: 'Measure', name, surfaces: [name, ...surfaces], core: true }
}
const GOLD: Gold = {
  document: 'own.txt',
  region: '大观区',
  entities: [
    { id: 'r', type: 'Region', name: '大观区', code: '340803', surfaces: ['大观区'], core: true },
    measure('a', '“放管服”改革', '简政放权、放管结合、优化服务改革', '简政放权、放管结合、优化服务'),
    measure('b', '田长制'),
    measure('c', '“三色预警”工作法'),
    { id: 'i', type: 'Institution', name: '政务服务中心', surfaces: ['政务服务中心'], core: true },
  ],
  relations: [
    { type: 'ADOPTED', source: 'r', target: 'a', stage: 'deepened', core: true },
    { type: 'ADOPTED', source: 'r', target: 'b', stage: 'planned', core: true },
    { type: 'ADOPTED', source: 'r', target: 'c', stage: 'planned', core: true },
    { type: 'ESTABLISHED', source: 'r', target: 'i', stage: 'implemented', core: true },
  ],
}
const DOCUMENT: GoldDocument = { id: 'own', gold: GOLD, doc: docOf(TEXT, { id: 'own', title: TITLE, region: '340803', date: '2022' }) }

const seeds = await projectSeeds()
const scores = new Map(Object.keys(PARTS).map((part) => [part, isPart(part) ? scoreWithout(part, seeds, [DOCUMENT]) : undefined]))
const tally = (part: Part, row: string): (number | undefined)[] => {
  const figures = scores.get(part)?.figures[row]
  return [figures?.tp, figures?.fp, figures?.fn]
}
const extractions = new Map<Part, Extraction>()
/** What is extracted without a part. */
function extraction(part: Part): Extraction {
  const known = extractions.get(part) ?? extractorWithout(part, seeds)(DOCUMENT)
  extractions.set(part, known)
  return known
}
const rules = (part: Part): string[] => [...JSON.stringify(extraction(part)).matchAll(/"rule":"([^"]+)"/g)].map(([, rule = '']) => rule)
const formsOf = (part: Part, id: string): string[] =>
  extraction(part)
    .entities.filter((one) => one.id === id)
    .flatMap(({ mentions }) => mentions.map(({ text }) => text))

describe('without', () => {
  it('nothing, everything is there', () => {
    expect(tally('nothing', 'entities')).toEqual([5, 0, 0])
    expect(tally('nothing', 'relations')).toEqual([4, 0, 0])
    expect(formsOf('nothing', 'Measure:放管服')).toContainEqual(expect.stringContaining('简政放权'))
  })

  it('the lexicon, no mention rests on it and no other name of a thing is known', () => {
    expect(rules('weights').some((rule) => rule.startsWith('lexicon/'))).toBe(true)
    expect(rules('lexicon').filter((rule) => rule.startsWith('lexicon/'))).toEqual([])
    expect(formsOf('lexicon', 'Measure:放管服')).toContain('“放管服”改革')
    expect(formsOf('lexicon', 'Measure:放管服').join()).not.toContain('简政放权')
  })

  it('the patterns, no mention rests on them', () => {
    const patterns = new Set(seeds.patterns.map(({ id }) => id))
    expect(rules('nothing').some((rule) => patterns.has(rule))).toBe(true)
    expect(rules('patterns').filter((rule) => patterns.has(rule))).toEqual([])
  })

  it('identity, every spelling is a thing', () => {
    expect(formsOf('identity', 'Measure:“放管服”改革')).toContain('“放管服”改革')
    expect(formsOf('identity', 'Measure:放管服')).toEqual([])
    expect(tally('identity', 'entities')).toEqual([5, 1, 0])
  })

  it('weights, whatever is known is taken, and the document’s region did it at the commonest stage', () => {
    const [found = 0, wrong = 0] = tally('weights', 'entities')
    expect(found).toBeGreaterThan(0)
    expect(wrong).toBeGreaterThan(0)
    const { relations } = extraction('weights')
    expect(relations).toContainEqual({ type: 'ADOPTED', source: 'Region:340803', target: 'Measure:放管服', stage: 'implemented' })
    expect(rules('weights').filter((rule) => rule === 'model/mentions')).toEqual([])
  })
})

const hint = (start: number, end: number, rule: string): Hint => ({ start, end, rule, kind: 0, type: rule, name: undefined })

describe('longestOf', () => {
  it('takes the longest first, what a list has before what has a form, and nothing twice', () => {
    const hints = [
      hint(0, 3, 'gazetteer/1'),
      hint(2, 8, 'measure/x'),
      hint(2, 8, 'lexicon/y'),
      hint(8, 10, 'gazetteer/2'),
      hint(9, 11, 'measure/z'),
    ]
    expect(longestOf(hintsOf(hints)).map(({ start, end, rule }) => [start, end, rule])).toEqual([
      [2, 8, 'lexicon/y'],
      [8, 10, 'gazetteer/2'],
    ])
    expect(longestOf(hintsOf([]))).toEqual([])
  })
})

/** Runs the built script as `npm run ablation` does. */
const run = (folder: string): Promise<Ran> =>
  ended(spawn(process.execPath, [resolve('dist/learn/ablation.js'), folder], { stdio: ['ignore', 'pipe', 'pipe'] }))

describe('npm run ablation', () => {
  it('prints the figures of every annotated set, with and without each part, and nothing of the texts', async () => {
    const files = { 'gold/check/own.json': JSON.stringify(GOLD), 'corpus/check/own.txt': TEXT }
    const { code, out, err } = await run(folderOf(files))
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('gold/check: 1 documents (held out)')
    expect(out).not.toContain('gold/dev')
    const rows = [...out.matchAll(/^(\w+) +(\d\.\d{3}) +(\d\.\d{3}) +(\d\.\d{3})$/gm)].map(([, part]) => part)
    expect(rows).toEqual(Object.keys(PARTS))
    expect(out).not.toMatch(/\p{Script=Han}/u)
  })

  it('says what is wanted where there is no gold', async () => {
    const folder = folderOf()
    const { code, out, err } = await run(folder)
    expect([code, out]).toEqual([3, ''])
    expect(err).toBe(`${folder} has no annotations in gold/dev or gold/check: npm run ablation -- <folder of gold and corpus>\n`)
  })
})
