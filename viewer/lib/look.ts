/** What each node and each line of the picture looks like for a given view: pure, so that it can be tested without a picture. */
import { mix, type Palette } from './colours.ts'
import type { Shown } from './filters.ts'
import type { Net } from './net.ts'
import type { View } from './permalink.ts'

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
  readonly zIndex: number
  readonly forceLabel: boolean
  readonly highlighted: boolean
}

export interface EdgeSigns {
  readonly hidden: boolean
  readonly color: string
  readonly size: number
  readonly zIndex: number
}

export interface Look {
  readonly ink: Ink
  /** `hovered` is the node under the pointer, -1 for none. */
  node(at: number, hovered: number): NodeSigns
  edge(at: number, hovered: number): EdgeSigns
}

interface Conditions {
  readonly shown: Shown
  readonly palette: Palette
  readonly view: Pick<View, 'node' | 'other'>
  /** Ids that the panel beside the picture speaks of when two are selected. */
  readonly lit: ReadonlySet<string>
  readonly ink: Ink
  readonly sizeOf: (degree: number) => number
}

/** Neighbours whose names are always written when there are no more than so many. */
const NAMED = 40

export function createLook(net: Net, { shown, palette, view, lit: named, ink, sizeOf }: Conditions): Look {
  const { nodes, types } = net.columns
  const selected = net.indexOf.get(view.node) ?? -1
  const other = net.indexOf.get(view.other) ?? -1
  const near = selected < 0 || other >= 0 ? new Set([...named].map((id) => net.indexOf.get(id) ?? -1)) : neighbours(net, shown, selected)
  const narrowed = selected >= 0 || near.size > 0
  const chosen = (at: number): boolean => at === selected || at === other
  const colour = (at: number): string => palette.types.get(types[nodes.type[at] ?? -1] ?? '') ?? ink.line
  return {
    ink,
    node(at, hovered) {
      const lit = chosen(at) || near.has(at)
      const faded = narrowed && !lit && at !== hovered
      const touched = hovered >= 0 && (at === hovered || linked(net, shown, { at, hovered }))
      return {
        hidden: !shown.nodes[at] && !chosen(at) && !(selected < 0 && lit),
        color: faded ? mix(colour(at), ink.ground, 0.16) : colour(at),
        size: sizeOf(nodes.degree[at] ?? 0),
        label: faded && !touched ? '' : chosen(at) || at === hovered ? (nodes.name[at] ?? '') : nodes.short[at] || (nodes.name[at] ?? ''),
        zIndex: chosen(at) ? 3 : lit || touched ? 2 : faded ? 0 : 1,
        forceLabel: chosen(at) || (near.size <= NAMED && near.has(at)) || (touched && !narrowed),
        highlighted: chosen(at),
      }
    },
    edge(at, hovered) {
      const pair = net.pairs[at]
      if (!pair || !shown.pairs[at]) return { hidden: true, color: ink.line, size: 0, zIndex: 0 }
      const touches = (one: number): boolean => one >= 0 && (pair.a === one || pair.b === one)
      const both = touches(selected) && touches(other)
      const between = (other >= 0 || selected < 0) && [pair.a, pair.b].every((end) => chosen(end) || near.has(end))
      if (both || between || (other < 0 && touches(selected)) || touches(hovered))
        return {
          hidden: false,
          color: stageColour(net, { shown, palette, pair: at }) ?? mix(ink.text, ink.ground, 0.45),
          size: both ? 2.5 : 1.1,
          zIndex: 2,
        }
      return { hidden: false, color: narrowed ? mix(ink.line, ink.ground, 0.25) : ink.line, size: narrowed ? 0.5 : 0.8, zIndex: 0 }
    },
  }
}

function neighbours(net: Net, shown: Shown, at: number): ReadonlySet<number> {
  const pairs = (net.pairsOf[at] ?? []).filter((pair) => shown.pairs[pair])
  return new Set(pairs.map((pair) => (net.pairs[pair]?.a === at ? (net.pairs[pair]?.b ?? -1) : (net.pairs[pair]?.a ?? -1))))
}

function linked(net: Net, shown: Shown, { at, hovered }: { readonly at: number; readonly hovered: number }): boolean {
  return (net.pairsOf[hovered] ?? []).some((pair) => shown.pairs[pair] === 1 && (net.pairs[pair]?.a === at || net.pairs[pair]?.b === at))
}

/** The colour of the first stage that the ontology lists among those said of the pair. */
function stageColour(
  net: Net,
  { shown, palette, pair }: { readonly shown: Shown; readonly palette: Palette; readonly pair: number },
): string | undefined {
  const stages = (net.pairs[pair]?.claims ?? []).filter((claim) => shown.claims[claim]).map((claim) => net.columns.edges.stage[claim] ?? -1)
  const best = Math.min(...stages.map((stage) => (stage < 0 ? Number.POSITIVE_INFINITY : stage)))
  return Number.isFinite(best) ? palette.stages.get(net.columns.stages[best] ?? '') : undefined
}
