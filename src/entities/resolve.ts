/**
 * Mention[] → Entity[]: the mentions of one thing are put together. An id is computed from the mention, the document and the
 * seeds alone, so documents can be read in any order; what people have decided (`decisions.tsv`) wins over every rule.
 */
import type { Decision, Entity, EntityMention, Issue, Lexeme, Mention, Properties } from '../model.ts'
import { formOf } from '../form.ts'
import { institutionThing } from './institution.ts'
import { keyOf } from '../key.ts'
import { ownCopy } from '../own-copy.ts'
import { recordedThing, regionThings } from './region.ts'
import type { RegionContext } from './region.ts'
import type { Thing } from './thing.ts'
import { createVerdicts } from './verdicts.ts'
import type { Verdicts } from './verdicts.ts'

/** What a form of a type means: the key that makes it one thing with others, and what is known of that thing. */
export interface Settled {
  readonly key: string
  /** Canonical name, from the lexicon or a verdict. */
  readonly name: string | undefined
  readonly lexeme: Lexeme | undefined
}

export interface Identity {
  /** The lexicon's entry that lists a form. */
  listed(type: string, form: string): Lexeme | undefined
  /** The lexicon's entry by type and key. */
  canonical(type: string, key: string): Lexeme | undefined
  /** Verdicts of people first, then the lexicon, then the form itself. */
  settle(type: string, form: string): Settled
  readonly verdicts: Verdicts
}

/** Types whose things are often taken for one another: one form in one document is one thing. */
const PRACTICE_TYPES = ['Measure', 'Program'] as const
const PRACTICES: ReadonlySet<string> = new Set(PRACTICE_TYPES)

export function createIdentity(lexemes: readonly Lexeme[], decisions: readonly Decision[]): Identity {
  const byKey = createTable<Lexeme>()
  const learn = (lexeme: Lexeme, form: string): void => {
    const key = keyOf(form)
    if (!byKey.get(lexeme.type, key)) byKey.set(lexeme.type, key, lexeme)
  }
  // What one entry is called wins over what another is called too.
  for (const lexeme of lexemes) learn(lexeme, lexeme.name)
  for (const lexeme of lexemes) for (const surface of lexeme.surfaces) learn(lexeme, surface)
  const byForm = createTable<Lexeme>()
  for (const one of lexemes) for (const surface of one.surfaces) byForm.set(one.type, formOf(surface), one)
  const verdicts = createVerdicts(decisions)
  const leaderOf = (type: string, name: string): string | undefined => verdicts.group(type, name)[0]
  const known = (type: string, form: string): Settled => {
    const entry = byKey.get(type, keyOf(form))?.name ?? form
    const leader = leaderOf(type, entry) ?? leaderOf(type, form)
    const lexeme = byKey.get(type, keyOf(leader ?? entry))
    const name = lexeme?.name ?? leader
    return { key: keyOf(name ?? form), name, lexeme }
  }
  const apart = apartNames(decisions, known)
  const settled = createTable<Settled>()
  let count = 0
  return {
    listed: (type, form) => byForm.get(type, formOf(form)),
    canonical: byKey.get,
    verdicts,
    settle(type, form) {
      const before = settled.get(type, form)
      if (before) return before
      const own = ownCopy(form)
      const settling = apart.get(`${type} ${formOf(own)}`) ?? known(type, own)
      if (count++ % REMEMBERED === 0) settled.clear()
      settled.set(type, own, settling)
      return settling
    },
  }
}

/** What is known by type and form, or key. */
interface Table<T> {
  readonly get: (type: string, form: string) => T | undefined
  readonly set: (type: string, form: string, value: T) => void
  readonly clear: () => void
}

/** One map a type: no key is put together to be asked for. */
function createTable<T>(): Table<T> {
  const types = new Map<string, Map<string, T>>()
  return {
    get: (type, form) => types.get(type)?.get(form),
    set(type, form, value) {
      const forms = types.get(type) ?? new Map<string, T>()
      types.set(type, forms.set(form, value))
    },
    clear: () => {
      types.clear()
    },
  }
}

/** The same forms are asked for again and again: so many answers are kept. */
const REMEMBERED = 20_000

/** Names that a verdict keeps apart although a rule or the lexicon takes them for one: each is then known by its own form. */
function apartNames(decisions: readonly Decision[], known: (type: string, form: string) => Settled): ReadonlyMap<string, Settled> {
  const apart = new Map<string, Settled>()
  for (const { type, a, b, verdict } of decisions) {
    const [first, second] = [known(type, a), known(type, b)]
    if (verdict !== 'different' || first.key !== second.key) continue
    for (const name of [a, b])
      if (first.name === undefined || formOf(name) !== formOf(first.name))
        apart.set(`${type} ${formOf(name)}`, { key: formOf(name), name, lexeme: undefined })
  }
  return apart
}

interface Group {
  readonly id: string
  readonly type: string
  readonly name: string | undefined
  readonly properties: Properties
  readonly mentions: Mention[]
}

export function resolveEntities(
  mentions: readonly Mention[],
  identity: Identity,
  context: RegionContext,
): { readonly entities: Entity[]; readonly issues: Issue[] } {
  const issues: Issue[] = []
  const groups = new Map<string, Group>()
  if (context.region) {
    const { key, name, properties } = recordedThing(context.region, context)
    groups.set(key, { id: key, type: 'Region', name, properties, mentions: [] })
  }
  const put = (mention: Mention, type: string, { key, name, properties }: Thing): void => {
    const group = groups.get(key)
    if (group) group.mentions.push(mention)
    else groups.set(key, { id: key, type, name, properties, mentions: [mention] })
  }
  const judging = { verdicts: identity.verdicts, report: (issue: Issue) => issues.push(issue) }
  const typeOf = practiceTypes(mentions, context.text, identity)
  /** A form of a type means the same wherever it stands in a document, other than a place's name. */
  const known = createTable<Thing>()
  for (const mention of mentions) {
    if (mention.type === 'Region') {
      for (const { mention: part, thing } of regionThings(mention, context, judging)) put(part, mention.type, thing)
      continue
    }
    const form = context.text.slice(mention.start, mention.end)
    const type = typeOf(mention.type, form)
    const before = known.get(type, form)
    const thing = before ?? thingOf({ ...mention, type }, identity, context)
    if (!before) known.set(type, form, thing)
    put(mention, type, thing)
  }
  const entities = [...groups.values()].map((group) => entityOf(group, context)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return { entities, issues: onePerRule(issues) }
}

function thingOf(mention: Mention, identity: Identity, context: RegionContext): Thing {
  const { type } = mention
  const form = context.text.slice(mention.start, mention.end)
  const { key, name, lexeme } = identity.settle(type, form)
  if (type === 'Institution')
    return institutionThing(mention, context, {
      kind: lexeme?.name,
      called: lexeme ? undefined : name,
      keyOf: (body) => identity.settle(type, body).key,
    })
  const properties: Properties = lexeme?.domain && PRACTICES.has(type) ? { domain: lexeme.domain } : {}
  return { key: `${type}:${key}`, name, properties }
}

/**
 * A form that is taken for a Measure here and a Program there is one thing: the lexicon says which, by what it lists before what differs from it
 * in a general word (“营改增”试点 beside 营改增); else the heavier side.
 */
function practiceTypes(mentions: readonly Mention[], text: string, identity: Identity): (type: string, form: string) => string {
  /** By form. */
  const keys = new Map<string, string>()
  const weights = new Map<string, Map<string, number>>()
  for (const { type, start, end, weight } of mentions) {
    if (!PRACTICES.has(type)) continue
    const form = text.slice(start, end)
    const key = keys.get(form) ?? keyOf(form)
    keys.set(form, key)
    const sides = weights.get(key) ?? new Map<string, number>()
    weights.set(key, sides.set(type, (sides.get(type) ?? 0) + weight))
  }
  const types = new Map<string, string | undefined>()
  for (const [form, key] of keys) {
    const sides = [...(weights.get(key) ?? [])].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    const listed = PRACTICE_TYPES.find((one) => identity.listed(one, form)) ?? PRACTICE_TYPES.find((one) => identity.canonical(one, key))
    types.set(form, listed ?? sides[0]?.[0])
  }
  return (type, form) => (PRACTICES.has(type) ? (types.get(form) ?? type) : type)
}

/** Names are those of the folded text, so that documents in either script merge; quotes and aliases are as they were written, too. */
function entityOf({ id, type, name, properties, mentions }: Group, { text, written }: RegionContext): Entity {
  const ordered = mentions.toSorted((a, b) => a.start - b.start || a.end - b.end)
  /** What is written again and again is kept once. */
  const texts = new Map<string, string>()
  const placed = ordered.map(({ start, end, rule }): EntityMention => {
    const slice = written.slice(start, end)
    const known = texts.get(slice) ?? slice
    texts.set(slice, known)
    return { start, end, text: known, rule }
  })
  const forms = new Set(ordered.map(({ start, end }) => text.slice(start, end)))
  const fullest = [...forms].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] ?? id
  const chosen = name ?? fullest
  for (const mention of placed) forms.add(mention.text)
  forms.delete(chosen)
  return { id, type, name: chosen, aliases: [...forms].toSorted(), properties, mentions: placed }
}

/** The same trouble with the same name is said once a document. */
function onePerRule(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [`${issue.rule} ${issue.message}`, issue])).values()]
}
