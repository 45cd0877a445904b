import { expect, test } from 'vitest'
import type { Row } from '../../../src/model.ts'
import { progress } from '../../../src/query/computed/progress.ts'
import { computed, glance } from '../../support/asking.ts'

const claim = (practice: string, year: number | null, document: string): Row => ({
  practice,
  practice_id: practice,
  year,
  document,
  stage: null,
})
const claims = [claim('b', null, 'd3'), claim('b', 2019, 'd2'), claim('b', 2018, 'd1'), claim('a', 2019, 'd2'), claim('a', 2019, 'd2')]

test('practices of which several documents speak are shown by years, the undated last', async () => {
  expect(glance(await computed(progress, { measure: '' }, { claims }), 'practice', 'year')).toEqual(['b 2018', 'b 2019', 'b null'])
})

test('a practice that is asked for is shown however few documents speak of it', async () => {
  expect(glance(await computed(progress, { measure: 'a' }, { claims }), 'practice', 'year')).toEqual(['a 2019', 'a 2019'])
  expect(await computed(progress, { measure: 'c' }, { claims })).toEqual([])
})
