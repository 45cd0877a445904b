/** Doc → Places: every name of the gazetteer that stands in the text, and the region that the document speaks for. */
import type { Doc, GazetteerRegion, Issue, Tokens } from '../model.ts'
import { documentRegion } from './document-region.ts'
import type { AtOffset, Gazetteer, PlaceName } from './gazetteer.ts'
import { holds } from './gazetteer.ts'

export interface Places {
  readonly names: readonly PlaceName[]
  /** The region that the document speaks for. */
  readonly region: GazetteerRegion | undefined
  readonly issues: readonly Issue[]
}

/** How a region lies to the one that the document speaks for. */
export type Nearness = 'self' | 'above' | 'below' | 'beside' | 'near' | 'far'

/** @param mayBegin where no name of the gazetteer begins for sure */
export function findPlaces(doc: Doc, words: Tokens, gazetteer: Gazetteer, mayBegin?: AtOffset): Places {
  const names = gazetteer.find(doc.text, 0, doc.text.length, boundariesOf(doc.text, words), mayBegin)
  const { region, rivals, unknown } = documentRegion(doc, gazetteer, names)
  const issues: Issue[] = []
  if (unknown)
    issues.push({
      document: doc.id,
      rule: 'region/unknown',
      message: `the region “${unknown}” that was given is not in the gazetteer, or is ambiguous`,
    })
  if (!region && rivals.length > 0)
    issues.push({
      document: doc.id,
      rule: 'region/doubtful',
      message: `the document may speak for ${rivals.map((rival) => gazetteer.fullName(rival)).join('、')}: say which in front matter or metadata.csv`,
    })
  else if (!region)
    issues.push({
      document: doc.id,
      rule: 'region/none',
      message: 'no region could be found for the document: name one in front matter or metadata.csv',
    })
  const [rival] = rivals
  if (region && rival)
    issues.push({
      document: doc.id,
      rule: 'region/doubtful',
      message: `the document may speak for ${gazetteer.fullName(rival)} instead of ${gazetteer.fullName(region)}`,
    })
  return { names, region, issues }
}

/** Whether a word begins or ends at an offset: a bit for each. */
function boundariesOf(text: string, words: Tokens): AtOffset {
  const bits = new Uint8Array((text.length >>> 3) + 1)
  const mark = (offset: number): void => {
    bits[offset >>> 3] = (bits[offset >>> 3] ?? 0) | (1 << (offset & 7))
  }
  words.starts.forEach((start, index) => {
    mark(start)
    mark(start + (words.formAt(index)?.text.length ?? 0))
  })
  return (offset) => (((bits[offset >>> 3] ?? 0) >>> (offset & 7)) & 1) === 1
}

/**
 * What a name means in a document: of the records in force, the nearest to the document's region; several where that does not
 * settle it.
 */
export function meaningOf(
  records: readonly GazetteerRegion[],
  region: GazetteerRegion | undefined,
  year: number | undefined,
  gazetteer: Gazetteer,
): readonly GazetteerRegion[] {
  const valid = records.filter((record) => holds(record, year))
  const candidates = distinct(valid.length > 0 ? valid : records)
  if (candidates.length < 2) return candidates
  const ranked = candidates.map((record) => ({ record, rank: RANK[nearnessOf(record, region, gazetteer)] * 10 + LEVEL_RANK[record.level] }))
  const best = Math.min(...ranked.map(({ rank }) => rank))
  return ranked.filter(({ rank }) => rank === best).map(({ record }) => record)
}

const RANK: Record<Nearness, number> = { self: 0, above: 1, below: 1, beside: 2, near: 3, far: 4 }
/** Among equally near ones the higher is meant: 安庆 is the city, not a town of that name. */
const LEVEL_RANK: Record<GazetteerRegion['level'], number> = {
  country: 0,
  province: 0,
  area: 1,
  prefecture: 1,
  zone: 2,
  county: 2,
  township: 3,
  village: 4,
}

export function nearnessOf(record: GazetteerRegion, region: GazetteerRegion | undefined, gazetteer: Gazetteer): Nearness {
  if (!region) return 'far'
  if (record.code === region.code) return 'self'
  const own = gazetteer.lineage(region).map(({ code }) => code)
  const its = gazetteer.lineage(record).map(({ code }) => code)
  if (own.includes(record.code)) return 'above'
  if (its.includes(region.code)) return 'below'
  if (record.parent !== undefined && record.parent === region.parent) return 'beside'
  return its.at(-1) === own.at(-1) ? 'near' : 'far'
}

function distinct(records: readonly GazetteerRegion[]): readonly GazetteerRegion[] {
  const byCode = new Map<string, GazetteerRegion>()
  for (const record of records) byCode.set(record.code, record)
  return [...byCode.values()]
}
