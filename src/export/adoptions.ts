/**
 * One row for each pair of ends that any document joins by a relation with stages: what the study of diffusion calls a cascade (unit,
 * item, time). The time is the first year that a document gives, of the relation or else of itself; plans are left out. Beside it stands the
 * person-period file, with the years in which nothing happened.
 */
import type { Graph, GraphEdge, GraphNode, Ontology } from '../model.ts'
import { compare } from '../graph/merge.ts'
import { table } from './csv.ts'
import { written, type Format } from './format.ts'
import { PERSON_PERIOD, personPeriod } from './person-period.ts'

const HEADER = [
  'relation',
  'unit',
  'unit_name',
  'item',
  'item_name',
  'item_type',
  'year',
  'year_from',
  'stage',
  'documents',
  'first_document',
  'quote',
]

interface Dated {
  readonly edge: GraphEdge
  readonly year: number | undefined
  /** Whether the relation itself is dated, or the document only. */
  readonly from: 'relation' | 'document' | ''
}

export const adoptions: Format = (graph, ontology, { mark = true }) => [
  { name: 'adoptions.csv', parts: table(HEADER, rows(graph, ontology), mark) },
  {
    name: 'person_period.csv',
    parts: table(
      PERSON_PERIOD.map(([column]) => column),
      personPeriod(graph, ontology),
      mark,
    ),
  },
  { name: 'codebook.csv', parts: table(['file', 'column', 'zh', 'en'], explained(), mark) },
]

function explained(): string[][] {
  return [...CODEBOOK.map((row) => ['adoptions.csv', ...row]), ...PERSON_PERIOD.map((row) => ['person_period.csv', ...row])]
}

function* rows(graph: Graph, ontology: Ontology): Generator<string[]> {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  for (const said of together(graph, ontology).values()) {
    const dated = said.map((edge) => dateOf(edge, nodes.get(`${ontology.document}:${edge.document}`))).toSorted(earliestFirst)
    const first = dated[0]
    if (!first) continue
    const { edge, year, from } = first
    const item = nodes.get(edge.target)
    const documents = String(new Set(said.map((one) => one.document)).size)
    yield [
      edge.type,
      edge.source,
      nodes.get(edge.source)?.name ?? '',
      edge.target,
      item?.name ?? '',
      item?.type ?? '',
      written(year),
      from,
      written(edge.properties['stage']),
      documents,
      edge.document,
      edge.quote,
    ]
  }
}

/** The edges of relations with stages, plans left out, by relation and ends, in order. */
function together({ edges }: Graph, ontology: Ontology): Map<string, GraphEdge[]> {
  const staged = new Set(ontology.edges.filter((type) => 'stage' in type.properties).map((type) => type.name))
  const weakest = ontology.stages.toSorted((a, b) => b.rank - a.rank)[0]?.name
  const groups = new Map<string, GraphEdge[]>()
  for (const edge of edges) {
    if (!staged.has(edge.type) || edge.properties['stage'] === weakest) continue
    const key = [edge.type, edge.source, edge.target].join('\t')
    groups.set(key, [...(groups.get(key) ?? []), edge])
  }
  return new Map([...groups].toSorted(([a], [b]) => compare(a, b)))
}

function dateOf(edge: GraphEdge, document: GraphNode | undefined): Dated {
  const { year } = edge.properties
  if (typeof year === 'number') return { edge, year, from: 'relation' }
  const published = document?.properties['year']
  return typeof published === 'number' ? { edge, year: published, from: 'document' } : { edge, year: undefined, from: '' }
}

/** Of one year the sentence that names it comes before one that only its document dates. */
function earliestFirst(a: Dated, b: Dated): number {
  const years = a.year === b.year ? 0 : (a.year ?? Infinity) - (b.year ?? Infinity)
  return years || Number(b.from === 'relation') - Number(a.from === 'relation') || compare(a.edge.id, b.edge.id)
}

const CODEBOOK: readonly (readonly string[])[] = [
  ['relation', '关系类型', 'type of the relation'],
  ['unit', '采纳者的标识', 'id of who adopted'],
  ['unit_name', '采纳者名称', 'name of who adopted'],
  ['item', '被采纳者的标识', 'id of what was adopted'],
  ['item_name', '被采纳者名称', 'name of what was adopted'],
  ['item_type', '被采纳者类型', 'type of what was adopted'],
  ['year', '文献给出的最早年份', 'earliest year that a document gives'],
  [
    'year_from',
    '年份出自关系句（relation）还是文献年份（document）',
    'whether the sentence is dated (relation) or only its document (document)',
  ],
  ['stage', '最早一句的阶段；计划不计', 'stage in the earliest sentence; plans are not counted'],
  ['documents', '提到该关系的文献数', 'number of documents that say so'],
  ['first_document', '最早一句所在文献', 'document of the earliest sentence'],
  ['quote', '原句', 'the sentence'],
]
