/**
 * The way someone took through the graph: where it began and each step since. What is on the canvas follows from the trail and the filters
 * alone, so that a step can be taken back, and an address that holds the trail opens the same picture.
 */
import type { Shown } from './filters.ts'
import { groupMembers } from './groups.ts'
import { handleOf, HANDLE, nodeOf } from './handles.ts'
import type { Net } from './net.ts'

export type Start =
  | { readonly kind: 'all' }
  /** Entities, of `total` that there were to choose from. */
  | { readonly kind: 'some'; readonly nodes: readonly number[]; readonly total: number }
  | { readonly kind: 'group'; readonly group: string }

export type Way = 'out' | 'in' | 'both'

export type Step =
  /** `relation` is its place in the columns, -1 for all relations. */
  | { readonly op: 'expand'; readonly node: number; readonly relation: number; readonly way: Way }
  | { readonly op: 'collapse' | 'hide' | 'pin' | 'unpin' | 'add'; readonly node: number }

export interface Trail {
  readonly start: Start
  readonly steps: readonly Step[]
}

/** Entities that one step brings at most. */
export const MOST = 100
/** Steps that an address has room for. */
export const MOST_STEPS = 100

export const OVERVIEW: Trail = { start: { kind: 'all' }, steps: [] }

const OPS = { c: 'collapse', h: 'hide', p: 'pin', u: 'unpin', a: 'add' } as const
const WAYS = { o: 'out', i: 'in', b: 'both' } as const
const ALL = '~'

/** `nAbCdEf~12.eAbCdEf0o.hAbCdEf`: letters that an address shows as they are. */
export function encodeTrail(net: Net, { start, steps }: Trail): string {
  const handle = (node: number): string => handleOf(net.columns.nodes.id[node] ?? '')
  const parts = steps.map((step) =>
    step.op === 'expand'
      ? `e${handle(step.node)}${step.relation < 0 ? ALL : step.relation.toString(36)}${step.way.charAt(0)}`
      : `${step.op.charAt(0)}${handle(step.node)}`,
  )
  const begin =
    start.kind === 'all'
      ? ''
      : start.kind === 'group'
        ? `g${start.group}`
        : `n${start.nodes.map(handle).join('')}${start.total > start.nodes.length ? `~${start.total}` : ''}`
  return start.kind === 'all' && steps.length === 0 ? '' : [begin, ...parts].join('.')
}

/** What cannot be read, or means nothing in this graph, is left out. */
export function decodeTrail(net: Net, text: string): Trail {
  const [begin = '', ...parts] = text.split('.')
  return { start: decodeStart(net, begin), steps: parts.slice(0, MOST_STEPS).flatMap((part) => decodeStep(net, part)) }
}

function decodeStart(net: Net, text: string): Start {
  if (/^g[\w-]{6}$/.test(text)) return { kind: 'group', group: text.slice(1) }
  const [, handles = '', total] = /^n((?:[\w-]{6})+)(?:~(\d{1,7}))?$/.exec(text) ?? []
  const nodes = Array.from({ length: handles.length / HANDLE }, (_, at) => nodeOf(net, handles.slice(at * HANDLE, (at + 1) * HANDLE)))
  const found = nodes.filter((node) => node !== undefined)
  return found.length === 0 ? OVERVIEW.start : { kind: 'some', nodes: found, total: Math.max(found.length, Number(total ?? 0)) }
}

function decodeStep(net: Net, text: string): Step[] {
  const node = nodeOf(net, text.slice(1, 1 + HANDLE))
  if (node === undefined) return []
  const rest = text.slice(1 + HANDLE)
  const [, relation = '', way = ''] = /^(~|[0-9a-z])([oib])$/.exec(rest) ?? []
  if (text.startsWith('e')) {
    const number = relation === ALL ? -1 : Number.parseInt(relation, 36)
    const named = Object.entries(WAYS).find(([letter]) => letter === way)?.[1]
    return named && number < net.columns.relations.length ? [{ op: 'expand', node, relation: number, way: named }] : []
  }
  const op = Object.entries(OPS).find(([letter]) => letter === text.charAt(0))?.[1]
  return op && rest === '' ? [{ op, node }] : []
}

/** A trail as it was walked under some filters. */
export interface Walked {
  /** 1 for each node that is on the canvas; nothing where the whole graph is looked at. */
  readonly scope: Uint8Array | undefined
  /** Nodes that no filter hides: those it began with, those that were searched for or pinned. */
  readonly kept: ReadonlySet<number>
  readonly pinned: ReadonlySet<number>
  /** Of each step how many of the ends that it is about are on the canvas after it, and how many there are. */
  readonly counts: readonly { readonly shown: number; readonly total: number }[]
}

interface Walk {
  readonly scope: Uint8Array
  readonly kept: Set<number>
  readonly pinned: Set<number>
  readonly hidden: Set<number>
  readonly expanded: Set<number>
  /** By whose expansion a node came. */
  readonly via: Map<number, number>
}

/** @param passing the whole graph under the filters */
export function walkTrail(net: Net, passing: Shown, { start, steps }: Trail): Walked {
  if (start.kind === 'all' && steps.length === 0) return { scope: undefined, kept: new Set(), pinned: new Set(), counts: [] }
  const walk: Walk = {
    scope: beginning(net, passing, start),
    kept: new Set(start.kind === 'some' ? start.nodes : []),
    pinned: new Set(),
    hidden: new Set(),
    expanded: new Set(),
    via: new Map(),
  }
  const counts = steps.map((step) => take(net, { passing, walk, step }))
  return { scope: walk.scope, kept: walk.kept, pinned: walk.pinned, counts }
}

function beginning(net: Net, passing: Shown, start: Start): Uint8Array {
  if (start.kind === 'all') return passing.nodes.slice()
  const scope = new Uint8Array(net.columns.nodes.id.length)
  const nodes = start.kind === 'some' ? start.nodes : mostConnected(net, groupMembers(net, passing, start.group)).slice(0, MOST)
  for (const node of nodes) scope[node] = 1
  return scope
}

function take(
  net: Net,
  { passing, walk, step }: { readonly passing: Shown; readonly walk: Walk; readonly step: Step },
): { readonly shown: number; readonly total: number } {
  const { scope, kept, pinned, hidden } = walk
  const { node } = step
  switch (step.op) {
    case 'expand':
      return expand(net, passing, { walk, step })
    case 'collapse':
      return collapse(net, passing, { walk, node })
    case 'hide':
      scope[node] = 0
      hidden.add(node)
      kept.delete(node)
      pinned.delete(node)
      break
    case 'pin':
      pinned.add(node)
      kept.add(node)
      scope[node] = 1
      break
    case 'unpin':
      pinned.delete(node)
      kept.delete(node)
      break
    case 'add':
      scope[node] = 1
      hidden.delete(node)
      kept.add(node)
  }
  return { shown: 1, total: 1 }
}

function expand(
  net: Net,
  passing: Shown,
  { walk, step }: { readonly walk: Walk; readonly step: Extract<Step, { op: 'expand' }> },
): { readonly shown: number; readonly total: number } {
  const { scope, hidden, expanded, via } = walk
  const ends = endsOf(net, passing, step)
  expanded.add(step.node)
  for (const end of ends.filter((one) => scope[one] === 0 && !hidden.has(one)).slice(0, MOST)) {
    scope[end] = 1
    via.set(end, step.node)
  }
  return { shown: ends.filter((end) => scope[end] === 1).length, total: ends.length }
}

/** Takes away what expanding brought and what hangs on this node alone; not what it began with, was pinned or expanded itself. */
function collapse(
  net: Net,
  passing: Shown,
  { walk, node }: { readonly walk: Walk; readonly node: number },
): { readonly shown: number; readonly total: number } {
  const { scope, kept, expanded, via } = walk
  const ends = endsOf(net, passing, { node, relation: -1, way: 'both' }).filter((end) => scope[end] === 1)
  const going = ends.filter((end) => {
    if (kept.has(end) || expanded.has(end)) return false
    return (
      via.get(end) === node ||
      endsOf(net, passing, { node: end, relation: -1, way: 'both' }).every((one) => one === node || scope[one] === 0)
    )
  })
  for (const end of going) scope[end] = 0
  expanded.delete(node)
  return { shown: ends.length - going.length, total: ends.length }
}

/** The other ends of a relation of a node that the filters let pass, the most connected first. */
export function endsOf(
  net: Net,
  passing: Shown,
  { node, relation, way }: { readonly node: number; readonly relation: number; readonly way: Way },
): number[] {
  const { edges } = net.columns
  const ends = (net.pairsOf[node] ?? []).flatMap((at) => {
    const pair = net.pairs[at]
    const said = pair?.claims.some(
      (claim) =>
        passing.claims[claim] === 1 &&
        (relation < 0 || edges.relation[claim] === relation) &&
        (way === 'both' || (edges.source[claim] === node) === (way === 'out')),
    )
    return pair && said ? [pair.a === node ? pair.b : pair.a] : []
  })
  return mostConnected(net, ends)
}

export function mostConnected(net: Net, nodes: readonly number[]): number[] {
  const { degree } = net.columns.nodes
  return nodes.toSorted((a, b) => (degree[b] ?? 0) - (degree[a] ?? 0) || a - b)
}
