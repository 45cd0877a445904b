/**
 * A formula that names one practice by its parts (简政放权、放管结合、优化服务改革) is one name where the lexicon lists it as one, not as many as it has
 * parts: the weighing knows most parts as practices of their own.
 */
import type { Mention } from '../model.ts'
import { createSpanIndex, outermost } from '../spans.ts'
import { hintAt } from './hints.ts'
import type { Hints } from './hints.ts'

const PRACTICES: ReadonlySet<string> = new Set(['Measure', 'Program'])
/** What parts a formula. */
const PARTS = '、'

/** Puts each formula in the place of its parts, where several of them were noted and nothing that reaches beyond it. */
export function withFormulas(text: string, noted: readonly Mention[], hints: Hints): readonly Mention[] {
  const notedOver = createSpanIndex(noted)
  const gone = new Set<Mention>()
  const whole: Mention[] = []
  hints.known.forEach(({ type, name }, index) => {
    if (name === undefined || !PRACTICES.has(type)) return
    const formula = hintAt(hints, index)
    if (!formula || !text.slice(formula.start, formula.end).includes(PARTS)) return
    const parts = notedOver(formula)
    const inside = parts.every((one) => PRACTICES.has(one.type) && formula.start <= one.start && one.end <= formula.end)
    if (!inside || parts.length < 2) return
    for (const part of parts) gone.add(part)
    const { start, end, rule } = formula
    whole.push({ start, end, type, rule, name, weight: Math.max(...parts.map(({ weight }) => weight)) })
  })
  return gone.size === 0
    ? noted
    : [...noted.filter((one) => !gone.has(one)), ...outermost(whole)].toSorted((a, b) => a.start - b.start || b.end - a.end)
}
