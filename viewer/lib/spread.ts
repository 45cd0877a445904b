/**
 * How one thing spread over others, or what one place took up, over the years: computed from the claims of one relation. What is only planned,
 * the weakest stage of the ontology, is listed but not counted as taken up.
 */
import type { Ontology, PropertyType } from '../../src/model.ts'
import type { Claim, Neighbour } from '../../src/serve/answers.ts'
import type { Net } from './net.ts'

/** One end of the relation. */
export interface Uptake {
  readonly end: Neighbour
  /** Value of the property by which ends are told apart (a level, a field); empty where it is not known. */
  readonly band: string
  /** The earliest claim that counts and has a year. */
  readonly first: { readonly year: number; readonly stage: string } | undefined
  /** The first year that is told of it at any stage, plans too. */
  readonly since: number | undefined
  /** The strongest stage that is said; empty for none. */
  readonly stage: string
}

export interface Curve {
  readonly band: string
  readonly totals: readonly number[]
}

export interface Spread {
  /** Earliest first, those without a year last. */
  readonly uptakes: readonly Uptake[]
  /** Every year from the first to the last. */
  readonly years: readonly number[]
  /** Ends of the first year. */
  readonly firsts: readonly Uptake[]
  /** Ends so far, year by year, all together and by band. */
  readonly totals: readonly number[]
  readonly bands: readonly Curve[]
}

/** The property by which ends of these types are told apart: one with a closed list of values, else one with few different ones. */
export function bandProperty(
  ontology: Ontology,
  net: Net,
  types: ReadonlySet<string>,
): { readonly name: string; readonly property: PropertyType } | undefined {
  const declared = ontology.nodes.filter((type) => types.has(type.name)).flatMap((type) => Object.entries(type.properties))
  const known = new Set(net.columns.facets.map((facet) => facet.name))
  const usable = declared.filter(([name, property]) => property.values !== undefined || known.has(name))
  const [name, property] = usable.find(([, one]) => one.values !== undefined) ?? usable[0] ?? []
  return name === undefined || property === undefined ? undefined : { name, property }
}

/** The value of a property for each entity, by id. */
export function bandsOf(net: Net, property: string): (id: string) => string {
  const facet = net.columns.facets.find((one) => one.name === property)
  return (id) => facet?.values[facet.of[net.indexOf.get(id) ?? -1] ?? -1] ?? ''
}

export function weakestStage(ontology: Ontology): string {
  return ontology.stages.toSorted((a, b) => b.rank - a.rank)[0]?.name ?? ''
}

export function spreadOf(ontology: Ontology, ends: readonly Neighbour[], bandOf: (id: string) => string): Spread {
  const strength = strengths(ontology)
  const planned = weakestStage(ontology)
  const uptakes = ends.map((end): Uptake => {
    const dated = end.claims.flatMap(({ year, stage }) => (year === null || stage === planned ? [] : [{ year, stage: stage ?? '' }]))
    const [first] = dated.toSorted((a, b) => a.year - b.year || strength(a.stage) - strength(b.stage))
    const [since] = end.claims.flatMap(({ year }) => (year === null ? [] : [year])).toSorted((a, b) => a - b)
    return { end, band: bandOf(end.id), first, since, stage: strongest(ontology, end.claims) }
  })
  const ordered = uptakes.toSorted((a, b) => (a.first?.year ?? 9999) - (b.first?.year ?? 9999) || strength(a.stage) - strength(b.stage))
  const firstYears = ordered.flatMap((uptake) => (uptake.first ? [uptake.first.year] : []))
  const from = firstYears[0]
  const to = firstYears.at(-1)
  const years = from === undefined || to === undefined ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const soFar = (some: readonly Uptake[]): number[] =>
    years.map((year) => some.filter(({ first }) => first !== undefined && first.year <= year).length)
  const bands = [...new Set(ordered.filter((uptake) => uptake.first).map((uptake) => uptake.band))]
  const curves = bands.map((band): Curve => ({ band, totals: soFar(ordered.filter((uptake) => uptake.band === band)) }))
  return {
    uptakes: ordered,
    years,
    firsts: ordered.filter(({ first }) => first !== undefined && first.year === from),
    totals: soFar(ordered),
    bands: curves.toSorted((a, b) => (b.totals.at(-1) ?? 0) - (a.totals.at(-1) ?? 0)),
  }
}

/** The strongest stage said in each year, by year; claims without a year are left out. */
export function stagesByYear(ontology: Ontology, { claims }: Neighbour): ReadonlyMap<number, string> {
  const years = new Set(claims.flatMap(({ year }) => (year === null ? [] : [year])))
  return new Map(
    [...years].map((year) => [
      year,
      strongest(
        ontology,
        claims.filter((claim) => claim.year === year),
      ),
    ]),
  )
}

export interface Crossed {
  readonly bands: readonly string[]
  /** Stages that occur, the strongest first; '' is no stage. */
  readonly stages: readonly string[]
  readonly at: (band: string, stage: string) => readonly Uptake[]
}

/** Which ends stand at which stage, by band; bands in the order of their list of values, else the largest first. */
export function crossed(ontology: Ontology, { uptakes }: Spread, order: readonly string[] = []): Crossed {
  const at = (band: string, stage: string): readonly Uptake[] => uptakes.filter((one) => one.band === band && one.stage === stage)
  const size = (band: string): number => uptakes.filter((one) => one.band === band).length
  const place = (band: string): number => (band === '' ? Number.MAX_SAFE_INTEGER : order.indexOf(band))
  const strength = strengths(ontology)
  return {
    bands: [...new Set(uptakes.map((one) => one.band))].toSorted((a, b) => place(a) - place(b) || size(b) - size(a)),
    stages: [...new Set(uptakes.map((one) => one.stage))].toSorted((a, b) => strength(a) - strength(b)),
    at,
  }
}

function strongest(ontology: Ontology, claims: readonly Pick<Claim, 'stage'>[]): string {
  const strength = strengths(ontology)
  const stages = claims.flatMap(({ stage }) => (stage === null ? [] : [stage]))
  return stages.toSorted((a, b) => strength(a) - strength(b))[0] ?? ''
}

function strengths(ontology: Ontology): (stage: string) => number {
  const ranks = new Map(ontology.stages.map((stage) => [stage.name, stage.rank]))
  return (stage) => ranks.get(stage) ?? Number.MAX_SAFE_INTEGER
}
