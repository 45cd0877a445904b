import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { PATHS } from '../src/paths.ts'

interface Compose {
  readonly services: {
    readonly neo4j: {
      readonly image: string
      readonly environment: Readonly<Record<string, string>>
      readonly ports: readonly string[]
      readonly healthcheck: { readonly test: readonly string[] }
      readonly volumes: readonly string[]
    }
  }
  readonly volumes: Readonly<Record<string, unknown>>
}

const compose: Compose = parse(readFileSync(join(PATHS.root, 'docker-compose.yml'), 'utf8'))
const { neo4j } = compose.services

test('the server is the community edition that the tests run against', () => {
  expect(neo4j.image).toBe('neo4j:5.26-community')
})

test('there is no default password: without the variable nothing starts', () => {
  expect(neo4j.environment['NEO4J_AUTH']).toMatch(/^neo4j\/\$\{NEO4J_PASSWORD:\?.+\}$/)
})

test('nobody but this machine reaches it', () => {
  expect(neo4j.ports.length).toBeGreaterThan(0)
  for (const port of neo4j.ports) expect(port).toMatch(/^127\.0\.0\.1:/)
})

test('the data outlive the container, and its health is known', () => {
  const named = neo4j.volumes.map((volume) => volume.split(':')[0])
  expect(Object.keys(compose.volumes)).toEqual(named)
  expect(neo4j.healthcheck.test.join(' ')).toContain('cypher-shell')
})
