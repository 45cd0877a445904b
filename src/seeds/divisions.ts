/**
 * Makes the rows of `seeds/gazetteer/regions.tsv` from the table of division codes by yescallop/areacodes (CC0 1.0): every
 * division of county level and higher since 1981, with its years, its parent and what took its place.
 */
import { REGION_COLUMNS } from './regions.ts'
import { shortForms, type ShortFormRules } from './short-forms.ts'

export type RegionRow = Record<(typeof REGION_COLUMNS)[number], string>

/** A row of the source. */
interface Entry {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly province: string
  readonly under: string
  readonly from: string
  readonly to: string
  readonly successors: string
}

const HEADER = '代码,一级行政区,二级行政区,名称,级别,状态,启用时间,变更/弃用时间,新代码'
const LEVELS: Readonly<Record<string, string>> = { 省级: 'province', 地级: 'prefecture', 县级: 'county' }

/** What stands in the second column for divisions that no prefecture governs. */
const DIRECT = '直辖'

/** Links that the source lacks and that its counties cannot tell: 莱芜市 became two districts of 济南市 in 2018. */
const LINKS: Readonly<Record<string, string>> = { '371200 2018': '370116;370117' }

/**
 * The rows of `regions.tsv`, by code and year.
 * @throws {SyntaxError} where the text is not the table that is expected
 */
export function makeDivisions(csv: string, rules: ShortFormRules): RegionRow[] {
  const records = parse(csv)
  const provinceShorts = new Set(records.filter((record) => record.level === '省级').flatMap((record) => shortForms(record.name)))
  const rows = records.map((record) => ({
    code: record.code,
    name: record.name,
    short: shortsOf(record, rules, provinceShorts).join(';'),
    level: LEVELS[record.level] ?? '',
    parent: parentOf(record),
    from: record.from,
    to: record.to,
    successors: successorsOf(record, records),
  }))
  return rows.toSorted((a, b) => order(a.code, b.code) || order(a.from, b.from))
}

function parse(csv: string): Entry[] {
  const [header = '', ...lines] = csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/)
  if (header !== HEADER) throw new SyntaxError(`the header of the table of division codes must be ${HEADER}`)
  return lines.map((line, index) => {
    const [code = '', province = '', under = '', name = '', level = '', , from = '', to = '', successors = '', ...more] = line.split(',')
    if (!/^\d{6}$/.test(code) || !(level in LEVELS) || more.length > 0)
      throw new SyntaxError(`line ${String(index + 2)} is not a division: ${line}`)
    return { code, province, under, name, level, from, to, successors }
  })
}

function parentOf({ code, level, under }: Entry): string {
  if (level === '省级') return ''
  return level === '地级' || under === DIRECT ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`
}

/** A short form that is a province's own (吉林市, 海南区) would lead astray and is left out. */
function shortsOf({ code, name, level }: Entry, { added, dropped }: ShortFormRules, provinceShorts: ReadonlySet<string>): string[] {
  const byRule = shortForms(name).filter(
    (short) => !dropped.has(short) && !dropped.has(`${code} ${short}`) && (level === '省级' || !provinceShorts.has(short)),
  )
  return [...new Set([...byRule, ...(added.get(code) ?? [])])].filter((short) => short !== name)
}

/**
 * The source names what took a county's place, but not a prefecture's. That is the next division with the same code, or
 * what its counties came under when it ended: prefectures, or a province without (重庆市).
 */
function successorsOf(record: Entry, records: readonly Entry[]): string {
  const link = LINKS[`${record.code} ${record.to}`]
  if (link !== undefined) return link
  if (record.successors !== '' || record.to === '' || record.level !== '地级') return record.successors
  if (records.some(({ code, from }) => code === record.code && from === record.to)) return record.code
  const inside = records.filter(({ code, level, to }) => level === '县级' && code.startsWith(record.code.slice(0, 4)) && to === record.to)
  const heirs = inside.flatMap(({ successors }) => successors.split(';')).filter((code) => /^\d{6}$/.test(code))
  const above = heirs.map((code) =>
    [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`].find((candidate) => records.some((one) => one.code === candidate)),
  )
  return [...new Set(above)].filter((code) => code !== undefined && code !== record.code).join(';')
}

const order = (a: string, b: string): number => Number(a) - Number(b)
