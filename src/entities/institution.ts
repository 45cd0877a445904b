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
  /** The name that a verdict gives the body. */
  readonly called: string | undefined
  /** What makes two names of bodies one. */
  readonly keyOf: (body: string) => string
}

export function institutionThing(mention: Mention, context: RegionContext, { kind, called, keyOf }: Bodies): Thing {
  if (kind !== undefined) return { key: `Institution:${keyOf(kind)}`, name: kind, properties: {} }
  const form = context.text.slice(mention.start, mention.end)
  const own = bodyOf({ form, names: context.names(mention.start, mention.end), offset: mention.start }, context, keyOf)
  if (called === undefined) return thingOf(own)
  // 区民政局 is another body in another region: a verdict on names holds where both are bodies of one region.
  const other = bodyOf({ form: called, names: context.parts(called), offset: 0 }, context, keyOf)
  return own.region?.code === other.region?.code ? thingOf(other, called) : thingOf(own)
}

/** A body of a region, or one that is the same everywhere. */
interface Body {
  readonly region: GazetteerRegion | undefined
  readonly key: string
}

function thingOf({ region, key }: Body, name?: string): Thing {
  if (!region) return { key: `Institution:${key}`, name, properties: {} }
  return { key: `Institution:${region.code}/${key}`, name, properties: { region: `Region:${region.code}`, level: region.level } }
}

/** A body's name, with the places named in it; these count from `offset`. */
interface Named {
  readonly form: string
  readonly names: ReturnType<RegionContext['names']>
  readonly offset: number
}

function bodyOf(named: Named, context: RegionContext, keyOf: Bodies['keyOf']): Body {
  const { form } = named
  const { owner, length } = ownerOf(named, context)
  const rest = form.slice(length)
  if (EVERYWHERE.test(form) && !ORGAN.test(rest)) return { region: undefined, key: keyOf(form) }
  const unit = owner ? '' : (ORGAN.exec(rest)?.[0] ?? '')
  const governing = unit && context.region ? context.lineage(context.region).find(({ name }) => name.endsWith(unit)) : undefined
  return { region: owner ?? governing ?? context.region, key: keyOf(governing ? rest.slice(unit.length) : rest) }
}

/** The region at the head of a body's name (安徽省安庆市大观区民政局), and how much of the name it takes. */
function ownerOf(
  { form, names, offset }: Named,
  context: RegionContext,
): { readonly owner: GazetteerRegion | undefined; readonly length: number } {
  let owner: GazetteerRegion | undefined
  let length = 0
  for (const name of names) {
    if (name.start - offset !== length || name.end - offset === form.length) break
    const [one, ...others] = context.meaning(name.records, owner)
    if (!one || others.length > 0) break
    owner = one
    length = name.end - offset
  }
  return { owner, length }
}
