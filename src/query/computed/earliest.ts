/** First adopters and followers: the earliest claim of each region, with its place in the order of years. */
import { compare } from '../../graph/merge.ts'
import { numberIn, textIn, type Computation } from '../computation.ts'
import { earliestBy } from './claims.ts'

export const earliest: Computation = {
  parameters: ['measure'],
  statements: ['claims'],
  run: async (asking) => {
    const claims = await asking.run('claims')
    const rows = [...earliestBy(claims, (row) => textIn(row, 'region_id')).values()]
    const years = rows.flatMap((row) => numberIn(row, 'year') ?? []).toSorted((a, b) => a - b)
    const first = years[0]
    return rows
      .map((row) => {
        const year = numberIn(row, 'year')
        if (year === undefined || first === undefined) return { ...row, role: 'undated', place: null, after: null }
        return { ...row, role: year === first ? 'first' : 'follower', place: years.indexOf(year) + 1, after: year - first }
      })
      .toSorted((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || compare(textIn(a, 'region_id'), textIn(b, 'region_id')))
  },
}
