/**
 * `layout.json` in the graph folder: positions kept beside the graph they were computed for, thrown away when the graph
 * is another one. It is derived, so a folder that cannot be written to only costs the time to compute it again.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Graph, Ontology } from '../model.ts'
import { sealed, unsealed } from '../seal.ts'
import { removeDeadAsides, writeWhole } from '../whole-file.ts'
import { layoutOf, type Layout } from './layout.ts'

/** Counts up when `layoutOf` starts to place nodes elsewhere. */
const METHOD = 5

const schema = z.strictObject({
  method: z.literal(METHOD),
  graph: z.string(),
  positions: z.record(z.string(), z.tuple([z.number(), z.number()])),
})

/** Where the layout of a graph folder lies. */
export function layoutFile(folder: string): string {
  return join(folder, 'layout.json')
}

/**
 * Positions from the folder if they are of this graph; else computed, and written there.
 * @param onDamage told where the file was not as it had been written; it is then made again
 */
export async function loadLayout(folder: string, graph: Graph, ontology: Ontology, onDamage?: () => void): Promise<Layout> {
  const path = layoutFile(folder)
  const key = shapeOf(graph)
  const kept = await readKept(path)
  if (kept === 'damaged') onDamage?.()
  else if (kept?.graph === key) return new Map(Object.entries(kept.positions).map(([id, [x, y]]) => [id, { x, y }]))
  const layout = layoutOf(graph, ontology)
  await keep(path, encodeLayout(layout, key)).catch(() => undefined)
  return layout
}

/** Whether every byte of a folder's layout is as it was written; a folder may have none. */
export async function isLayoutWhole(folder: string): Promise<boolean> {
  return (await readKept(layoutFile(folder))) !== 'damaged'
}

/** The bytes of `layout.json`: one line a node, in the order of the graph. */
export function encodeLayout(layout: Layout, key: string): string {
  const lines = [...layout].map(([id, { x, y }]) => `${JSON.stringify(id)}:[${x},${y}]`)
  return sealed(`{"method":${METHOD},"graph":${JSON.stringify(key)},"positions":{\n${lines.join(',\n')}\n}}\n`)
}

/** A hash of all that the layout depends on: which nodes there are and what links them. */
export function shapeOf(graph: Graph): string {
  const hash = createHash('sha256')
  for (const { id } of graph.nodes) hash.update(`${id}\n`)
  for (const { type, source, target } of graph.edges) hash.update(`${type}\t${source}\t${target}\n`)
  return hash.digest('hex')
}

async function keep(path: string, text: string): Promise<void> {
  removeDeadAsides(path)
  await writeWhole(path, text)
}

/** What an earlier version wrote is as good as nothing. */
async function readKept(path: string): Promise<z.infer<typeof schema> | 'damaged' | undefined> {
  const bytes = await readFile(path).catch(() => undefined)
  if (!bytes) return undefined
  try {
    const kept = schema.safeParse(unsealed(bytes))
    return kept.success ? kept.data : undefined
  } catch {
    return 'damaged'
  }
}
