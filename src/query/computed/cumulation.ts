/** The S-curve: new and cumulative adopters of every year from the first adoption to the last, by level of region. */
import { compare } from '../../graph/merge.ts'
import type { Row } from '../../model.ts'
import { numberIn, textIn, type Computation } from '../computation.ts'
import { earliestBy } from './claims.ts'

export const cumulation: Computation = {
  parameters: ['measure', 'levels'],
  statements: ['claims', 'sizes'],
  run: async (asking) => {
    const byLevel = asking.arguments['levels'] === true
    const levelOf = (row: Row): string => (byLevel ? textIn(row, 'level') : '')
    const first = [...earliestBy(await asking.run('claims'), (row) => textIn(row, 'region_id')).values()]
    const adopters = new Map<string, number[]>()
    for (const row of first) {
      const year = numberIn(row, 'year')
      if (year === undefined) continue
      const level = levelOf(row)
      adopters.set(level, [...(adopters.get(level) ?? []), year])
    }
    const sizes = new Map<string, number>()
    for (const row of await asking.run('sizes')) sizes.set(levelOf(row), (sizes.get(levelOf(row)) ?? 0) + (numberIn(row, 'regions') ?? 0))
    const all = [...adopters.values()].flat()
    const [from, to] = [Math.min(...all), Math.max(...all)]
    return Array.from({ length: all.length > 0 ? to - from + 1 : 0 }, (_, index) => from + index).flatMap((year) =>
      [...adopters]
        .toSorted(([a], [b]) => compare(a, b))
        .map(([level, years]) => {
          const total = years.filter((one) => one <= year).length
          const regions = sizes.get(level) ?? total
          return { year, level, new: years.filter((one) => one === year).length, total, regions, share: total / regions }
        }),
    )
  },
}
