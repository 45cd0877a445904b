/** Which line or node lies under a point: computed from places, so that the picture need not keep lines apart for the pointer. */
import type { Shown } from './filters.ts'
import type { Net } from './net.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** The line that passes nearest to a point, within `reach`; all in the measure of the layout. */
export function nearestPair(net: Net, shown: Shown, { x, y }: Point, reach: number): number | undefined {
  const { x: xs, y: ys } = net.columns.nodes
  let best: number | undefined
  let least = reach * reach
  net.pairs.forEach(({ a, b }, at) => {
    if (shown.pairs[at] !== 1) return
    const ax = (xs[a] ?? 0) - x
    const ay = (ys[a] ?? 0) - y
    const dx = (xs[b] ?? 0) - x - ax
    const dy = (ys[b] ?? 0) - y - ay
    const length = dx * dx + dy * dy
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length))
    const distance = (ax + along * dx) ** 2 + (ay + along * dy) ** 2
    if (distance > least) return
    least = distance
    best = at
  })
  return best
}

/** The node nearest to a point, within `reach`. */
export function nearestNode(net: Net, shown: Shown, { x, y }: Point, reach: number): number | undefined {
  const { x: xs, y: ys } = net.columns.nodes
  let best: number | undefined
  let least = reach * reach
  shown.nodes.forEach((on, at) => {
    if (on !== 1) return
    const distance = ((xs[at] ?? 0) - x) ** 2 + ((ys[at] ?? 0) - y) ** 2
    if (distance > least) return
    least = distance
    best = at
  })
  return best
}

/** The square that all nodes lie in: the same whatever part of them is shown, so that a camera means the same view everywhere. */
export function extentOf({ columns: { nodes } }: Net): { x: [number, number]; y: [number, number] } {
  return { x: reach(nodes.x), y: reach(nodes.y) }
}

const reach = (values: readonly number[]): [number, number] => [
  values.reduce((least, value) => Math.min(least, value), 0),
  values.reduce((most, value) => Math.max(most, value), 1),
]
