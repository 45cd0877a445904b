/**
 * A large graph seen from afar: entities of one type and one value of what they can be filtered by (the regions of a province, the measures of
 * a field of reform) as one disc, packed by type (Wang, Wang, Dai, Wang 2006, as d3-hierarchy does it).
 */
import { hierarchy, pack } from 'd3-hierarchy'
import type { Shown } from './filters.ts'
import { handleOf } from './handles.ts'
import type { Net } from './net.ts'

/** With more entities than this the overview shows groups. */
export const GROUPED_FROM = 5000

export interface Group {
  /** What an address calls it. */
  readonly key: string
  readonly type: string
  /** Facet and value; the value is empty for what has none. */
  readonly facet: string
  readonly value: string
  readonly count: number
  /** In a square of 1000 by 1000. */
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** Claims between two groups, by their places in the list. */
export interface GroupLink {
  readonly a: number
  readonly b: number
  readonly claims: number
}

export interface Grouped {
  readonly groups: readonly Group[]
  readonly links: readonly GroupLink[]
}

export const SIDE = 1000

export function groupGraph(net: Net, shown: Shown): Grouped {
  const { keyOf, named } = groupKeys(net, shown)
  const counts = new Map<number, number>()
  keyOf.forEach((key) => {
    if (key >= 0) counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  const groups = packed([...counts].map(([key, count]) => ({ ...(named[key] ?? NONE), key, count })))
  const places = new Map(groups.map((group, at) => [group.number, at]))
  return {
    groups: groups.map(({ number: _number, ...group }) => group),
    links: linksOf(net, shown, (node) => places.get(keyOf[node] ?? -1) ?? -1),
  }
}

/** The nodes of a group, in the order of ids. */
export function groupMembers(net: Net, shown: Shown, handle: string): number[] {
  const { keyOf, named } = groupKeys(net, shown)
  const wanted = named.findIndex((group) => handleOf(groupId(group)) === handle)
  return Array.from(keyOf.keys()).filter((node) => wanted >= 0 && keyOf[node] === wanted)
}

type Named = Pick<Group, 'type' | 'facet' | 'value'>

const NONE: Named = { type: '', facet: '', value: '' }
const groupId = ({ type, facet, value }: Named): string => `${type}/${facet}/${value}`

/** Of each node that is shown its group, by number; -1 for the others. */
function groupKeys(net: Net, shown: Shown): { readonly keyOf: Int32Array; readonly named: readonly Named[] } {
  const { nodes, types, facets } = net.columns
  const facetOf = types.map((_name, type) => bestFacet(net, shown, type))
  const named: Named[] = []
  const numbers = new Map<string, number>()
  const keyOf = Int32Array.from(nodes.type, (type, node) => {
    if (!shown.nodes[node]) return -1
    const facet = facets[facetOf[type] ?? -1]
    const own = { type: types[type] ?? '', facet: facet?.name ?? '', value: facet?.values[facet.of[node] ?? -1] ?? '' }
    const known = numbers.get(groupId(own))
    if (known !== undefined) return known
    numbers.set(groupId(own), named.length)
    return named.push(own) - 1
  })
  return { keyOf, named }
}

/** The facet that tells most of a type apart: at least half of it must have a value. */
function bestFacet(net: Net, shown: Shown, type: number): number {
  const own = net.columns.nodes.type.flatMap((one, node) => (one === type && shown.nodes[node] ? [node] : []))
  const values = net.columns.facets.map((facet) => {
    const had = own.map((node) => facet.of[node] ?? -1).filter((value) => value >= 0)
    return had.length * 2 >= own.length ? new Set(had).size : 0
  })
  const most = Math.max(1, ...values)
  return most > 1 ? values.indexOf(most) : -1
}

interface Counted extends Named {
  readonly key: number
  readonly count: number
}

interface Level {
  readonly group?: Counted
  readonly children?: readonly Level[]
}

/** Areas grow as the roots of the numbers of members: in true proportion the small groups could not be read. */
function packed(counted: readonly Counted[]): (Group & { readonly number: number })[] {
  const types = [...new Set(counted.map((group) => group.type))]
  const tree: Level = {
    children: types.map((type) => ({ children: counted.filter((group) => group.type === type).map((group) => ({ group })) })),
  }
  const root = hierarchy<Level>(tree, (level) => level.children)
    .sum((level) => Math.sqrt(level.group?.count ?? 0))
    // oxlint-disable-next-line unicorn/no-array-sort -- a hierarchy has no other
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || ((a.data.group?.value ?? '') < (b.data.group?.value ?? '') ? -1 : 1))
  return pack<Level>()
    .size([SIDE, SIDE])
    .padding((node) => (node.depth === 0 ? 22 : 4))(root)
    .leaves()
    .flatMap(({ data: { group }, x, y, r }) => {
      if (!group) return []
      const { key: number, ...own } = group
      return [{ ...own, number, key: handleOf(groupId(own)), x, y, radius: r }]
    })
}

/** Strongest first. */
function linksOf(net: Net, shown: Shown, groupOf: (node: number) => number): GroupLink[] {
  const links = new Map<string, { a: number; b: number; claims: number }>()
  net.pairs.forEach((pair, at) => {
    if (!shown.pairs[at]) return
    const [a, b] = [groupOf(pair.a), groupOf(pair.b)].toSorted((x, y) => x - y)
    if (a === undefined || b === undefined || a < 0 || a === b) return
    const link = links.get(`${a} ${b}`) ?? { a, b, claims: 0 }
    link.claims += pair.claims.length
    links.set(`${a} ${b}`, link)
  })
  return [...links.values()].toSorted((x, y) => y.claims - x.claims || x.a - y.a || x.b - y.b)
}
