/** Annotated documents: the gold files together with their texts, and where each entity stands. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { InputError } from '../errors.ts'
import type { Doc, Span } from '../model.ts'
import { normaliseText } from '../text/normalise.ts'
import { readDoc } from '../text/doc.ts'

const entity = z.object({
  id: z.string(),
  type: z.string(),
  name: z.string(),
  code: z.string().optional(),
  surfaces: z.array(z.string()),
  core: z.boolean(),
})
const relation = z.object({
  type: z.string(),
  source: z.string(),
  target: z.string(),
  stage: z.string().optional(),
  evidence: z.string().optional(),
  core: z.boolean(),
})
const schema = z.object({ document: z.string(), region: z.string(), entities: z.array(entity), relations: z.array(relation) })

export type GoldEntity = z.infer<typeof entity>
export type GoldRelation = z.infer<typeof relation>
export type Gold = z.infer<typeof schema>

export interface GoldDocument {
  readonly id: string
  readonly gold: Gold
  readonly doc: Doc
}

/** One gold entity at one place: the forms of it that stand there, boundary variants of one another. */
export interface Occurrence {
  readonly entity: GoldEntity
  readonly variants: readonly Span[]
}

/**
 * Reads the text of a gold file.
 * @throws {InputError} where it is not of the form
 */
export function parseGold(json: string, where: string): Gold {
  try {
    return schema.parse(JSON.parse(json))
  } catch (error) {
    throw new InputError(`${where} is no gold: ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`)
  }
}

/**
 * Reads a folder of gold files with their texts.
 * @param texts folders in which `<id>.txt` is looked for
 */
export function readGold(folder: string, texts: readonly string[]): GoldDocument[] {
  const documents: GoldDocument[] = []
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()) {
    const id = file.slice(0, -'.json'.length)
    const path = texts.map((text) => join(text, `${id}.txt`)).find((candidate) => existsSync(candidate))
    if (!path) continue
    const raw = readFileSync(path, 'utf8')
    const title = raw.trim().split('\n', 1)[0] ?? id
    const gold = parseGold(readFileSync(join(folder, file), 'utf8'), join(folder, file))
    documents.push({ id, gold, doc: readDoc({ id, path: `${id}.txt`, title, raw, sha256: '', issues: [] }) })
  }
  return documents
}

/**
 * Where the entities of a gold document stand, at most one entity at a place: what is core wins over what is not, longer over
 * shorter.
 */
export function occurrencesOf({ gold, doc }: GoldDocument): Occurrence[] {
  const clusters = gold.entities.flatMap((one) => clustersOf(one, doc.written.text))
  clusters.sort((a, b) => Number(b.entity.core) - Number(a.entity.core) || longest(b) - longest(a) || first(a) - first(b))
  const taken: Occurrence[] = []
  const used = new Uint8Array(doc.text.length)
  for (const cluster of clusters) {
    const variants = cluster.variants.filter(({ start, end }) => !used.subarray(start, end).some((mark) => mark === 1))
    if (variants.length === 0) continue
    taken.push({ entity: cluster.entity, variants })
    for (const { start, end } of variants) used.fill(1, start, end)
  }
  return taken.toSorted((a, b) => first(a) - first(b))
}

const longest = ({ variants }: Occurrence): number => Math.max(...variants.map(({ start, end }) => end - start))
const first = ({ variants }: Occurrence): number => Math.min(...variants.map(({ start }) => start))

function clustersOf(one: GoldEntity, text: string): Occurrence[] {
  const spans: Span[] = []
  for (const surface of new Set(one.surfaces.map(normaliseText))) {
    if (surface.length === 0) continue
    for (let at = text.indexOf(surface); at >= 0; at = text.indexOf(surface, at + 1)) spans.push({ start: at, end: at + surface.length })
  }
  spans.sort((a, b) => a.start - b.start || b.end - a.end)
  const clusters: { entity: GoldEntity; variants: Span[]; end: number }[] = []
  for (const span of spans) {
    const last = clusters.at(-1)
    if (last && span.start < last.end) {
      last.variants.push(span)
      last.end = Math.max(last.end, span.end)
    } else clusters.push({ entity: one, variants: [span], end: span.end })
  }
  return clusters
}
