/**
 * GEXF 1.3 for Gephi (https://gexf.net/schema.html): dynamic, in whole years; an edge begins in the year that its sentence speaks of. Written
 * here because the library at hand writes 1.2 without times, and control characters raw.
 */
import type { Graph, GraphEdge, GraphNode, Ontology, Properties, PropertyType } from '../model.ts'
import { columnsOf, written, type ExportOptions, type Format } from './format.ts'
import { attributes, escapeXml } from './xml.ts'

const TYPES: Readonly<Record<PropertyType['type'], string>> = { string: 'string', integer: 'integer', number: 'double', strings: 'string' }
/** What every node and edge has besides its declared properties. */
const NODE_FIXED = { kind: 'string', aliases: 'string' } as const
const EDGE_FIXED = { document: 'string', quote: 'string', start_offset: 'integer', end_offset: 'integer', rule: 'string' } as const

export const gexf: Format = (graph, ontology, options) => [{ name: 'graph.gexf', parts: lines(graph, ontology, options) }]

function* lines(graph: Graph, ontology: Ontology, { positions }: ExportOptions): Generator<string> {
  const nodeColumns = columnsOf(ontology.nodes)
  const edgeColumns = columnsOf(ontology.edges)
  const colours = new Map(ontology.nodes.map((type) => [type.name, type.colour.light]))
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">\n'
  yield '<meta><creator>ReformGraph</creator></meta>\n'
  yield '<graph defaultedgetype="directed" mode="dynamic" timeformat="integer" timerepresentation="interval">\n'
  yield declarations('node', NODE_FIXED, nodeColumns)
  yield declarations('edge', EDGE_FIXED, edgeColumns)
  yield `<nodes count="${graph.nodes.length}">\n`
  for (const node of graph.nodes) yield nodeElement(node, nodeColumns, colours.get(node.type), positions?.get(node.id))
  yield `</nodes>\n<edges count="${graph.edges.length}">\n`
  for (const edge of graph.edges) yield edgeElement(edge, edgeColumns)
  yield '</edges>\n</graph>\n</gexf>\n'
}

function declarations(
  of: 'node' | 'edge',
  fixed: Readonly<Record<string, string>>,
  columns: ReadonlyMap<string, PropertyType['type']>,
): string {
  const all = [...Object.entries(fixed), ...[...columns].map(([name, type]) => [name, TYPES[type]] as const)]
  const rows = all.map(([name, type]) => `<attribute${attributes({ id: name, title: name, type })}/>\n`)
  return `<attributes class="${of}">\n${rows.join('')}</attributes>\n`
}

function nodeElement(
  { id, type, name, aliases, properties }: GraphNode,
  columns: ReadonlyMap<string, unknown>,
  colour: string | undefined,
  at: { readonly x: number; readonly y: number } | undefined,
): string {
  const values = { kind: type, aliases: written(aliases), ...declared(properties, columns) }
  const place = at ? `<viz:position${attributes({ x: at.x, y: at.y })}/>` : ''
  const paint = colour ? `<viz:color${attributes({ hex: colour })}/>` : ''
  return `<node${attributes({ id, label: name })}>${attvalues(values)}${paint}${place}</node>\n`
}

function edgeElement(edge: GraphEdge, columns: ReadonlyMap<string, unknown>): string {
  const { id, type, source, target, document, quote, start, end, rule, properties } = edge
  const { year } = properties
  const values = { document, quote, start_offset: String(start), end_offset: String(end), rule, ...declared(properties, columns) }
  const head = attributes({ id, source, target, kind: type, label: type, start: typeof year === 'number' ? year : undefined })
  return `<edge${head}>${attvalues(values)}</edge>\n`
}

function declared(properties: Properties, columns: ReadonlyMap<string, unknown>): Record<string, string> {
  return Object.fromEntries([...columns.keys()].map((name) => [name, written(properties[name])]))
}

function attvalues(values: Readonly<Record<string, string>>): string {
  const rows = Object.entries(values).filter(([, value]) => value !== '')
  return `<attvalues>${rows.map(([name, value]) => `<attvalue for="${escapeXml(name)}" value="${escapeXml(value)}"/>`).join('')}</attvalues>`
}
