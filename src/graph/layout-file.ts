/**
 * `layout.json` in the graph folder: positions kept beside the graph they were computed for, thrown away when the graph
 * is another one. It is derived, so a folder that cannot be written to only costs the time to compute it again.
 */
import { createHash } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Graph, Ontology } from '../model.ts'
import { layoutOf, type Layout } from './layout.ts'

/** Counts up when `layoutOf` starts to place nodes elsewhere. */
const METHOD = 5

const schema = z.strictObject({
  method: z.literal(METHOD),
  graph: z.string(),
  positions: z.record(z.string(), z.tuple([z.number(), z.number()])),
})

/** Positions from the folder if they are of this graph; else computed, and written there. */
export async function loadLayout(folder: string, graph: Graph, ontology: Ontology): Promise<Layout> {
  const path = join(folder, 'layout.json')
  const key = shapeOf(graph)
  const kept = await readKept(path, key)
  if (kept) return kept
  const layout = layoutOf(graph, ontology)
  await keep(path, encodeLayout(layout, key))
  return layout
}

/** The bytes of `layout.json`: one line a node, in the order of the graph. */
export function encodeLayout(layout: Layout, key: string): string {
  const lines = [...layout].map(([id, { x, y }]) => `${JSON.stringify(id)}:[${x},${y}]`)
  return `{"method":${METHOD},"graph":${JSON.stringify(key)},"positions":{\n${lines.join(',\n')}\n}}\n`
}

/** A hash of all that the layout depends on: which nodes there are and what links them. */
export function shapeOf(graph: Graph): string {
  const hash = createHash('sha256')
  for (const { id } of graph.nodes) hash.update(`${id}\n`)
  for (const { type, source, target } of graph.edges) hash.update(`${type}\t${source}\t${target}\n`)
  return hash.digest('hex')
}

async function readKept(path: string, key: string): Promise<Layout | undefined> {
  try {
    const kept = schema.parse(JSON.parse(await readFile(path, 'utf8')))
    if (kept.graph !== key) return undefined
    return new Map(Object.entries(kept.positions).map(([id, [x, y]]) => [id, { x, y }]))
  } catch {
    return undefined
  }
}

async function keep(path: string, text: string): Promise<void> {
  const aside = `${path}.${process.pid}.tmp`
  try {
    await writeFile(aside, text)
    await rename(aside, path)
  } catch {
    await rm(aside, { force: true })
  }
}
