import { expect, test } from 'vitest'
import type { Question, Row, Store, Value } from '../../src/model.ts'
import { ask, findQuestion } from '../../src/query/ask.ts'
import { memoryStore } from '../support/graphs.ts'

const LABEL = { zh: '甲', en: 'A' }
const QUESTION: Question = {
  name: 'test',
  title: LABEL,
  note: LABEL,
  parameters: [
    { name: 'region', label: LABEL, type: 'Region', default: '' },
    { name: 'least', label: LABEL, type: 'integer', default: 2 },
    { name: 'share', label: LABEL, type: 'number', default: 0.5 },
    { name: 'planned', label: LABEL, type: 'boolean', default: false },
    { name: 'word', label: LABEL, type: 'string' },
  ],
  columns: [
    { name: 'a', label: LABEL },
    { name: 'b', label: LABEL },
  ],
  text: 'RETURN 1 AS a, 2 AS b ORDER BY a',
}

/** Answers with these rows, and keeps what it was asked with. */
function answering(rows: readonly Row[]): { readonly store: Store; readonly asked: Readonly<Record<string, Value | null>>[] } {
  const asked: Readonly<Record<string, Value | null>>[] = []
  const query: Store['query'] = (text, parameters) => {
    if (text !== QUESTION.text) return Promise.resolve([{ id: 'Region:1', type: 'Region', name: '青河县', aliases: [] }])
    asked.push(parameters)
    return Promise.resolve(rows)
  }
  return { store: { ...memoryStore(), query }, asked }
}

test('defaults are filled in, texts become values, names become ids', async () => {
  const { store, asked } = answering([])
  await ask(store, QUESTION, { word: 'x' })
  await ask(store, QUESTION, { word: 'y', region: '青河县', least: '10', share: '0.25', planned: 'true' })
  await ask(store, QUESTION, { word: 'z', least: 3, planned: true, region: '' })
  expect(asked).toEqual([
    { region: '', least: 2, share: 0.5, planned: false, word: 'x' },
    { region: 'Region:1', least: 10, share: 0.25, planned: true, word: 'y' },
    { region: '', least: 3, share: 0.5, planned: true, word: 'z' },
  ])
})

test.each(['-1', '1.5', 'x', '1e3', '9999999999'])('%s is no whole number that an engine could count by', async (least) => {
  const { store, asked } = answering([])
  await expect(ask(store, QUESTION, { word: 'x', least })).rejects.toMatchObject({ name: 'UsageError' })
  expect(asked).toEqual([])
})

test('a row has the named columns in their order, lists sorted by code units', async () => {
  const { store } = answering([{ b: ['山', '丙', 'a'], c: 'left out', a: null }])
  const { rows } = await ask(store, QUESTION, { word: 'x' })
  expect(JSON.stringify(rows)).toBe('[{"a":null,"b":["a","丙","山"]}]')
})

test('an answer without a column that the question names is the store’s fault', async () => {
  const { store } = answering([{ a: 1 }])
  await expect(ask(store, QUESTION, { word: 'x' })).rejects.toMatchObject({ name: 'StoreError' })
})

test('a computed answer is made of its statements, each given just the values that it uses', async () => {
  const asked: unknown[] = []
  const store: Store = {
    ...memoryStore(),
    query: (text, parameters) => {
      if (text.includes('n.aliases')) return Promise.resolve([{ id: 'Region:1', type: 'Region', name: '青河县', aliases: [] }])
      asked.push([text, parameters])
      return Promise.resolve([{ a: 2, b: 'x', year: 2015 }])
    },
  }
  const question: Question = {
    ...QUESTION,
    parameters: [
      { name: 'a', label: LABEL, type: 'Region' },
      { name: 'b', label: LABEL, type: 'Region' },
    ],
    computed: 'between',
    text: '// statement: claims\nMATCH (n) WHERE n.id = $source RETURN n.year AS year',
  }
  const { rows } = await ask(store, question, { a: '青河县', b: '青河县' })
  expect(rows).toEqual([{ a: 2, b: 'x' }])
  expect(asked).toEqual([['MATCH (n) WHERE n.id = $source RETURN n.year AS year', { source: 'Region:1' }]])
})

test.each([
  [{}, /needs --word/],
  [{ word: 'x', least: 'two' }, /--least is a whole number, not two/],
  [{ word: 'x', least: '1.5' }, /--least is a whole number/],
  [{ word: 'x', share: 'half' }, /--share is a number/],
  [{ word: 'x', planned: 'perhaps' }, /--planned is true or false/],
  [{ word: 'x', wrod: 'y' }, /takes no --wrod\. It takes --region, --least/],
  [{ word: 'x', region: '山阳区' }, /There is no 山阳区/],
])('wrong arguments are said: %j', async (given, message) => {
  const { store, asked } = answering([])
  const asking = ask(store, QUESTION, given)
  await expect(asking).rejects.toMatchObject({ name: 'UsageError', exitCode: 2 })
  await expect(asking).rejects.toThrow(message)
  expect(asked).toEqual([])
})

test('an unknown question offers the nearest ones', () => {
  expect(findQuestion([QUESTION], 'test')).toBe(QUESTION)
  expect(() => findQuestion([QUESTION, { ...QUESTION, name: 'adopters' }], 'adopter')).toThrow(
    /no question adopter\. Did you mean adopters/,
  )
})
