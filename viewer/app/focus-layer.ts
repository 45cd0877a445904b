/** Draws what stands out (`lib/focus.ts`) on a canvas above the picture: lines in the colours of stages, nodes, and names that do not overlap. */
import { mix } from '../lib/colours.ts'
import { stageColour, type Focus } from '../lib/focus.ts'
import type { Shown } from '../lib/filters.ts'
import { shortName, type Look } from '../lib/look.ts'
import type { Net } from '../lib/net.ts'
import { drawName, nameBox, type Box, type Name } from './labels.ts'
import type { Renderer } from './picture.ts'

export interface FocusScene {
  readonly net: Net
  readonly shown: Shown
  readonly look: Look
  readonly focus: Focus
  readonly pinned: ReadonlySet<number>
}

/** How far the rest of the picture steps back. */
export const DIM = 0.16
const LAYER = 'focus'

export interface FocusLayer {
  draw(scene: FocusScene): void
  /** What would be drawn now. */
  standing(scene: FocusScene): Standing | undefined
}

export function createFocusLayer(renderer: Renderer): FocusLayer {
  const canvas = renderer.createCanvas(LAYER, { afterLayer: 'labels', style: { pointerEvents: 'none' } })
  const context = canvas.getContext('2d')
  const { edges, nodes, labels } = renderer.getCanvases()
  return {
    draw(scene) {
      if (!context) return
      fit(canvas, context, renderer)
      for (const layer of [edges, nodes]) if (layer) layer.style.opacity = scene.focus.dims ? String(DIM) : ''
      if (labels) labels.style.opacity = scene.focus.dims ? String(doubled(scene) ? 0 : DIM) : ''
      const { lines, discs, names } = standingOf(context, renderer, scene)
      drawLines(context, lines)
      drawDiscs(context, discs)
      for (const name of names) drawName(context, name, scene.look.ink)
    },
    standing: (scene) => (context ? standingOf(context, renderer, scene) : undefined),
  }
}

/** Whether most of what is shown stands out: its names are written already, and would be seen double. */
const doubled = ({ shown, focus }: FocusScene): boolean => (focus.chosen.length + focus.near.length) * 2 > shown.nodeCount

/** As large as the picture, and empty. */
function fit(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, renderer: Renderer): void {
  const { width, height } = renderer.getDimensions()
  const ratio = globalThis.devicePixelRatio || 1
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio)
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
}

function placeOf(renderer: Renderer, net: Net, at: number): { readonly x: number; readonly y: number } {
  const { x, y } = net.columns.nodes
  return renderer.graphToViewport({ x: x[at] ?? 0, y: y[at] ?? 0 })
}

/** What stands out, as it is drawn: in pixels of the picture. */
export interface Standing {
  readonly dims: boolean
  readonly lines: readonly { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number; readonly pen: Pen }[]
  /** What is drawn last lies on top. */
  readonly discs: readonly {
    readonly at: number
    readonly x: number
    readonly y: number
    readonly size: number
    readonly color: string
    readonly ring: boolean
  }[]
  readonly names: readonly (Name & Box)[]
}

interface Pen {
  readonly color: string
  readonly size: number
}

function standingOf(context: CanvasRenderingContext2D, renderer: Renderer, scene: FocusScene): Standing {
  const { chosen, near, dims } = scene.focus
  const { net, look } = scene
  const discs = [...chosen, ...near].map((at) => ({
    at,
    ...placeOf(renderer, net, at),
    size: renderer.scaleSize(look.size(at)),
    color: look.colour(at),
    ring: chosen.includes(at),
  }))
  return { dims, lines: linesOf(renderer, scene), discs: discs.toReversed(), names: namesOf(context, renderer, scene, discs) }
}

function linesOf(renderer: Renderer, { net, shown, look, focus }: FocusScene): Standing['lines'] {
  const plain = mix(look.ink.text, look.ink.ground, 0.45)
  // Few pens, each the same object: there may be thousands of lines.
  const pens = new Map<string, Pen>()
  return focus.lines.flatMap(({ pair, strong }) => {
    const ends = net.pairs[pair]
    if (!ends) return []
    const a = placeOf(renderer, net, ends.a)
    const b = placeOf(renderer, net, ends.b)
    const color = stageColour(net, { shown, palette: look.palette, pair }) ?? plain
    const key = `${color} ${strong}`
    const pen = pens.get(key) ?? { color, size: strong ? 2.6 : 1.2 }
    pens.set(key, pen)
    return [{ x1: a.x, y1: a.y, x2: b.x, y2: b.y, pen }]
  })
}

/** Names that do not lie over each other, the most important first. */
function namesOf(context: CanvasRenderingContext2D, renderer: Renderer, scene: FocusScene, discs: Standing['discs']): (Name & Box)[] {
  const { net, pinned, focus } = scene
  const { width } = renderer.getDimensions()
  const names: (Name & Box)[] = []
  for (const { at, x, y, size, ring } of discs) {
    const whole = ring || at === focus.hovered
    const usual = { text: whole ? (net.columns.nodes.name[at] ?? '') : shortName(net, at), x, y, size, whole }
    const before = x <= width && x > width / 2 && nameBox(context, usual).right > width
    const name = { ...usual, before }
    const box = nameBox(context, name)
    if (whole || pinned.has(at) || !names.some((one) => overlap(one, box))) names.push({ ...name, ...box })
  }
  return names
}

function drawLines(context: CanvasRenderingContext2D, lines: Standing['lines']): void {
  const paths = new Map<Pen, Path2D>()
  for (const { x1, y1, x2, y2, pen } of lines) {
    const path = paths.get(pen) ?? new Path2D()
    path.moveTo(x1, y1)
    path.lineTo(x2, y2)
    paths.set(pen, path)
  }
  for (const [{ color, size }, path] of paths) {
    context.strokeStyle = color
    context.lineWidth = size
    context.stroke(path)
  }
}

/** Pixels between a selected disc and the ring around it. */
export const RING = 3.5

function drawDiscs(context: CanvasRenderingContext2D, discs: Standing['discs']): void {
  for (const { x, y, size, color, ring } of discs) {
    context.beginPath()
    context.arc(x, y, size, 0, 2 * Math.PI)
    context.fillStyle = color
    context.fill()
    if (!ring) continue
    context.beginPath()
    context.arc(x, y, size + RING, 0, 2 * Math.PI)
    context.lineWidth = 2
    context.strokeStyle = color
    context.stroke()
  }
}

const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
