import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readOntology } from '../../src/ontology.ts'
import { PATHS } from '../../src/paths.ts'
import { ladybugSchema, neo4jSchema, quoted, schemaFiles } from '../../src/store/schema.ts'

const ontology = await readOntology(PATHS.seeds)

test('the committed schema is what the ontology says; else: npm run schema', () => {
  const folder = join(PATHS.questions, 'schema')
  const committed = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
  expect(committed).toEqual(schemaFiles(ontology))
})

test('each type has a table with its own and the common columns', () => {
  const statements = ladybugSchema(ontology)
  expect(statements).toHaveLength(ontology.nodes.length + ontology.edges.length)
  for (const type of [...ontology.nodes, ...ontology.edges]) {
    const statement = statements.find((one) => one.includes(`TABLE \`${type.name}\``)) ?? ''
    for (const property of ['id', 'type', ...Object.keys(type.properties)]) expect(statement).toContain(`\`${property}\``)
  }
})

test('an edge table lists each pair of ends', () => {
  const adopted = ladybugSchema(ontology).find((one) => one.includes('TABLE `ADOPTED`'))
  expect(adopted).toContain('FROM `Region` TO `Measure`, FROM `Region` TO `Program`')
})

test('nothing is constrained in Neo4j but what carries our marks', () => {
  const constraints = neo4jSchema(ontology).filter((one) => one.includes('CONSTRAINT'))
  expect(constraints.length).toBeGreaterThan(0)
  for (const constraint of constraints) expect(constraint).toMatch(/FOR \(n:ReformGraph\w*\)/)
})

test('a name cannot break out of its quotes', () => {
  expect(quoted('a` SET n.x = 1 //')).toBe('`a`` SET n.x = 1 //`')
})
