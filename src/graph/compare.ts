/** What two nodes of a type, or two years, have in common and what each has alone, by kind of link, with what is said on both sides. */
import type { GraphEdge } from '../model.ts'
import { compare } from './merge.ts'
import { byStrength, neighbourGroups, type Direction, type End, type Surroundings } from './neighbours.ts'

export interface Shared {
  readonly id: string
  readonly a: readonly GraphEdge[]
  readonly b: readonly GraphEdge[]
}

export interface Comparison {
  readonly relation: string
  readonly direction: Direction
  readonly shared: readonly Shared[]
  readonly onlyA: readonly End[]
  readonly onlyB: readonly End[]
}

export function compareNodes(surroundings: Surroundings, a: string, b: string): Comparison[] {
  return compared(surroundings, relationsOf(surroundings, a), relationsOf(surroundings, b))
}

export interface Years {
  readonly a: number
  readonly b: number
  /** The node of which the two years are compared; of everything, where there is none: ends are then what relations lead to. */
  readonly of?: string | undefined
  readonly yearOf: (edge: GraphEdge) => number | null
}

export function compareYears(surroundings: Surroundings, { a, b, of, yearOf }: Years): Comparison[] {
  const whole = of === undefined ? targets(surroundings) : relationsOf(surroundings, of)
  const inYear = (year: number): Relations =>
    new Map(
      [...whole].map(([key, ends]) => [
        key,
        ends.flatMap((end): End[] => {
          const edges = end.edges.filter((edge) => yearOf(edge) === year)
          return edges.length > 0 ? [{ id: end.id, edges }] : []
        }),
      ]),
    )
  return compared(surroundings, inYear(a), inYear(b))
}

/** Ends by relation and direction. */
type Relations = ReadonlyMap<string, readonly End[]>

function compared({ ontology }: Surroundings, left: Relations, right: Relations): Comparison[] {
  return ontology.edges.flatMap(({ name }) =>
    (['out', 'in', 'both'] as const).flatMap((direction): Comparison[] => {
      const mine = left.get(`${name} ${direction}`) ?? []
      const theirs = right.get(`${name} ${direction}`) ?? []
      if (mine.length + theirs.length === 0) return []
      const other = new Map(theirs.map((end) => [end.id, end.edges]))
      const shared = mine.flatMap((end): Shared[] => {
        const edges = other.get(end.id)
        return edges ? [{ id: end.id, a: end.edges, b: edges }] : []
      })
      const both = new Set(shared.map((end) => end.id))
      const alone = (ends: readonly End[]): End[] => ends.filter((end) => !both.has(end.id))
      return [{ relation: name, direction, shared, onlyA: alone(mine), onlyB: alone(theirs) }]
    }),
  )
}

/** Everything that relations lead to, the most connected first. */
function targets({ network, ontology, degrees }: Surroundings): Relations {
  const found = new Map<string, Map<string, GraphEdge[]>>()
  network.forEachEdge((_key, edge) => {
    if (edge.type === ontology.mentions) return
    const symmetric = ontology.edges.some((type) => type.name === edge.type && type.symmetric)
    const key = `${edge.type} ${symmetric ? 'both' : 'out'}`
    const ends = found.get(key) ?? new Map<string, GraphEdge[]>()
    found.set(key, ends)
    const edges = ends.get(edge.target)
    if (edges) edges.push(edge)
    else ends.set(edge.target, [edge])
  })
  const order = byStrength(ontology)
  const rank = ({ id }: End): number => degrees.get(id)?.neighbours ?? 0
  return new Map(
    [...found].map(([key, ends]) => {
      const listed = [...ends].map(([id, edges]): End => ({ id, edges: edges.toSorted(order) }))
      return [key, listed.toSorted((x, y) => rank(y) - rank(x) || compare(x.id, y.id))]
    }),
  )
}

function relationsOf(surroundings: Surroundings, id: string): Relations {
  const groups = neighbourGroups(surroundings, id).filter((group) => group.relation !== surroundings.ontology.mentions)
  return new Map(groups.map((group) => [`${group.relation} ${group.direction}`, group.ends]))
}
