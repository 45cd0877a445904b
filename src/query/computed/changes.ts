/** What a region says in one of two years and not in the other, and which practices it puts at another stage. */
import type { Row } from '../../model.ts'
import { numberIn, textIn, type Computation } from '../computation.ts'
import { groupedBy } from './claims.ts'
import { byTexts } from './comparison.ts'

export const changes: Computation = {
  parameters: ['region', 'from', 'to'],
  statements: ['claims'],
  run: async (asking) => {
    const { from, to } = asking.arguments
    const claims = (await asking.run('claims')).filter((row) => row['year'] === from || row['year'] === to)
    const practices = groupedBy(claims, (row) => textIn(row, 'practice_id'))
    return [...practices.values()]
      .flatMap((said): Row[] => {
        const change = changeOf(said, from, to)
        return change === undefined ? [] : said.map((row) => ({ ...row, change }))
      })
      .toSorted(
        (a, b) =>
          ORDER.indexOf(String(a['change'])) - ORDER.indexOf(String(b['change'])) ||
          byTexts(a, b, ['practice', 'practice_id']) ||
          (numberIn(a, 'year') ?? 0) - (numberIn(b, 'year') ?? 0) ||
          byTexts(a, b, ['document', 'quote', 'stage']),
      )
  },
}

const ORDER: readonly string[] = ['new', 'stage', 'gone']

/** Nothing where both years say the same; a practice without any stage in one of the years has not changed it. */
function changeOf(said: readonly Row[], from: unknown, to: unknown): string | undefined {
  const [before, after] = [from, to].map((year) => said.filter((row) => row['year'] === year))
  if (!before || !after || from === to) return undefined
  if (before.length === 0) return 'new'
  if (after.length === 0) return 'gone'
  const [old, now] = [stagesIn(before), stagesIn(after)]
  if (old.size === 0 || now.size === 0) return undefined
  return old.size === now.size && [...old].every((stage) => now.has(stage)) ? undefined : 'stage'
}

function stagesIn(rows: readonly Row[]): Set<string> {
  return new Set(rows.flatMap((row) => (typeof row['stage'] === 'string' ? [row['stage']] : [])))
}
