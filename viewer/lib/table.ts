/** The table twin of the picture: the same nodes and claims as rows that can be sorted and narrowed by what is typed. */
import type { Row } from '../../src/model.ts'
import { toCsv } from './csv.ts'
import type { Shown } from './filters.ts'
import type { Net } from './net.ts'

export interface NodeRow {
  readonly at: number
  readonly id: string
  readonly type: string
  readonly name: string
  readonly degree: number
  readonly documents: number
}

export interface ClaimRow {
  readonly at: number
  readonly source: NodeRow
  readonly relation: string
  readonly target: NodeRow
  readonly stage: string
  readonly year: number
  readonly document: NodeRow | undefined
}

export interface Order<K extends string> {
  readonly by: K
  readonly down: boolean
}

export const NODE_COLUMNS = ['name', 'type', 'degree', 'documents'] as const
export const CLAIM_COLUMNS = ['source', 'relation', 'target', 'stage', 'year', 'document'] as const
export type NodeOrder = Order<(typeof NODE_COLUMNS)[number]>
export type ClaimOrder = Order<(typeof CLAIM_COLUMNS)[number]>

/** `year-` as an order from the last year down; an unknown column gives the usual order. */
export function orderOf<K extends string>(written: string, columns: readonly K[], usual: Order<K>): Order<K> {
  const down = written.endsWith('-')
  const by = columns.find((column) => column === (down ? written.slice(0, -1) : written))
  return by === undefined ? usual : { by, down }
}

export const writtenOrder = ({ by, down }: Order<string>): string => `${by}${down ? '-' : ''}`

export function nodeRow({ columns: { nodes, types } }: Net, at: number): NodeRow {
  return {
    at,
    id: nodes.id[at] ?? '',
    type: types[nodes.type[at] ?? -1] ?? '',
    name: nodes.name[at] ?? '',
    degree: nodes.degree[at] ?? 0,
    documents: nodes.documents[at] ?? 0,
  }
}

export function nodeRows(net: Net, shown: Shown, { by, down }: NodeOrder, wanted: string): NodeRow[] {
  const rows = net.columns.nodes.id.flatMap((_id, at) => (shown.nodes[at] ? [nodeRow(net, at)] : [])).filter((row) => has(row.name, wanted))
  return rows.toSorted((a, b) => turned(inOrder(a[by], b[by]), down) || b.degree - a.degree || inOrder(a.id, b.id))
}

export function claimRows(net: Net, shown: Shown, { by, down }: ClaimOrder, wanted: string): ClaimRow[] {
  const { columns } = net
  const rows: ClaimRow[] = []
  columns.edges.source.forEach((source, at) => {
    if (!shown.claims[at]) return
    const document = columns.edges.document[at] ?? -1
    const row: ClaimRow = {
      at,
      source: nodeRow(net, source),
      relation: columns.relations[columns.edges.relation[at] ?? -1] ?? '',
      target: nodeRow(net, columns.edges.target[at] ?? -1),
      stage: columns.stages[columns.edges.stage[at] ?? -1] ?? '',
      year: columns.edges.year[at] ?? 0,
      document: document < 0 ? undefined : nodeRow(net, document),
    }
    if (has(row.source.name, wanted) || has(row.target.name, wanted)) rows.push(row)
  })
  return rows.toSorted((a, b) => turned(inOrder(key(a, by), key(b, by)), down) || a.at - b.at)
}

function key(row: ClaimRow, by: ClaimOrder['by']): string | number {
  const value = row[by]
  return typeof value === 'object' ? value.name : (value ?? '')
}

export function nodeRecord({ id, type, name, degree, documents }: NodeRow): Row {
  return { id, type, name, degree, documents }
}

export function claimRecord({ source, relation, target, stage, year, document }: ClaimRow): Row {
  const ends = { source: source.name, source_id: source.id, relation, target: target.name, target_id: target.id }
  return {
    ...ends,
    stage: stage === '' ? null : stage,
    year: year > 0 ? year : null,
    document: document?.name ?? null,
    document_id: document?.id ?? null,
  }
}

/** Rows of one shape as CSV. */
export function tableCsv(rows: readonly Row[]): string {
  return toCsv(Object.keys(rows[0] ?? {}), rows)
}

const has = (name: string, wanted: string): boolean => wanted === '' || name.toLowerCase().includes(wanted.toLowerCase())
const turned = (order: number, down: boolean): number => (down ? -order : order)

export const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin', { numeric: true })

function inOrder(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
}

/** Of each type the places of its most connected nodes, in the order of ids where they have as many neighbours; nodes without any are left out. */
export function mostConnectedByType({ columns: { nodes, types } }: Net, limit: number): readonly (readonly number[])[] {
  const top = types.map((): number[] => [])
  nodes.type.forEach((type, at) => {
    const degree = nodes.degree[at] ?? 0
    const first = top[type]
    if (degree === 0 || !first || (first.length >= limit && degree <= (nodes.degree[first.at(-1) ?? at] ?? 0))) return
    const place = first.findIndex((one) => (nodes.degree[one] ?? 0) < degree)
    first.splice(place < 0 ? first.length : place, 0, at)
    if (first.length > limit) first.pop()
  })
  return top
}
