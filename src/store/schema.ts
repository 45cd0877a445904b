/**
 * What each engine is told about the tables before the first row: `cypher/schema/*.cypher` is written from the ontology
 * (`npm run schema`), and a test fails when a file is stale. Names come from `ontology.json`, whose loader lets only plain
 * identifiers through; they are quoted all the same.
 */
import type { EdgeType, Ontology, PropertyType } from '../model.ts'
import { edgeColumns, nodeColumns, type TableColumn } from './tables.ts'

const LADYBUG_TYPES: Readonly<Record<PropertyType['type'], string>> = {
  string: 'STRING',
  integer: 'INT64',
  number: 'DOUBLE',
  strings: 'STRING[]',
}

/** Labels that only Neo4j has: they mark what is ours in a database that may hold other things. */
export const MARK = {
  /** Every node of the graph. */
  node: 'ReformGraph',
  /** A node whose name and properties are to be merged again from what documents say. */
  stale: 'ReformGraphStale',
  /** An imported node with a list that is empty: the importer leaves such a list out. */
  listless: 'ReformGraphListless',
  /** A stored extraction: `id`, `hash`, `json`. */
  extraction: 'ReformGraphExtraction',
  /** The one node that a loading transaction locks first. */
  lock: 'ReformGraphLock',
} as const

/** A name as both dialects quote it. */
export function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``
}

/** The statements that create the tables in LadybugDB. */
export function ladybugSchema(ontology: Ontology): string[] {
  const nodes = ontology.nodes.map(
    (type) => `CREATE NODE TABLE ${quoted(type.name)} (${nodeColumns(type).map(ladybugColumn).join(', ')}, PRIMARY KEY (\`id\`));`,
  )
  const edges = ontology.edges.map(
    (type) => `CREATE REL TABLE ${quoted(type.name)} (${[...ends(type), ...edgeColumns(type).map(ladybugColumn)].join(', ')});`,
  )
  return [...nodes, ...edges]
}

function ladybugColumn({ name, type }: TableColumn): string {
  return `${quoted(name)} ${LADYBUG_TYPES[type]}`
}

function ends(type: EdgeType): string[] {
  return pairs(type).map(([from, to]) => `FROM ${quoted(from)} TO ${quoted(to)}`)
}

/** Every pair of node types that an edge type may connect. */
export function pairs(type: EdgeType): (readonly [from: string, to: string])[] {
  return type.from.flatMap((from) => type.to.map((to) => [from, to] as const))
}

/**
 * The statements that create constraints and indexes in Neo4j. Only our own marks are constrained: nodes of the same
 * label that belong to someone else stay free.
 */
export function neo4jSchema(ontology: Ontology): string[] {
  const unique = [MARK.node, MARK.extraction, MARK.lock].map(
    (label) => `CREATE CONSTRAINT ${snake(label)}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE;`,
  )
  const nodes = ontology.nodes.flatMap(({ name }) =>
    ['id', 'name'].map(
      (column) => `CREATE INDEX reform_graph_${snake(name)}_${column} IF NOT EXISTS FOR (n:${quoted(name)}) ON (n.\`${column}\`);`,
    ),
  )
  const edges = ontology.edges.map(
    ({ name }) => `CREATE INDEX reform_graph_${snake(name)}_document IF NOT EXISTS FOR ()-[e:${quoted(name)}]-() ON (e.\`document\`);`,
  )
  return [...unique, ...nodes, ...edges]
}

function snake(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase()
}

/** The committed files of `cypher/schema/` by name, as they should be. */
export function schemaFiles(ontology: Ontology): Readonly<Record<string, string>> {
  return {
    'ladybug.cypher': file('Tables of the embedded store.', ladybugSchema(ontology)),
    'neo4j.cypher': file('Constraints and indexes of Neo4j; `load --neo4j` creates them.', neo4jSchema(ontology)),
  }
}

function file(note: string, statements: readonly string[]): string {
  return `// ${note}\n// Written from seeds/ontology.json by: npm run schema\n${statements.join('\n')}\n`
}
