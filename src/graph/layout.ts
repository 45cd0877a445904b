/**
 * Where each node stands in the picture: computed once, when the graph is built, never in the page. The same graph gives
 * the same bytes.
 *
 * Most entities are linked to one other only. So the picture is made of discs: what is linked to several is placed by
 * ForceAtlas2 (Jacomy, Venturini, Heymann, Bastian 2014, PLoS ONE 9(6) e98679) from places drawn from the hash of each
 * id; what is linked to one lies around it as seeds lie in a sunflower (Vogel 1979, Mathematical Biosciences 44), type by
 * type; discs that overlap are pushed apart.
 */
import { createHash } from 'node:crypto'
import { UndirectedGraph } from 'graphology'
import forceAtlas2 from 'graphology-layout-forceatlas2'
import type { Graph, Ontology } from '../model.ts'
import { gather, type Disc } from './discs.ts'
import { pushApart } from './push-apart.ts'

export interface Position {
  readonly x: number
  readonly y: number
}

export type Layout = ReadonlyMap<string, Position>

/** Room between two seeds, and around a disc. Lengths before rounding are in this unit. */
const SEED = 1
const MARGIN = 1.3
/** Share of the picture that discs may cover before they are pushed apart. */
const COVER = 0.42
/** Positions fill this square; two decimals are then finer than a pixel. */
const EXTENT = 1000

interface Placed {
  x: number
  y: number
}

export function layoutOf(graph: Graph, ontology: Ontology): Layout {
  const discs = gather(graph, ontology)
  const centres = placeDiscs(discs)
  const bodies = discs.map((disc) => ({ ...(centres.get(disc.centre) ?? { x: 0, y: 0 }), radius: radiusOf(disc.seeds.length) }))
  scaleToCover(bodies)
  pushApart(bodies)
  const places = new Map<string, Placed>()
  discs.forEach((disc, at) => {
    const { x, y } = bodies[at] ?? { x: 0, y: 0 }
    places.set(disc.centre, { x, y })
    const turn = fraction(disc.centre, 8) * 2 * Math.PI
    disc.seeds.forEach((id, k) => places.set(id, seedPlace({ x, y }, k, turn)))
  })
  return rounded(graph, places)
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))
/** The first seeds leave room for the node in the middle. */
const INNER = 6

function seedPlace({ x, y }: Placed, k: number, turn: number): Placed {
  const distance = SEED * Math.sqrt(k + INNER)
  const angle = turn + k * GOLDEN_ANGLE
  return { x: x + distance * Math.cos(angle), y: y + distance * Math.sin(angle) }
}

const radiusOf = (seeds: number): number => MARGIN + (seeds === 0 ? 0 : SEED * Math.sqrt(seeds + INNER))

function placeDiscs(discs: readonly Disc[]): ReadonlyMap<string, Placed> {
  const drawing = new UndirectedGraph<Placed & { size: number }, { weight: number }>()
  for (const { centre, seeds } of discs) drawing.addNode(centre, { ...seededPlace(centre), size: radiusOf(seeds.length) })
  for (const { centre, ties } of discs) for (const tie of ties) drawing.mergeEdge(centre, tie.to, { weight: tie.weight })
  if (drawing.order > 1)
    forceAtlas2.assign(drawing, {
      iterations: iterationsFor(drawing.order),
      getEdgeWeight: 'weight',
      settings: { ...forceAtlas2.inferSettings(drawing.order), gravity: 0.4, barnesHutOptimize: drawing.order > 800 },
    })
  return new Map(drawing.mapNodes((id, { x, y }) => [id, { x, y }]))
}

/** Small graphs settle fully; large ones get what a build can wait for. */
function iterationsFor(order: number): number {
  if (order <= 2000) return 500
  return order <= 5000 ? 250 : 120
}

/** Stretches the places so that the discs cover a given share of the square they lie in. */
function scaleToCover(bodies: { x: number; y: number; radius: number }[]): void {
  const reach = bodies.reduce((most, { x, y }) => Math.max(most, Math.abs(x), Math.abs(y)), 0)
  const area = bodies.reduce((sum, { radius }) => sum + Math.PI * radius ** 2, 0)
  const scale = reach > 0 ? Math.sqrt(area / COVER) / (2 * reach) : 1
  for (const body of bodies) {
    body.x *= scale
    body.y *= scale
  }
}

/** A place on the unit disc, the same for an id everywhere. */
function seededPlace(id: string): Placed {
  const radius = Math.sqrt(fraction(id, 0))
  const angle = fraction(id, 4) * 2 * Math.PI
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) }
}

/** A number from 0 to 1 drawn from the hash of the id. */
function fraction(id: string, at: number): number {
  return createHash('sha256').update(id).digest().readUInt32LE(at) / 2 ** 32
}

/** In the order of the graph, centred, filling the square. */
function rounded(graph: Graph, places: ReadonlyMap<string, Placed>): Layout {
  const xs = [...places.values()].map((place) => place.x)
  const ys = [...places.values()].map((place) => place.y)
  const [left, right, low, high] = [minimum(xs), -minimum(xs.map((x) => -x)), minimum(ys), -minimum(ys.map((y) => -y))]
  const scale = EXTENT / Math.max(right - left, high - low, 1)
  const round = (value: number, middle: number): number => Math.round((value - middle) * scale * 100) / 100 + 0
  return new Map(
    graph.nodes.map(({ id }): [string, Position] => {
      const { x, y } = places.get(id) ?? { x: 0, y: 0 }
      return [id, { x: round(x, (left + right) / 2), y: round(y, (low + high) / 2) }]
    }),
  )
}

const minimum = (values: readonly number[]): number => values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
