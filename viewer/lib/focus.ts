/**
 * What stands out of the picture: what is selected, what a panel speaks of, what the pointer is on; with their lines and names. It is drawn on
 * a layer of its own above the picture, which is only dimmed meanwhile: no selection makes the whole graph be drawn again.
 */
import type { Palette } from './colours.ts'
import type { Shown } from './filters.ts'
import type { Net } from './net.ts'

export interface Focus {
  /** Whether the rest of the picture steps back. */
  readonly dims: boolean
  /** Selected ones, whose names are always written whole. */
  readonly chosen: readonly number[]
  /** The others that are lit, the most connected first: their names are written where there is room. */
  readonly near: readonly number[]
  readonly lines: readonly FocusLine[]
  /** -1 for none. */
  readonly hovered: number
}

export interface FocusLine {
  readonly pair: number
  readonly strong: boolean
}

interface Pointed {
  /** Places of the selected node and of the second one; -1 for none. */
  readonly node: number
  readonly other: number
  /** Places of what a panel speaks of. */
  readonly lit: ReadonlySet<number>
  readonly hovered: number
}

export function focusOf(net: Net, shown: Shown, { node, other, lit, hovered }: Pointed): Focus {
  const alone = node >= 0 && other < 0
  const near = new Set(alone ? neighboursOf(net, shown, node) : lit)
  const dims = node >= 0 || near.size > 0
  const chosen = [node, other].filter((at) => at >= 0)
  const lines = new Map<number, FocusLine>()
  const add = (pair: number, strong = false): void => {
    if (shown.pairs[pair]) lines.set(pair, { pair, strong })
  }
  if (alone) for (const pair of net.pairsOf[node] ?? []) add(pair)
  else if (near.size + chosen.length > 1) {
    const ends = new Set([...near, ...chosen])
    for (const end of ends)
      for (const pair of net.pairsOf[end] ?? []) {
        const { a, b } = net.pairs[pair] ?? { a: -1, b: -1 }
        if (ends.has(a) && ends.has(b)) add(pair, chosen.includes(a) && chosen.includes(b))
      }
  }
  if (hovered >= 0) {
    for (const pair of net.pairsOf[hovered] ?? []) add(pair, lines.get(pair)?.strong)
    near.add(hovered)
    if (!dims) for (const end of neighboursOf(net, shown, hovered)) near.add(end)
  }
  for (const at of chosen) near.delete(at)
  const { degree } = net.columns.nodes
  return {
    dims,
    chosen,
    near: [...near].toSorted((a, b) => Number(b === hovered) - Number(a === hovered) || (degree[b] ?? 0) - (degree[a] ?? 0) || a - b),
    lines: [...lines.values()],
    hovered,
  }
}

export function neighboursOf(net: Net, shown: Shown, at: number): number[] {
  return (net.pairsOf[at] ?? []).flatMap((pair) => {
    const { a, b } = net.pairs[pair] ?? { a: at, b: at }
    return shown.pairs[pair] ? [a === at ? b : a] : []
  })
}

/** The colour of the first stage that the ontology lists among those said of the pair. */
export function stageColour(
  net: Net,
  { shown, palette, pair }: { readonly shown: Shown; readonly palette: Palette; readonly pair: number },
) {
  let best = Number.POSITIVE_INFINITY
  for (const claim of net.pairs[pair]?.claims ?? []) {
    const stage = net.columns.edges.stage[claim] ?? -1
    if (shown.claims[claim] && stage >= 0) best = Math.min(best, stage)
  }
  return Number.isFinite(best) ? palette.stages.get(net.columns.stages[best] ?? '') : undefined
}
