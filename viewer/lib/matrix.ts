/** Who does what, as a table of crossings: the ends of one relation that have most in common with others. */
import type { Shown } from './filters.ts'
import type { Net } from './net.ts'
import { collator, nodeRow, type NodeRow } from './table.ts'

export interface Crossing {
  /** Empty where no stage is said. */
  readonly stage: string
  /** The first year that is said; 0 for none. */
  readonly year: number
  readonly claims: number
}

export interface Matrix {
  readonly rows: readonly NodeRow[]
  readonly columns: readonly NodeRow[]
  /** Targets that several sources share, whether or not they are among the columns. */
  readonly shared: number
  /** What is said at a crossing; nothing where nothing is. */
  at(row: NodeRow, column: NodeRow): Crossing | undefined
}

export interface MatrixOptions {
  readonly relation: string
  /** At most so many columns. */
  readonly columns: number
}

export const ROW_ORDERS = ['common', 'name'] as const
export const COLUMN_ORDERS = ['common', 'name', 'year'] as const
export type ColumnOrder = (typeof COLUMN_ORDERS)[number]

export interface MatrixOrder {
  /** The id of a column puts those first that have it, by stage and then by year. */
  readonly rows: string
  readonly columns: ColumnOrder
}

/** Columns are the targets with most sources, rows the sources with most of these; what only one has crosses nothing. */
export function matrixOf(net: Net, shown: Shown, { relation, columns }: MatrixOptions): Matrix {
  const crossings = crossingsOf(net, shown, relation)
  const sourcesOf = new Map<number, number>()
  for (const targets of crossings.values()) for (const target of targets.keys()) sourcesOf.set(target, (sourcesOf.get(target) ?? 0) + 1)
  const shared = ranked([...sourcesOf].filter(([, sources]) => sources > 1))
  const chosen = shared.slice(0, columns)
  const inside = new Set(chosen)
  const having = [...crossings].map(([source, targets]): [number, number] => [
    source,
    [...targets.keys()].filter((target) => inside.has(target)).length,
  ])
  return {
    rows: ranked(having.filter(([, targets]) => targets > 0)).map((at) => nodeRow(net, at)),
    columns: chosen.map((at) => nodeRow(net, at)),
    shared: shared.length,
    at: (row, column) => crossings.get(row.at)?.get(column.at),
  }
}

/** The same matrix in another order; what is equal stays by what it has in common. */
export function orderMatrix(net: Net, matrix: Matrix, order: MatrixOrder): Matrix {
  const column = matrix.columns.find(({ id }) => id === order.rows)
  const strength = (row: NodeRow): number => (column ? strengthOf(net, matrix.at(row, column)) : 0)
  const first = (target: NodeRow): number => Math.min(...matrix.rows.map((row) => matrix.at(row, target)?.year || Number.MAX_SAFE_INTEGER))
  const firsts = order.columns === 'year' ? new Map(matrix.columns.map((target) => [target.id, first(target)])) : undefined
  return {
    ...matrix,
    rows: order.rows === 'name' ? matrix.rows.toSorted(byName) : matrix.rows.toSorted((a, b) => strength(a) - strength(b)),
    columns:
      order.columns === 'name'
        ? matrix.columns.toSorted(byName)
        : matrix.columns.toSorted((a, b) => (firsts?.get(a.id) ?? 0) - (firsts?.get(b.id) ?? 0)),
  }
}

const byName = (a: NodeRow, b: NodeRow): number => collator.compare(a.name, b.name)

/** Less is stronger: by stage, then by year; what is not there comes last. */
function strengthOf({ columns: { stages } }: Net, crossing: Crossing | undefined): number {
  if (!crossing) return Number.MAX_SAFE_INTEGER
  const stage = crossing.stage === '' ? stages.length : stages.indexOf(crossing.stage)
  return stage * 10_000 + (crossing.year || 9999)
}

/** Relations that have something to cross, with the number of their claims. */
export function crossedRelations(net: Net, shown: Shown): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  net.columns.edges.relation.forEach((relation, claim) => {
    const name = net.columns.relations[relation] ?? ''
    if (shown.claims[claim] && name !== net.mentions) counts.set(name, (counts.get(name) ?? 0) + 1)
  })
  return [...counts].toSorted((a, b) => b[1] - a[1])
}

function crossingsOf({ columns }: Net, shown: Shown, relation: string): Map<number, Map<number, Crossing>> {
  const wanted = columns.relations.indexOf(relation)
  const crossings = new Map<number, Map<number, Crossing>>()
  columns.edges.source.forEach((source, claim) => {
    const target = columns.edges.target[claim]
    if (!shown.claims[claim] || columns.edges.relation[claim] !== wanted || target === undefined) return
    const targets = crossings.get(source) ?? new Map<number, Crossing>()
    crossings.set(source, targets)
    const stage = columns.stages[columns.edges.stage[claim] ?? -1] ?? ''
    targets.set(target, joined(columns.stages, targets.get(target), { stage, year: columns.edges.year[claim] ?? 0, claims: 1 }))
  })
  return crossings
}

/** The stage that the ontology lists first, the earlier year. */
function joined(stages: readonly string[], old: Crossing | undefined, next: Crossing): Crossing {
  if (!old) return next
  const place = ({ stage }: Crossing): number => (stage === '' ? stages.length : stages.indexOf(stage))
  const years = [old.year, next.year].filter((year) => year > 0)
  return {
    stage: place(next) < place(old) ? next.stage : old.stage,
    year: years.length > 0 ? Math.min(...years) : 0,
    claims: old.claims + next.claims,
  }
}

const ranked = (counted: readonly (readonly [number, number])[]): number[] =>
  counted.toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([at]) => at)
