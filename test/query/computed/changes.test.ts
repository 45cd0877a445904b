import { expect, test } from 'vitest'
import type { Row } from '../../../src/model.ts'
import { changes } from '../../../src/query/computed/changes.ts'
import { computed, glance } from '../../support/asking.ts'

const claim = (practice: string, year: number | null, stage: string | null = 'implemented'): Row => ({
  practice,
  practice_id: practice,
  year,
  stage,
})
const claims = [
  claim('kept', 2019),
  claim('kept', 2021),
  claim('lost', 2019),
  claim('found', 2021),
  claim('found', 2020),
  claim('moved', 2021, 'deepened'),
  claim('moved', 2019, 'piloted'),
  claim('undated', null),
  claim('unstaged', 2019, null),
  claim('unstaged', 2021),
  claim('elsewhen', 2020),
]

test('what is new, at another stage, or gone', async () => {
  expect(glance(await computed(changes, { from: 2019, to: 2021 }, { claims }), 'change', 'practice', 'year', 'stage')).toEqual([
    'new found 2021 implemented',
    'stage moved 2019 piloted',
    'stage moved 2021 deepened',
    'gone lost 2019 implemented',
  ])
})

test('the other way round new is gone', async () => {
  expect(glance(await computed(changes, { from: 2021, to: 2019 }, { claims }), 'change', 'practice')).toEqual([
    'new lost',
    'stage moved',
    'stage moved',
    'gone found',
  ])
})

test('a year does not differ from itself', async () => {
  expect(await computed(changes, { from: 2019, to: 2019 }, { claims })).toEqual([])
})
