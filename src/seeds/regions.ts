/**
 * The gazetteer: divisions of the state (`regions.tsv`), towns (`towns.tsv`), zones with an administration of their own
 * (`zones.tsv`) and named areas (`areas.tsv`), read into one list and checked against each other.
 */
import type { GazetteerRegion, Level } from '../model.ts'
import { listOf, NONE, readTsv, type Report, type SeedFile, type TsvRow } from './tsv.ts'

export const REGION_COLUMNS = ['code', 'name', 'short', 'level', 'parent', 'from', 'to', 'successors'] as const
export const TOWN_COLUMNS = ['code', 'name', 'parent'] as const
export const ZONE_COLUMNS = ['key', 'name', 'short', 'parent', 'from', 'to', 'successors', 'source'] as const
export const AREA_COLUMNS = ['key', 'name', 'short', 'parent', 'from', 'to', 'source'] as const

/** The records begin here; what is as old or has no year on record is valid from this year. */
export const FIRST_YEAR = 1981

const LAST_YEAR = 2100
const DIVISIONS: readonly string[] = ['country', 'province', 'prefecture', 'county'] satisfies Level[]

/** A row with the place it stands in, until all rows are known and can be checked against each other. */
interface Placed {
  readonly file: string
  readonly line: number
  readonly region: GazetteerRegion
}

export interface GazetteerFiles {
  readonly regions: SeedFile
  readonly towns: SeedFile
  readonly zones: SeedFile
  readonly areas: SeedFile
}

/** Every region of the gazetteer, divisions first, in the order of the files. */
export function readRegions(files: GazetteerFiles, report: Report): GazetteerRegion[] {
  const placed = [
    ...divisions(files.regions, report),
    ...towns(files.towns, report),
    ...zones(files.zones, report),
    ...areas(files.areas, report),
  ]
  checkLinks(placed, report)
  checkValidity(placed, report)
  return placed.map(({ region }) => region)
}

function divisions(file: SeedFile, report: Report): Placed[] {
  return readTsv(file, REGION_COLUMNS, report).map((row) => {
    const { code, level } = row.cells
    if (!digits(code, 6)) report(file.path, row.line, `the code ${quoted(code)} has not six digits`)
    if (!isDivision(level)) report(file.path, row.line, `the level ${quoted(level)} is none of ${DIVISIONS.join(', ')}`)
    return place(file, row, { code, level: isDivision(level) ? level : 'county', successors: listOf(row.cells.successors) }, report)
  })
}

function towns(file: SeedFile, report: Report): Placed[] {
  const parents = new Map<string, string>()
  // Forty thousand towns lie in three thousand counties: each code is kept once.
  const same = (code: string): string => parents.get(code) ?? (parents.set(code, code), code)
  return readTsv(file, TOWN_COLUMNS, report).map(({ line, cells: { code, name, parent } }) => {
    if (!digits(code, 9)) report(file.path, line, `the code ${quoted(code)} has not nine digits`)
    if (name === '') report(file.path, line, 'the name is empty')
    return {
      file: file.path,
      line,
      region: { code, name, short: NONE, level: 'township', parent: same(parent), from: FIRST_YEAR, to: undefined, successors: NONE },
    }
  })
}

function zones(file: SeedFile, report: Report): Placed[] {
  return readTsv(file, ZONE_COLUMNS, report).map((row) => {
    checkKey(file, row, report)
    return place(file, row, { code: row.cells.key, level: 'zone', successors: listOf(row.cells.successors) }, report)
  })
}

function areas(file: SeedFile, report: Report): Placed[] {
  return readTsv(file, AREA_COLUMNS, report).map((row) => {
    checkKey(file, row, report)
    return place(file, row, { code: row.cells.key, level: 'area', successors: NONE }, report)
  })
}

type Common = 'name' | 'short' | 'parent' | 'from' | 'to'

function place(file: SeedFile, row: TsvRow<Common>, own: Pick<GazetteerRegion, 'code' | 'level' | 'successors'>, report: Report): Placed {
  const { name, short, parent, from, to } = row.cells
  if (name === '') report(file.path, row.line, 'the name is empty')
  const shorts = listOf(short)
  if (shorts.includes('')) report(file.path, row.line, 'a short form is empty')
  if (new Set([name, ...shorts]).size <= shorts.length) report(file.path, row.line, 'a short form is given twice or is the name')
  const start = year(file, row.line, from, report) ?? FIRST_YEAR
  const end = year(file, row.line, to, report)
  if (end !== undefined && end < start) report(file.path, row.line, `it ends (${to}) before it begins (${from})`)
  return {
    file: file.path,
    line: row.line,
    region: { name, short: shorts, parent: parent === '' ? undefined : parent, from: start, to: end, ...own },
  }
}

function year(file: SeedFile, line: number, cell: string, report: Report): number | undefined {
  if (cell === '') return undefined
  const value = Number(cell)
  if (digits(cell, 4) && value >= 1949 && value <= LAST_YEAR) return value
  report(file.path, line, `${quoted(cell)} is not a year`)
  return undefined
}

function checkKey(file: SeedFile, row: TsvRow<'key' | 'source'>, report: Report): void {
  if (row.cells.key === '' || digits(row.cells.key.slice(0, 1), 1))
    report(file.path, row.line, `the key ${quoted(row.cells.key)} must be a word`)
  if (row.cells.source === '') report(file.path, row.line, 'the source is missing')
}

/** Every parent and successor must exist, be another region, and no region may lie in itself. */
function checkLinks(placed: readonly Placed[], report: Report): void {
  const codes = new Set(placed.map(({ region }) => region.code))
  for (const { file, line, region } of placed) {
    const { code, parent } = region
    if (parent !== undefined && !codes.has(parent)) report(file, line, `no region has the code ${quoted(parent)} of its parent`)
    if (parent === code) report(file, line, 'it is its own parent')
    for (const successor of region.successors) {
      const link = /^([^[\]]+)(?:\[([12]\d{3})\])?$/.exec(successor)
      if (!link) report(file, line, `the successor ${quoted(successor)} is not a code, or a code with a year in brackets`)
      else if (!codes.has(link[1] ?? '')) report(file, line, `no region has the code ${quoted(link[1] ?? '')} of its successor`)
    }
  }
}

/** A code may be used again, never by two regions in one year. */
function checkValidity(placed: readonly Placed[], report: Report): void {
  const byCode = new Map<string, Placed[]>()
  for (const one of placed) {
    const others = byCode.get(one.region.code)
    for (const other of others ?? [])
      if (one.region.from < (other.region.to ?? LAST_YEAR) && other.region.from < (one.region.to ?? LAST_YEAR))
        report(
          one.file,
          one.line,
          `the code ${one.region.code} is also that of ${other.region.name} (line ${String(other.line)}) in the same years`,
        )
    if (others) others.push(one)
    else byCode.set(one.region.code, [one])
  }
}

function isDivision(level: string): level is Level {
  return DIVISIONS.includes(level)
}

function digits(text: string, count: number): boolean {
  if (text.length !== count) return false
  for (let i = 0; i < count; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 48 || unit > 57) return false
  }
  return true
}

const quoted = (text: string): string => `“${text}”`
