/**
 * From the name that a person types to the entity that is meant: its id, its exact name, an alias, the end of a name that
 * begins with the regions it lies in (大观区 for 安徽省安庆市大观区), the key in its id (放管服 for “放管服”改革), or the same without
 * quotation marks and spaces. The
 * first of these that finds something decides; where it finds several, the person is asked which.
 */
import { distance } from 'fastest-levenshtein'
import { UsageError } from '../errors.ts'
import { compare } from '../graph/merge.ts'
import type { Store } from '../model.ts'

/** An entity as it may be named. */
export interface Named {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly aliases: readonly string[]
}

const SUGGESTIONS = 5

/**
 * The entity of one of the types that is meant by a name.
 * @throws {UsageError} that offers the nearest names, or lists the candidates where there are several
 */
export async function resolveEntity(store: Store, types: readonly string[], given: string): Promise<Named> {
  const wanted = given.trim()
  const exact = (await namedEntities(store, types, wanted)).find(({ id }) => id === wanted)
  if (exact) return exact
  const all = await namedEntities(store, types)
  for (const matches of WAYS) {
    const found = all.filter((entity) => matches(entity, wanted))
    const [first] = found
    if (first && found.length === 1) return first
    if (found.length > 1) throw new UsageError(`${wanted} may mean several things; name one by its id:\n${listed(found)}`)
  }
  const near = nearest(all, wanted)
  throw new UsageError(
    near.length > 0
      ? `There is no ${wanted} in the graph. Did you mean:\n${listed(near)}`
      : `There is no ${wanted} in the graph, nor anything like it.`,
  )
}

/** All entities of some types, in the order of ids; or just the one of an id. */
export async function namedEntities(store: Store, types: readonly string[], only?: string): Promise<Named[]> {
  const labels = types.map((type) => `\`${type.replaceAll('`', '')}\``).join('|')
  const rows = await store.query(
    `MATCH (n:${labels})${only === undefined ? '' : ' WHERE n.id = $id'} RETURN n.id AS id, n.type AS type, n.name AS name, n.aliases AS aliases ORDER BY id`,
    only === undefined ? {} : { id: only },
  )
  return rows.map(({ id, type, name, aliases }) => ({
    id: String(id),
    type: String(type),
    name: String(name ?? ''),
    aliases: Array.isArray(aliases) ? aliases.map(String) : [],
  }))
}

const WAYS: readonly ((entity: Named, wanted: string) => boolean)[] = [
  (entity, wanted) => entity.name === wanted,
  (entity, wanted) => entity.aliases.includes(wanted),
  (entity, wanted) => isShortOf(entity.name, wanted),
  (entity, wanted) => keyOf(entity.id) === folded(wanted),
  (entity, wanted) => [entity.name, ...entity.aliases].some((name) => folded(name) === folded(wanted)),
]

/** Whether a name is what is left of a longer one without the regions at its beginning. */
function isShortOf(name: string, wanted: string): boolean {
  return wanted.length > 1 && name.endsWith(wanted) && /[省市区县州盟旗镇乡]$/.test(name.slice(0, -wanted.length))
}

/** What an id says beside its type and place: the name without what does not matter for sameness. */
function keyOf(id: string): string {
  return (
    id
      .slice(id.indexOf(':') + 1)
      .split('/')
      .at(-1) ?? id
  )
}

/** A name without what people leave out: quotation marks, spaces, difference of width and case. */
function folded(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[\s"'“”‘’「」『』《》〈〉()（）·—\-、，,]/g, '')
    .toLowerCase()
}

/** The names that share most with a given one: by inner characters first, then by edits. */
function nearest(all: readonly Named[], wanted: string): Named[] {
  const sought = folded(wanted)
  if (sought === '') return []
  const scored = all.flatMap((entity) => {
    const score = Math.min(...[entity.name, ...entity.aliases].map((name) => unlikeness(folded(name), sought)))
    return score < 1 ? [{ entity, score }] : []
  })
  return scored
    .toSorted((a, b) => a.score - b.score || a.entity.name.length - b.entity.name.length || compare(a.entity.id, b.entity.id))
    .slice(0, SUGGESTIONS)
    .map(({ entity }) => entity)
}

/** 0 for equal names, below 1 for names with something in common. */
function unlikeness(name: string, sought: string): number {
  if (name === '') return 1
  const longer = Math.max(name.length, sought.length)
  if (name.includes(sought) || sought.includes(name)) return (longer - Math.min(name.length, sought.length)) / longer / 2
  const edits = distance(name, sought) / longer
  return edits <= 0.7 ? 0.5 + edits / 2 : 1
}

function listed(entities: readonly Named[]): string {
  const some = entities.slice(0, 20).map(({ id, type, name }) => `  ${name}  (${type}, ${id})`)
  return [...some, ...(entities.length > 20 ? [`  … and ${entities.length - 20} more`] : [])].join('\n')
}
