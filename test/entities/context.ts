/** What the stage of entities asks of a document, with the gazetteer of the project. */
import type { RegionContext } from '../../src/entities/region.ts'
import { knownRegion } from '../../src/places/document-region.ts'
import { createGazetteer } from '../../src/places/gazetteer.ts'
import { meaningOf } from '../../src/places/places.ts'
import { projectSeeds } from '../support/reading.ts'

const { regions, everyday } = await projectSeeds()
const gazetteer = createGazetteer(regions, everyday)

/** A text that speaks for the region of a code, or for nobody knows which. */
export function contextOf(text: string, code: string | undefined, year = 2022): RegionContext {
  const region = code === undefined ? undefined : gazetteer.coded(code, year)
  return {
    document: 'document',
    text,
    written: text,
    region,
    names: (start, end) => gazetteer.find(text, start, end),
    parts: (name) => gazetteer.find(name, 0, name.length),
    known: (name) => knownRegion(name, year, gazetteer),
    meaning: (records, within) => {
      const inside = within ? records.filter((record) => gazetteer.lineage(record).some((above) => above.code === within.code)) : records
      return meaningOf(inside.length > 0 ? inside : records, region, year, gazetteer)
    },
    fullName: (one) => gazetteer.fullName(one),
    lineage: (one) => gazetteer.lineage(one),
  }
}
