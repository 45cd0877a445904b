/** A folder of extractions against a folder of gold: the figures, by type and by document, and every error with its sentence. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { InputError } from '../errors.ts'
import type { DocumentGraph } from '../model.ts'
import { parseGold } from './gold.ts'
import type { Gold } from './gold.ts'
import { kindsOf } from './kinds.ts'
import type { ErrorKind } from './kinds.ts'
import { score } from './score.ts'
import type { Extraction, Miss, RelationMiss, Score } from './score.ts'

export interface Evaluation {
  readonly all: Score
  readonly documents: readonly { readonly id: string; readonly present: boolean; readonly score: Score }[]
  readonly misses: readonly ShownMiss[]
  /** Every error, by kind. */
  readonly kinds: readonly ErrorKind[]
}

/** An error with the sentence of the text that it stands in, where a form of it stands there. */
export interface ShownMiss extends Miss {
  readonly sentence: string | undefined
}

/**
 * @param extracted one document's extraction by id; nothing where there is none: it then counts as empty
 * @param presentOnly leaves out gold that has no extraction
 * @throws {InputError} where the folder holds no gold
 */
export async function evaluate(
  folder: string,
  extracted: (id: string) => Promise<DocumentGraph | undefined>,
  presentOnly: boolean,
): Promise<Evaluation> {
  const documents: { id: string; present: boolean; score: Score }[] = []
  const pairs: { gold: Gold; extraction: Extraction | undefined }[] = []
  const misses: ShownMiss[] = []
  const relations: (RelationMiss & Pick<ShownMiss, 'sentence'>)[] = []
  for (const { id, gold } of goldOf(folder)) {
    const graph = await extracted(id)
    if (!graph && presentOnly) continue
    const pair = { gold, extraction: graph && extractionOf(graph) }
    const own = score([pair])
    pairs.push(pair)
    documents.push({ id, present: graph !== undefined, score: own })
    const shown = <T extends { readonly forms: readonly string[] }>(miss: T): T & Pick<ShownMiss, 'sentence'> => ({
      ...miss,
      sentence: sentenceWith(graph?.document.text ?? '', miss.forms),
    })
    misses.push(...own.misses.map((miss) => shown(miss)))
    relations.push(...own.relationMisses.map((miss) => shown(miss)))
  }
  return { all: score(pairs), documents, misses, kinds: kindsOf(misses, relations) }
}

/** What is scored of a stored document. */
export function extractionOf(graph: DocumentGraph): Extraction {
  return {
    entities: graph.entities,
    relations: graph.relations.map(({ type, source, target, properties: { stage } }) => ({
      type,
      source,
      target,
      stage: typeof stage === 'string' ? stage : undefined,
    })),
  }
}

function goldOf(folder: string): { readonly id: string; readonly gold: Gold }[] {
  const files = listed(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
  if (files.length === 0) throw new InputError(`${folder} holds no gold: a folder with <document>.json is wanted`)
  return files.map((file) => ({
    id: file.slice(0, -'.json'.length),
    gold: parseGold(readFileSync(join(folder, file), 'utf8'), join(folder, file)),
  }))
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    throw new InputError(`${folder}: the folder of gold cannot be read (${error instanceof Error ? error.message : String(error)})`)
  }
}

function sentenceWith(text: string, forms: readonly string[]): string | undefined {
  for (const form of forms) {
    const at = text.indexOf(form)
    if (at < 0) continue
    const start = Math.max(text.lastIndexOf('。', at), text.lastIndexOf('\n', at)) + 1
    const ends = [text.indexOf('。', at + form.length), text.indexOf('\n', at + form.length)].filter((end) => end >= 0)
    return text.slice(start, ends.length > 0 ? Math.min(...ends) : text.length)
  }
  return undefined
}
