/**
 * What the questions are asked in tests, of the things that the synthetic documents speak of: for each several sets of arguments, the first
 * of which has an answer; among the others are narrower and wider ones, and things of which nothing is said.
 */
import type { Question, Row, Store } from '../../src/model.ts'
import { ask, type Arguments } from '../../src/query/ask.ts'

const PRACTICE = { measure: 'Measure:1' }
const OTHER = { measure: 'Program:2' }
const REGION = { region: 'Region:1' }
const YEARS = { from: 2017, to: 2019 }
const NONE = { from: 1900, to: 1901 }

export const CASES: Readonly<Record<string, readonly Arguments[]>> = {
  adopters: [
    PRACTICE,
    { ...OTHER, stage: 'piloted' },
    { ...PRACTICE, ...YEARS },
    { ...PRACTICE, ...NONE },
    { ...PRACTICE, stage: 'nowhere' },
  ],
  'beyond-field': [{}, PRACTICE, { least: 2, limit: 5 }, { least: 1000 }],
  'by-field': [{}, REGION, YEARS, NONE],
  changes: [
    { ...REGION, ...YEARS },
    { region: 'Region:3', from: 2010, to: 2012 },
    { ...REGION, from: 2017, to: 2017 },
    { ...REGION, ...NONE },
  ],
  'claims-between': [
    { a: 'Region:1', b: 'Measure:1' },
    { a: 'Institution:3', b: 'Region:1' },
    { a: 'Region:1', b: 'Region:2' },
    { a: 'Region:1', b: 'Region:1' },
    { a: 'Policy:1', b: 'Honor:1' },
  ],
  compare: [
    { a: 'Region:1', b: 'Region:3' },
    { a: 'Region:3', b: 'Region:1', shared: true },
    { a: 'Region:1', b: 'Region:2', planned: true },
    { a: 'Region:1', b: 'Region:1' },
  ],
  contradictions: [{}, REGION, { region: 'Region:5', limit: 3 }, { limit: 0 }],
  'cumulative-adoption': [OTHER, { ...OTHER, levels: false }, PRACTICE],
  documents: [{}, REGION, { region: 'Region:2' }],
  dyads: [
    OTHER,
    { ...OTHER, reason: 'sibling' },
    { ...OTHER, reason: 'parent' },
    { ...OTHER, years: 2, limit: 7 },
    { ...PRACTICE, risk: true, limit: 200 },
    { ...PRACTICE, reason: 'nowhere' },
  ],
  'field-practices': [{ field: '0012' }, { field: '0012', limit: 1 }, { field: 'nowhere' }],
  'first-adopters': [PRACTICE, OTHER],
  honours: [{}, { holder: 'Region:1' }, { holder: 'Program:2', ...YEARS }, NONE],
  'honours-by-practice': [PRACTICE, { ...OTHER, limit: 3 }],
  innovators: [{}, { least: 5, limit: 3 }, { least: 1000 }],
  institutions: [{}, { least: 2, planned: true }, { least: 1000 }],
  leaders: [{}, PRACTICE, { ...OTHER, limit: 1 }],
  panel: [
    OTHER,
    { ...OTHER, whole: true },
    { ...PRACTICE, level: 'county' },
    { ...PRACTICE, within: 'Region:3' },
    { ...PRACTICE, from: 2010, to: 2015 },
    { ...PRACTICE, ...NONE },
    { ...PRACTICE, level: 'nowhere' },
  ],
  'parent-and-child': [{}, REGION, PRACTICE, { ...REGION, ...OTHER }, { piloted: true }, { limit: 2 }],
  'partial-institutions': [{ ...PRACTICE, loose: true }, OTHER, { ...OTHER, loose: true, limit: 2 }],
  partnerships: [{}, { party: 'Region:1' }, { party: 'Institution:3', limit: 2 }],
  path: [
    { a: 'Region:1', b: 'Region:3' },
    { a: 'Honor:1', b: 'Policy:2', limit: 3 },
    { a: 'Region:1', b: 'Region:1' },
  ],
  pioneers: [{}, PRACTICE, REGION, { ...REGION, ...OTHER }],
  policies: [{}, { issuer: 'Region:1' }, { issuer: 'Institution:3', ...YEARS }],
  'region-practices': [REGION, { ...REGION, stage: 'piloted' }, { ...REGION, ...YEARS }, { ...REGION, ...NONE }],
  'shared-practices': [{}, { least: 3, planned: true, limit: 4 }, { least: 1000 }],
  'similar-regions': [REGION, { region: 'Region:3', least: 3, limit: 2 }, { ...REGION, least: 1000 }],
  'single-source': [{}, { document: '省/报告-0' }, { document: 'nowhere' }],
  sources: [{ entity: 'Institution:3' }, { entity: 'Region:1' }],
  'stage-progress': [REGION, { ...REGION, ...PRACTICE }, { region: 'Region:2', ...OTHER }],
  'travel-together': [PRACTICE, { ...OTHER, least: 4, limit: 3 }, { ...PRACTICE, least: 1000 }],
  untried: [REGION, { region: 'Region:3', least: 4, limit: 3 }, { ...REGION, least: 1000 }],
}

/** The answers to a question, one for each case. */
export async function answersTo(store: Store, question: Question): Promise<readonly (readonly Row[])[]> {
  const answers: (readonly Row[])[] = []
  for (const given of casesOf(question)) answers.push((await ask(store, question, given)).rows)
  return answers
}

export function casesOf({ name }: Question): readonly Arguments[] {
  const cases = CASES[name]
  if (!cases || cases.length === 0) throw new RangeError(`nothing is asked of ${name}`)
  return cases
}

export function questionOf(questions: readonly Question[], name: string): Question {
  const question = questions.find((one) => one.name === name)
  if (!question) throw new RangeError(`no question ${name}`)
  return question
}
