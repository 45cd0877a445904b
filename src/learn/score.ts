/**
 * Precision, recall and F1 of extractions against gold. An entity is found when its type is the same and one form of it equals a form
 * of the gold's, or holds it and is at most twice as long; a relation when its type and both ends are found. What matches gold
 * that is not core counts neither for nor against.
 */
import { formOf } from '../form.ts'
import type { Gold } from './gold.ts'

/** What is scored of an extraction; the stored form of a document has it. */
export interface Extraction {
  readonly entities: readonly {
    readonly id: string
    readonly type: string
    readonly name: string
    readonly aliases: readonly string[]
    readonly mentions: readonly { readonly text: string }[]
  }[]
  readonly relations: readonly {
    readonly type: string
    readonly source: string
    readonly target: string
    readonly stage?: string | undefined
  }[]
}

export interface Tally {
  tp: number
  fp: number
  fn: number
}

export interface Figures extends Readonly<Tally> {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export interface Miss {
  readonly document: string
  readonly kind: 'false' | 'missed'
  readonly type: string
  readonly name: string
  /** Forms to look for in the text. */
  readonly forms: readonly string[]
}

/** A relation too much or missed, or one at another stage. */
export interface RelationMiss {
  readonly document: string
  readonly kind: 'false' | 'missed' | 'stage'
  readonly type: string
  readonly source: string
  readonly target: string
  /** What went wrong: which end, or which stage for which. */
  readonly why: string
  /** Forms of the target, to look for in the text. */
  readonly forms: readonly string[]
}

export interface Score {
  /** By entity type, relation type, `Practice`, and the sums `entities`, `entities (strict)`, `entities (Measure and Program as one)`, `relations`. */
  readonly figures: Readonly<Record<string, Figures>>
  readonly stage: { readonly right: number; readonly of: number }
  readonly misses: readonly Miss[]
  readonly relationMisses: readonly RelationMiss[]
}

export const ENTITY_TYPES = ['Region', 'Measure', 'Program', 'Institution', 'Policy', 'Honor'] as const
export const RELATION_TYPES = ['ADOPTED', 'ESTABLISHED', 'LED_BY', 'ISSUED', 'PARTNERED_WITH', 'RECEIVED'] as const
const PRACTICE: ReadonlySet<string> = new Set(['Measure', 'Program'])

interface Item {
  readonly type: string
  readonly name: string
  readonly core: boolean
  readonly forms: readonly string[]
}

const equal = (a: string, b: string): boolean => a === b
const alike = (a: string, b: string): boolean => merged(a) === merged(b)
const merged = (type: string): string => (PRACTICE.has(type) ? 'Practice' : type)

/** Scores pairs of gold and extraction; a missing extraction counts as empty. */
export function score(pairs: readonly { readonly gold: Gold; readonly extraction: Extraction | undefined }[]): Score {
  const tallies = new Map<string, Tally>()
  const row = (name: string): Tally => {
    const tally = tallies.get(name) ?? { tp: 0, fp: 0, fn: 0 }
    tallies.set(name, tally)
    return tally
  }
  const stage = { right: 0, of: 0 }
  const misses: Miss[] = []
  const relationMisses: RelationMiss[] = []
  for (const { gold, extraction = { entities: [], relations: [] } } of pairs) {
    const wanted = gold.entities.map((one): Item => ({ ...one, forms: formsOf([one.name, ...one.surfaces]) }))
    const found = extraction.entities
      .filter(({ type }) => (ENTITY_TYPES as readonly string[]).includes(type))
      .map((one) => ({
        id: one.id,
        type: one.type,
        name: one.name,
        core: true,
        forms: formsOf([one.name, ...one.aliases, ...one.mentions.map(({ text }) => text)]),
      }))
    scoreEntities(found, wanted, { same: equal, floor: 2, key: (type) => `strict ${type}`, row })
    scoreEntities(found, wanted, { same: equal, floor: 1, key: (type) => type, row })
    const practice = {
      same: alike,
      floor: 1,
      key: (type: string) => (PRACTICE.has(type) ? 'Practice' : 'all but practices'),
      row,
    }
    const { toGold, shared } = scoreEntities(found, wanted, {
      ...practice,
      miss: (miss) => misses.push({ document: gold.document, ...miss }),
    })
    const goldOf = new Map(found.map(({ id }, index) => [id, toGold.get(index) ?? shared.get(index)]))
    scoreRelations(gold, extraction, { goldOf, wanted, row, stage, miss: (miss) => relationMisses.push(miss) })
  }
  return { figures: figuresOf(row), stage, misses, relationMisses }
}

function formsOf(forms: readonly string[]): string[] {
  return [...new Set(forms.map(formOf).filter((form) => form !== ''))]
}

/** 2 where a form is the same, 1 to 2 where one holds the other, 0 not at all. */
function agreement(a: readonly string[], b: readonly string[]): number {
  let best = 0
  for (const x of a)
    for (const y of b) {
      if (x === y) return 2
      const [short, long] = x.length < y.length ? [x, y] : [y, x]
      if (short.length >= 2 && long.includes(short) && long.length <= 2 * short.length)
        best = Math.max(best, 1 + short.length / long.length / 2)
    }
  return best
}

interface Matching {
  readonly same: (a: string, b: string) => boolean
  readonly floor: number
  readonly key: (type: string) => string
  readonly row: (name: string) => Tally
  readonly miss?: (miss: Omit<Miss, 'document'>) => void
}

/** One to one, best agreement first; a system entity that is left over may share a gold one that is taken. */
function scoreEntities(
  found: readonly Item[],
  wanted: readonly Item[],
  { same, floor, key, row, miss }: Matching,
): { toGold: Map<number, number>; shared: Map<number, number> } {
  const pairs: (readonly [number, number, number])[] = []
  found.forEach((one, i) => {
    wanted.forEach((other, j) => {
      const value = same(one.type, other.type) ? agreement(one.forms, other.forms) : 0
      if (value >= floor) pairs.push([value, i, j])
    })
  })
  pairs.sort((a, b) => b[0] - a[0])
  const toGold = new Map<number, number>()
  const taken = new Set<number>()
  for (const [, i, j] of pairs)
    if (!toGold.has(i) && !taken.has(j)) {
      toGold.set(i, j)
      taken.add(j)
    }
  const shared = new Map<number, number>()
  for (const [, i, j] of pairs) if (!toGold.has(i) && !shared.has(i)) shared.set(i, j)
  found.forEach((one, i) => {
    const own = toGold.get(i)
    const match = wanted[own ?? shared.get(i) ?? -1]
    if (!match) {
      row(key(one.type)).fp++
      miss?.({ kind: 'false', type: one.type, name: one.name, forms: [one.name, ...one.forms] })
    } else if (match.core) row(key(own === undefined ? one.type : match.type))[own === undefined ? 'fp' : 'tp']++
  })
  wanted.forEach((one, j) => {
    if (!one.core || taken.has(j)) return
    row(key(one.type)).fn++
    miss?.({ kind: 'missed', type: one.type, name: one.name, forms: [one.name, ...one.forms] })
  })
  return { toGold, shared }
}

interface RelationScoring {
  readonly goldOf: ReadonlyMap<string, number | undefined>
  readonly wanted: readonly Item[]
  readonly row: (name: string) => Tally
  readonly stage: { right: number; of: number }
  readonly miss: (miss: RelationMiss) => void
}

function scoreRelations(gold: Gold, extraction: Extraction, { goldOf, wanted, row, stage, miss }: RelationScoring): void {
  const names = new Map(extraction.entities.map(({ id, name }) => [id, name]))
  const tell = (type: string, kind: RelationMiss['kind'], why: string, [source, target]: readonly [string, string]): void =>
    miss({ document: gold.document, kind, type, source, target, why, forms: [target] })
  const seen = new Set(goldOf.values())
  const targets = new Set(gold.relations.map(({ target, type }) => `${type} ${String(indexOfEntity(gold, target))}`))
  const indexOf = new Map(gold.entities.map(({ id }, index) => [id, index]))
  const asked = new Map(
    gold.relations.map((one) => [`${String(indexOf.get(one.source))} ${one.type} ${String(indexOf.get(one.target))}`, one]),
  )
  const found = new Set<string>()
  for (const one of extraction.relations) {
    if (!(RELATION_TYPES as readonly string[]).includes(one.type)) continue
    const [a, b] = [goldOf.get(one.source), goldOf.get(one.target)]
    const straight = `${String(a)} ${one.type} ${String(b)}`
    const at = one.type === 'PARTNERED_WITH' && !asked.has(straight) ? `${String(b)} ${one.type} ${String(a)}` : straight
    const want = asked.get(at)
    if (want) {
      if (found.has(at)) continue
      found.add(at)
      if (!want.core) continue
      row(one.type).tp++
      if (one.type !== 'ADOPTED') continue
      stage.of++
      if (one.stage === want.stage) stage.right++
      else tell(one.type, 'stage', `${want.stage ?? 'none'} taken for ${one.stage ?? 'none'}`, endsOf(one, names))
    } else if (a === undefined || b === undefined || (wanted[a]?.core && wanted[b]?.core)) {
      row(one.type).fp++
      const why =
        b === undefined || a === undefined
          ? 'an end is not annotated'
          : targets.has(`${one.type} ${String(b)}`)
            ? 'another subject'
            : 'nobody did it'
      tell(one.type, 'false', why, endsOf(one, names))
    }
  }
  for (const [at, one] of asked) {
    if (!one.core || one.type === 'LOCATED_IN' || found.has(at)) continue
    row(one.type).fn++
    const ends = [indexOf.get(one.source), indexOf.get(one.target)]
    const why = ends.every((end) => seen.has(end)) ? 'both ends are found' : 'an end is not found'
    tell(one.type, 'missed', why, [gold.entities[ends[0] ?? -1]?.name ?? '', gold.entities[ends[1] ?? -1]?.name ?? ''])
  }
}

function endsOf(
  { source, target }: { readonly source: string; readonly target: string },
  names: ReadonlyMap<string, string>,
): [string, string] {
  return [names.get(source) ?? source, names.get(target) ?? target]
}

function indexOfEntity(gold: Gold, id: string): number {
  return gold.entities.findIndex((one) => one.id === id)
}

function figuresOf(row: (name: string) => Tally): Record<string, Figures> {
  const sum = (names: readonly string[]): Tally =>
    names.reduce((total, name) => ({ tp: total.tp + row(name).tp, fp: total.fp + row(name).fp, fn: total.fn + row(name).fn }), {
      tp: 0,
      fp: 0,
      fn: 0,
    })
  return {
    ...Object.fromEntries([...ENTITY_TYPES, 'Practice', ...RELATION_TYPES].map((name) => [name, ratios(row(name))])),
    'entities (strict)': ratios(sum(ENTITY_TYPES.map((name) => `strict ${name}`))),
    entities: ratios(sum(ENTITY_TYPES)),
    'entities (Measure and Program as one)': ratios(sum(['Practice', 'all but practices'])),
    relations: ratios(sum(RELATION_TYPES)),
  }
}

function ratios({ tp, fp, fn }: Tally): Figures {
  const precision = tp / (tp + fp || 1)
  const recall = tp / (tp + fn || 1)
  return { tp, fp, fn, precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) }
}
