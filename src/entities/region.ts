/** Which region a mention means: by the gazetteer, the document's year and region; towns and villages by their form. */
import type { GazetteerRegion, Issue, Level, Mention, Properties } from '../model.ts'
import type { Thing } from './thing.ts'
import type { Verdicts } from './verdicts.ts'

/** What this stage needs to ask of the gazetteer, and what is settled for the document. */
export interface RegionContext {
  readonly document: string
  readonly text: string
  /** The text as the reader sees it: each offset points into it just as well. */
  readonly written: string
  readonly region: GazetteerRegion | undefined
  /** Names of the gazetteer in a stretch of the text, from left to right. */
  names(
    start: number,
    end: number,
  ): readonly { readonly start: number; readonly end: number; readonly records: readonly GazetteerRegion[] }[]
  /** The same in a name that need not stand in the text. */
  parts(name: string): ReturnType<RegionContext['names']>
  /** The region of a full name (安徽省安庆市大观区), or of a name that only one region bears. */
  known(name: string): GazetteerRegion | undefined
  /** What records of one name mean in this document: one, or several that nothing settles. */
  meaning(records: readonly GazetteerRegion[], within: GazetteerRegion | undefined): readonly GazetteerRegion[]
  fullName(region: GazetteerRegion): string
  lineage(region: GazetteerRegion): readonly GazetteerRegion[]
}

const FORMS: readonly (readonly [ending: RegExp, level: Level])[] = [
  [/(?:镇|乡|街道|街)$/, 'township'],
  [/(?:村|社区|屯|寨|庄|嘎查|居委会)$/, 'village'],
  [/(?:开发区|高新区|经开区|示范区|新区|自贸区|试验区|园区|保税区|功能区|新城|新片区)$/, 'zone'],
  [/(?:圈|城市群|大湾区|经济带|经济区|片区|流域|地区)$/, 'area'],
]

/** What people decided about names of places, and where trouble goes. */
export interface Judging {
  readonly verdicts: Verdicts
  readonly report: (issue: Issue) => void
}

interface PlacedThing {
  readonly mention: Mention
  readonly thing: Thing
}

/**
 * The things that a mention of a place means: the place itself and, where names are nested (老河口市张集镇), the larger ones at
 * its head. Trouble is reported, never guessed away.
 */
export function regionThings(mention: Mention, context: RegionContext, judging: Judging): PlacedThing[] {
  return thingsByRule(mention, context, judging).map((one) => ({ ...one, thing: byVerdict(one.thing, context, judging.verdicts) }))
}

/** What a verdict says of a place that the gazetteer does not have. */
function byVerdict(thing: Thing, context: RegionContext, verdicts: Verdicts): Thing {
  const { key, name = '', properties } = thing
  if ('code' in properties) return thing
  const [prefix = ''] = /^[^:]*:(?:[^/]*\/)?/.exec(key) ?? []
  const names = [name, key.slice(prefix.length)].map((one) => verdicts.group('Region', one)).find((group) => group.length > 0) ?? []
  const record = names.map((one) => context.known(one)).find((one) => one !== undefined)
  if (record) return recordedThing(record, context)
  const [leader] = names
  return leader === undefined ? thing : { key: `${prefix}${leader}`, name: leader, properties }
}

/** What records of one name mean by place and year, verdicts on the name minded. */
function meaningsOf(
  { form, records }: { readonly form: string; readonly records: readonly GazetteerRegion[] },
  choose: (records: readonly GazetteerRegion[]) => readonly GazetteerRegion[],
  context: RegionContext,
  verdicts: Verdicts,
): readonly GazetteerRegion[] {
  const meant = choose(records.filter((record) => !verdicts.apart('Region', form, context.fullName(record))))
  if (meant.length < 2) return meant
  const same = verdicts.group('Region', form)
  const said = meant.filter((record) => same.includes(context.fullName(record)))
  return said.length > 0 ? said : meant
}

function thingsByRule(mention: Mention, context: RegionContext, { verdicts, report }: Judging): PlacedThing[] {
  const text = context.text.slice(mention.start, mention.end)
  const things: PlacedThing[] = []
  const line: GazetteerRegion[] = []
  let rest = mention.start
  const names = context.names(mention.start, mention.end)
  for (const [index, name] of names.entries()) {
    if (name.start !== rest) break
    const next = names[index + 1]
    const meant = meaningsOf(
      { form: context.text.slice(name.start, name.end), records: name.records },
      (records) => holding(context.meaning(records, line.at(-1)), next?.start === name.end ? next.records : [], context),
      context,
      verdicts,
    )
    const [one] = meant
    if (!one) break
    if (line.length === 0 && name.end === mention.end && meant.every((record) => isElsewhere(record, context)))
      return [{ mention, thing: unrecorded(text, context.region, text) }]
    if (meant.length > 1 && name.end !== mention.end && isFar(name, { mention, text: context.text }))
      return [...things, { mention, thing: unrecorded(context.text.slice(rest, mention.end), line.at(-1) ?? context.region, text) }]
    if (meant.length > 1) {
      const rivals = meant.map((record) => context.fullName(record)).join('、')
      const span = { start: name.start, end: name.end }
      report({
        document: context.document,
        span,
        rule: 'region/ambiguous',
        message: `“${text}” may be ${name.end === mention.end ? '' : 'in '}${rivals}: say which in the text, or give the document's region`,
        choices: meant.map((record) => context.fullName(record)),
      })
      const level = name.end === mention.end ? one.level : levelOf(text)
      return [...things, { mention, thing: { key: `Region:${text}`, name: text, properties: { level } } }]
    }
    things.push({ mention: { ...mention, end: name.end }, thing: recordedThing(one, context) })
    line.push(one)
    rest = name.end
  }
  if (rest === mention.end) return things
  if (context.region && isOwnZone(text, context.region)) return [{ mention, thing: recordedThing(context.region, context) }]
  const within = line.at(-1)
  if (within && isPartOfName(text.slice(0, rest - mention.start), { of: within, rest: text.slice(rest - mention.start), context })) {
    const from = things.at(-2)?.mention.end ?? mention.start
    return [
      ...things.slice(0, -1),
      { mention, thing: unrecorded(context.text.slice(from, mention.end), line.at(-2) ?? context.region, text) },
    ]
  }
  return [...things, { mention, thing: unrecorded(context.text.slice(rest, mention.end), within ?? context.region, text) }]
}

/** Whether a town lies outside the surroundings of the document's region: a town named alone is one of its own, if the gazetteer has it or not. */
function isElsewhere(record: GazetteerRegion, context: RegionContext): boolean {
  const { region } = context
  if (record.level !== 'township' || !region) return false
  const around = new Set([region.code, ...(region.level === 'province' ? [] : [region.parent])])
  return !context.lineage(record).some(({ code }) => around.has(code))
}

/** Whether a name that several far places share is only the beginning of a town's or village's own name (龙华 in 龙华村). */
function isFar(
  name: { readonly end: number; readonly records: readonly GazetteerRegion[] },
  { mention, text }: { mention: Mention; text: string },
): boolean {
  const level = levelOf(text.slice(name.end, mention.end))
  return (
    (level === 'township' || level === 'village') && name.records.every((record) => record.name !== text.slice(mention.start, name.end))
  )
}

/** Whether what looks like a county's short name is only the beginning of a town's or village's own (望江 in 望江社区). */
function isPartOfName(
  head: string,
  { of, rest, context }: { readonly of: GazetteerRegion; readonly rest: string; readonly context: RegionContext },
): boolean {
  const level = levelOf(rest)
  if (head.endsWith(of.name) || (level !== 'township' && level !== 'village')) return false
  const governs = context.region !== undefined && context.lineage(context.region).some(({ code }) => code === of.code)
  return !governs || FORMS.some(([ending]) => ending.exec(rest)?.index === 0)
}

/** Of several meanings of a larger place's name, those in which the smaller place after it lies; all where that tells nothing. */
function holding(
  records: readonly GazetteerRegion[],
  smaller: readonly GazetteerRegion[],
  context: RegionContext,
): readonly GazetteerRegion[] {
  if (records.length < 2) return records
  const holds = records.filter(({ code }) => smaller.some((one) => context.lineage(one).some((above) => above.code === code)))
  return holds.length > 0 ? holds : records
}

/** The thing that a record of the gazetteer stands for. */
export function recordedThing(record: GazetteerRegion, context: RegionContext): Thing {
  const [, parent] = context.lineage(record)
  const province = context.lineage(record).findLast(({ level }) => level === 'province')
  const properties: Record<string, string> = { code: record.code, level: record.level }
  if (parent) properties.parent = `Region:${parent.code}`
  if (province) properties.province = `Region:${province.code}`
  return { key: `Region:${record.code}`, name: context.fullName(record), properties }
}

/** 示范区, 高新区 by themselves, in a document that speaks for one, are that one. */
function isOwnZone(text: string, region: GazetteerRegion): boolean {
  return region.level === 'zone' && text.endsWith('区') && region.name.endsWith(text)
}

/** A place that the gazetteer does not have: known by its name and what it lies in. */
function unrecorded(name: string, within: GazetteerRegion | undefined, text: string): Thing {
  const level = levelOf(name)
  const properties: Properties = within && level !== 'area' ? { level, parent: `Region:${within.code}` } : { level }
  return { key: within && level !== 'area' ? `Region:${within.code}/${name}` : `Region:${text}`, name: text, properties }
}

function levelOf(name: string): Level {
  return FORMS.find(([ending]) => ending.test(name))?.[1] ?? 'area'
}
