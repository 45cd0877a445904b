/**
 * Shortest paths between two things: both ends are widened by turns, the smaller side first, until they meet; the paths are then those of the
 * part of the graph that was seen (graphology), each step with the earliest claim that makes it.
 */
import { DirectedGraph } from 'graphology'
import { compare } from '../../graph/merge.ts'
import { shortestPaths } from '../../graph/paths.ts'
import type { Row } from '../../model.ts'
import { numberOf, textIn, type Asking, type Computation } from '../computation.ts'
import { earliestBy } from './claims.ts'

/** Farther things have little to do with each other. */
const MOST_STEPS = 8

export const paths: Computation = {
  parameters: ['a', 'b', 'limit'],
  statements: ['out', 'into', 'claims'],
  fills: ['front', 'nodes'],
  run: async (asking) => {
    const [from, to] = [String(asking.arguments['a']), String(asking.arguments['b'])]
    const seen = await widened(asking, from, to)
    if (from === to || !seen) return []
    const found = shortestPaths(seen, { from, to, allow: () => true, limit: numberOf(asking.arguments, 'limit') }).paths
    const claims = await claimsBetween(asking, found)
    return found.flatMap((path, number) =>
      path.slice(1).flatMap((id, at): Row[] => {
        const claim = claims.get(pairOf(path[at] ?? '', id))
        return claim ? [stepOf(claim, path[at] ?? '', { path: number + 1, step: at + 1 })] : []
      }),
    )
  },
}

/** All that was seen until the two sides met, or nothing where they do not. */
async function widened(asking: Asking, from: string, to: string): Promise<DirectedGraph | undefined> {
  const seen = new DirectedGraph()
  seen.mergeNode(from)
  seen.mergeNode(to)
  const sides = [from, to].map((id) => ({ front: [id], reached: new Set([id]) }))
  for (let step = 0; step < MOST_STEPS; step++) {
    const [side, other] = sides.toSorted((a, b) => a.front.length - b.front.length)
    if (!side || !other || side.front.length === 0) return undefined
    const next = await neighboursOf(asking, side.front, seen)
    side.front = [...next].filter((id) => !side.reached.has(id)).toSorted(compare)
    for (const id of side.front) side.reached.add(id)
    if (side.front.some((id) => other.reached.has(id))) return seen
  }
  return undefined
}

/** What is one step away from any of the front; the steps are kept in `seen`. */
async function neighboursOf(asking: Asking, front: readonly string[], seen: DirectedGraph): Promise<ReadonlySet<string>> {
  const next = new Set<string>()
  for (const direction of ['out', 'into']) {
    for (const row of await asking.run(direction, { front })) {
      const [source, target] = [textIn(row, 'source_id'), textIn(row, 'target_id')]
      seen.mergeEdge(source, target)
      next.add(direction === 'out' ? target : source)
    }
  }
  return next
}

/** The earliest claim between the neighbours on the paths, in either direction. */
async function claimsBetween(asking: Asking, found: readonly (readonly string[])[]): Promise<ReadonlyMap<string, Row>> {
  const steps = new Set(found.flatMap((path) => path.slice(1).map((id, at) => pairOf(path[at] ?? '', id))))
  const nodes = [...new Set(found.flat())].toSorted(compare)
  const rows = nodes.length === 0 ? [] : await asking.run('claims', { nodes })
  return earliestBy(
    rows.filter((row) => steps.has(endsOf(row))),
    endsOf,
  )
}

function endsOf(row: Row): string {
  return pairOf(textIn(row, 'source_id'), textIn(row, 'target_id'))
}

function pairOf(a: string, b: string): string {
  return a < b ? `${a}\t${b}` : `${b}\t${a}`
}

/** A claim as it is walked; `forward` says whether along its direction. */
function stepOf(claim: Row, from: string, place: { readonly path: number; readonly step: number }): Row {
  const forward = claim['source_id'] === from
  const [near, far] = forward ? (['source', 'target'] as const) : (['target', 'source'] as const)
  return {
    ...claim,
    ...place,
    forward,
    from: claim[near] ?? null,
    to: claim[far] ?? null,
    from_id: claim[`${near}_id`] ?? null,
    to_id: claim[`${far}_id`] ?? null,
  }
}
