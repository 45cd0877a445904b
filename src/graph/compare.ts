/** What two nodes of a type have in common and what each has alone, by kind of link, with what is said on both sides. */
import type { GraphEdge } from '../model.ts'
import { neighbourGroups, type Direction, type End, type Surroundings } from './neighbours.ts'

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
  const left = relationsOf(surroundings, a)
  const right = relationsOf(surroundings, b)
  return surroundings.ontology.edges.flatMap(({ name }) =>
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

function relationsOf(surroundings: Surroundings, id: string): Map<string, readonly End[]> {
  const groups = neighbourGroups(surroundings, id).filter((group) => group.relation !== surroundings.ontology.mentions)
  return new Map(groups.map((group) => [`${group.relation} ${group.direction}`, group.ends]))
}
