/**
 * Parents that act and children that follow: for each practice that a region and one above it adopted, which was first and by how many years.
 * Practices are taken in the order of names, some more at a time, until there are rows enough: few are read where many would do.
 */
import { compare } from '../../graph/merge.ts'
import type { Row } from '../../model.ts'
import { numberIn, numberOf, textIn, type Asking, type Computation } from '../computation.ts'
import { earliestBy } from './claims.ts'
import { byTexts } from './comparison.ts'

export const precedence: Computation = {
  parameters: ['region', 'measure', 'piloted', 'limit'],
  statements: ['regions', 'practices', 'parent', 'claims'],
  fills: ['measures'],
  run: async (asking) => {
    const limit = numberOf(asking.arguments, 'limit')
    const aboves = new Map((await asking.run('regions')).map((row) => [textIn(row, 'id'), abovesOf(row)]))
    const practices = await practicesOf(asking)
    const rows: Row[] = []
    for (let at = 0, some = 1; at < practices.length && rows.length < limit; at += some, some *= 4) {
      const claims = await asking.run('claims', { measures: practices.slice(at, at + some) })
      rows.push(...pairsOf(claims, aboves, asking))
    }
    return rows.slice(0, limit)
  },
}

/** The ids of the practices in question, in the order of names. */
async function practicesOf(asking: Asking): Promise<readonly string[]> {
  const { region, measure } = asking.arguments
  if (typeof measure === 'string' && measure !== '') return [measure]
  const rows = await asking.run(region === '' ? 'practices' : 'parent')
  return [...rows].toSorted((a, b) => byTexts(a, b, ['name', 'id'])).map((row) => textIn(row, 'id'))
}

/** The ids of the regions above, the nearest first. */
function abovesOf(row: Row): readonly string[] {
  const named = [row['parent'], row['province']].filter((above) => typeof above === 'string')
  return [...new Set(named)].filter((above) => above !== row['id'])
}

function pairsOf(claims: readonly Row[], aboves: ReadonlyMap<string, readonly string[]>, { arguments: given }: Asking): Row[] {
  const first = earliestBy(claims, (row) => keyOf(textIn(row, 'practice_id'), textIn(row, 'region_id')))
  const pairs = [...first.values()].flatMap((child) =>
    (aboves.get(textIn(child, 'region_id')) ?? []).flatMap((id) => {
      const parent = first.get(keyOf(textIn(child, 'practice_id'), id))
      if (!parent || (given['region'] !== '' && given['region'] !== id)) return []
      const pair = pairOf(parent, child)
      return given['piloted'] === true && !(parent['pilot'] === true && pair.order === 'parent first') ? [] : [pair]
    }),
  )
  return pairs.toSorted(inOrder)
}

function keyOf(practice: string, region: string): string {
  return `${practice}\t${region}`
}

type Pair = Row & { readonly order: string; readonly parent_year: number | null; readonly child_year: number | null }

function pairOf(parent: Row, child: Row): Pair {
  const [before, after] = [numberIn(parent, 'year'), numberIn(child, 'year')]
  return {
    practice: child['practice'] ?? null,
    parent: parent['region'] ?? null,
    child: child['region'] ?? null,
    order: before === undefined || after === undefined ? 'undated' : orderOf(after - before),
    years_between: before === undefined || after === undefined ? null : after - before,
    parent_year: before ?? null,
    parent_stage: parent['stage'] ?? null,
    child_year: after ?? null,
    child_stage: child['stage'] ?? null,
    parent_quote: parent['quote'] ?? null,
    child_quote: child['quote'] ?? null,
    parent_document: parent['document'] ?? null,
    child_document: child['document'] ?? null,
    practice_id: child['practice_id'] ?? null,
    parent_id: parent['region_id'] ?? null,
    child_id: child['region_id'] ?? null,
  }
}

function orderOf(years: number): string {
  if (years === 0) return 'same year'
  return years > 0 ? 'parent first' : 'child first'
}

function inOrder(a: Pair, b: Pair): number {
  return (
    byTexts(a, b, ['practice', 'practice_id']) ||
    (a.parent_year ?? 9999) - (b.parent_year ?? 9999) ||
    (a.child_year ?? 9999) - (b.child_year ?? 9999) ||
    compare(String(a['parent_id']), String(b['parent_id'])) ||
    compare(String(a['child_id']), String(b['child_id']))
  )
}
