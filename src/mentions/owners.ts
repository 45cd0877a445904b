/**
 * An organisation is named with the place that it belongs to: 大观区民政局, not 民政局 alone. Where the weighing left the place out, and a rule
 * knows the whole name, the whole name is noted, and the place in it is no mention of its own.
 */
import type { Mention, Span } from '../model.ts'
import { createSpanIndex } from '../spans.ts'
import { knownOver } from './hints.ts'
import type { Hints, Known } from './hints.ts'

const [OWNED, PLACE] = ['Institution', 'Region']

/** 区民政局: the level alone. */
const LEVEL = /[省市县区州旗]/

export function withOwners(text: string, noted: readonly Mention[], hints: Hints): readonly Mention[] {
  const placesByEnd = new Map<number, number[]>()
  hints.known.forEach(({ type }, index) => {
    if (type !== PLACE) return
    const [start = 0, end = 0] = [hints.starts[index], hints.ends[index]]
    const starts = placesByEnd.get(end)
    if (starts) starts.push(start)
    else placesByEnd.set(end, [start])
  })
  const notedOver = createSpanIndex(noted)
  const gone = new Set<Mention>()
  const widened = noted.map((mention) => {
    const level = LEVEL.test(text.charAt(mention.start - 1)) ? [mention.start - 1] : []
    const owners = [...(placesByEnd.get(mention.start) ?? []), ...level]
    const whole = mention.type === OWNED ? wholeOf(mention, owners, hints) : undefined
    if (!whole) return mention
    const before = notedOver({ start: whole.start, end: mention.start })
    if (before.some(({ type, start }) => type !== PLACE || start < whole.start)) return mention
    for (const place of before) gone.add(place)
    return { ...mention, start: whole.start, rule: whole.rule, name: whole.name }
  })
  return gone.size > 0 ? widened.filter((mention) => !gone.has(mention)) : widened
}

/** The longest name that a rule knows, of a place right before an organisation and this together. */
function wholeOf({ end, type }: Mention, starts: readonly number[], hints: Hints): (Known & Pick<Span, 'start'>) | undefined {
  for (const start of starts.toSorted((a, b) => a - b)) {
    const known = knownOver(hints, { start, end }).findLast((one) => one.type === type)
    if (known) return { ...known, start }
  }
  return undefined
}
