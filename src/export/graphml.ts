/** GraphML (http://graphml.graphdrawing.org/specification.html) with a typed key for each property; several edges between two nodes are kept. */
import type { Graph, GraphEdge, GraphNode, Ontology, PropertyType, Value } from '../model.ts'
import { columnsOf, written, type Format } from './format.ts'
import { attributes, escapeXml } from './xml.ts'

const TYPES: Readonly<Record<PropertyType['type'], string>> = { string: 'string', integer: 'long', number: 'double', strings: 'string' }
const NODE_FIXED = { type: 'string', label: 'string', aliases: 'string' } as const
const EDGE_FIXED = { type: 'string', document: 'string', quote: 'string', start: 'long', end: 'long', rule: 'string' } as const

export const graphml: Format = (graph, ontology) => [{ name: 'graph.graphml', parts: lines(graph, ontology) }]

function* lines(graph: Graph, ontology: Ontology): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
  yield keys('node', NODE_FIXED, columnsOf(ontology.nodes))
  yield keys('edge', EDGE_FIXED, columnsOf(ontology.edges))
  yield '<graph id="reformgraph" edgedefault="directed">\n'
  for (const node of graph.nodes) yield nodeElement(node)
  for (const edge of graph.edges) yield edgeElement(edge)
  yield '</graph>\n</graphml>\n'
}

function keys(of: 'node' | 'edge', fixed: Readonly<Record<string, string>>, columns: ReadonlyMap<string, PropertyType['type']>): string {
  const all = [...Object.entries(fixed), ...[...columns].map(([name, type]) => [name, TYPES[type]] as const)]
  return all.map(([name, type]) => `<key${attributes({ id: `${of}.${name}`, for: of, 'attr.name': name, 'attr.type': type })}/>\n`).join('')
}

function nodeElement({ id, type, name, aliases, properties }: GraphNode): string {
  return `<node${attributes({ id })}>${data('node', { type, label: name, aliases, ...properties })}</node>\n`
}

function edgeElement({ id, type, source, target, document, quote, start, end, rule, properties }: GraphEdge): string {
  return `<edge${attributes({ id, source, target })}>${data('edge', { type, document, quote, start, end, rule, ...properties })}</edge>\n`
}

function data(of: 'node' | 'edge', values: Readonly<Record<string, Value>>): string {
  return Object.entries(values)
    .map(([name, value]): [string, string] => [name, written(value)])
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<data key="${of}.${escapeXml(name)}">${escapeXml(value)}</data>`)
    .join('')
}
