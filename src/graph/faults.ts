/** What is wrong with one document's graph: the invariants that every extraction keeps, looked at one by one. */
import type { DocumentGraph, Entity, Evidence, EntityMention, Ontology, Properties, PropertyType, Relation, Value } from '../model.ts'

/** Every fault as one sentence; nothing where all is well. */
export function* faultsOf(ontology: Ontology, graph: DocumentGraph): Generator<string> {
  yield* twice('entity', graph.entities)
  yield* twice('relation', graph.relations)
  const types = new Map(graph.entities.map((entity) => [entity.id, entity.type]))
  for (const entity of graph.entities) {
    yield* entityFaults(ontology, entity, graph.document.text)
    /* The region for which a document speaks may stand in its title or front matter alone. */
    if (entity.mentions.length === 0 && entity.id !== graph.document.region) yield `${entity.id} is mentioned nowhere`
  }
  for (const relation of graph.relations) yield* relationFaults(ontology, relation, types, graph.document.text)
  const { region } = graph.document
  if (region !== undefined && region === '') yield 'the region of the document is empty'
}

function* twice(what: string, items: readonly { readonly id: string }[]): Generator<string> {
  const seen = new Set<string>()
  for (const { id } of items) {
    if (seen.has(id)) yield `the ${what} ${id} is there twice`
    seen.add(id)
  }
}

function* entityFaults(ontology: Ontology, { id, type, mentions, properties }: Entity, text: string): Generator<string> {
  const declared = ontology.nodes.find((node) => node.name === type && node.name !== ontology.document)
  if (!declared) yield `${id} is of the type ${type}, which the ontology does not have`
  else yield* propertyFaults(id, properties, declared.properties)
  for (const mention of mentions) yield* spanFaults(`a mention of ${id}`, mention, text)
}

function* relationFaults(ontology: Ontology, relation: Relation, types: ReadonlyMap<string, string>, text: string): Generator<string> {
  const { id, type, source, target, evidence, properties } = relation
  const declared = ontology.edges.find((edge) => edge.name === type && edge.name !== ontology.mentions)
  if (!declared) yield `${id} is of the type ${type}, which the ontology does not have`
  else {
    yield* endFaults(id, 'source', source, types, declared.from)
    yield* endFaults(id, 'target', target, types, declared.to)
    yield* propertyFaults(id, properties, declared.properties)
  }
  if (evidence.length === 0) yield `${id} has no evidence`
  for (const one of evidence) yield* spanFaults(`the evidence of ${id}`, one, text)
}

function* endFaults(
  id: string,
  end: string,
  entity: string,
  types: ReadonlyMap<string, string>,
  allowed: readonly string[],
): Generator<string> {
  const type = types.get(entity)
  if (type === undefined) yield `${id}: its ${end} ${entity} is no entity of the document`
  else if (!allowed.includes(type)) yield `${id}: its ${end} ${entity} is of the type ${type}, which may not stand there`
}

function* spanFaults(what: string, span: EntityMention | Evidence, text: string): Generator<string> {
  const quote = 'quote' in span ? span.quote : span.text
  if (quote === '' || span.end > text.length || text.slice(span.start, span.end) !== quote)
    yield `${what} at ${span.start}–${span.end} is not what the text says there`
  if (span.rule === '') yield `${what} at ${span.start}–${span.end} names no rule`
}

function* propertyFaults(id: string, properties: Properties, declared: Readonly<Record<string, PropertyType>>): Generator<string> {
  for (const [name, value] of Object.entries(properties)) {
    const type = Object.hasOwn(declared, name) ? declared[name] : undefined
    if (!type) yield `${id} has a property ${name}, which its type does not have`
    else if (!fits(value, type)) yield `${id}: ${JSON.stringify(value)} is no value of ${name}`
  }
}

function fits(value: Value, { type, values }: PropertyType): boolean {
  if (type === 'strings') return Array.isArray(value)
  if (type === 'string') return typeof value === 'string' && (values?.includes(value) ?? true)
  return typeof value === 'number' && Number.isFinite(value) && (type === 'number' || Number.isSafeInteger(value))
}
