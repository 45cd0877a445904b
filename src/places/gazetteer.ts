/** The gazetteer as it is asked: names found in a text, and what a name can mean in a year. */
import type { GazetteerRegion, Span } from '../model.ts'
import { createTrie } from '../trie.ts'

export interface PlaceName extends Span {
  /** Every record that bears the name, whatever its years. */
  readonly records: readonly GazetteerRegion[]
  /** Whether it is a short form of all of them. */
  readonly short: boolean
}

export interface Gazetteer {
  /**
   * Names in a stretch of text, longest at each place, overlapping ones left out (the earlier wins).
   * @param parts whether a word ends at an offset: a short name (大新) inside other words (扩大新区) is none
   */
  find(text: string, start: number, end: number, parts?: (offset: number) => boolean): PlaceName[]
  /** The records of a name or short form. */
  named(name: string): readonly GazetteerRegion[]
  /** The record of a code that is in force in a year (today, where none is given); else the latest one. */
  coded(code: string, year?: number): GazetteerRegion | undefined
  /** The region, what it lies in, and so on up. */
  lineage(region: GazetteerRegion): readonly GazetteerRegion[]
  /** Names from the province down: 安徽省安庆市大观区. */
  fullName(region: GazetteerRegion): string
}

/** Full names of at most this many characters (和县, 成县) count only where words end too: 完成县级任务. */
const SURE = 3

/** Short forms that are everyday words (合作, 开放, 富民 …): they count only where the full name stands in the same text. */
const EVERYDAY = new Set(
  '合作 新建 惠民 东兴 开放 比如 富民 港口 和平 平安 文明 兴安 长安 民乐 新城 城中 城区 郊区 河东 河西 江北 江南 建设 解放 开发 团结 前进 向阳 红旗 光明 东风 胜利 安定 安全 平原 城关 中心 中山 永新 高明 大方 共和 同心 广安 镇平 太平 宁静 自治 民丰 公主 友好 先锋 新华 文化 和静 大通 通道 新化 新乡 高新 平等 资源 五星 玉环 温泉 上林 乐业 安居 德化 清流 来宾 宜居 兴业 清新 信丰 安吉 大同 普定 定安 市中 新民 桥东 桥西 高台 农安 双江 沿河 林口 南山 东方 福利 丰都 万年 五台 武进 武功 海晏 南部 西区 东区 中区 富源 昌乐 嘉善 长乐 宁化 安化 新兴 罗定 德庆 民权 方正 集贤 勃利 通河 巴中 内江 三明 河口 合江 永定 永清 安平 平定 宜家 莲花 桃源 永丰 会同 凤凰 崇左 兴国 定南 全南 上思 大化 凌云 东山 安远 仁化 蓝山 青山 西山 北关 文圣 龙山 东昌 站前 老边 双台 银州 振兴 元宝 立山 海港 海州 太子 细河 龙城 铁西 铁东 东港 和政 正宁 宁县 合水'.split(
    ' ',
  ),
)

export function createGazetteer(regions: readonly GazetteerRegion[]): Gazetteer {
  const byName = new Map<string, GazetteerRegion[]>()
  const byCode = new Map<string, GazetteerRegion[]>()
  for (const region of regions) {
    for (const name of new Set([region.name, ...region.short])) push(byName, name, region)
    push(byCode, region.code, region)
  }
  const names = [...byName.keys()].filter((name) => name.length > 1)
  const trie = createTrie(names)
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
  return {
    find: (text, start, end, parts) => findNames({ text, start, end, parts }, { trie, names, byName }),
    named: (name) => byName.get(name) ?? [],
    coded,
    lineage,
    fullName: (region) =>
      region.level === 'area'
        ? region.name
        : lineage(region)
            .toReversed()
            .map(({ name }) => name)
            .join(''),
  }
}

/** Whether a record is in force in a year; without a year, today. */
export function holds({ from, to }: GazetteerRegion, year: number | undefined): boolean {
  return year === undefined ? to === undefined : from <= year && (to === undefined || year <= to)
}

function findNames(
  { text, start, end, parts }: { text: string; start: number; end: number; parts: ((offset: number) => boolean) | undefined },
  {
    trie,
    names,
    byName,
  }: { trie: ReturnType<typeof createTrie>; names: readonly string[]; byName: ReadonlyMap<string, readonly GazetteerRegion[]> },
): PlaceName[] {
  const found: PlaceName[] = []
  for (let at = start; at < end;) {
    let longest: PlaceName | undefined
    trie.at(text, at, end, (to, index) => {
      const name = names[index] ?? ''
      const records = byName.get(name) ?? []
      const short = records.every((record) => record.name !== name)
      if ((!short && name.length > SURE) || isFree(text, { start: at, end: to }, name, records, parts))
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
  { start, end }: Span,
  name: string,
  records: readonly GazetteerRegion[],
  parts?: (offset: number) => boolean,
): boolean {
  if (parts && !(parts(start) && parts(end))) return false
  return !EVERYDAY.has(name) || records.some((record) => record.name === name) || records.some((record) => text.includes(record.name))
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
