/**
 * The short forms of a division's name as reports use them: 安庆市 → 安庆, 延边朝鲜族自治州 → 延边州, 延边. What no rule gives
 * (沪, 前郭) is added, and what would be a common word (合作, 比如) is left out, by `seeds/gazetteer/short-forms.tsv`.
 */
import { readTsv, type Report, type SeedFile } from './tsv.ts'

export const SHORT_FORM_COLUMNS = ['code', 'short', 'rule', 'why'] as const

/** What a person decided about short forms. */
export interface ShortFormRules {
  /** By code. */
  readonly added: ReadonlyMap<string, readonly string[]>
  /** `code` and `short` with a space between, or the short form alone where it is left out for every region. */
  readonly dropped: ReadonlySet<string>
}

/** The 55 minorities as their names stand in names of places, longer ones first; 各族 for “of all nationalities”. */
const PEOPLES = (
  '柯尔克孜族 柯尔克孜 维吾尔族 维吾尔 哈萨克族 哈萨克 塔吉克族 塔吉克 达斡尔族 鄂伦春族 鄂温克族 土家族 朝鲜族 蒙古族 蒙古 布依族 哈尼族 傈僳族 拉祜族 ' +
  '布朗族 毛南族 仫佬族 仡佬族 景颇族 撒拉族 保安族 东乡族 裕固族 锡伯族 普米族 纳西族 独龙族 阿昌族 德昂族 基诺族 高山族 赫哲族 京族 门巴族 珞巴族 塔塔尔族 ' +
  '乌孜别克族 俄罗斯族 回族 藏族 苗族 彝族 壮族 满族 侗族 瑶族 白族 傣族 黎族 畲族 佤族 水族 土族 羌族 怒族 各族'
).split(' ')

/** What the name of an autonomous division ends in, and what stays of it in the middle form. */
const AUTONOMOUS = [
  ['自治州', '州'],
  ['自治县', '县'],
  ['自治旗', '旗'],
] as const

const SUFFIXES = ['特别行政区', '自治区', '地区', '林区', '矿区', '特区', '省', '市', '县', '区', '盟', '旗'] as const

/** Ends of what is left of a name that show that it cannot stand alone: 鄂托克前(旗), 东郊(区). */
const UNFINISHED = ['左', '右', '前', '后', '中', '联合', '郊']

/** The short forms that follow from a name by rule: none of one character. */
export function shortForms(name: string): string[] {
  for (const [suffix, rest] of AUTONOMOUS)
    if (name.endsWith(suffix)) {
      const stem = withoutPeoples(name.slice(0, -suffix.length))
      return stem.length > 1 ? [stem + rest, stem] : [stem + rest]
    }
  const suffix = SUFFIXES.find((end) => name.endsWith(end))
  if (suffix === undefined) return []
  const stem = name.endsWith('新区') ? name.slice(0, -2) : name.slice(0, -suffix.length)
  if (stem.length < 2 || UNFINISHED.some((end) => stem.length > end.length && stem.endsWith(end) && suffix !== '市' && suffix !== '县'))
    return []
  return [suffix === '自治区' ? withoutPeoples(stem) : stem]
}

/** 恩施土家族苗族 → 恩施. Where less than two characters would be left, the name stays: 内蒙古, 东乡族 → 东乡. */
function withoutPeoples(stem: string): string {
  const people = PEOPLES.find((one) => stem.endsWith(one))
  if (people === undefined) return stem
  const rest = stem.slice(0, -people.length)
  if (rest.length > 1) return withoutPeoples(rest)
  return stem.endsWith('族') ? stem.slice(0, -1) : stem
}

/** Reads `short-forms.tsv`. */
export function readShortForms(file: SeedFile, report: Report): ShortFormRules {
  const added = new Map<string, string[]>()
  const dropped = new Set<string>()
  for (const { line, cells } of readTsv(file, SHORT_FORM_COLUMNS, report)) {
    const { code, short, rule, why } = cells
    if (short === '' || why === '') report(file.path, line, 'the short form or the reason is missing')
    if (rule === 'drop') dropped.add(code === '' ? short : `${code} ${short}`)
    else if (rule === 'add' && code !== '') added.set(code, [...(added.get(code) ?? []), short])
    else report(file.path, line, 'the rule must be drop, or add with a code')
  }
  return { added, dropped }
}
