/** Sigma with our graph: what each node and line looks like, and what a pointer on them does. */
import { UndirectedGraph } from 'graphology'
import { Sigma } from 'sigma'
import { EdgeLineProgram, EdgeRectangleProgram } from 'sigma/rendering'
import type { Palette } from '../lib/colours.ts'
import type { Shown } from '../lib/filters.ts'
import type { Net } from '../lib/net.ts'
import type { View } from '../lib/permalink.ts'
import { createLook, type Look } from '../lib/look.ts'
import { drawHover, drawLabel, LABEL_FONT } from './labels.ts'
import type { State } from './state.ts'

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

/** What the picture depends on. */
export interface Now {
  readonly shown: Shown
  readonly palette: Palette
  readonly view: View
  readonly lit: ReadonlySet<string>
}

export type Renderer = Sigma<NodeLook, EdgeLook>

export interface Picture {
  readonly renderer: Renderer
  readonly net: Net
  redraw(now: Now): void
  close(): void
}

/** Above this, lines are what costs time. */
const MANY_LINES = 12_000

/** @throws where the browser has no WebGL */
export function createPicture(holder: HTMLElement, state: State): Picture {
  const { net } = state
  let look = lookOf(net, holder, {
    shown: state.shown.peek(),
    palette: state.palette.peek(),
    view: state.view.peek(),
    lit: state.lit.peek(),
  })
  let hovered = -1
  let many = hasMany(state.shown.peek())
  const renderer = new Sigma<NodeLook, EdgeLook>(drawing(net), holder, {
    allowInvalidContainer: true,
    labelFont: LABEL_FONT,
    labelSize: 12,
    labelDensity: 0.6,
    labelGridCellSize: 120,
    labelRenderedSizeThreshold: 6.5,
    stagePadding: 36,
    zIndex: true,
    enableEdgeEvents: true,
    hideEdgesOnMove: false,
    minCameraRatio: 0.01,
    maxCameraRatio: 4,
    defaultDrawNodeLabel: (context, data) => drawLabel(context, data, look.ink),
    defaultDrawNodeHover: (context, data) => drawHover(context, data, look.ink),
    nodeReducer: (key, data) => ({ ...data, ...look.node(Number(key), hovered) }),
    edgeProgramClasses: { thin: EdgeLineProgram, thick: EdgeRectangleProgram },
    defaultEdgeType: 'thick',
    edgeReducer: (key, data) => {
      const signs = look.edge(Number(key), hovered)
      return { ...data, ...signs, type: many && signs.zIndex === 0 ? 'thin' : 'thick' }
    },
  })
  const hover = (at: number): void => {
    const changed = [hovered, at].filter((one) => one >= 0)
    hovered = at
    holder.style.cursor = at < 0 ? '' : 'pointer'
    renderer.refresh({ partialGraph: touched(net, changed), skipIndexation: true })
  }
  spare(renderer, many)
  listenTo(renderer, state, { hover, holder })
  const resized = new ResizeObserver(() => renderer.resize().scheduleRefresh())
  resized.observe(holder)
  return {
    renderer,
    net,
    redraw(now) {
      look = lookOf(net, holder, now)
      many = hasMany(now.shown)
      spare(renderer, many)
      renderer.refresh({ skipIndexation: false })
    },
    close() {
      resized.disconnect()
      renderer.kill()
    },
  }
}

const hasMany = (shown: Shown): boolean => shown.pairs.reduce((sum, one) => sum + one, 0) > MANY_LINES

/** With many lines in sight, pointers on them and drawing them while moving would make everything slow. */
function spare(renderer: Renderer, many: boolean): void {
  if (renderer.getSetting('hideEdgesOnMove') === many) return
  renderer.setSetting('hideEdgesOnMove', many)
  renderer.setSetting('enableEdgeEvents', !many)
}

function listenTo(
  renderer: Renderer,
  state: State,
  { hover, holder }: { readonly hover: (at: number) => void; readonly holder: HTMLElement },
): void {
  const { net } = state
  const id = (at: number | undefined): string => net.columns.nodes.id[at ?? -1] ?? ''
  renderer.on('enterNode', ({ node }) => hover(Number(node)))
  renderer.on('leaveNode', () => hover(-1))
  renderer.on('clickNode', ({ node }) => state.change({ node: id(Number(node)), other: '', tool: '' }))
  renderer.on('clickStage', () => {
    if (state.lit.peek().size > 0) state.lit.value = new Set()
    if (state.view.peek().node !== '') state.change({ node: '', other: '', tool: '' })
  })
  renderer.on('enterEdge', () => (holder.style.cursor = 'pointer'))
  renderer.on('leaveEdge', () => (holder.style.cursor = ''))
  renderer.on('clickEdge', ({ edge }) => {
    const pair = net.pairs[Number(edge)]
    if (!pair) return
    const selected = state.view.peek().node
    const [a, b] = id(pair.b) === selected ? [pair.b, pair.a] : [pair.a, pair.b]
    state.pair(id(a), id(b))
  })
}

function drawing(net: Net): UndirectedGraph<NodeLook, EdgeLook> {
  const { nodes } = net.columns
  const graph = new UndirectedGraph<NodeLook, EdgeLook>()
  nodes.id.forEach((_id, at) => {
    graph.addNode(String(at), {
      x: nodes.x[at] ?? 0,
      y: nodes.y[at] ?? 0,
      size: sizeOf(nodes.degree[at] ?? 0),
      label: nodes.short[at] || (nodes.name[at] ?? ''),
      color: '#888888',
    })
  })
  net.pairs.forEach((pair, at) => {
    graph.addEdgeWithKey(String(at), String(pair.a), String(pair.b), { size: 1, color: '#888888' })
  })
  return graph
}

/** Area grows with the number of neighbours. */
const sizeOf = (degree: number): number => Math.min(13, 1.8 + Math.sqrt(degree) * 0.75)

function lookOf(net: Net, holder: HTMLElement, now: Now): Look {
  const style = getComputedStyle(holder)
  // In a small window the discs are small too.
  const scale = Math.min(1, Math.max(0.45, Math.min(holder.clientWidth, holder.clientHeight) / 780))
  const colour = (name: string): string => style.getPropertyValue(name).trim()
  return createLook(net, {
    ...now,
    ink: { text: colour('--ink'), ground: colour('--ground'), surface: colour('--surface'), line: colour('--edge') },
    sizeOf: (degree) => sizeOf(degree) * scale,
  })
}

/** Nodes with their lines and neighbours: what has to be drawn again when they are pointed at. */
function touched(net: Net, nodes: readonly number[]): { nodes: string[]; edges: string[] } {
  const edges = nodes.flatMap((at) => net.pairsOf[at] ?? [])
  const ends = edges.flatMap((at) => [net.pairs[at]?.a ?? -1, net.pairs[at]?.b ?? -1]).filter((at) => at >= 0)
  return { nodes: [...new Set([...nodes, ...ends])].map(String), edges: [...new Set(edges)].map(String) }
}
