import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { serve } from '../src/commands/serve.ts'
import { PATHS } from '../src/paths.ts'

interface Service {
  readonly image?: string
  readonly profiles?: readonly string[]
  readonly build?: { readonly context: string; readonly dockerfile_inline: string }
  readonly command?: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly ports: readonly string[]
  readonly healthcheck: { readonly test: readonly string[] }
  readonly volumes?: readonly string[]
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
}
interface Compose {
  readonly services: { readonly neo4j: Service; readonly viewer: Service }
  readonly volumes: Readonly<Record<string, unknown>>
}

const compose: Compose = parse(readFileSync(join(PATHS.root, 'docker-compose.yml'), 'utf8'))
const { neo4j, viewer } = compose.services

test('the server is the community edition that the tests run against', () => {
  expect(neo4j.image).toBe('neo4j:5.26-community')
})

test('there is no default password: without the variable nothing starts', () => {
  expect(neo4j.environment['NEO4J_AUTH']).toMatch(/^neo4j\/\$\{NEO4J_PASSWORD:\?.+\}$/)
  expect(viewer.environment['NEO4J_PASSWORD']).toMatch(/^\$\{NEO4J_PASSWORD:\?.+\}$/)
  expect(viewer.environment['REFORMGRAPH_TOKEN']).toBe('${REFORMGRAPH_TOKEN:-}')
})

test.each(['neo4j', 'viewer'] as const)('nobody but this machine reaches %s', (name) => {
  const { ports } = compose.services[name]
  expect(ports.length).toBeGreaterThan(0)
  for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
})

test('the data outlive the container, and its health is known', () => {
  const named = neo4j.volumes?.map((volume) => volume.split(':')[0])
  expect(Object.keys(compose.volumes)).toEqual(named)
  expect(neo4j.healthcheck.test.join(' ')).toContain('cypher-shell')
})

describe('the viewer', () => {
  test('comes only when it is asked for, and waits for the server', () => {
    expect(viewer.profiles).toEqual(['viewer'])
    expect(viewer.depends_on).toEqual({ neo4j: { condition: 'service_healthy' } })
  })

  test('is started with options that the command has', () => {
    const [name, ...words] = viewer.command ?? []
    expect(name).toBe(serve.name)
    expect(words.filter((word) => word.startsWith('--')).map((word) => word.slice(2))).toEqual(['neo4j', 'host', 'port'])
    for (const word of words.filter((one) => one.startsWith('--'))) expect(Object.keys(serve.options)).toContain(word.slice(2))
  })

  test('is made of files that the context lets in', () => {
    const lines = readFileSync(join(PATHS.root, '.dockerignore'), 'utf8').split('\n')
    for (const file of ['package.json', 'package-lock.json', '.npmrc', 'tsconfig.json', 'src', 'seeds', 'cypher', 'viewer']) {
      expect(lines).toContain(`!${file}`)
    }
    expect(viewer.build?.dockerfile_inline).toMatch(/^FROM node:22[^]*npm ci[^]*USER node[^]*ENTRYPOINT \["node", "dist\/cli\.js"\]/)
  })
})

describe.skipIf(!hasCompose())('docker compose', () => {
  test('understands the file, with the viewer and without', () => {
    expect(Object.keys(config([], { NEO4J_PASSWORD: 'a long password' }).services)).toEqual(['neo4j'])
    const { services } = config(['--profile', 'viewer'], { NEO4J_PASSWORD: 'a long password', REFORMGRAPH_TOKEN: 'x' })
    expect(Object.keys(services).toSorted()).toEqual(['neo4j', 'viewer'])
    expect(services.neo4j.environment['NEO4J_AUTH']).toBe('neo4j/a long password')
  })

  test('refuses it without a password', () => {
    expect(() => config([], {})).toThrow('set NEO4J_PASSWORD')
  })
})

/** The file as the client understands it. */
function config(words: readonly string[], env: Readonly<Record<string, string>>): Compose {
  const output = execFileSync('docker', ['compose', '--file', join(PATHS.root, 'docker-compose.yml'), ...words, 'config'], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  const understood: Compose = parse(output)
  return understood
}

/** Whether the client is installed. */
function hasCompose(): boolean {
  try {
    execFileSync('docker', ['compose', 'version'], { stdio: 'ignore' })
    return true
  } catch {
    console.warn('SKIPPED: docker compose is not installed: the file is read, but not by the client itself.')
    return false
  }
}
