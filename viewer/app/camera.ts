/** Where the picture looks: at all of it, at a node and what is around it, at several nodes. */
import type { Net } from '../lib/net.ts'
import type { Picture, Renderer } from './picture.ts'

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

export function fitAll(renderer: Renderer): void {
  void renderer.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration: still() ? 0 : 300 })
}

/** Brings nodes into sight; one alone with what is around it. */
export function moveTo({ renderer, net }: Picture, ids: readonly string[]): void {
  const places = ids.flatMap((id) => placeOf(renderer, net.indexOf.get(id)))
  const [first] = places
  if (!first) return
  const target = places.length === 1 ? around(first, neighbourPlaces(renderer, net, net.indexOf.get(ids[0] ?? '') ?? -1)) : boxOf(places)
  void renderer.getCamera().animate(target, { duration: still() ? 0 : 350 })
}

interface Place {
  readonly x: number
  readonly y: number
}

/** In the measure of the camera; nothing for what is not shown. */
function placeOf(renderer: Renderer, at: number | undefined): Place[] {
  const place = at === undefined ? undefined : renderer.getNodeDisplayData(String(at))
  return place && !place.hidden ? [{ x: place.x, y: place.y }] : []
}

function neighbourPlaces(renderer: Renderer, net: Net, at: number): Place[] {
  return (net.pairsOf[at] ?? []).flatMap((pair) => {
    const { a, b } = net.pairs[pair] ?? { a: at, b: at }
    return placeOf(renderer, a === at ? b : a)
  })
}

/** As wide as most neighbours need; a few far ones would make all the others too small to be read. */
function around(centre: Place, places: readonly Place[]): Place & { ratio: number } {
  const reach = places.map((place) => Math.max(Math.abs(place.x - centre.x), Math.abs(place.y - centre.y))).toSorted((a, b) => a - b)
  const wanted = 2.4 * (reach[Math.floor(reach.length * 0.8)] ?? 0)
  return { x: centre.x, y: centre.y, ratio: Math.min(1, Math.max(0.2, wanted)) }
}

function boxOf(places: readonly Place[]): Place & { ratio: number } {
  const xs = places.map((place) => place.x)
  const ys = places.map((place) => place.y)
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  return { x: (left + right) / 2, y: (low + high) / 2, ratio: Math.min(1.2, Math.max(0.25, 1.3 * Math.max(right - left, high - low))) }
}
