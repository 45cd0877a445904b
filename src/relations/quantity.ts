/** Number and unit that stand with a mention: 4,300名网格员, 网格员4300名, 建成…站点20个. Ordinals, years and shares are none. */

const UNIT = '(?:名|个|家|人|项|处|支|所|条|座|户|件|批|台|位|辆|间|套|款|亩|公里|万元|亿元|平方公里|平方米)'
const NUMBER = '(\\d{1,3}(?:[,，]\\d{3}){1,4}|\\d{1,16}(?:\\.\\d{1,16})?)([万亿]?)(?:余|多)?'
const BEFORE = new RegExp(`(?<![\\d年第.])${NUMBER}(${UNIT})[^，。；、\\d]{0,4}$`, 'u')
const AFTER = new RegExp(`^[^，。；、\\d]{0,2}${NUMBER}(${UNIT})(?!以上|以内)`, 'u')

/** Characters around a mention that are looked at. */
const REACH = 16

export interface Quantity {
  readonly quantity: number
  readonly unit: string
}

/** The quantity that belongs to text[start, end), within its clause. */
export function quantityOf(text: string, start: number, end: number): Quantity | undefined {
  const found = AFTER.exec(text.slice(end, end + REACH)) ?? BEFORE.exec(text.slice(Math.max(0, start - REACH), start))
  if (!found) return undefined
  const [, digits = '', magnitude = '', unit = ''] = found
  const factor = magnitude === '万' ? 1e4 : magnitude === '亿' ? 1e8 : 1
  const quantity = Number(digits.replace(/[,，]/g, '')) * factor
  return Number.isFinite(quantity) ? { quantity, unit } : undefined
}
