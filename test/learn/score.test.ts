import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/extract.ts'
import { encodeDocument } from '../../src/graph/document.ts'
import { readGold } from '../../src/learn/gold.ts'
import type { Gold } from '../../src/learn/gold.ts'
import { score } from '../../src/learn/score.ts'
import type { Extraction, Score } from '../../src/learn/score.ts'
import { PATHS } from '../../src/paths.ts'
import { folderOf } from '../support/folder.ts'
import { projectSeeds } from '../support/reading.ts'

type Named = readonly [id: string, type: string, name: string, ...forms: string[]]
type Said = readonly [source: string, type: string, target: string, stage?: string]

const goldOf = (entities: readonly Named[], relations: readonly Said[] = [], vague: readonly string[] = []): Gold => ({
  document: 'a',
  region: '某县',
  entities: entities.map(([id, type, name, ...surfaces]) => ({ id, type, name, surfaces: [name, ...surfaces], core: !vague.includes(id) })),
  relations: relations.map(([source, type, target, stage]) => ({ source, type, target, core: true, ...(stage ? { stage } : {}) })),
})
const extractionOf = (entities: readonly Named[], relations: readonly Said[] = []): Extraction => ({
  entities: entities.map(([id, type, name, ...forms]) => ({ id, type, name, aliases: forms, mentions: [{ text: name }] })),
  relations: relations.map(([source, type, target, stage]) => ({ source, type, target, stage })),
})
const tallies = (gold: Gold, extraction: Extraction | undefined, row: string): number[] => {
  const { tp = NaN, fp = NaN, fn = NaN } = score([{ gold, extraction }]).figures[row] ?? {}
  return [tp, fp, fn]
}

describe('an entity', () => {
  it.each<[string, readonly Named[], readonly Named[], number[]]>([
    ['is found by an equal form', [['m', 'Measure', '河长制']], [['1', 'Measure', '“河长制”']], [1, 0, 0]],
    ['is found by any of its forms', [['m', 'Measure', '“放管服”改革', '放管服']], [['1', 'Measure', '放管服']], [1, 0, 0]],
    ['is found where one form holds the other', [['m', 'Measure', '积分制管理']], [['1', 'Measure', '积分制']], [1, 0, 0]],
    ['not where it is more than twice as long', [['m', 'Measure', '村民积分制管理办法']], [['1', 'Measure', '积分制']], [0, 1, 1]],
    ['not under another type', [['m', 'Measure', '河长制']], [['1', 'Institution', '河长制']], [0, 1, 1]],
    [
      'is found once: the second counts against',
      [['m', 'Measure', '河长制']],
      [
        ['1', 'Measure', '河长制'],
        ['2', 'Measure', '河长制'],
      ],
      [1, 1, 0],
    ],
    ['is missed', [['m', 'Measure', '河长制']], [], [0, 0, 1]],
    ['of no gold counts against', [], [['1', 'Measure', '河长制']], [0, 1, 0]],
  ])('%s', (_, gold, found, expected) => {
    expect(tallies(goldOf(gold), extractionOf(found), 'entities')).toEqual(expected)
  })

  it('that is not core counts neither for nor against', () => {
    const gold = goldOf([['m', 'Measure', '河长制']], [], ['m'])
    expect(tallies(gold, extractionOf([]), 'entities')).toEqual([0, 0, 0])
    expect(tallies(gold, extractionOf([['1', 'Measure', '河长制']]), 'entities')).toEqual([0, 0, 0])
  })

  it('is found strictly only by an equal form', () => {
    expect(tallies(goldOf([['m', 'Measure', '积分制管理']]), extractionOf([['1', 'Measure', '积分制']]), 'entities (strict)')).toEqual([
      0, 1, 1,
    ])
  })

  it('of the other kind of practice is found when both are one', () => {
    const [gold, found] = [goldOf([['m', 'Measure', '河长制']]), extractionOf([['1', 'Program', '河长制']])]
    expect(tallies(gold, found, 'Practice')).toEqual([1, 0, 0])
    expect(tallies(gold, found, 'entities')).toEqual([0, 1, 1])
  })
})

describe('a relation', () => {
  const things: Named[] = [
    ['r', 'Region', '某县'],
    ['m', 'Measure', '河长制'],
    ['x', 'Region', '邻县'],
  ]
  const same = things.map(([id, ...rest]): Named => [id.toUpperCase(), ...rest])

  it.each<[string, readonly Said[], readonly Said[], number[]]>([
    ['is found when its type and both ends are', [['r', 'ADOPTED', 'm']], [['R', 'ADOPTED', 'M']], [1, 0, 0]],
    ['not from another end', [['r', 'ADOPTED', 'm']], [['X', 'ADOPTED', 'M']], [0, 1, 1]],
    ['not under another type', [['r', 'ADOPTED', 'm']], [['R', 'ESTABLISHED', 'M']], [0, 1, 1]],
    ['of partners is found either way round', [['r', 'PARTNERED_WITH', 'x']], [['X', 'PARTNERED_WITH', 'R']], [1, 0, 0]],
    ['of places is not scored', [['r', 'LOCATED_IN', 'x']], [['X', 'LOCATED_IN', 'R']], [0, 0, 0]],
    [
      'counts once',
      [['r', 'ADOPTED', 'm']],
      [
        ['R', 'ADOPTED', 'M'],
        ['R', 'ADOPTED', 'M'],
      ],
      [1, 0, 0],
    ],
  ])('%s', (_, gold, found, expected) => {
    expect(tallies(goldOf(things, gold), extractionOf(same, found), 'relations')).toEqual(expected)
  })

  it('has its stage counted where the pair is right', () => {
    const gold = goldOf(things, [['r', 'ADOPTED', 'm', 'piloted']])
    const staged = ['piloted', 'planned'].map(
      (stage) => score([{ gold, extraction: extractionOf(same, [['R', 'ADOPTED', 'M', stage]]) }]).stage,
    )
    expect(staged).toEqual([
      { right: 1, of: 1 },
      { right: 0, of: 1 },
    ])
  })
})

it('a missing extraction counts as empty', () => {
  expect(tallies(goldOf([['m', 'Measure', '河长制']]), undefined, 'entities')).toEqual([0, 0, 1])
})

it('every error is told with its name', () => {
  const { misses } = score([{ gold: goldOf([['m', 'Measure', '河长制']]), extraction: extractionOf([['1', 'Honor', '文明乡镇']]) }])
  expect(misses.map(({ document, kind, type, name }) => [document, kind, type, name])).toEqual([
    ['a', 'false', 'Honor', '文明乡镇'],
    ['a', 'missed', 'Measure', '河长制'],
  ])
})

it('precision, recall and their harmonic mean follow from the counts', () => {
  const gold = goldOf([
    ['a', 'Measure', '河长制'],
    ['b', 'Measure', '田长制'],
    ['c', 'Measure', '山长制'],
  ])
  const { figures } = score([
    {
      gold,
      extraction: extractionOf([
        ['1', 'Measure', '河长制'],
        ['2', 'Measure', '井长制'],
      ]),
    },
  ])
  expect(figures['entities']).toMatchObject({ tp: 1, fp: 1, fn: 2, precision: 1 / 2, recall: 1 / 3 })
  expect(figures['entities']?.f1).toBeCloseTo(0.4, 12)
})

const SHARED = join(PATHS.root, '../shared')

describe.runIf(existsSync(SHARED))('against the script that the gold comes with', () => {
  it('every figure is the same, of all and of a document, on what is extracted from the gold’s texts', async () => {
    const gold = readGold(join(SHARED, 'gold/dev'), [join(SHARED, 'corpus/county'), join(SHARED, 'corpus/passages')])
    const extract = createExtractor(await projectSeeds())
    const folder = folderOf()
    const pairs = gold.map(({ id, gold: annotated, doc }, index) => {
      // Every tenth is left out: a missing extraction has to count alike.
      if (index % 10 === 9) return { gold: annotated, extraction: undefined }
      const graph = extract({ ...doc, raw: doc.text, issues: [] })
      const json = encodeDocument(graph)
      writeFileSync(join(folder, `${id}.json`), json)
      const extraction: Extraction = JSON.parse(json)
      return { gold: annotated, extraction }
    })
    expect(gold.length).toBeGreaterThan(50)
    expect(ours(score(pairs))).toEqual(theirs(join(SHARED, 'gold/dev'), folder))
    // Document by document, as `evaluate` lists them: a few are enough, since the sums are the same.
    for (const { id } of gold.filter((_, index) => index % 19 === 0)) {
      const one = folderOf()
      cpSync(join(SHARED, 'gold/dev', `${id}.json`), join(one, `${id}.json`))
      const pair = pairs.filter(({ gold: annotated }) => annotated === gold.find((document) => document.id === id)?.gold)
      expect(ours(score(pair)), id).toEqual(theirs(one, folder))
    }
  }, 300_000)
})

/** What the script prints of a folder of gold and one of extractions. */
function theirs(gold: string, extracted: string): unknown {
  const printed = execFileSync('node', [join(SHARED, 'gold/score.mjs'), gold, extracted, '--json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const all: Record<string, Record<string, number>> = JSON.parse(printed)
  const { stage, ...figures } = all
  return { figures, stage: { right: stage?.['right'], of: stage?.['of'] } }
}

function ours({ figures, stage }: Score): unknown {
  const named = Object.entries(figures).map(([name, { precision: p, recall: r, f1, tp, fp, fn }]) => [name, { p, r, f1, tp, fp, fn }])
  return { figures: Object.fromEntries(named), stage }
}
