/** Which institution a mention means: a body of one region, a body known everywhere, or a kind of body or post. */
import type { GazetteerRegion, Mention } from '../model.ts'
import { keyOf } from './key.ts'
import type { RegionContext } from './region.ts'
import type { Thing } from './thing.ts'

/** Bodies that are the same wherever they are named. */
const EVERYWHERE = /^(?:中国|国家|全国|中央|中共)|(?:大学|学院|集团|公司|银行|科学院|研究院|研究所|协会|学会|总社|联合会|部)$/
/** 市委, 区政府, 县人大常委会: the organ of the level that the document speaks at. */
const ORGAN = /^(?:省|市|区|县|州|旗|自治区|镇|乡)(?=.)/

/**
 * @param kind whether the lexicon knows the name as a kind of body or post (网格员): it is then one thing wherever it stands
 */
export function institutionThing(mention: Mention, context: RegionContext, kind: boolean): Thing {
  const text = context.text.slice(mention.start, mention.end)
  if (kind && mention.name !== undefined) return { key: `Institution:${keyOf(mention.name)}`, name: mention.name, properties: {} }
  const first = context.names(mention.start, mention.end)[0]
  const placed = first?.start === mention.start && first.end < mention.end ? first : undefined
  const owner = placed ? single(context.meaning(placed.records, undefined)) : undefined
  const rest = owner && placed ? text.slice(placed.end - placed.start) : text
  if (EVERYWHERE.test(text) && !ORGAN.test(rest)) return { key: `Institution:${keyOf(text)}`, name: undefined, properties: {} }
  const region = owner ?? context.region
  const body = keyOf(owner ? rest : rest.replace(ORGAN, (unit) => (region?.name.endsWith(unit) ? '' : unit)))
  if (!region) return { key: `Institution:${body}`, name: undefined, properties: {} }
  return {
    key: `Institution:${region.code}/${body}`,
    name: undefined,
    properties: { region: `Region:${region.code}`, level: region.level },
  }
}

const single = (records: readonly GazetteerRegion[]): GazetteerRegion | undefined => (records.length === 1 ? records[0] : undefined)
