/** Files that the browser saves, and the picture as one. */
import type { Drawing } from '../lib/svg.ts'
import { DIM, RING } from './focus-layer.ts'
import { LABEL_FONT } from './labels.ts'
import type { Picture, Renderer } from './picture.ts'

export function saveText(name: string, text: string, type: string): void {
  saveBlob(name, new Blob([text], { type }))
}

export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  // Some browsers fetch the address only after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** All layers on the ground of the page. */
export async function pictureBlob(renderer: Renderer): Promise<Blob | undefined> {
  const layers = Object.values(renderer.getCanvases())
  const [first] = layers
  if (!first) return undefined
  const canvas = Object.assign(document.createElement('canvas'), { width: first.width, height: first.height })
  const context = canvas.getContext('2d')
  if (!context) return undefined
  context.fillStyle = getComputedStyle(renderer.getContainer()).backgroundColor
  context.fillRect(0, 0, canvas.width, canvas.height)
  // What WebGL has drawn can be read only until the browser shows it.
  renderer.refresh({ skipIndexation: true })
  for (const layer of layers) {
    // What is not selected is dimmed by the page, not by the layer itself.
    context.globalAlpha = Number(layer.style.opacity || 1)
    if (layer.width > 0) context.drawImage(layer, 0, 0, canvas.width, canvas.height)
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  return blob ?? undefined
}

/** What is in sight, with whole names where the picture has names. */
export function drawingOf(picture: Picture, nameOf: (key: string) => string, title: string): Drawing {
  const { renderer } = picture
  const standing = picture.standing()
  const { width, height } = renderer.getDimensions()
  const graph = renderer.getGraph()
  const places = new Map<string, { x: number; y: number; size: number; color: string }>()
  graph.forEachNode((key) => {
    const data = renderer.getNodeDisplayData(key)
    if (!data || data.hidden) return
    places.set(key, { ...renderer.framedGraphToViewport(data), size: renderer.scaleSize(data.size), color: data.color })
  })
  const inSight = ({ x, y, size }: { x: number; y: number; size: number }): boolean =>
    x > -size && y > -size && x < width + size && y < height + size
  const lines = graph.mapEdges((key, _look, source, target) => {
    const data = renderer.getEdgeDisplayData(key)
    const [from, to] = [places.get(source), places.get(target)]
    if (!data || data.hidden || !from || !to) return []
    return [{ x1: from.x, y1: from.y, x2: to.x, y2: to.y, size: Math.max(0.3, renderer.scaleSize(data.size)), color: data.color }]
  })
  const discs = [...places].filter(([, place]) => inSight(place))
  const named = renderer.getNodeDisplayedLabels()
  const style = getComputedStyle(renderer.getContainer())
  return {
    width,
    height,
    plate: picture.ink().surface,
    dimmed: standing?.dims === true ? DIM : 1,
    standing: {
      lines: standing?.lines.map(({ pen, ...line }) => ({ ...line, ...pen })) ?? [],
      discs: standing?.discs.map(({ at, ring, ...disc }) => ({ ...disc, name: nameOf(String(at)), ring: ring ? RING : 0 })) ?? [],
      labels:
        standing?.names.map(({ text, whole, left, right, top, bottom }) => {
          const plate = { x: left, y: top, width: right - left, height: bottom - top }
          return {
            x: left + (whole ? 8 : 0),
            y: bottom - (whole ? 8.5 : (bottom - top) * 0.22),
            size: 13,
            text,
            ...(whole ? { plate } : {}),
          }
        }) ?? [],
    },
    ground: style.backgroundColor,
    ink: style.color,
    font: LABEL_FONT,
    title,
    lines: lines.flat(),
    discs: discs.map(([key, place]) => ({ ...place, name: nameOf(key) })),
    labels: discs
      .filter(([key]) => named.has(key))
      .map(([key, { x, y, size }]) => ({ x: x + size + 4, y: y + 4, size: 12, text: nameOf(key) })),
  }
}
