/**
 * Tables for `neo4j-admin database import`: one file of nodes and one of edges a type, headers typed, and the command line that
 * imports them. Cells stand as they are: no spreadsheet reads these.
 */
import { stringify } from 'csv-stringify/sync'
import type { EdgeType, Graph, NodeType, Ontology, PropertyType, Value } from '../model.ts'
import { written, type ExportFile, type Format } from './format.ts'

const TYPES: Readonly<Record<PropertyType['type'], string>> = { string: 'string', integer: 'long', number: 'double', strings: 'string[]' }
/** Between the items of a list; names hold semicolons, but never this. */
const SEPARATOR = '\u001F'

export const neo4jCsv: Format = (graph, ontology) => [
  ...ontology.nodes.map((type): ExportFile => ({ name: `nodes-${type.name}.csv`, parts: nodeTable(graph, type) })),
  ...ontology.edges.map((type): ExportFile => ({
    name: `edges-${type.name}.csv`,
    parts: edgeTable(graph, type, yearsOf(graph, ontology)),
  })),
  { name: 'import.sh', parts: [command(ontology)] },
]

function* nodeTable({ nodes }: Graph, { name, properties }: NodeType): Generator<string> {
  const own = Object.entries(properties)
  yield row(['id:ID', 'name:string', 'aliases:string[]', 'type:string', ...own.map(([key, { type }]) => `${key}:${TYPES[type]}`), ':LABEL'])
  for (const node of nodes)
    if (node.type === name) yield row([node.id, node.name, node.aliases, name, ...own.map(([key]) => node.properties[key]), name])
}

function* edgeTable({ edges }: Graph, { name, properties }: EdgeType, years: ReadonlyMap<string, Value>): Generator<string> {
  const own = Object.entries(properties)
  const fixed = ['id:string', 'type:string', 'document:string', 'quote:string', 'start:long', 'end:long', 'rule:string', 'reported:long']
  yield row([':START_ID', ':END_ID', ...fixed, ...own.map(([key, { type }]) => `${key}:${TYPES[type]}`), ':TYPE'])
  for (const edge of edges) {
    if (edge.type !== name) continue
    const { source, target, id, document, quote, start, end, rule } = edge
    yield row([
      source,
      target,
      id,
      name,
      document,
      quote,
      start,
      end,
      rule,
      years.get(document),
      ...own.map(([key]) => edge.properties[key]),
      name,
    ])
  }
}

/** The year of each document, by its id: what an edge falls back on where it has none of its own. */
function yearsOf({ nodes }: Graph, { document }: Ontology): ReadonlyMap<string, Value> {
  return new Map(
    nodes.flatMap(({ id, type, properties }): [string, Value][] =>
      type === document && properties['year'] !== undefined ? [[id.slice(document.length + 1), properties['year']]] : [],
    ),
  )
}

/** A missing value is an empty cell, an empty text a quoted one. */
function row(cells: readonly (Value | undefined)[]): string {
  return stringify([cells.map((cell) => (cell === undefined ? null : written(cell, SEPARATOR).toWellFormed()))], {
    quoted_empty: false,
    quoted_string: true,
  })
}

function command(ontology: Ontology): string {
  const nodes = ontology.nodes.map(({ name }) => `  --nodes=nodes-${name}.csv`)
  const edges = ontology.edges.map(({ name }) => `  --relationships=edges-${name}.csv`)
  const options = ['  --array-delimiter=U+001F', '  --multiline-fields=true', ...nodes, ...edges]
  return `#!/bin/sh\n# Run in this folder, with Neo4j stopped. The database is made anew.\nneo4j-admin database import full "\${1:-neo4j}" --overwrite-destination \\\n${options.join(' \\\n')}\n`
}
