/**
 * An organisation is named with the place that it belongs to: 大观区民政局, not 民政局 alone. Where the weighing left the place out, and a rule
 * knows the whole name, the whole name is noted, and the place in it is no mention of its own.
 */
import type { Mention } from '../model.ts'
import { createSpanIndex } from '../spans.ts'
import { hintOver } from './known.ts'
import type { Hint } from './known.ts'

const [OWNED, PLACE] = ['Institution', 'Region']

/** 区民政局: the level alone. */
const LEVEL = /[省市县区州旗]/

/** @param hints by start, then by end */
export function withOwners(text: string, noted: readonly Mention[], hints: readonly Hint[]): readonly Mention[] {
  const placesByEnd = new Map<number, number[]>()
  for (const { type, start, end } of hints) {
    if (type !== PLACE) continue
    const starts = placesByEnd.get(end)
    if (starts) starts.push(start)
    else placesByEnd.set(end, [start])
  }
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
function wholeOf({ end, type }: Mention, starts: readonly number[], hints: readonly Hint[]): Hint | undefined {
  for (const start of starts.toSorted((a, b) => a - b)) {
    const hint = hintOver(hints, { start, end }, type)
    if (hint) return hint
  }
  return undefined
}
