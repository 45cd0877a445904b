/**
 * Mention[] → Entity[]: the mentions of one thing are put together. An id is computed from the mention, the document and the
 * seeds alone, so documents can be read in any order; what people have decided (`decisions.tsv`) wins over every rule.
 */
import type { Decision, Entity, EntityMention, Issue, Lexeme, Mention, Properties } from '../model.ts'
import { institutionThing } from './institution.ts'
import { keyOf } from './key.ts'
import { recordedThing, regionThings } from './region.ts'
import type { RegionContext } from './region.ts'
import type { Thing } from './thing.ts'

export interface Identity {
  /** Canonical name and properties by type and key, from the lexicon and from decisions. */
  canonical(type: string, key: string): Lexeme | undefined
  /** Verdicts of people: the name that a name is the same as. */
  same(type: string, name: string): string | undefined
}

/** Types whose things are often taken for one another: one form in one document is one thing. */
const PRACTICES: ReadonlySet<string> = new Set(['Measure', 'Program'])

export function createIdentity(lexemes: readonly Lexeme[], decisions: readonly Decision[]): Identity {
  const byKey = new Map<string, Lexeme>()
  for (const lexeme of lexemes) for (const surface of lexeme.surfaces) byKey.set(`${lexeme.type} ${keyOf(surface)}`, lexeme)
  const apart = new Set(
    decisions.filter(({ verdict }) => verdict === 'different').flatMap(({ type, a, b }) => [`${type} ${a}`, `${type} ${b}`]),
  )
  const same = new Map(decisions.filter(({ verdict }) => verdict === 'same').map(({ type, a, b }) => [`${type} ${b}`, a]))
  return {
    canonical: (type, key) => byKey.get(`${type} ${key}`),
    same: (type, name) => (apart.has(`${type} ${name}`) ? name : same.get(`${type} ${name}`)),
  }
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
  const types = practiceTypes(mentions, context.text, identity)
  for (const mention of mentions) {
    const type = types(mention)
    const things =
      type === 'Region'
        ? regionThings(mention, context, (issue) => issues.push(issue))
        : [{ mention, thing: thingOf({ ...mention, type }, identity, context) }]
    for (const { mention: part, thing } of things) {
      const group = groups.get(thing.key)
      if (group) group.mentions.push(part)
      else groups.set(thing.key, { id: thing.key, type, name: thing.name, properties: thing.properties, mentions: [part] })
    }
  }
  const entities = [...groups.values()].map((group) => entityOf(group, context.text)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return { entities, issues: onePerRule(issues) }
}

function thingOf(mention: Mention, identity: Identity, context: RegionContext): Thing {
  const { type } = mention
  const form = context.text.slice(mention.start, mention.end)
  const decided = identity.same(type, form)
  const lexeme = identity.canonical(type, keyOf(decided ?? form))
  if (type === 'Institution') return institutionThing(lexeme ? { ...mention, name: lexeme.name } : mention, context, lexeme !== undefined)
  const properties: Properties = lexeme?.domain ? { domain: lexeme.domain } : {}
  const name = lexeme?.name ?? decided
  return { key: `${type}:${keyOf(name ?? form)}`, name, properties: type === 'Measure' || type === 'Program' ? properties : {} }
}

/** A form that is taken for a Measure here and a Program there is one thing: the lexicon says which, else the heavier side. */
function practiceTypes(mentions: readonly Mention[], text: string, identity: Identity): (mention: Mention) => string {
  const weights = new Map<string, Map<string, number>>()
  for (const { type, start, end, weight } of mentions) {
    if (!PRACTICES.has(type)) continue
    const key = keyOf(text.slice(start, end))
    const sides = weights.get(key) ?? new Map<string, number>()
    weights.set(key, sides.set(type, (sides.get(type) ?? 0) + weight))
  }
  return ({ type, start, end }) => {
    if (!PRACTICES.has(type)) return type
    const key = keyOf(text.slice(start, end))
    for (const one of PRACTICES) if (identity.canonical(one, key)) return one
    const sides = [...(weights.get(key) ?? [])].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    return sides[0]?.[0] ?? type
  }
}

function entityOf({ id, type, name, properties, mentions }: Group, text: string): Entity {
  const placed = mentions
    .map(({ start, end, rule }): EntityMention => ({ start, end, text: text.slice(start, end), rule }))
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
  const forms = [...new Set(placed.map((mention) => mention.text))]
  const fullest = forms.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] ?? id
  const chosen = name ?? fullest
  return { id, type, name: chosen, aliases: forms.filter((form) => form !== chosen).toSorted(), properties, mentions: placed }
}

/** The same trouble with the same name is said once a document. */
function onePerRule(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [`${issue.rule} ${issue.message}`, issue])).values()]
}
