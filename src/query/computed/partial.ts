/**
 * Institutions that exist under a practice only in part of the regions that adopted it. An institution is under the practice where one sentence
 * claims both, or where it leads the practice in a document of the region; with `loose` wherever an adopter set it up at all.
 */
import { compare } from '../../graph/merge.ts'
import type { Row } from '../../model.ts'
import { numberOf, textIn, type Computation } from '../computation.ts'
import { earliestBy, groupedBy } from './claims.ts'

/** From the firmest tie to the loosest. */
const TIES = ['sentence', 'leads', 'region'] as const

export const partial: Computation = {
  parameters: ['measure', 'loose', 'limit'],
  statements: ['adopters', 'established', 'leads', 'documents'],
  run: async (asking) => {
    const adopters = new Map((await asking.run('adopters')).map((row) => [textIn(row, 'region_id'), textIn(row, 'region')]))
    const about = new Map((await asking.run('documents')).map((row) => [textIn(row, 'document'), row['region_id'] ?? null]))
    const leads = (await asking.run('leads')).map((row) => ({ ...row, region_id: about.get(textIn(row, 'document')) ?? null }))
    const ties = [...(await asking.run('established')), ...leads].filter((row) => adopters.has(String(row['region_id'])))
    return [...groupedBy(ties, (row) => textIn(row, 'institution_id')).values()]
      .map((said) => rowOf(said, adopters))
      .filter((row) => row.having < adopters.size && (row.tie !== 'region' || asking.arguments['loose'] === true))
      .toSorted((a, b) => b.having - a.having || TIES.indexOf(a.tie) - TIES.indexOf(b.tie) || compare(a.institution_id, b.institution_id))
      .slice(0, numberOf(asking.arguments, 'limit'))
  },
}

function rowOf(said: readonly Row[], adopters: ReadonlyMap<string, string>) {
  const having = new Set(said.map((row) => textIn(row, 'region_id')))
  const tie = TIES.find((one) => said.some((row) => row['tie'] === one)) ?? 'region'
  const [first] = earliestBy(
    said.filter((row) => row['tie'] === tie),
    () => '',
  ).values()
  const names = (wanted: boolean): string[] => [...adopters].filter(([id]) => having.has(id) === wanted).map(([, name]) => name)
  return {
    institution: first?.['institution'] ?? null,
    tie,
    having: having.size,
    lacking: adopters.size - having.size,
    share: having.size / adopters.size,
    with_names: names(true),
    without_names: names(false),
    quote: first?.['quote'] ?? null,
    document: first?.['document'] ?? null,
    institution_id: textIn(first ?? {}, 'institution_id'),
  }
}
