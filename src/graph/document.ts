/**
 * The canonical form of one document's extraction, `documents/<id>.json`: properties stand flat beside the fixed fields,
 * keys in one order, so that equal extractions are equal byte for byte.
 */
import { z } from 'zod'
import type { DocumentGraph, Entity, Properties, Relation } from '../model.ts'

const offsets = { start: z.number().int().nonnegative(), end: z.number().int().nonnegative() }
const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])

const fileSchema = z.object({
  document: z.strictObject({
    id: z.string(),
    title: z.string(),
    region: z.string().optional(),
    year: z.number().int().optional(),
    date: z.string().optional(),
    url: z.string().optional(),
    path: z.string(),
    sha256: z.string(),
    text: z.string(),
  }),
  entities: z.array(
    z
      .object({
        id: z.string(),
        type: z.string(),
        name: z.string(),
        aliases: z.array(z.string()),
        mentions: z.array(z.strictObject({ ...offsets, text: z.string(), rule: z.string() })),
      })
      .catchall(value),
  ),
  relations: z.array(
    z
      .object({
        id: z.string(),
        type: z.string(),
        source: z.string(),
        target: z.string(),
        evidence: z.array(z.strictObject({ ...offsets, quote: z.string(), rule: z.string() })).min(1),
      })
      .catchall(value),
  ),
  issues: z.array(
    z.strictObject({
      document: z.string(),
      span: z.strictObject(offsets).optional(),
      rule: z.string(),
      message: z.string(),
      choices: z.array(z.string()).optional(),
    }),
  ),
})

/** The text of `documents/<id>.json`. */
export function encodeDocument({ document, entities, relations, issues }: DocumentGraph): string {
  const file = {
    document: {
      id: document.id,
      title: document.title,
      region: document.region,
      year: document.year,
      date: document.date,
      url: document.url,
      path: document.path,
      sha256: document.sha256,
      text: document.text,
    },
    entities: entities.map(({ id, type, name, aliases, properties, mentions }) => ({
      id,
      type,
      name,
      aliases,
      ...sorted(properties),
      mentions: mentions.map(({ start, end, text, rule }) => ({ start, end, text, rule })),
    })),
    relations: relations.map(({ id, type, source, target, properties, evidence }) => ({
      id,
      type,
      source,
      target,
      ...sorted(properties),
      evidence: evidence.map(({ start, end, quote, rule }) => ({ start, end, quote, rule })),
    })),
    issues: issues.map(({ document: of, span, rule, message, choices }) => ({
      document: of,
      span: span && { start: span.start, end: span.end },
      rule,
      message,
      choices,
    })),
  }
  return `${JSON.stringify(file, null, 1)}\n`
}

/**
 * Reads the text of `documents/<id>.json` back.
 * @throws {SyntaxError} where it is not JSON
 * @throws {z.ZodError} where it is not of the form
 */
export function decodeDocument(json: string): DocumentGraph {
  const file = fileSchema.parse(JSON.parse(json))
  return {
    document: file.document,
    entities: file.entities.map(({ id, type, name, aliases, mentions, ...properties }): Entity => ({
      id,
      type,
      name,
      aliases,
      properties,
      mentions,
    })),
    relations: file.relations.map(({ id, type, source, target, evidence, ...properties }): Relation => ({
      id,
      type,
      source,
      target,
      properties,
      evidence,
    })),
    issues: file.issues,
  }
}

function sorted(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
