/**
 * Two tables for Gephi, R, Stata or a spreadsheet: nodes (`Id, Label, …`) and edges (`Source, Target, Type, Label, …`), by RFC 4180. A
 * cell that a spreadsheet would run as a formula is defused with an apostrophe.
 */
import { stringify } from 'csv-stringify/sync'
import { withoutTurning } from '../invisible.ts'
import type { Graph } from '../model.ts'
import { columnsOf, written, type Format } from './format.ts'

export const csv: Format = (graph, ontology, { mark = true }) => {
  const nodeColumns = [...columnsOf(ontology.nodes).keys()]
  const edgeColumns = [...columnsOf(ontology.edges).keys()]
  return [
    { name: 'nodes.csv', parts: table(['Id', 'Label', 'Kind', 'Aliases', ...nodeColumns], nodeRows(graph, nodeColumns), mark) },
    {
      name: 'edges.csv',
      parts: table(
        ['Source', 'Target', 'Type', 'Label', 'Id', ...edgeColumns, 'document', 'quote', 'start', 'end', 'rule'],
        edgeRows(graph, edgeColumns),
        mark,
      ),
    },
  ]
}

function* nodeRows({ nodes }: Graph, columns: readonly string[]): Generator<string[]> {
  for (const { id, name, type, aliases, properties } of nodes)
    yield [id, name, type, written(aliases), ...columns.map((column) => written(properties[column]))]
}

function* edgeRows({ edges }: Graph, columns: readonly string[]): Generator<string[]> {
  for (const { id, type, source, target, document, quote, start, end, rule, properties } of edges) {
    const own = columns.map((column) => written(properties[column]))
    yield [source, target, 'Directed', type, id, ...own, document, quote, String(start), String(end), rule]
  }
}

/** A table by RFC 4180, row by row. */
export function* table(header: readonly string[], rows: Iterable<readonly string[]>, mark: boolean): Generator<string> {
  // A lone line feed is quoted too, which the library does only for the delimiter itself.
  const settings = { escape_formulas: true, record_delimiter: '\r\n', quoted_match: /[\r\n]/ } as const
  yield stringify([[...header]], { ...settings, bom: mark })
  for (const row of rows) yield stringify([row.map(withoutTurning)], settings)
}
