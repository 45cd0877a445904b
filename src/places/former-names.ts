/**
 * What a place was called before: 襄阳市 was 襄樊市 until 2010 (one code, two names), 富阳区 was 富阳市 and before that 富阳县
 * (one code after the other). What a place took in, whole or in part, was never a name of its own.
 */
import type { GazetteerRegion } from '../model.ts'

/** By the code of a place that is in force its former names, the latest first. */
export function formerNames(regions: readonly GazetteerRegion[]): ReadonlyMap<string, readonly string[]> {
  const before = predecessorsOf(regions)
  const found = new Map<string, readonly string[]>()
  for (const region of regions) {
    if (region.to !== undefined) continue
    const names = new Set<string>()
    for (let at = before(region); at; at = before(at)) names.add(at.name)
    names.delete(region.name)
    if (names.size > 0) found.set(region.code, [...names])
  }
  return found
}

/** Of a record the one that it took the place of in the year it began: where there were two, it is none of them. */
function predecessorsOf(regions: readonly GazetteerRegion[]): (region: GazetteerRegion) => GazetteerRegion | undefined {
  const ended = new Map<string, GazetteerRegion[]>()
  for (const region of regions) {
    if (region.to === undefined) continue
    const whole = region.successors.filter((code) => !code.endsWith(']'))
    // One that was divided lives on in none of its parts.
    for (const code of new Set([region.code, ...(whole.length === 1 ? whole : [])])) {
      const key = `${code} ${region.to}`
      ended.set(key, [...(ended.get(key) ?? []), region])
    }
  }
  return ({ code, from }) => {
    const [only, ...others] = ended.get(`${code} ${from}`) ?? []
    return others.length === 0 && only && only.from < from ? only : undefined
  }
}
