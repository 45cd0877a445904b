/** What is said of a document beside its text, checked: by front matter, by a row of `metadata.csv`, by a page's head. */
import { withoutInvisible } from '../invisible.ts'
import type { Doubt, Facts } from './reading.ts'

/** Gives the value of a key, where there is one. */
export type Said = (key: string) => string | undefined

const DATE = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?)?年?(?:[T ].*)?$/

/** The facts among what is said; what cannot be used becomes a doubt. */
export function factsOf(said: Said, rule: string): { readonly facts: Facts; readonly doubts: readonly Doubt[] } {
  const doubts: Doubt[] = []
  const value = (key: string): string | undefined => withoutInvisible(said(key)?.replaceAll(/\s+/g, ' ') ?? '').trim() || undefined
  const date = value('date')
  const iso = date === undefined ? undefined : isoDate(date)
  if (date !== undefined && iso === undefined)
    doubts.push({ rule, message: `the date ${JSON.stringify(date)} is not of the form 2025, 2025-01 or 2025-01-15` })
  const url = value('url') ?? [value('source')].find((source) => source !== undefined && isWebAddress(source))
  if (url !== undefined && !isWebAddress(url))
    doubts.push({ rule, message: `the address ${JSON.stringify(url)} does not begin with http:// or https://` })
  return {
    facts: { title: value('title'), region: value('region'), date: iso, url: url !== undefined && isWebAddress(url) ? url : undefined },
    doubts,
  }
}

/** `2025`, `2025-01` or `2025-01-15` from what people write, `2025年1月15日` among it. */
export function isoDate(written: string): string | undefined {
  const match = DATE.exec(written.trim())
  if (!match) return undefined
  const [, year = '', month, day] = match
  if (!between(year, 1900, 2199) || !between(month ?? '1', 1, 12) || !between(day ?? '1', 1, 31)) return undefined
  return [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined).join('-')
}

/** The year that a title or a file's name speaks of; nothing where it names several. */
export function yearIn(name: string): string | undefined {
  const years = new Set([...name.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].map(([year]) => year))
  return years.size === 1 ? [...years][0] : undefined
}

/** Facts of which the first that says anything of a point wins. */
export function firstOf(...all: readonly Facts[]): Facts {
  const first = (key: keyof Facts): string | undefined => all.find((facts) => facts[key] !== undefined)?.[key]
  return { title: first('title'), region: first('region'), date: first('date'), url: first('url') }
}

function between(digits: string, low: number, high: number): boolean {
  return Number(digits) >= low && Number(digits) <= high
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}
