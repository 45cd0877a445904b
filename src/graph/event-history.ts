/**
 * Event history of one innovation: who could have adopted it in which year, and who did (Berry & Berry 1990, “State lottery adoptions as
 * policy innovations: an event history analysis”). A unit is at risk from the first year of the window until it adopts or its observation
 * ends; who adopted before the window was never at risk, who adopted in an unknown year has no place in it. What others had done before
 * comes from strictly earlier years: within a year nobody knows who was first.
 */

export interface Unit {
  readonly id: string
  /** The unit above. */
  readonly parent?: string | undefined
  /** The last year in which it was observed. */
  readonly seen: number
}

export interface Adoption {
  readonly unit: string
  /** None where no sentence and no document is dated. */
  readonly year?: number | undefined
}

export interface Window {
  /** The first year at risk; the first year of any adoption where none is given. */
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** One unit in one year in which it was at risk. */
export interface UnitYear {
  readonly unit: string
  readonly year: number
  /** 1 in the first year at risk. */
  readonly risk: number
  readonly adopted: boolean
  /** Whether observation ends here without adoption. */
  readonly censored: boolean
  /** Units of the population that had adopted in earlier years, and their share of it. */
  readonly before: number
  readonly share: number
  readonly parentBefore: boolean
  /** Other units below the same parent, and those of them that had adopted in earlier years. */
  readonly siblings: number
  readonly siblingsBefore: number
}

/** A row for each unit and year at risk, in the order of units. */
export function* unitYears(units: readonly Unit[], adoptions: readonly Adoption[], window: Window = {}): Generator<UnitYear> {
  const years = firstYears(adoptions)
  const undated = new Set(adoptions.filter(({ unit }) => !years.has(unit)).map(({ unit }) => unit))
  const population = units.filter(({ id }) => !undated.has(id))
  const adopted = population.flatMap(({ id }) => years.get(id) ?? [])
  const from = window.from ?? [...years.values()].reduce((a, b) => Math.min(a, b), Infinity)
  if (!Number.isFinite(from)) return
  const before = countBefore(adopted)
  const families = familiesOf(population, years)
  for (const { id, parent, seen } of population) {
    const event = years.get(id)
    const last = Math.min(event ?? seen, window.to ?? Infinity)
    const family = families.get(parent ?? '')
    for (let year = from; year <= last; year++) {
      yield {
        unit: id,
        year,
        risk: year - from + 1,
        adopted: year === event,
        censored: year === last && year !== event,
        before: before(year),
        share: before(year) / population.length,
        parentBefore: (years.get(parent ?? '') ?? Infinity) < year,
        siblings: family ? family.size - 1 : 0,
        siblingsBefore: family?.before(year) ?? 0,
      }
    }
  }
}

/**
 * Until when each unit was observed: the last year of a document of its own, else of one that tells what it did, else the year in which it
 * adopted. Units of which nothing of the kind is known were not observed.
 */
export function lastSeen(
  own: ReadonlyMap<string, number>,
  told: ReadonlyMap<string, number>,
  adopted: ReadonlyMap<string, number>,
): Map<string, number> {
  return new Map([...adopted, ...told, ...own])
}

/** The earliest known year of each unit's adoptions. */
export function firstYears(adoptions: readonly Adoption[]): ReadonlyMap<string, number> {
  const years = new Map<string, number>()
  for (const { unit, year } of adoptions) if (year !== undefined) years.set(unit, Math.min(year, years.get(unit) ?? Infinity))
  return years
}

interface Family {
  readonly size: number
  readonly before: (year: number) => number
}

/** Units below one parent. A unit at risk has not adopted itself, so it never counts among those before it. */
function familiesOf(population: readonly Unit[], years: ReadonlyMap<string, number>): ReadonlyMap<string, Family> {
  const members = new Map<string, string[]>()
  for (const { id, parent } of population) {
    if (parent === undefined) continue
    const known = members.get(parent)
    if (known) known.push(id)
    else members.set(parent, [id])
  }
  return new Map(
    [...members].map(([parent, ids]) => [parent, { size: ids.length, before: countBefore(ids.flatMap((id) => years.get(id) ?? [])) }]),
  )
}

/** How many of the years lie before a given one. */
function countBefore(years: readonly number[]): (year: number) => number {
  const sorted = years.toSorted((a, b) => a - b)
  const known = new Map<number, number>()
  return (year) => {
    const count = known.get(year) ?? sorted.findLastIndex((one) => one < year) + 1
    known.set(year, count)
    return count
  }
}
