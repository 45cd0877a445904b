/** `decisions.tsv`: verdicts of a person on pairs of names, which win over every rule. */
import type { Decision, Ontology } from '../model.ts'
import { readTsv, type Report, type SeedFile } from './tsv.ts'

export const DECISION_COLUMNS = ['type', 'a', 'b', 'verdict', 'why'] as const

interface Placed {
  readonly line: number
  readonly decision: Decision
}

export function readDecisions(file: SeedFile, ontology: Ontology, report: Report): Decision[] {
  const types = new Set(ontology.nodes.map((node) => node.name))
  const placed: Placed[] = []
  const seen = new Set<string>()
  for (const { line, cells } of readTsv(file, DECISION_COLUMNS, report)) {
    const { type, a, b, verdict, why } = cells
    const key = [type, ...[a, b].toSorted()].join('\t')
    if (!types.has(type)) report(file.path, line, `the type “${type}” is none of ${[...types].join(', ')}`)
    if (a === '' || b === '' || a === b) report(file.path, line, 'two different names are expected')
    if (why === '') report(file.path, line, 'the reason is missing')
    if (seen.has(key)) report(file.path, line, `there is a verdict on “${a}” and “${b}” already`)
    else if (verdict === 'same' || verdict === 'different') placed.push({ line, decision: { type, a, b, verdict, why } })
    else report(file.path, line, `the verdict “${verdict}” is neither same nor different`)
    seen.add(key)
  }
  checkConsistent(file, placed, report)
  return placed.map(({ decision }) => decision)
}

/** Names that are the same by a chain of verdicts must not be called different by another. */
function checkConsistent(file: SeedFile, placed: readonly Placed[], report: Report): void {
  const leaders = new Map<string, string>()
  const leader = (name: string): string => {
    const next = leaders.get(name)
    return next === undefined ? name : leader(next)
  }
  for (const { decision } of placed.filter((one) => one.decision.verdict === 'same')) {
    const [a, b] = [leader(`${decision.type}\t${decision.a}`), leader(`${decision.type}\t${decision.b}`)]
    if (a !== b) leaders.set(a, b)
  }
  for (const { line, decision } of placed)
    if (decision.verdict === 'different' && leader(`${decision.type}\t${decision.a}`) === leader(`${decision.type}\t${decision.b}`))
      report(file.path, line, `“${decision.a}” and “${decision.b}” are the same by the other verdicts`)
}
