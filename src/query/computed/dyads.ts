/**
 * Directed dyads (Volden 2006, “States as policy laboratories”): who adopted after whom, and what ties the two. The source adopted in a
 * strictly earlier year; of several ties the closest counts. Without a map the regions below the same parent stand for neighbours.
 */
import { firstYears, unitYears } from '../../graph/event-history.ts'
import { compare } from '../../graph/merge.ts'
import type { Row } from '../../model.ts'
import { numberOf, textIn, type Asking, type Computation } from '../computation.ts'
import { earliestBy } from './claims.ts'
import { adoptionOf } from './panel.ts'
import { observedUnits, parentOf, UNIT_STATEMENTS, type Known } from './units.ts'

/** From the closest tie to none. */
const REASONS = ['parent', 'child', 'sibling', 'province', 'earlier'] as const
type Reason = (typeof REASONS)[number]

interface Learner {
  readonly id: string
  readonly year: number
  readonly adopted: boolean
}

interface Source {
  readonly id: string
  readonly since: number
  readonly reason: Reason
}

export const dyads: Computation = {
  parameters: ['measure', 'reason', 'years', 'risk', 'limit'],
  statements: ['claims', ...UNIT_STATEMENTS],
  run: async (asking) => {
    const regions = new Map((await asking.run('regions')).map((row) => [textIn(row, 'id'), row]))
    const claims = (await asking.run('claims')).filter((claim) => claim['planned'] === false)
    const years = firstYears(claims.map(adoptionOf))
    const stages = new Map(
      [...earliestBy(claims, (claim) => textIn(claim, 'region_id'))].map(([id, claim]) => [id, claim['stage'] ?? null]),
    )
    const [reason, most, limit] = [asking.arguments['reason'], numberOf(asking.arguments, 'years'), numberOf(asking.arguments, 'limit')]
    const rows: Row[] = []
    for (const learner of await learnersOf(asking, claims, { regions: [...regions.values()], adopted: years, whole: false })) {
      if (rows.length >= limit) break
      for (const { id, since, reason: tie } of sourcesOf(learner, years, regions)) {
        if ((reason !== '' && tie !== reason) || (most > 0 && learner.year - since > most)) continue
        rows.push({
          year: learner.year,
          learner: regions.get(learner.id)?.['name'] ?? null,
          source: regions.get(id)?.['name'] ?? null,
          reason: tie,
          years_between: learner.year - since,
          adopted: Number(learner.adopted),
          learner_stage: learner.adopted ? (stages.get(learner.id) ?? null) : null,
          source_year: since,
          source_stage: stages.get(id) ?? null,
          learner_id: learner.id,
          source_id: id,
        })
      }
    }
    return rows.slice(0, limit)
  },
}

/** Who adopts in which year; with `risk` also who could have and did not. In the order of years. */
async function learnersOf(asking: Asking, claims: readonly Row[], known: Known): Promise<Learner[]> {
  const learners =
    asking.arguments['risk'] === true
      ? [...unitYears(await observedUnits(asking, known), claims.map(adoptionOf))].map(({ unit, year, adopted }) => ({
          id: unit,
          year,
          adopted,
        }))
      : [...known.adopted].map(([id, year]) => ({ id, year, adopted: true }))
  return learners.toSorted((a, b) => a.year - b.year || compare(a.id, b.id))
}

function sourcesOf(learner: Learner, years: ReadonlyMap<string, number>, regions: ReadonlyMap<string, Row>): Source[] {
  const sources: Source[] = []
  for (const [id, since] of years) {
    if (since < learner.year && id !== learner.id) sources.push({ id, since, reason: tieOf(regions.get(learner.id), regions.get(id)) })
  }
  return sources.toSorted((a, b) => REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason) || b.since - a.since || compare(a.id, b.id))
}

function tieOf(learner: Row | undefined, source: Row | undefined): Reason {
  if (!learner || !source) return 'earlier'
  const [above, aboveSource] = [parentOf(learner), parentOf(source)]
  if (above !== undefined && above === source['id']) return 'parent'
  if (aboveSource !== undefined && aboveSource === learner['id']) return 'child'
  if (above !== undefined && above === aboveSource) return 'sibling'
  return topOf(learner) === topOf(source) ? 'province' : 'earlier'
}

/** The province that a region lies in, or the region itself where it lies in none. */
function topOf({ province, id }: Row): unknown {
  return typeof province === 'string' ? province : id
}
