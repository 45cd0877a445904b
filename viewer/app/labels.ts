/** How names are written into the picture: with a halo of the ground's colour, so that lines below do not disturb them. */
import type { Ink } from '../lib/look.ts'

export const LABEL_FONT = 'system-ui, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

/** Longer names are cut; the pointer shows them whole. */
const LONGEST = 14

interface Labelled {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly label: string | null
}

/** A name of the picture as sigma asks for it. */
export function drawLabel(context: CanvasRenderingContext2D, { x, y, size, label }: Labelled, ink: Ink): void {
  if (label) drawName(context, { text: label, x, y, size, whole: false }, ink)
}

export interface Name {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  /** Whether it is written in full, on a plate of its own. */
  readonly whole: boolean
  /** Whether it stands to the left of its node: to the right it would leave the picture. */
  readonly before?: boolean
}

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Where a name would stand; sets the font that it is written in. */
export function nameBox(context: CanvasRenderingContext2D, { text, x, y, size, whole, before = false }: Name): Box {
  const height = whole ? 13 : Math.min(17, 11 + size * 0.25)
  context.font = `${whole || size > 9 ? 600 : 400} ${height}px ${LABEL_FONT}`
  const width = context.measureText(whole ? text : cut(text)).width
  const gap = size + (whole ? 8 : 4)
  const room = width + (whole ? 16 : 0)
  const left = before ? x - gap - room : x + gap
  const half = whole ? 13 : height * 0.62
  return { left, right: left + room, top: y - half, bottom: y + half }
}

export function drawName(context: CanvasRenderingContext2D, name: Name, ink: Ink): void {
  const { left, right, top, bottom } = nameBox(context, name)
  if (name.whole) {
    context.beginPath()
    context.roundRect(left, top, right - left, bottom - top, 6)
    context.fillStyle = ink.surface
    context.shadowColor = 'rgb(0 0 0 / 25%)'
    context.shadowBlur = 8
    context.fill()
    context.shadowBlur = 0
    context.fillStyle = ink.text
    context.fillText(name.text, left + 8, name.y + 4.5)
    return
  }
  const baseline = top + (bottom - top) * 0.78
  context.lineJoin = 'round'
  context.lineWidth = 3.5
  context.strokeStyle = ink.ground
  context.fillStyle = ink.text
  context.strokeText(cut(name.text), left, baseline)
  context.fillText(cut(name.text), left, baseline)
}

function cut(label: string): string {
  const points = Array.from(label)
  return points.length > LONGEST ? `${points.slice(0, LONGEST - 1).join('')}…` : label
}
