/**
 * Claims to have been the first. Those of one region or one practice are few and asked for as they are; of all of them the table tells which
 * come first, and only these are read.
 */
import type { Row } from '../../model.ts'
import { numberIn, numberOf, type Asking, type Computation } from '../computation.ts'
import { columnOf, NONE } from '../table.ts'
import { WHOLE_GRAPH, adoptedIn, type Adopted } from './adopted.ts'
import { byTexts } from './comparison.ts'
import { SAID, SAID_FILLS, saidOf, type Pair } from './said.ts'

const FIRST: unknown = 'pioneered'
/** The year of a claim without one comes last. */
const LAST_YEAR = 9999

export const firsts: Computation = {
  parameters: ['measure', 'region', 'limit'],
  statements: [...WHOLE_GRAPH, ...SAID, 'adopters'],
  fills: SAID_FILLS,
  run: async (asking) => {
    const { measure, region } = asking.arguments
    const limit = numberOf(asking.arguments, 'limit')
    const rows = await (region !== '' ? asking.run('own') : measure === '' ? foremost(asking, limit) : asking.run('adopters'))
    return rows
      .filter((row) => row['stage'] === FIRST && (measure === '' || row['practice_id'] === measure))
      .toSorted((a, b) => yearOf(a) - yearOf(b) || byTexts(a, b, ['region', 'region_id', 'practice', 'practice_id', 'document', 'quote']))
      .slice(0, limit)
  },
}

function yearOf(row: Row): number {
  return numberIn(row, 'year') ?? LAST_YEAR
}

/** The claims of all regions and practices that have one of the first `limit`. */
async function foremost(asking: Asking, limit: number): Promise<readonly Row[]> {
  const said = await saidOf(asking, foremostPairs(await adoptedIn(asking), limit))
  return [...said.values()].flat()
}

function foremostPairs({ practices, regions, table }: Adopted, limit: number): Pair[] {
  const [practice, region, year] = [columnOf(table, 'practice_id'), columnOf(table, 'region_id'), columnOf(table, 'year')]
  const stage = columnOf(table, 'stage')
  const first = stage.values.findIndex((name) => name === FIRST)
  // Whole numbers that stand in the order of the answer: years, then regions by name, then practices.
  const [ofPractices, ofRegions] = [practices.all.length, regions.all.length]
  const found: number[] = []
  for (let row = 0; row < table.count; row++) {
    if (first === NONE || stage.cells[row] !== first) continue
    const y = Number(year.values[year.cells[row] ?? NONE] ?? LAST_YEAR)
    const r = regions.all[region.cells[row] ?? NONE]?.place ?? 0
    const p = practices.all[practice.cells[row] ?? NONE]?.place ?? 0
    found.push((y * ofRegions + r) * ofPractices + p)
  }
  return [...Float64Array.from(found).toSorted().subarray(0, limit)].map((key) => ({
    practice: practices.ids[key % ofPractices] ?? '',
    region: regions.ids[Math.floor(key / ofPractices) % ofRegions] ?? '',
  }))
}
