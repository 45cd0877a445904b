/** What a format of export is: a function from the graph to named files, each made piece by piece. */
import type { Graph, Ontology, PropertyType, Value } from '../model.ts'

export interface ExportFile {
  readonly name: string
  readonly parts: Iterable<string>
}

export interface ExportOptions {
  /** Positions of nodes by id, where a layout is known. */
  readonly positions?: ReadonlyMap<string, { readonly x: number; readonly y: number }> | undefined
  /** Whether tables begin with the mark by which spreadsheets know UTF-8. */
  readonly mark?: boolean
}

export type Format = (graph: Graph, ontology: Ontology, options: ExportOptions) => readonly ExportFile[]

/** The declared properties of all types of one kind, by name: a name has one type throughout a file, so mixed ones become strings. */
export function columnsOf(
  types: readonly { readonly properties: Readonly<Record<string, PropertyType>> }[],
): ReadonlyMap<string, PropertyType['type']> {
  const columns = new Map<string, PropertyType['type']>()
  for (const { properties } of types)
    for (const [name, { type }] of Object.entries(properties)) columns.set(name, (columns.get(name) ?? type) === type ? type : 'string')
  return columns
}

/** A value as one text. */
export function written(value: Value | undefined, separator = '; '): string {
  if (value === undefined) return ''
  return typeof value === 'object' ? value.join(separator) : String(value)
}
