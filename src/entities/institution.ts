/** Which institution a mention means: a body of one region, a body known everywhere, or a kind of body or post. */
import type { GazetteerRegion, Mention } from '../model.ts'
import type { RegionContext } from './region.ts'
import type { Thing } from './thing.ts'

/** Bodies that are the same wherever they are named. */
const EVERYWHERE = /^(?:中国|国家|全国|中央|中共)|(?:大学|学院|集团|公司|银行|科学院|研究院|研究所|协会|学会|总社|联合会|部)$/
/** 市委, 区政府, 县人大常委会: the organ of that level in the document's region or above it. */
const ORGAN = /^(?:省|市|区|县|州|旗|自治区|镇|乡)(?=.)/

/** What is known of bodies apart from the document. */
export interface Bodies {
  /** The lexicon's name, where it knows the form as a kind of body or post (网格员): it is then one thing wherever it stands. */
  readonly kind: string | undefined
  /** What makes two names of bodies one. */
  readonly keyOf: (body: string) => string
}

export function institutionThing(mention: Mention, context: RegionContext, { kind, keyOf }: Bodies): Thing {
  const text = context.text.slice(mention.start, mention.end)
  if (kind !== undefined) return { key: `Institution:${keyOf(kind)}`, name: kind, properties: {} }
  const { owner, end } = ownerOf(mention, context)
  const rest = text.slice(end - mention.start)
  if (EVERYWHERE.test(text) && !ORGAN.test(rest)) return { key: `Institution:${keyOf(text)}`, name: undefined, properties: {} }
  const unit = owner ? '' : (ORGAN.exec(rest)?.[0] ?? '')
  const governing = unit && context.region ? context.lineage(context.region).find(({ name }) => name.endsWith(unit)) : undefined
  const region = owner ?? governing ?? context.region
  const body = keyOf(governing ? rest.slice(unit.length) : rest)
  if (!region) return { key: `Institution:${body}`, name: undefined, properties: {} }
  return {
    key: `Institution:${region.code}/${body}`,
    name: undefined,
    properties: { region: `Region:${region.code}`, level: region.level },
  }
}

/** The region at the head of a body's name (安徽省安庆市大观区民政局), and where it ends. */
function ownerOf(mention: Mention, context: RegionContext): { readonly owner: GazetteerRegion | undefined; readonly end: number } {
  let owner: GazetteerRegion | undefined
  let end = mention.start
  for (const name of context.names(mention.start, mention.end)) {
    if (name.start !== end || name.end === mention.end) break
    const [one, ...others] = context.meaning(name.records, owner)
    if (!one || others.length > 0) break
    owner = one
    ;({ end } = name)
  }
  return { owner, end }
}
