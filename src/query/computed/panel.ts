/** The region × year panel of one practice, for event-history analysis: a row for each region and year at risk. */
import { firstYears, unitYears, type Adoption } from '../../graph/event-history.ts'
import { compare } from '../../graph/merge.ts'
import type { Row } from '../../model.ts'
import { numberIn, numberOf, textIn, type Computation } from '../computation.ts'
import { earliestBy } from './claims.ts'
import { observedUnits, parentOf, UNIT_STATEMENTS, type Observed } from './units.ts'

export const panel: Computation = {
  parameters: ['measure', 'level', 'within', 'from', 'to', 'whole'],
  statements: ['claims', ...UNIT_STATEMENTS],
  run: async (asking) => {
    const { level, within, whole } = asking.arguments
    const regions = await asking.run('regions')
    const claims = await asking.run('claims')
    const done = claims.filter((claim) => claim['planned'] === false)
    const everyone = await observedUnits(asking, { regions, adopted: firstYears(done.map(adoptionOf)), whole: whole === true })
    const names = new Map(regions.map((row) => [textIn(row, 'id'), row['name'] ?? null]))
    const units = everyone.filter(({ row }) => (level === '' || row['level'] === level) && (within === '' || liesIn(row, within)))
    const chosen = new Map(units.map((unit) => [unit.id, unit]))
    const first = earliestBy(done, (claim) => textIn(claim, 'region_id'))
    const plans = firstYears(claims.filter((claim) => claim['planned'] === true).map(adoptionOf))
    const window = { from: yearOr(numberOf(asking.arguments, 'from'), 0), to: yearOr(numberOf(asking.arguments, 'to'), 9999) }
    return [...unitYears(units, done.map(adoptionOf), window)]
      .map((one) => ({
        ...describe(chosen.get(one.unit), names),
        year: one.year,
        at_risk: one.risk,
        adopted: Number(one.adopted),
        censored: Number(one.censored),
        stage: one.adopted ? (first.get(one.unit)?.['stage'] ?? null) : null,
        planned: Number((plans.get(one.unit) ?? Infinity) <= one.year),
        adopters_before: one.before,
        share_before: one.share,
        parent_before: Number(one.parentBefore),
        siblings: one.siblings,
        siblings_before: one.siblingsBefore,
        reports: chosen.get(one.unit)?.reports.get(one.year) ?? 0,
      }))
      .toSorted((a, b) => compare(a.region_id, b.region_id) || a.year - b.year)
  },
}

function describe(unit: Observed | undefined, names: ReadonlyMap<string, Row[string]>) {
  const parent = unit && parentOf(unit.row)
  return {
    region_id: unit?.id ?? '',
    region: unit?.row['name'] ?? null,
    code: unit?.row['code'] ?? null,
    level: unit?.row['level'] ?? null,
    parent: names.get(parent ?? '') ?? null,
    parent_id: parent ?? null,
  }
}

export function adoptionOf(claim: Row): Adoption {
  return { unit: textIn(claim, 'region_id'), year: numberIn(claim, 'year') }
}

function liesIn(row: Row, above: unknown): boolean {
  return row['id'] !== above && (row['parent'] === above || row['province'] === above)
}

/** A year that was given, or nothing where it is the one that stands for any. */
function yearOr(year: number, any: number): number | undefined {
  return year === any ? undefined : year
}
