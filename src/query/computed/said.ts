/** What was said of some practices in some regions: the claims themselves, which the tables only count. */
import type { Row } from '../../model.ts'
import { textIn, type Asking } from '../computation.ts'
import { groupedBy } from './claims.ts'

/** The statements that give them, of some regions and of one, and what these fill in. */
export const SAID: readonly string[] = ['claims', 'own']
export const SAID_FILLS: readonly string[] = ['regions', 'measures', 'region']

export interface Pair {
  readonly practice: string
  readonly region: string
}

/** So many regions are asked for one by one: an engine finds one by its key, several by looking at all. */
const ONE_BY_ONE = 16

/** The claims of each pair, by the pair's key. */
export async function saidOf(asking: Asking, pairs: readonly Pair[]): Promise<ReadonlyMap<string, readonly Row[]>> {
  const wanted = new Set(pairs.map(keyOf))
  const [regions, measures] = [new Set(pairs.map(({ region }) => region)), new Set(pairs.map(({ practice }) => practice))]
  const rows =
    regions.size > ONE_BY_ONE
      ? await asking.run('claims', { regions: [...regions], measures: [...measures] })
      : await claimsOneByOne(asking, regions)
  return groupedBy(
    rows.filter((row) => wanted.has(keyIn(row))),
    keyIn,
  )
}

async function claimsOneByOne(asking: Asking, regions: Iterable<string>): Promise<readonly Row[]> {
  const claims: (readonly Row[])[] = []
  for (const region of regions) claims.push(await asking.run('own', { region }))
  return claims.flat()
}

function keyIn(row: Row): string {
  return keyOf({ practice: textIn(row, 'practice_id'), region: textIn(row, 'region_id') })
}

export function keyOf({ practice, region }: Pair): string {
  return `${practice}\t${region}`
}
