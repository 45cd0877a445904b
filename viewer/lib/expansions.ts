/** By which relations a node leads on, with how many ends each has and how many of them are on the canvas already. */
import type { Ontology } from '../../src/model.ts'
import type { Shown } from './filters.ts'
import type { Net } from './net.ts'
import { endsOf, type Way } from './trail.ts'

export interface Expansion {
  /** Place of the relation in the columns; -1 for all. */
  readonly relation: number
  readonly way: Way
  readonly shown: number
  readonly total: number
}

interface Seen {
  /** The whole graph under the filters, and what of it is on the canvas. */
  readonly passing: Shown
  readonly shown: Shown
}

/** All together first, then each relation in the order of the ontology, outgoing before incoming. */
export function expansionsOf(net: Net, ontology: Ontology, { passing, shown }: Seen, node: number): Expansion[] {
  const one = (relation: number, way: Way): Expansion => {
    const ends = endsOf(net, passing, { node, relation, way })
    return { relation, way, total: ends.length, shown: ends.filter((end) => shown.nodes[end] === 1).length }
  }
  const each = ontology.edges.flatMap(({ name, symmetric }) => {
    const relation = net.columns.relations.indexOf(name)
    return (symmetric ? (['both'] as const) : (['out', 'in'] as const)).map((way) => one(relation, way)).filter(({ total }) => total > 0)
  })
  return each.length > 1 ? [one(-1, 'both'), ...each] : each
}
