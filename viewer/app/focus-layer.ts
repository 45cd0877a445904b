/** Draws what stands out (`lib/focus.ts`) on a canvas above the picture: lines in the colours of stages, nodes, and names that do not overlap. */
import { mix } from '../lib/colours.ts'
import { stageColour, type Focus } from '../lib/focus.ts'
import type { Shown } from '../lib/filters.ts'
import { shortName, type Look } from '../lib/look.ts'
import type { Net } from '../lib/net.ts'
import { drawName, nameBox, type Box } from './labels.ts'
import type { Renderer } from './picture.ts'

export interface FocusScene {
  readonly net: Net
  readonly shown: Shown
  readonly look: Look
  readonly focus: Focus
  readonly pinned: ReadonlySet<number>
}

/** How far the rest of the picture steps back. */
const DIM = '0.16'
const LAYER = 'focus'

export interface FocusLayer {
  draw(scene: FocusScene): void
}

export function createFocusLayer(renderer: Renderer): FocusLayer {
  const canvas = renderer.createCanvas(LAYER, { afterLayer: 'labels', style: { pointerEvents: 'none' } })
  const context = canvas.getContext('2d')
  const { edges, nodes, labels } = renderer.getCanvases()
  return {
    draw(scene) {
      if (!context) return
      fit(canvas, context, renderer)
      for (const layer of [edges, nodes, labels]) if (layer) layer.style.opacity = scene.focus.dims ? DIM : ''
      drawLines(context, renderer, scene)
      drawNodes(context, renderer, scene)
    },
  }
}

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

/** One stroke for all lines of a colour: there may be thousands. */
function drawLines(context: CanvasRenderingContext2D, renderer: Renderer, { net, shown, look, focus }: FocusScene): void {
  const plain = mix(look.ink.text, look.ink.ground, 0.45)
  const paths = new Map<string, Path2D>()
  for (const { pair, strong } of focus.lines) {
    const ends = net.pairs[pair]
    if (!ends) continue
    const a = placeOf(renderer, net, ends.a)
    const b = placeOf(renderer, net, ends.b)
    const key = `${stageColour(net, { shown, palette: look.palette, pair }) ?? plain} ${strong ? 2.6 : 1.2}`
    const path = paths.get(key) ?? new Path2D()
    path.moveTo(a.x, a.y)
    path.lineTo(b.x, b.y)
    paths.set(key, path)
  }
  for (const [key, path] of paths) {
    const [colour = '', width = ''] = key.split(' ')
    context.strokeStyle = colour
    context.lineWidth = Number(width)
    context.stroke(path)
  }
}

function drawNodes(context: CanvasRenderingContext2D, renderer: Renderer, { net, look, focus, pinned }: FocusScene): void {
  const { chosen, near, hovered } = focus
  const bodies = [...chosen, ...near].map((at) => ({ at, ...placeOf(renderer, net, at), size: renderer.scaleSize(look.size(at)) }))
  for (const { at, x, y, size } of bodies.toReversed()) {
    context.beginPath()
    context.arc(x, y, size, 0, 2 * Math.PI)
    context.fillStyle = look.colour(at)
    context.fill()
    if (!chosen.includes(at)) continue
    context.beginPath()
    context.arc(x, y, size + 3.5, 0, 2 * Math.PI)
    context.lineWidth = 2
    context.strokeStyle = look.colour(at)
    context.stroke()
  }
  const taken: Box[] = []
  for (const { at, x, y, size } of bodies) {
    const whole = chosen.includes(at) || at === hovered
    const name = { text: whole ? (net.columns.nodes.name[at] ?? '') : shortName(net, at), x, y, size, whole }
    const box = nameBox(context, name)
    if (!whole && !pinned.has(at) && taken.some((one) => overlap(one, box))) continue
    taken.push(box)
    drawName(context, name, look.ink)
  }
}

const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
