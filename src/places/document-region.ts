/**
 * Which region a document speaks for. Whoever knows it (front matter, metadata, an option) wins; else names vote: a place in
 * the title, in the first lines, before 委 or 政府, at the head of a sentence counts for more, towns vote for their county, and
 * the words that point (全区, 我市, 该县) say at which level the document speaks.
 */
import { pinyin } from 'pinyin-pro'
import type { Doc, GazetteerRegion } from '../model.ts'
import type { Gazetteer, PlaceName } from './gazetteer.ts'
import { holds } from './gazetteer.ts'

export interface DocumentRegion {
  readonly region: GazetteerRegion | undefined
  /** Regions that had as many votes, or nearly as many, where it was not clear. */
  readonly rivals: readonly GazetteerRegion[]
  /** What was said from outside and could not be found in the gazetteer. */
  readonly unknown?: string | undefined
}

const ORGAN = /^(?:党工委|区委|县委|市委|省委|委|政府|人大|政协|人民政府|管委会|纪委)/
/** Votes by kind of evidence; the order of weight matters, not the exact numbers. */
const VOTE = { title: 30, file: 18, head: 4, organ: 3, sentence: 2, plain: 1, below: 0.3, pointed: 12 } as const
const HEAD = 300
/** A first line longer than this is no title. */
const TITLE = 60
/** Who reports on a county names its prefecture too: the lower of two governing names is the one meant. */
const LOWER = 1.3
/** A place name that goes on into the name of a paper, a site, a school or a firm says nothing of the document's region. */
const NAMESAKE = /^.{0,4}?(?:网|日报|晚报|新闻|发布|大学|学院|银行|集团|公司|医院)/
/** A runner-up with this share of the votes makes the choice doubtful. */
const CLOSE = 0.8

export function documentRegion(doc: Doc, gazetteer: Gazetteer, names: readonly PlaceName[]): DocumentRegion {
  if (doc.region) {
    const region = knownRegion(doc.region, doc.year, gazetteer)
    if (region) return { region, rivals: [] }
  }
  const unknown = doc.region
  const votes = countVotes(doc, gazetteer, names)
  const ranked = [...votes].filter(([, vote]) => vote >= VOTE.head).toSorted(([a, m], [b, n]) => n - m || (a.code < b.code ? -1 : 1))
  const [best, second] = ranked
  if (!best) return { region: undefined, rivals: [], unknown }
  const equals = ranked.filter(([, vote]) => vote === best[1])
  if (equals.length > 1) return { region: undefined, rivals: equals.map(([region]) => region), unknown }
  const rivals = second && second[1] >= CLOSE * best[1] ? [second[0]] : []
  return { region: best[0], rivals, unknown }
}

/** A region by its code, its full name (安徽省安庆市大观区) or a name that only one region of that year bears. */
export function knownRegion(said: string, year: number | undefined, gazetteer: Gazetteer): GazetteerRegion | undefined {
  const text = said.replace(/\s/g, '')
  if (/^\d{6}$|^\d{9}$/.test(text)) return gazetteer.coded(text, year)
  const parts = gazetteer.find(text, 0, text.length)
  const last = parts.at(-1)
  if (!last || last.end !== text.length) return undefined
  const above = parts.slice(0, -1).flatMap((part) => part.records.map((record) => record.code))
  const fitting = last.records.filter((record) => {
    const line = gazetteer.lineage(record)
    return parts.slice(0, -1).every((part) => part.records.some((one) => line.some(({ code }) => code === one.code)))
  })
  const candidates = inForce(fitting, year)
  const distinct = new Set(candidates.map(({ code }) => code))
  return distinct.size === 1 || above.length > 0 ? candidates[0] : undefined
}

function countVotes(doc: Doc, gazetteer: Gazetteer, names: readonly PlaceName[]): Map<GazetteerRegion, number> {
  const votes = new Map<GazetteerRegion, number>()
  const starts = new Set(doc.sentences.map(({ start }) => start))
  const opening = doc.text.split('\n', 1)[0] ?? ''
  const titles = [doc.title.length <= TITLE ? doc.title : '', opening.length <= TITLE ? opening : '', doc.id]
  const give = (record: GazetteerRegion, vote: number): void => {
    const current = gazetteer.coded(record.code, doc.year) ?? record
    votes.set(current, (votes.get(current) ?? 0) + vote)
  }
  for (const name of names) {
    if (NAMESAKE.test(doc.text.slice(name.end, name.end + 8))) continue
    const records = inForce(name.records, doc.year)
    const own = records.filter(({ level }) => level === 'province' || level === 'prefecture' || level === 'county' || level === 'zone')
    const vote =
      VOTE.plain +
      (name.start < HEAD ? VOTE.head : 0) +
      (ORGAN.test(doc.text.slice(name.end, name.end + 4)) ? VOTE.organ : 0) +
      (starts.has(name.start) ? VOTE.sentence : 0)
    for (const record of own) give(record, vote / own.length)
    for (const record of records) {
      const above = record.level === 'area' ? undefined : gazetteer.lineage(record)[1]
      if (above) give(above, (VOTE.below * Math.min(vote, VOTE.head)) / records.length)
    }
  }
  titles.forEach((title, index) =>
    voteByTitle(title, index === 2 ? VOTE.file : VOTE.title / (index === 1 && doc.title === titles[1] ? 2 : 1), doc, gazetteer, give),
  )
  romanVotes(doc.id, votes)
  pointVotes(doc.text, votes)
  return votes
}

/** File names are often in pinyin (hebi-2019.txt): they confirm a place that the text names. */
function romanVotes(id: string, votes: Map<GazetteerRegion, number>): void {
  const words = new Set(id.toLowerCase().match(/[a-z]{4,}/g))
  if (words.size === 0) return
  for (const [region, vote] of votes) if (romanNames(region).some((name) => words.has(name))) votes.set(region, vote + VOTE.file)
}

const romanized = new WeakMap<GazetteerRegion, readonly string[]>()

/** A region's names in pinyin, without tones; worked out once. */
function romanNames(region: GazetteerRegion): readonly string[] {
  const known = romanized.get(region)
  if (known) return known
  const names = [region.name, ...region.short].filter((name) => name.length > 1)
  const roman = names.map((name) => pinyin(name, { toneType: 'none', type: 'array' }).join(''))
  romanized.set(region, roman)
  return roman
}

/** The last name of a title's chain of places (保定市清苑区) is the one that it is about; a code in a file name says it too. */
function voteByTitle(
  title: string,
  vote: number,
  doc: Doc,
  gazetteer: Gazetteer,
  give: (record: GazetteerRegion, vote: number) => void,
): void {
  const code = /(?<!\d)[1-8]\d{5}(?!\d)/.exec(title)?.[0]
  const coded = code && gazetteer.coded(code, doc.year)
  if (coded) give(coded, vote)
  const parts = gazetteer.find(title, 0, title.length).filter(({ end }) => !NAMESAKE.test(title.slice(end, end + 8)))
  const [first] = parts
  if (!first) return
  let last = first
  let chain = inForce(first.records, doc.year)
  for (const part of parts.slice(1)) {
    if (part.start !== last.end) break
    const within = inForce(part.records, doc.year).filter((record) =>
      gazetteer.lineage(record).some((above) => chain.some(({ code: c }) => c === above.code)),
    )
    if (within.length === 0) break
    ;[last, chain] = [part, within]
  }
  for (const record of chain) give(record, vote / chain.length)
}

/** 全区, 我市, 该县: the level at which the document speaks. */
function pointVotes(text: string, votes: Map<GazetteerRegion, number>): void {
  const counts = new Map<string, number>()
  for (const [, unit = ''] of text.matchAll(/(?:全|我|该|本)(省|自治区|市|县|区|旗|州|盟|镇|乡)/g))
    counts.set(unit, (counts.get(unit) ?? 0) + 1)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  for (const [region, vote] of votes) if (region.level === 'county' || region.level === 'zone') votes.set(region, vote * LOWER)
  if (total === 0) return
  for (const [region, vote] of votes) {
    const unit =
      region.level === 'zone' ? '区' : region.level === 'province' && region.name.endsWith('自治区') ? '区' : region.name.slice(-1)
    votes.set(region, vote + (VOTE.pointed * (counts.get(unit) ?? 0)) / total)
  }
}

function inForce(records: readonly GazetteerRegion[], year: number | undefined): readonly GazetteerRegion[] {
  const now = records.filter((record) => holds(record, year))
  return now.length > 0 ? now : records
}
