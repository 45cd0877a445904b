/** The errors of an evaluation by kind, counted, with one example each: what to work on next. */
import { formOf } from '../form.ts'
import type { Miss, RelationMiss } from './score.ts'

/** An error with the sentence that it stands in, where one is known. */
export interface Told {
  readonly document: string
  readonly what: string
  readonly sentence: string | undefined
}

export interface ErrorKind {
  readonly kind: string
  readonly count: number
  readonly example: Told
}

interface Sentenced {
  readonly sentence: string | undefined
}

/** Kinds of errors, the most frequent first. */
export function kindsOf(misses: readonly (Miss & Sentenced)[], relations: readonly (RelationMiss & Sentenced)[]): ErrorKind[] {
  const byKind = new Map<string, Told[]>()
  const tell = (kind: string, told: Told): void => {
    byKind.set(kind, [...(byKind.get(kind) ?? []), told])
  }
  for (const [index, miss] of misses.entries()) {
    const kind = entityKind(miss, misses, index)
    if (kind !== undefined) tell(kind, { document: miss.document, what: miss.name, sentence: miss.sentence })
  }
  for (const miss of relations)
    tell(relationKind(miss), { document: miss.document, what: `${miss.source} → ${miss.target}`, sentence: miss.sentence })
  return [...byKind]
    .map(([kind, all]) => ({
      kind,
      count: all.length,
      example: all.find(({ sentence }) => sentence !== undefined) ?? { document: '', what: '', sentence: undefined, ...all[0] },
    }))
    .toSorted((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1))
}

/** One error in two halves, a thing too much and a thing missed, is told once, by what was missed. */
function entityKind(miss: Miss, all: readonly Miss[], index: number): string | undefined {
  const counterparts = all.filter((other, at) => at !== index && other.document === miss.document && other.kind !== miss.kind)
  const other = counterparts.find((one) => overlap(one, miss))
  if (other && miss.kind === 'false') return undefined
  if (other) return other.type === miss.type ? `boundary of ${miss.type}` : `${miss.type} taken for ${other.type}`
  return miss.kind === 'missed' ? `${miss.type} not seen` : `${miss.type} where there is none`
}

function overlap(one: Miss, other: Miss): boolean {
  return one.forms.some((form) => other.forms.some((form2) => holds(formOf(form), formOf(form2)) || holds(formOf(form2), formOf(form))))
}

const holds = (long: string, short: string): boolean => short.length >= 2 && long.includes(short)

function relationKind({ kind, type, why }: RelationMiss): string {
  if (kind === 'stage') return `stage of ${type}: ${why}`
  return kind === 'missed' ? `${type} missed: ${why}` : `${type} too much: ${why}`
}
