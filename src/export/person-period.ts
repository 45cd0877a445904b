/**
 * The person-period file of event-history analysis (Allison 1982; Box-Steffensmeier & Jones 2004): for each thing that at least two units
 * adopted a row for each unit and year at risk, until the unit adopts or its observation ends. Units are those of which documents tell what
 * they did, as in the question `panel`.
 */
import { firstYears, lastSeen, unitYears, type Adoption, type Unit, type UnitYear } from '../graph/event-history.ts'
import { compare } from '../graph/merge.ts'
import type { Graph, GraphEdge, GraphNode, Ontology, Value } from '../model.ts'
import { written } from './format.ts'

export const PERSON_PERIOD: readonly (readonly [column: string, zh: string, en: string])[] = [
  ['relation', '关系类型', 'type of the relation'],
  ['item', '被采纳者的标识', 'id of what may be adopted'],
  ['item_name', '被采纳者名称', 'name of what may be adopted'],
  ['unit', '观察对象的标识', 'id of who may adopt'],
  ['unit_name', '观察对象名称', 'name of who may adopt'],
  ['code', '区划代码', 'division code'],
  ['level', '层级', 'level'],
  ['parent', '上级的标识', 'id of the unit above'],
  ['year', '年份', 'year'],
  ['t0', '这一年开始时已处于风险中的年数', 'years at risk when the year begins'],
  ['t1', '这一年结束时处于风险中的年数', 'years at risk when the year ends'],
  ['event', '当年采纳：1 是，0 否；计划不算', '1 where the unit adopts in this year, else 0; plans are no adoption'],
  ['censored', '观察到此为止而未采纳：1 是，0 否', '1 where observation ends here without adoption, else 0'],
  ['planned', '当年或之前有计划：1 是，0 否', '1 where a plan is known by this year, else 0'],
  ['adopters_before', '此前各年已采纳的观察对象数', 'units that had adopted in earlier years'],
  ['share_before', '其占全部观察对象之比', 'their share of all units observed'],
  ['parent_before', '上级此前已采纳：1 是，0 否', '1 where the unit above had adopted in an earlier year, else 0'],
  ['siblings', '同一上级的其他观察对象数', 'other units below the same one'],
  ['siblings_before', '其中此前已采纳的', 'those of them that had adopted in earlier years'],
  ['reports', '该对象当年的文献数', 'documents of the unit in this year'],
]

/** What has diffused at all. */
const LEAST_ADOPTERS = 2

export function* personPeriod(graph: Graph, ontology: Ontology): Generator<string[]> {
  const world = worldOf(graph, ontology)
  for (const { name, from } of ontology.edges.filter((type) => 'stage' in type.properties)) {
    const claims = new Map<string, GraphEdge[]>()
    for (const edge of graph.edges) {
      if (edge.type !== name) continue
      const known = claims.get(edge.target)
      if (known) known.push(edge)
      else claims.set(edge.target, [edge])
    }
    for (const [item, said] of [...claims].toSorted(([a], [b]) => compare(a, b)))
      yield* itemRows(world, { relation: name, from, item, said })
  }
}

interface World {
  readonly nodes: ReadonlyMap<string, GraphNode>
  readonly plan: string | undefined
  readonly documentYear: (document: string) => number | undefined
  /** Documents of their own by unit and year. */
  readonly reports: ReadonlyMap<string, ReadonlyMap<number, number>>
  /** The last year of a document that says what a unit did. */
  readonly told: ReadonlyMap<string, number>
}

interface Item {
  readonly relation: string
  /** Types of units. */
  readonly from: readonly string[]
  readonly item: string
  readonly said: readonly GraphEdge[]
}

function worldOf({ nodes: list, edges }: Graph, ontology: Ontology): World {
  const nodes = new Map(list.map((node) => [node.id, node]))
  const documentYear = (document: string): number | undefined => yearIn(nodes.get(`${ontology.document}:${document}`)?.properties['year'])
  const reports = new Map<string, Map<number, number>>()
  for (const { type, properties } of list) {
    const [unit, year] = [properties['region'], yearIn(properties['year'])]
    if (type !== ontology.document || typeof unit !== 'string' || year === undefined) continue
    const years = reports.get(unit) ?? new Map<number, number>()
    reports.set(unit, years.set(year, (years.get(year) ?? 0) + 1))
  }
  const staged = new Set(ontology.edges.filter((type) => 'stage' in type.properties).map((type) => type.name))
  const told = new Map<string, number>()
  for (const { type, source, document } of edges) {
    const year = staged.has(type) ? documentYear(document) : undefined
    if (year !== undefined) told.set(source, Math.max(year, told.get(source) ?? -Infinity))
  }
  const plan = ontology.stages.toSorted((a, b) => b.rank - a.rank)[0]?.name
  return { nodes, plan, documentYear, reports, told }
}

function* itemRows(world: World, item: Item): Generator<string[]> {
  const adoptionOf = (edge: GraphEdge): Adoption => ({
    unit: edge.source,
    year: yearIn(edge.properties['year']) ?? world.documentYear(edge.document),
  })
  const isPlan = (edge: GraphEdge): boolean => edge.properties['stage'] === world.plan
  const adoptions = item.said.filter((edge) => !isPlan(edge)).map(adoptionOf)
  const [done, plans] = [firstYears(adoptions), firstYears(item.said.filter(isPlan).map(adoptionOf))]
  if (done.size < LEAST_ADOPTERS) return
  for (const one of unitYears(unitsOf(world, item.from, done), adoptions)) {
    yield row(world, item, one, (plans.get(one.unit) ?? Infinity) <= one.year)
  }
}

function yearIn(value: Value | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function unitsOf({ nodes, reports, told }: World, types: readonly string[], adopted: ReadonlyMap<string, number>): Unit[] {
  const own = new Map([...reports].map(([id, years]) => [id, Math.max(...years.keys())]))
  return [...lastSeen(own, told, adopted)]
    .filter(([id]) => types.includes(nodes.get(id)?.type ?? ''))
    .map(([id, seen]) => ({ id, seen, parent: parentOf(nodes.get(id)) }))
    .toSorted((a, b) => compare(a.id, b.id))
}

function parentOf(node: GraphNode | undefined): string | undefined {
  const named = [node?.properties['parent'], node?.properties['province']]
  return named.filter((above) => typeof above === 'string').find((above) => above !== '' && above !== node?.id)
}

function row({ nodes, reports }: World, { relation, item }: Item, one: UnitYear, planned: boolean): string[] {
  const unit = nodes.get(one.unit)
  return [
    relation,
    item,
    nodes.get(item)?.name ?? '',
    one.unit,
    unit?.name ?? '',
    written(unit?.properties['code']),
    written(unit?.properties['level']),
    parentOf(unit) ?? '',
    String(one.year),
    String(one.risk - 1),
    String(one.risk),
    flag(one.adopted),
    flag(one.censored),
    flag(planned),
    String(one.before),
    String(one.share),
    flag(one.parentBefore),
    String(one.siblings),
    String(one.siblingsBefore),
    String(reports.get(one.unit)?.get(one.year) ?? 0),
  ]
}

function flag(value: boolean): string {
  return value ? '1' : '0'
}
