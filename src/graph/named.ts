/** The things of a graph by name, as a person is asked about them: how often each is spoken of, where first, and which names nothing settled. */
import type { DocumentGraph, Entity, Span } from '../model.ts'
import type { Doubt, Named } from './doubts.ts'

/** What the documents of a graph say of one thing. */
export interface Known extends Named {
  readonly documents: Set<string>
  relations: number
  /** The first mention in the first document. */
  readonly first: { readonly document: string; readonly span: Span } | undefined
}

export interface Things {
  readonly documents: number
  readonly known: readonly Known[]
  /** Names of places that may be one of several. */
  readonly ambiguous: readonly Doubt<Known>[]
}

/** Reads the documents of a graph through once. */
export async function gatherNames(graphs: AsyncIterable<DocumentGraph>): Promise<Things> {
  const known = new Map<string, Known>()
  const open = new Map<string, { type: string; documents: Set<string>; first: Known['first'] }>()
  let documents = 0
  for await (const graph of graphs) {
    documents++
    const { id } = graph.document
    for (const entity of graph.entities) {
      const thing = known.get(entity.id) ?? knownAs(entity, id)
      known.set(entity.id, thing)
      thing.documents.add(id)
    }
    for (const { source, target } of graph.relations)
      for (const end of new Set([source, target])) {
        const thing = known.get(end)
        if (thing) thing.relations++
      }
    for (const question of questionsOf(graph)) {
      const before = open.get(question.key)
      if (before) before.documents.add(id)
      else open.set(question.key, { type: question.type, documents: new Set([id]), first: { document: id, span: question.span } })
    }
  }
  return { documents, known: [...known.values()], ambiguous: [...open].map(([key, asked]) => ambiguity(key, asked, known)) }
}

function knownAs(entity: Entity, document: string): Known {
  const { id, type, name, properties } = entity
  const { code, region, parent } = properties
  const scope = region ?? parent ?? ''
  const fixed = code !== undefined
  const own = id.slice(id.indexOf(':') + 1)
  const local = fixed
    ? entity.aliases.filter((alias) => name.endsWith(alias)).toSorted((a, b) => a.length - b.length)[0]
    : own.slice(own.indexOf('/') + 1)
  const span = entity.mentions[0]
  return {
    id,
    type,
    name,
    called: scope === '' ? name : (local ?? name),
    fixed,
    scope: String(scope),
    documents: new Set(),
    relations: 0,
    first: span && { document, span },
  }
}

const SEPARATOR = '\n'

/** What a document leaves open: a name, and one of the things that it may mean. */
function questionsOf({ document, entities, issues }: DocumentGraph): { key: string; type: string; span: Span }[] {
  return issues.flatMap(({ span, choices = [] }) => {
    if (!span) return []
    const form = document.text.slice(span.start, span.end)
    const type = entities.find(({ mentions }) => mentions.some(({ start, end }) => start <= span.start && span.end <= end))?.type ?? ''
    return choices.map((choice) => ({ key: [type, form, choice].join(SEPARATOR), type, span }))
  })
}

function ambiguity(
  key: string,
  { type, documents, first }: { readonly type: string; readonly documents: Set<string>; readonly first: Known['first'] },
  known: ReadonlyMap<string, Known>,
): Doubt<Known> {
  const [, form = '', choice = ''] = key.split(SEPARATOR)
  const common = { type, scope: '', relations: 0 }
  const a: Known = { ...common, id: `${type}:${form}`, name: form, called: form, fixed: false, documents, first }
  const same = [...known.values()].find((one) => one.type === type && one.name === choice)
  const b: Known = same ?? {
    ...common,
    id: `${type}:${choice}`,
    name: choice,
    called: choice,
    fixed: true,
    documents: new Set(),
    first: undefined,
  }
  return { a, b, why: 'the text does not say which place of this name it means', rank: 0 }
}
