/** Reads and checks `seeds/ontology.json`, the only place where entity and relation types are named, and looks types up in it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { InputError } from './errors.ts'
import type { Ontology } from './model.ts'

/** Property names that nodes and edges have of themselves; a type may not declare one again. */
const RESERVED = new Set([
  'id',
  'type',
  'name',
  'aliases',
  'mentions',
  'source',
  'target',
  'evidence',
  'document',
  'reported',
  'quote',
  'start',
  'end',
  'rule',
])

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const colour = z.strictObject({ light: z.string().regex(/^#[0-9A-F]{6}$/i), dark: z.string().regex(/^#[0-9A-F]{6}$/i) })
const identifier = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/)
const property = z.strictObject({
  type: z.enum(['string', 'integer', 'number', 'strings']),
  label: words,
  values: z.array(z.string()).optional(),
  facet: identifier.optional(),
})
const properties = z.record(identifier, property)

const schema = z.strictObject({
  document: identifier,
  mentions: identifier,
  place: identifier,
  nodes: z.array(z.strictObject({ name: identifier, label: words, note: words, colour, properties })),
  edges: z.array(
    z.strictObject({
      name: identifier,
      label: words,
      note: words,
      from: z.array(identifier),
      to: z.array(identifier),
      symmetric: z.boolean(),
      properties,
    }),
  ),
  stages: z.array(z.strictObject({ name: z.string(), label: words, colour, rank: z.number().int() })),
})

/**
 * The ontology of a folder of seeds, alone: all that asking needs of them.
 * @throws {InputError} where it is missing or faulty
 */
export async function readOntology(seeds: string): Promise<Ontology> {
  const file = join(seeds, 'ontology.json')
  let json: unknown
  try {
    json = JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new InputError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
  return parseOntology(json, file)
}

/**
 * Checks the parsed contents of `ontology.json`.
 * @param where the file's path, for messages
 * @throws {InputError} naming every fault
 */
export function parseOntology(json: unknown, where: string): Ontology {
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw new InputError(`${where}: ${z.prettifyError(parsed.error)}`)
  const ontology: Ontology = parsed.data
  const faults = [...faultsOf(ontology)]
  if (faults.length > 0) throw new InputError(faults.map((fault) => `${where}: ${fault}`).join('\n'))
  return ontology
}

function* faultsOf(ontology: Ontology): Generator<string> {
  const nodes = new Set(ontology.nodes.map((node) => node.name))
  const edges = new Set(ontology.edges.map((edge) => edge.name))
  if (nodes.size !== ontology.nodes.length) yield 'a node type is listed twice'
  if (edges.size !== ontology.edges.length) yield 'an edge type is listed twice'
  if (!nodes.has(ontology.document)) yield `document: no node type is called ${ontology.document}`
  if (!edges.has(ontology.mentions)) yield `mentions: no edge type is called ${ontology.mentions}`
  if (!nodes.has(ontology.place)) yield `place: no node type is called ${ontology.place}`
  for (const edge of ontology.edges)
    for (const end of [...edge.from, ...edge.to]) if (!nodes.has(end)) yield `${edge.name}: no node type is called ${end}`
  for (const type of [...ontology.nodes, ...ontology.edges])
    for (const name of Object.keys(type.properties)) if (RESERVED.has(name)) yield `${type.name}: the property name ${name} is taken`
  if (new Set(ontology.stages.map((stage) => stage.rank)).size !== ontology.stages.length) yield 'two stages have the same rank'
}
