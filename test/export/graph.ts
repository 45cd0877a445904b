/** A small graph with everything that makes trouble in files: quotes, markup, formulas, control characters, separators, lone surrogates. */
import { readFileSync } from 'node:fs'
import type { ExportFile } from '../../src/export/format.ts'
import type { Graph, GraphEdge, GraphNode } from '../../src/model.ts'
import { parseOntology } from '../../src/ontology.ts'

export const ontology = parseOntology(JSON.parse(readFileSync('seeds/ontology.json', 'utf8')), 'seeds/ontology.json')

const NASTY = '“改革”<b>&amp;</b>, "x"; 一\n二\u0000\u0008\uFFFF\uD800'

const node = (
  id: string,
  type: string,
  name: string,
  properties: GraphNode['properties'] = {},
  aliases: readonly string[] = [],
): GraphNode => ({ id, type, name, aliases, properties })

const edge = (
  id: string,
  type: string,
  [source, target]: readonly [string, string],
  document: string,
  properties: GraphEdge['properties'] = {},
): GraphEdge => ({
  id,
  type,
  source,
  target,
  document,
  quote: `${id}：${NASTY}`,
  start: 3,
  end: 9,
  rule: 'model',
  properties,
})

const ADOPTION = ['Region:1', 'Measure:河长制'] as const

export const graph: Graph = {
  nodes: [
    node('Document:a', 'Document', '报告甲', { title: '报告甲', year: 2021, path: 'a.txt', sha256: 'ff' }),
    node('Document:b', 'Document', '报告乙', { title: '报告乙', path: 'b.txt', sha256: 'ee' }),
    node('Measure:=1+1', 'Measure', '=cmd()|x', {}, ['+改', '@革']),
    node('Measure:河长制', 'Measure', '河长制', { domain: '生态' }, ['河湖长制']),
    node('Region:1', 'Region', '某县', { code: '130000', level: 'county' }),
  ],
  edges: [
    edge('ADOPTED:1', 'ADOPTED', ADOPTION, 'a', { stage: 'implemented', quantity: 2.5, unit: '个' }),
    edge('ADOPTED:2', 'ADOPTED', ADOPTION, 'b', { stage: 'pioneered', year: 2017 }),
    edge('ADOPTED:3', 'ADOPTED', ADOPTION, 'a', { stage: 'planned', year: 2001 }),
    edge('ADOPTED:4', 'ADOPTED', ['Region:1', 'Measure:=1+1'], 'b', { stage: 'piloted' }),
    edge('MENTIONS:1', 'MENTIONS', ['Document:a', 'Region:1'], 'a', { count: 3 }),
  ],
}

/** A file's content whole. */
export function contentOf(files: readonly ExportFile[], name: string): string {
  const file = files.find((one) => one.name === name)
  if (!file) throw new Error(`no ${name} among ${files.map((one) => one.name).join(', ')}`)
  return [...file.parts].join('')
}
