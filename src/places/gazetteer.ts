/** The gazetteer as it is asked: names found in a text, and what a name can mean in a year. */
import type { EverydayWords, GazetteerRegion, Span } from '../model.ts'
import { createTrie } from '../trie.ts'

export interface PlaceName extends Span {
  /** Every record that bears the name, whatever its years. */
  readonly records: readonly GazetteerRegion[]
  /** Whether it is a short form of all of them. */
  readonly short: boolean
}

/** Says something of an offset into the text. */
export type AtOffset = (offset: number) => boolean

export interface Gazetteer {
  /**
   * Names in a stretch of text, longest at each place, overlapping ones left out (the earlier wins).
   * @param parts whether a word ends at an offset: a short name (大新) inside other words (扩大新区) is none
   * @param mayBegin where no name begins for sure
   */
  find(text: string, start: number, end: number, parts?: AtOffset, mayBegin?: AtOffset): PlaceName[]
  /** All that it looks for. */
  readonly names: readonly string[]
  /** The record of a code that is in force in a year (today, where none is given); else the latest one. */
  coded(code: string, year?: number): GazetteerRegion | undefined
  /** The region, what it lies in, and so on up. */
  lineage(region: GazetteerRegion): readonly GazetteerRegion[]
  /** Names from the province down: 安徽省安庆市大观区. */
  fullName(region: GazetteerRegion): string
  /** Whether a name is so common a word that it is never a place for sure. */
  isPlain(name: string): boolean
}

/** Full names of at most this many characters (和县, 成县) count only where words end too: 完成县级任务. */
const SURE = 3

export function createGazetteer(regions: readonly GazetteerRegion[], everyday: EverydayWords): Gazetteer {
  const byName = new Map<string, readonly GazetteerRegion[]>()
  const byCode = new Map<string, readonly GazetteerRegion[]>()
  for (const region of regions) {
    const alone = [region]
    for (const name of region.short.length === 0 ? [region.name] : new Set([region.name, ...region.short])) push(byName, name, alone)
    push(byCode, region.code, alone)
  }
  const index = indexOf(byName, everyday)
  const coded = (code: string, year?: number): GazetteerRegion | undefined => {
    const records = byCode.get(code) ?? []
    return records.find((record) => holds(record, year)) ?? records.toSorted((a, b) => b.from - a.from)[0]
  }
  const lines = new Map<GazetteerRegion, readonly GazetteerRegion[]>()
  const lineage = (region: GazetteerRegion): readonly GazetteerRegion[] => {
    const known = lines.get(region)
    if (known) return known
    const line = [region]
    for (let parent = region.parent; parent !== undefined && line.length < 8;) {
      const above = coded(parent, region.to === undefined ? undefined : region.to - 1)
      if (!above) break
      line.push(above)
      parent = above.parent
    }
    lines.set(region, line)
    return line
  }
  const fullNames = new Map<GazetteerRegion, string>()
  const fullName = (region: GazetteerRegion): string => {
    const known = fullNames.get(region)
    if (known !== undefined) return known
    const line = region.level === 'area' ? [region.name] : lineage(region).map(({ name }) => name)
    const full = line.toReversed().join('')
    fullNames.set(region, full)
    return full
  }
  return {
    find: (text, start, end, parts, mayBegin) => findNames({ text, start, end, parts, mayBegin }, index),
    names: index.names,
    coded,
    lineage,
    isPlain: (name) => everyday.weighed.has(name),
    fullName,
  }
}

const rules = new WeakMap<GazetteerRegion, string>()

/** The rule of a mention that the name of a record is: one text for all of them. */
export function ruleOf(record: GazetteerRegion): string {
  const known = rules.get(record) ?? `gazetteer/${record.code}`
  rules.set(record, known)
  return known
}

/** Whether a record is in force in a year; without a year, today. */
export function holds({ from, to }: GazetteerRegion, year: number | undefined): boolean {
  return year === undefined ? to === undefined : from <= year && (to === undefined || year <= to)
}

/** Names of places, ready to be looked for. */
interface NameIndex {
  readonly trie: ReturnType<typeof createTrie>
  readonly names: readonly string[]
  /** What bears the name, by the index of the name. */
  readonly records: readonly (readonly GazetteerRegion[])[]
  readonly everyday: ReadonlySet<string>
}

/** All names of two characters and more. */
function indexOf(byName: ReadonlyMap<string, readonly GazetteerRegion[]>, { withFullName }: EverydayWords): NameIndex {
  const [names, records]: [string[], (readonly GazetteerRegion[])[]] = [[], []]
  for (const [name, bearers] of byName) {
    if (name.length < 2) continue
    names.push(name)
    records.push(bearers)
  }
  return { trie: createTrie(names), names, records, everyday: withFullName }
}

interface Stretch extends Span {
  readonly text: string
  readonly parts: AtOffset | undefined
  readonly mayBegin: AtOffset | undefined
}

function findNames({ text, start, end, parts, mayBegin }: Stretch, { trie, names, records: bearers, everyday }: NameIndex): PlaceName[] {
  const found: PlaceName[] = []
  for (let at = start; at < end;) {
    if (mayBegin && !mayBegin(at)) {
      at++
      continue
    }
    let longest: PlaceName | undefined
    trie.at(text, at, end, (to, index) => {
      const name = names[index] ?? ''
      const records = bearers[index] ?? []
      const short = records.every((record) => record.name !== name)
      if ((!short && name.length > SURE) || isFree(text, { start: at, end: to, records }, { name, everyday, parts }))
        longest = { start: at, end: to, records, short }
    })
    if (longest) found.push(longest)
    at = longest?.end ?? at + 1
  }
  return found
}

/** Whether a short form stands by itself: it ends with words, and an everyday word is a place only where the text has the full name. */
function isFree(
  text: string,
  { start, end, records }: Span & Pick<PlaceName, 'records'>,
  { name, everyday, parts }: { name: string; everyday: ReadonlySet<string>; parts: AtOffset | undefined },
): boolean {
  if (parts && !(parts(start) && parts(end))) return false
  return !everyday.has(name) || records.some((record) => record.name === name || text.includes(record.name))
}

/** A list of one is shared by all its keys: most are. */
function push<T>(map: Map<string, readonly T[]>, key: string, alone: readonly T[]): void {
  const list = map.get(key)
  map.set(key, list ? [...list, ...alone] : alone)
}
