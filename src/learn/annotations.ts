/**
 * Annotations that the project made itself, `seeds/annotations/*.json`: where in which document the text lies, and what stands in it;
 * never the text. They are read against the documents, where those are at hand.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readDoc } from '../text/doc.ts'
import type { GoldDocument } from './gold.ts'

const schema = z.object({
  /** Path below the folder of documents, without extension, as the reader names it. */
  source: z.string(),
  title: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  region: z.string(),
  entities: z.array(
    z.object({ type: z.string(), name: z.string(), code: z.string().optional(), surfaces: z.array(z.string()), core: z.boolean() }),
  ),
})

/**
 * @param texts the normalised text of a source; nothing where it is not at hand
 */
export function readAnnotations(folder: string, texts: (source: string) => string | undefined): GoldDocument[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .flatMap((file) => {
      const { source, title, start, end, region, entities } = schema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
      const text = texts(source)
      if (text === undefined) return []
      const id = file.slice(0, -'.json'.length)
      const doc = readDoc({ id, path: source, title, raw: `${title}\n\n${text.slice(start, end)}`, sha256: '', issues: [] })
      const numbered = entities.map((entity, index) => ({ ...entity, id: String(index) }))
      return [{ id, gold: { document: id, region, entities: numbered, relations: [] }, doc }]
    })
}
