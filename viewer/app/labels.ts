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
  readonly color: string
  readonly highlighted?: boolean
}

export function drawLabel(context: CanvasRenderingContext2D, { x, y, size, label, highlighted }: Labelled, ink: Ink): void {
  // What is highlighted has its name written by drawHover.
  if (!label || highlighted) return
  const text = cut(label)
  const height = Math.min(17, 11 + size * 0.25)
  context.font = `${size > 9 ? 600 : 400} ${height}px ${LABEL_FONT}`
  context.lineJoin = 'round'
  context.lineWidth = 3.5
  context.strokeStyle = ink.ground
  context.fillStyle = ink.text
  context.strokeText(text, x + size + 4, y + height * 0.35)
  context.fillText(text, x + size + 4, y + height * 0.35)
}

/** The node with a ring, its whole name beside it. */
export function drawHover(context: CanvasRenderingContext2D, { x, y, size, label, color }: Labelled, ink: Ink): void {
  context.beginPath()
  context.arc(x, y, size + 3.5, 0, 2 * Math.PI)
  context.lineWidth = 2
  context.strokeStyle = color
  context.stroke()
  if (!label) return
  context.font = `600 13px ${LABEL_FONT}`
  const width = context.measureText(label).width + 16
  const left = x + size + 8
  context.beginPath()
  context.roundRect(left, y - 13, width, 26, 6)
  context.fillStyle = ink.surface
  context.shadowColor = 'rgb(0 0 0 / 25%)'
  context.shadowBlur = 8
  context.fill()
  context.shadowBlur = 0
  context.fillStyle = ink.text
  context.fillText(label, left + 8, y + 4.5)
}

function cut(label: string): string {
  const points = Array.from(label)
  return points.length > LONGEST ? `${points.slice(0, LONGEST - 1).join('')}…` : label
}
