/** What people have decided about pairs of names (`decisions.tsv`), as the rules of identity ask it. */
import type { Decision } from '../model.ts'
import { formOf } from '../form.ts'
import { keyOf } from '../key.ts'

export interface Verdicts {
  /** All names that verdicts call the same as this one, along chains of them; the one that stands for them first. None without a verdict. */
  group(type: string, name: string): readonly string[]
  /** Whether a verdict on just these two keeps them apart. */
  apart(type: string, a: string, b: string): boolean
}

export function createVerdicts(decisions: readonly Decision[]): Verdicts {
  const groups = new Map<string, readonly string[]>()
  const apart = new Set<string>()
  const group = (type: string, name: string): readonly string[] => groups.get(`${type} ${keyOf(name)}`) ?? []
  for (const { type, a, b, verdict } of decisions) {
    if (verdict === 'different') {
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const)
        apart.add(`${type} ${formOf(one)} ${formOf(other)}`)
      continue
    }
    const names = unique([...(group(type, a).length > 0 ? group(type, a) : [a]), ...(group(type, b).length > 0 ? group(type, b) : [b])])
    for (const name of names) groups.set(`${type} ${keyOf(name)}`, names)
  }
  return { group, apart: (type, a, b) => apart.has(`${type} ${formOf(a)} ${formOf(b)}`) }
}

/** Names that are spelled differently; the first of each key is kept. */
function unique(names: readonly string[]): string[] {
  const byKey = new Map<string, string>()
  for (const name of names) if (!byKey.has(keyOf(name))) byKey.set(keyOf(name), name)
  return [...byKey.values()]
}
