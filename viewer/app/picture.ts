/** Sigma with our graph: what each node and line looks like, and what a pointer on them does. */
import { UndirectedGraph } from 'graphology'
import { Sigma } from 'sigma'
import { EdgeLineProgram, EdgeRectangleProgram } from 'sigma/rendering'
import type { Palette } from '../lib/colours.ts'
import type { Shown } from '../lib/filters.ts'
import { focusOf, type Focus } from '../lib/focus.ts'
import { extentOf } from '../lib/hit.ts'
import { createLook, type Ink, type Look } from '../lib/look.ts'
import type { Net } from '../lib/net.ts'
import { drawnGraphOf, serves, type EdgeLook, type NodeLook } from './drawn-graph.ts'
import { createFocusLayer, type FocusScene, type Standing } from './focus-layer.ts'
import { drawLabel, LABEL_FONT } from './labels.ts'

/** What the picture depends on. */
export interface Now {
  readonly shown: Shown
  readonly palette: Palette
  readonly pinned: ReadonlySet<number>
}

/** What stands out of it, by the places of nodes; -1 for none. */
export interface Pointed {
  readonly node: number
  readonly other: number
  readonly lit: ReadonlySet<number>
}

export type Renderer = Sigma<NodeLook, EdgeLook>

export interface Picture {
  readonly renderer: Renderer
  /** Shows another part of the graph; at once where it is small. */
  readonly show: (now: Now) => void
  readonly point: (pointed: Pointed) => void
  readonly hover: (at: number) => void
  /** What stands out now, and the colours of the page. */
  readonly standing: () => Standing | undefined
  readonly ink: () => Ink
  readonly close: () => void
}

/** Above this, lines are what costs time. */
const MANY_LINES = 12_000

/** @throws where the browser has no WebGL */
export function createPicture(holder: HTMLElement, net: Net, first: Now): Picture {
  let now = first
  let look = lookOf(net, holder, now)
  let drawn: Shown | undefined
  let pointed: Pointed & { readonly hovered: number } = { node: -1, other: -1, lit: new Set(), hovered: -1 }
  let focus: Focus = focusOf(net, now.shown, pointed)
  const renderer: Renderer = new Sigma<NodeLook, EdgeLook>(new UndirectedGraph<NodeLook, EdgeLook>(), holder, {
    ...SETTINGS,
    defaultDrawNodeLabel: (context, data) => drawLabel(context, data, look.ink),
    // The layer above draws it.
    defaultDrawNodeHover: () => undefined,
    // What sigma hands over is a copy already.
    nodeReducer: (key, data) => Object.assign(data, look.node(Number(key))),
    edgeReducer: (key) => look.edge(Number(key)),
  })
  renderer.setCustomBBox(extentOf(net))
  const layer = createFocusLayer(renderer)
  const scene = (): FocusScene => ({ net, shown: now.shown, look, focus, pinned: now.pinned })
  const drawFocus = (): void => layer.draw(scene())
  const refocus = (): void => {
    focus = focusOf(net, now.shown, pointed)
    drawFocus()
  }
  renderer.on('afterRender', drawFocus)
  let size = sizeIn(holder)
  const resized = new ResizeObserver(() => {
    // It is called once for the size that the picture began with.
    if (size === sizeIn(holder)) return
    size = sizeIn(holder)
    look = lookOf(net, holder, now)
    renderer.resize().refresh()
  })
  resized.observe(holder)
  let turn = 0
  const redraw = async (): Promise<void> => {
    const own = ++turn
    if (!serves(drawn, now.shown)) {
      const { shown } = now
      const drawing = await drawnGraphOf(net, shown, () => nextTurn().then(() => own === turn))
      if (!drawing || own !== turn) return
      drawn = shown
      renderer.setGraph(drawing)
      // For `npm run bench`, and for whoever looks into the page.
      performance.mark('picture')
    } else renderer.refresh()
    refocus()
  }
  return {
    renderer,
    show(next) {
      now = next
      look = lookOf(net, holder, now)
      const many = hasMany(now.shown)
      if (renderer.getSetting('hideEdgesOnMove') !== many) renderer.setSetting('hideEdgesOnMove', many)
      void redraw()
    },
    point(next) {
      pointed = { ...next, hovered: pointed.hovered }
      refocus()
    },
    hover(at) {
      pointed = { ...pointed, hovered: at }
      holder.style.cursor = at < 0 ? '' : 'pointer'
      refocus()
    },
    standing: () => layer.standing(scene()),
    ink: () => look.ink,
    close() {
      turn++
      resized.disconnect()
      renderer.kill()
    },
  }
}

const SETTINGS = {
  allowInvalidContainer: true,
  labelFont: LABEL_FONT,
  labelSize: 12,
  labelDensity: 0.6,
  labelGridCellSize: 120,
  labelRenderedSizeThreshold: 6.5,
  stagePadding: 36,
  // Lines are found by `lib/hit.ts`: keeping them apart for the pointer doubles the time of a frame.
  enableEdgeEvents: false,
  enableCameraRotation: false,
  minCameraRatio: 0.01,
  maxCameraRatio: 4,
  edgeProgramClasses: { thin: EdgeLineProgram, thick: EdgeRectangleProgram },
  defaultEdgeType: 'thick',
} as const

const sizeIn = ({ clientWidth, clientHeight }: HTMLElement): string => `${clientWidth} ${clientHeight}`

const hasMany = (shown: Shown): boolean => shown.pairs.reduce((sum, one) => sum + one, 0) > MANY_LINES

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** Area grows with the number of neighbours. */
const sizeOf = (degree: number): number => Math.min(13, 1.8 + Math.sqrt(degree) * 0.75)

function lookOf(net: Net, holder: HTMLElement, now: Now): Look {
  const style = getComputedStyle(holder)
  // In a small window the discs are small too.
  const scale = Math.min(1, Math.max(0.45, Math.min(holder.clientWidth, holder.clientHeight) / 780))
  const colour = (name: string): string => style.getPropertyValue(name).trim()
  return createLook(net, {
    ...now,
    thin: hasMany(now.shown),
    ink: { text: colour('--ink'), ground: colour('--ground'), surface: colour('--surface'), line: colour('--edge') },
    sizeOf: (degree) => sizeOf(degree) * scale,
  })
}
