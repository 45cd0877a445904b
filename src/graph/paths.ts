/** All shortest paths between two nodes, against or along the edges, by breadth-first search from one end. */
import type { AbstractGraph, Attributes } from 'graphology-types'
import { compare } from './merge.ts'

export interface PathOptions<E> {
  readonly from: string
  readonly to: string
  /** Which edges may be walked. */
  readonly allow: (edge: E) => boolean
  /** At most so many paths are listed. */
  readonly limit: number
}

export interface Paths {
  /** Node ids from one end to the other, in the order of ids. */
  readonly paths: readonly (readonly string[])[]
  /** Whether there are more than `limit`. */
  readonly more: boolean
}

export function shortestPaths<N extends Attributes, E extends Attributes>(
  network: AbstractGraph<N, E>,
  { from, to, allow, limit }: PathOptions<E>,
): Paths {
  if (from === to) return { paths: [[from]], more: false }
  const before = predecessors(network, { from, to, allow })
  const paths: string[][] = []
  // Walks back from the end; each branch is a path, so it stops as soon as one more than the limit is known.
  const walk = (node: string, tail: readonly string[]): void => {
    if (paths.length > limit) return
    const path = [node, ...tail]
    if (node === from) paths.push(path)
    else for (const previous of before.get(node) ?? []) walk(previous, path)
  }
  walk(to, [])
  return { paths: paths.slice(0, limit), more: paths.length > limit }
}

/** For each node that was reached, those one step nearer to `from`; empty where `to` was not reached. */
function predecessors<N extends Attributes, E extends Attributes>(
  network: AbstractGraph<N, E>,
  { from, to, allow }: Omit<PathOptions<E>, 'limit'>,
): Map<string, string[]> {
  const distance = new Map([[from, 0]])
  const before = new Map<string, string[]>()
  let front = [from]
  for (let step = 1; front.length > 0 && !distance.has(to); step++) {
    const next: string[] = []
    for (const node of front)
      for (const other of around(network, node, allow)) {
        const known = distance.get(other)
        if (known === undefined) {
          distance.set(other, step)
          before.set(other, [node])
          next.push(other)
        } else if (known === step) before.get(other)?.push(node)
      }
    front = next
  }
  return distance.has(to) ? before : new Map<string, string[]>()
}

function around<N extends Attributes, E extends Attributes>(
  network: AbstractGraph<N, E>,
  node: string,
  allow: (edge: E) => boolean,
): string[] {
  const others = new Set<string>()
  network.forEachEdge(node, (_key, edge, source, target) => {
    if (allow(edge)) others.add(source === node ? target : source)
  })
  others.delete(node)
  return [...others].toSorted(compare)
}
