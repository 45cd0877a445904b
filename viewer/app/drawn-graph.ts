/** The part of the graph that sigma draws: only what is shown, so that a small part of a large graph costs as little as a small graph. */
import { UndirectedGraph } from 'graphology'
import type { Shown } from '../lib/filters.ts'
import { shortName } from '../lib/look.ts'
import type { Net } from '../lib/net.ts'

export interface NodeLook {
  x: number
  y: number
  size: number
  label: string
  color: string
}
export interface EdgeLook {
  size: number
  color: string
}

export type DrawnGraph = UndirectedGraph<NodeLook, EdgeLook>

/**
 * Nodes and lines put in at one go, before the page gets its turn. A turn costs a painting of the whole page, which is
 * worth it only where the graph would hold up what one does meanwhile.
 */
const BATCH = 50_000

/** Every line has the same: what it looks like is asked of `lib/look.ts`. */
const LINE: EdgeLook = { size: 1, color: '#888888' }

/** @param pause waits for its turn; says whether the drawing is still wanted */
export async function drawnGraphOf(net: Net, shown: Shown, pause: () => Promise<boolean>): Promise<DrawnGraph | undefined> {
  const { nodes } = net.columns
  const graph: DrawnGraph = new UndirectedGraph<NodeLook, EdgeLook>()
  let put = 0
  for (const [at, on] of shown.nodes.entries()) {
    if (on !== 1) continue
    graph.addNode(String(at), { x: nodes.x[at] ?? 0, y: nodes.y[at] ?? 0, size: 1, label: shortName(net, at), color: '#888888' })
    if (++put % BATCH === 0 && !(await pause())) return undefined
  }
  for (const [at, on] of shown.pairs.entries()) {
    const pair = net.pairs[at]
    if (on !== 1 || !pair || !shown.nodes[pair.a] || !shown.nodes[pair.b]) continue
    graph.addEdgeWithKey(String(at), String(pair.a), String(pair.b), LINE)
    if (++put % BATCH === 0 && !(await pause())) return undefined
  }
  return graph
}

/** Whether a drawing made for one part of the graph serves for another: it has all of it, and not far too much. */
export function serves(drawn: Shown | undefined, wanted: Shown): boolean {
  if (!drawn || (drawn.nodeCount > 4000 && wanted.nodeCount * 4 < drawn.nodeCount)) return false
  return (
    wanted.nodes.every((on, at) => on === 0 || drawn.nodes[at] === 1) && wanted.pairs.every((on, at) => on === 0 || drawn.pairs[at] === 1)
  )
}
