/** The region × year panel of one practice, for event-history analysis: a row for each region and year at risk. */
import { firstYears, unitYears, type Adoption } from '../../graph/event-history.ts'
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
    // In the order of ids, as the regions are given.
    const units = everyone.filter(({ row }) => (level === '' || row['level'] === level) && (within === '' || liesIn(row, within)))
    const chosen = new Map(units.map((unit) => [unit.id, describe(unit, names)]))
    const first = earliestBy(done, (claim) => textIn(claim, 'region_id'))
    const plans = firstYears(claims.filter((claim) => claim['planned'] === true).map(adoptionOf))
    const window = { from: yearOr(numberOf(asking.arguments, 'from'), 0), to: yearOr(numberOf(asking.arguments, 'to'), 9999) }
    return Array.from(unitYears(units, done.map(adoptionOf), window), (one) => {
      const unit = chosen.get(one.unit)
      return {
        region_id: one.unit,
        region: unit?.region ?? null,
        code: unit?.code ?? null,
        level: unit?.level ?? null,
        parent: unit?.parent ?? null,
        parent_id: unit?.parent_id ?? null,
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
        reports: unit?.reports.get(one.year) ?? 0,
      }
    })
  },
}

/** What every row of a unit says of it. */
function describe(unit: Observed, names: ReadonlyMap<string, Row[string]>) {
  const parent = parentOf(unit.row)
  return {
    region: unit.row['name'] ?? null,
    code: unit.row['code'] ?? null,
    level: unit.row['level'] ?? null,
    parent: names.get(parent ?? '') ?? null,
    parent_id: parent ?? null,
    reports: unit.reports,
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
