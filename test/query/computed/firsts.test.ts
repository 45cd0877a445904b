import { expect, test } from 'vitest'
import { firsts } from '../../../src/query/computed/firsts.ts'
import { adoptedAnswers, adoptions, computed, glance } from '../../support/asking.ts'

const answers = adoptedAnswers(
  adoptions(
    '甲 b1 2019 pioneered d2',
    '甲 b1 2019 pioneered d1',
    '甲 b1 2018 piloted d1',
    '乙 b1 - pioneered d1',
    '乙 a1 2019 pioneered d1',
    '丙 a1 2015 pioneered d1',
    '丙 a1 2015 planned d2',
  ),
)
const ANSWERS = {
  ...answers,
  adopters: [
    { region: '丙', practice: 'a1', practice_id: 'M:a1', year: 2015, stage: 'pioneered', document: 'd1', quote: 'd1: 丙 a1' },
    { region: '乙', practice: 'a1', practice_id: 'M:a1', year: 2019, stage: 'pioneered', document: 'd1', quote: 'd1: 乙 a1' },
  ],
}
const ALL = { measure: '', region: '', limit: 100 }

test.each([
  [{}, ['2015 d1: 丙 a1', '2019 d1: 乙 a1', '2019 d1: 甲 b1', '2019 d2: 甲 b1', 'null d1: 乙 b1']],
  [{ limit: 3 }, ['2015 d1: 丙 a1', '2019 d1: 乙 a1', '2019 d1: 甲 b1']],
  [{ region: 'R:乙' }, ['2019 d1: 乙 a1', 'null d1: 乙 b1']],
  [{ region: 'R:乙', measure: 'M:b1' }, ['null d1: 乙 b1']],
  [{ measure: 'M:a1' }, ['2015 d1: 丙 a1', '2019 d1: 乙 a1']],
  [{ region: 'R:无' }, []],
])('claims to have been first stand by year, those of no known year last: %j', async (given, expected) => {
  expect(glance(await computed(firsts, { ...ALL, ...given }, ANSWERS), 'year', 'quote')).toEqual(expected)
})

test('the table is read only where neither a region nor a practice is named', async () => {
  const read: string[] = []
  await computed(firsts, { ...ALL, region: 'R:乙' }, ANSWERS, (statement) => read.push(statement))
  await computed(firsts, { ...ALL, measure: 'M:a1' }, ANSWERS, (statement) => read.push(statement))
  expect(read).toEqual(['own', 'adopters'])
})
