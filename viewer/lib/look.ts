/** What each node and each line of the picture looks like under the filters: pure, so that it can be tested without a picture. */
import type { Palette } from './colours.ts'
import type { Shown } from './filters.ts'
import type { Net } from './net.ts'

export interface Ink {
  readonly text: string
  readonly ground: string
  readonly surface: string
  readonly line: string
}

export interface NodeSigns {
  readonly hidden: boolean
  readonly color: string
  readonly size: number
  readonly label: string
  readonly forceLabel: boolean
}

export interface EdgeSigns {
  readonly hidden: boolean
  readonly color: string
  readonly size: number
  readonly type: 'thin' | 'thick'
}

/** The look of what nobody points at; what is selected or pointed at is drawn above it (`focus.ts`). */
export interface Look {
  readonly ink: Ink
  readonly palette: Palette
  colour(at: number): string
  size(at: number): number
  node(at: number): NodeSigns
  edge(at: number): EdgeSigns
}

interface Conditions {
  readonly shown: Shown
  readonly palette: Palette
  readonly pinned: ReadonlySet<number>
  readonly ink: Ink
  readonly sizeOf: (degree: number) => number
  /** Whether lines are one pixel wide: there are very many of them. */
  readonly thin: boolean
}

/** When there are no more nodes than so many, each has its name written. */
const FEW = 60

export function createLook(net: Net, { shown, palette, pinned, ink, sizeOf, thin }: Conditions): Look {
  const { nodes, types } = net.columns
  const colours = types.map((type) => palette.types.get(type) ?? ink.line)
  const colour = (at: number): string => colours[nodes.type[at] ?? -1] ?? ink.line
  const size = (at: number): number => sizeOf(nodes.degree[at] ?? 0)
  // The same for all: a hundred thousand of their own would only be collected again.
  const line: EdgeSigns = { hidden: false, color: ink.line, size: 0.8, type: thin ? 'thin' : 'thick' }
  const none: EdgeSigns = { ...line, hidden: true }
  return {
    ink,
    palette,
    colour,
    size,
    node: (at) => ({
      hidden: shown.nodes[at] !== 1,
      color: colour(at),
      size: size(at),
      label: shortName(net, at),
      forceLabel: pinned.has(at) || shown.nodeCount <= FEW,
    }),
    edge: (at) => (shown.pairs[at] === 1 ? line : none),
  }
}

export function shortName({ columns: { nodes } }: Net, at: number): string {
  return nodes.short[at] || (nodes.name[at] ?? '')
}
