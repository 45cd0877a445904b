/** The arguments that each address takes. Unknown ones and wrong ones are refused, never ignored. */
import { z } from 'zod'
import type { Ontology } from '../model.ts'

const LONGEST = 400
/** `max`: more is refused. */
const count = (max: number): z.ZodType<number, string> =>
  z
    .string()
    .regex(/^\d{1,7}$/, 'a whole number is expected')
    .transform(Number)
    .refine((value) => value <= max, `at most ${max}`)
const word = z.string().min(1).max(LONGEST)
const year = z
  .string()
  .regex(/^\d{4}$/, 'a year of four digits is expected')
  .transform(Number)
const list = z.union([word, z.array(word)]).transform((value) => (typeof value === 'string' ? [value] : value))

export const ARGUMENTS = {
  none: z.strictObject({}),
  search: z.strictObject({ q: z.string().max(LONGEST), type: list.optional(), limit: count(200).optional() }),
  neighbours: z.strictObject({ relation: list.optional(), limit: count(1000).optional(), offset: count(1_000_000).optional() }),
  evidence: z.strictObject({
    with: word.optional(),
    relation: list.optional(),
    document: word.optional(),
    limit: count(1000).optional(),
    offset: count(1_000_000).optional(),
  }),
  path: z.strictObject({ from: word, to: word, limit: count(100).optional(), mentions: z.enum(['yes', 'no']).optional() }),
  compare: z.strictObject({ a: word, b: word }),
  years: z.strictObject({ a: year, b: year, of: word.optional(), limit: count(1000).optional() }),
  excerpt: z.strictObject({ nodes: z.array(word).max(1_000_000), claims: z.array(word).max(4_000_000).optional() }),
  cypher: z.strictObject({ text: z.string().min(1).max(20_000) }),
} as const

const names = (types: readonly { readonly name: string }[]): z.ZodType<string[]> =>
  list.pipe(z.array(z.enum(types.map((type) => type.name))))

/**
 * Arguments of `/api/graph`. Beside the fixed ones, each node type gives one by its name in small letters: edges are then
 * kept that have such an entity at one end.
 */
export function graphArguments(ontology: Ontology): z.ZodType<GraphArguments> {
  return z
    .strictObject({
      type: names(ontology.nodes).optional(),
      relation: names(ontology.edges).optional(),
      stage: names(ontology.stages).optional(),
      from: year.optional(),
      to: year.optional(),
      limit: count(1_000_000).optional(),
      ...Object.fromEntries(ontology.nodes.map((type) => [type.name.toLowerCase(), word.optional()])),
    })
    .transform(({ type, relation, stage, from, to, limit, ...rest }): GraphArguments => {
      const ends = Object.values(rest).filter((value): value is string => typeof value === 'string')
      return { type, relation, stage, from, to, limit, ends }
    })
}

export interface GraphArguments {
  readonly type: readonly string[] | undefined
  readonly relation: readonly string[] | undefined
  readonly stage: readonly string[] | undefined
  readonly from: number | undefined
  readonly to: number | undefined
  /** At most so many nodes, the most connected ones. */
  readonly limit: number | undefined
  /** Names or ids of entities: an edge must have each of them at one end. */
  readonly ends: readonly string[]
}

/** A query string as plain values: a list only where a name is given more than once. */
export function plainQuery(queries: Readonly<Record<string, readonly string[]>>): Record<string, string | readonly string[]> {
  return Object.fromEntries(Object.entries(queries).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]))
}
