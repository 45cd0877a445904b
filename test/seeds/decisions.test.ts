import { beforeAll, describe, expect, it } from 'vitest'
import type { Seeds } from '../../src/model.ts'
import { PATHS } from '../../src/paths.ts'
import { DECISION_COLUMNS, readDecisions } from '../../src/seeds/decisions.ts'
import { loadSeeds } from '../../src/seeds/load.ts'
import { faultsOf, table } from './faults.ts'

let seeds: Seeds
beforeAll(async () => {
  seeds = await loadSeeds(PATHS.seeds)
})

describe('readDecisions', () => {
  it.each([
    ['an unknown type', ['Thing|a|b|same|why'], ['table.tsv:2: the type “Thing” is none of']],
    ['the same name twice', ['Measure|河长制|河长制|same|why'], ['table.tsv:2: two different names are expected']],
    ['an empty name', ['Measure|河长制||same|why'], ['table.tsv:2: two different names are expected']],
    ['no reason', ['Measure|河长制|湖长制|different|'], ['table.tsv:2: the reason is missing']],
    ['another verdict', ['Measure|河长制|湖长制|perhaps|why'], ['table.tsv:2: the verdict “perhaps” is neither same nor different']],
    [
      'a pair that stands there already, turned round',
      ['Measure|a|b|same|why', 'Measure|b|a|different|why'],
      ['table.tsv:3: there is a verdict on “b” and “a” already'],
    ],
    [
      'names that are the same by a chain',
      ['Measure|a|c|different|why', 'Measure|a|b|same|why', 'Measure|b|c|same|why'],
      ['table.tsv:2: “a” and “c” are the same by the other verdicts'],
    ],
  ])('says that there is %s', (_, rows, expected) => {
    const faults = faultsOf((file, report) => readDecisions(file, seeds.ontology, report), table(DECISION_COLUMNS, ...rows))
    expect(faults).toEqual(expected.map((message) => expect.stringContaining(message)))
  })

  it('lets two types have names in common', () => {
    const text = table(DECISION_COLUMNS, 'Measure|a|b|same|why', 'Program|a|b|different|why')
    expect(faultsOf((file, report) => readDecisions(file, seeds.ontology, report), text)).toEqual([])
  })
})

describe('decisions.tsv', () => {
  it('calls no two names different that one row of the lexicon holds', () => {
    const rowOf = new Map(seeds.lexemes.flatMap(({ id, type, surfaces }) => surfaces.map((surface) => [`${type}\t${surface}`, id])))
    const wrong = seeds.decisions.filter(({ type, a, b, verdict }) => {
      const [rowA, rowB] = [rowOf.get(`${type}\t${a}`), rowOf.get(`${type}\t${b}`)]
      return verdict === 'different' && rowA !== undefined && rowA === rowB
    })
    expect(wrong).toEqual([])
  })

  it('speaks of names that the lexicon knows, at least one of each pair', () => {
    const known = new Set(seeds.lexemes.flatMap(({ type, surfaces }) => surfaces.map((surface) => `${type}\t${surface}`)))
    expect(seeds.decisions.filter(({ type, a, b }) => !known.has(`${type}\t${a}`) && !known.has(`${type}\t${b}`))).toEqual([])
  })
})
