/** Where the picture looks: at all of it, at a node and what is around it, at several nodes; and how an address says it. */
import { extentOf } from '../lib/hit.ts'
import type { Net } from '../lib/net.ts'
import type { Renderer } from './picture.ts'

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** The same view on any screen: places are parts of the layout's square. */
interface Aim {
  readonly x: number
  readonly y: number
  readonly ratio: number
}

const ALL: Aim = { x: 0.5, y: 0.5, ratio: 1 }

export function aimAt(renderer: Renderer, aim: Aim): void {
  const camera = renderer.getCamera()
  if (still()) camera.setState({ ...aim, angle: 0 })
  else void camera.animate({ ...aim, angle: 0 }, { duration: 350 })
}

export function fitAll(renderer: Renderer): void {
  aimAt(renderer, ALL)
}

/** How much nearer one step comes. */
const STEP = 1.5

export function zoom(renderer: Renderer, way: 'in' | 'out'): void {
  const { x, y, ratio } = renderer.getCamera()
  aimAt(renderer, { x, y, ratio: way === 'in' ? ratio / STEP : ratio * STEP })
}

/** Brings nodes into sight; one alone with what is around it. */
export function fitNodes(renderer: Renderer, net: Net, nodes: readonly number[], around: readonly number[] = []): void {
  const place = placesIn(net)
  const [first, ...others] = nodes.map(place)
  if (!first) return
  aimAt(renderer, others.length === 0 ? withAround(first, around.map(place)) : boxOf([first, ...others]))
}

/** `0.5123,0.25,0.0412`; empty for all of the picture. */
export function sayCamera(renderer: Renderer): string {
  const { x, y, ratio } = renderer.getCamera()
  const said = [x, y, ratio].map((value) => Number(value.toFixed(4)))
  return said.every((value, at) => value === [ALL.x, ALL.y, ALL.ratio][at]) ? '' : said.join(',')
}

export function readCamera(said: string): Aim {
  const [x = ALL.x, y = ALL.y, ratio = ALL.ratio] = said === '' ? [] : said.split(',').map(Number)
  return { x, y, ratio: Math.max(0.01, ratio) }
}

interface Place {
  readonly x: number
  readonly y: number
}

/** In the measure of the camera. */
function placesIn(net: Net): (at: number) => Place {
  const { x, y } = extentOf(net)
  const side = Math.max(x[1] - x[0], y[1] - y[0])
  return (at) => ({
    x: 0.5 + ((net.columns.nodes.x[at] ?? 0) - (x[0] + x[1]) / 2) / side,
    y: 0.5 + ((net.columns.nodes.y[at] ?? 0) - (y[0] + y[1]) / 2) / side,
  })
}

/** As wide as most neighbours need; a few far ones would make all the others too small to be read. */
function withAround(centre: Place, places: readonly Place[]): Aim {
  const reach = places.map((place) => Math.max(Math.abs(place.x - centre.x), Math.abs(place.y - centre.y))).toSorted((a, b) => a - b)
  const wanted = 2.4 * (reach[Math.floor(reach.length * 0.8)] ?? 0)
  return { x: centre.x, y: centre.y, ratio: Math.min(1, Math.max(0.2, wanted)) }
}

function boxOf(places: readonly Place[]): Aim {
  const reach = { left: Infinity, right: -Infinity, low: Infinity, high: -Infinity }
  for (const { x, y } of places) {
    reach.left = Math.min(reach.left, x)
    reach.right = Math.max(reach.right, x)
    reach.low = Math.min(reach.low, y)
    reach.high = Math.max(reach.high, y)
  }
  const { left, right, low, high } = reach
  return { x: (left + right) / 2, y: (low + high) / 2, ratio: Math.min(1.2, Math.max(0.08, 1.3 * Math.max(right - left, high - low))) }
}
