/**
 * Where a pattern can match at all. Most patterns end with one of a list of literal heads (条例|办法|意见); a sentence without any
 * of them need not be tried. The heads are read off the pattern itself.
 */

/**
 * The literals of which every match of a pattern holds one, longest list first; nothing where the pattern has no such group, or has
 * alternatives at its top.
 */
export function headsOf(source: string): readonly string[] | undefined {
  const groups: string[][] = []
  let depth = 0
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at)
    if (character === '\\') at++
    else if (character === '[') at = endOfClass(source, at)
    else if (character === '|' && depth === 0) return undefined
    else if (character === ')') depth--
    else if (character === '(') {
      const group = depth === 0 ? literals(source, at) : undefined
      if (group) groups.push(group)
      depth++
    }
  }
  return groups.toSorted((a, b) => b.length - a.length)[0]
}

/** A plain group of Chinese literals that must match: neither optional nor a look around. */
function literals(source: string, open: number): string[] | undefined {
  const group = /^\(\?:([\p{Script=Han}\d|]+)\)(?![?*]|\{0)/u.exec(source.slice(open))
  const items = group?.[1]?.split('|')
  return items?.every((item) => item.length > 0) ? items : undefined
}

function endOfClass(source: string, open: number): number {
  let at = open + 1
  while (at < source.length && source.charAt(at) !== ']') at += source.charAt(at) === '\\' ? 2 : 1
  return at
}
