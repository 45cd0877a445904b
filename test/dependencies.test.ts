/** What the project is built on. `UPDATE_LICENCES=1 npx vitest run test/dependencies.test.ts` writes THIRD-PARTY.md. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { PATHS } from '../src/paths.ts'
import { CLI, reformgraph, type Ran } from './support/cli.ts'
import { folderOf } from './support/folder.ts'
import { dependenciesOf, isAllowed, listing, readLock, type Dependency, type Lock } from './support/licences.ts'

const FILE = 'THIRD-PARTY.md'
const manifest: {
  engines: { node: string }
  allowScripts: Record<string, boolean>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  optionalDependencies: Record<string, string>
} = JSON.parse(readFileSync('package.json', 'utf8'))

describe('the licences of what is installed', () => {
  const dependencies = dependenciesOf(readLock())

  it('are all known and allowed', () => {
    expect(dependencies.length).toBeGreaterThan(100)
    expect(dependencies.filter((one) => !isAllowed(one))).toEqual([])
  })

  it(`are listed in ${FILE}`, () => {
    if (process.env['UPDATE_LICENCES'] === '1') writeFileSync(FILE, listing(dependencies))
    expect(existsSync(FILE) ? readFileSync(FILE, 'utf8') : '').toBe(listing(dependencies))
  })

  it.each<[boolean, Dependency]>([
    [true, { name: 'a', licence: 'MIT', tool: false }],
    [true, { name: 'a', licence: '(GPL-3.0 OR MIT)', tool: false }],
    [false, { name: 'a', licence: '(GPL-3.0 AND MIT)', tool: false }],
    [false, { name: 'a', licence: 'GPL-3.0', tool: true }],
    [false, { name: 'a', licence: 'MPL-2.0', tool: false }],
    [true, { name: 'a', licence: 'MPL-2.0', tool: true }],
    [false, { name: 'a', licence: 'unknown', tool: true }],
    [false, { name: 'a', licence: 'SEE LICENSE IN x', tool: true }],
  ])('are allowed (%s): %j', (allowed, dependency) => {
    expect(isAllowed(dependency)).toBe(allowed)
  })

  it('are read with the builds for platforms under the package that names them, and no others left out', () => {
    const lock: Lock = {
      '': {},
      'node_modules/a': { license: 'MIT', optionalDependencies: { 'a-win': '1' } },
      'node_modules/a-win': { cpu: ['x64'], os: ['win32'] },
      'node_modules/b-win': { cpu: ['x64'], os: ['win32'], dev: true },
      'node_modules/a/node_modules/@c/d': { license: 'ISC', dev: true },
    }
    expect(dependenciesOf(lock)).toEqual([
      { name: 'a', licence: 'MIT', tool: false },
      { name: 'b-win', licence: 'unknown', tool: true },
      { name: '@c/d', licence: 'ISC', tool: true },
    ])
  })
})

describe('an install', () => {
  it('runs the scripts of the two native packages and of no other', () => {
    const withScripts = Object.entries(readLock()).filter(([, one]) => one.hasInstallScript === true)
    expect(withScripts.map(([path]) => path.replace('node_modules/', '')).toSorted()).toEqual(['@ladybugdb/core', 'nodejieba'])
    expect(manifest.allowScripts).toEqual({ nodejieba: true, '@ladybugdb/core': true })
  })

  it('takes exact versions', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  it('asks for no newer Node than the one that we promise', () => {
    const oldest = manifest.engines.node.replace('>=', '')
    const asking = Object.entries(readLock()).map(([path, { engines }]) => [path, engines?.node ?? '*'] as const)
    expect(asking.filter(([, range]) => range !== '*').length).toBeGreaterThan(100)
    expect(asking.filter(([, range]) => !allows(range, oldest))).toEqual([])
  })

  it.each([
    ['^18 || >=20', true],
    ['>= 20.19.0', true],
    ['>=16 || 14 >=14.17', true],
    ['20.x', true],
    ['^20.17.0 || >=22.9.0', true],
    ['^22 || ^24 || >=26', false],
    ['>=20.19.1', false],
    ['^20.20', false],
    ['<20', false],
  ])('of what asks for Node %s on 20.19.0: %s', (range, allowed) => {
    expect(allows(range, '20.19.0')).toBe(allowed)
  })
})

/** Whether a range of `engines` holds a version; one of another form than npm's packages write holds none. */
function allows(range: string, version: string): boolean {
  const [major = 0, ...below] = version.split('.').map(Number)
  return range.split('||').some((part) =>
    part
      .replaceAll(/>=\s+/g, '>=')
      .trim()
      .split(/\s+/)
      .every((one) => {
        const [, sign = '', wanted] = /^(>=|\^|)(\d+(?:\.\w+){0,2}|\*)(?:\.\*)?$/.exec(one) ?? []
        if (wanted === undefined || wanted === '*') return wanted === '*'
        const [first = 0, ...rest] = wanted.split('.').map((figure) => (figure === 'x' ? 0 : Number(figure)))
        if (first !== major) return sign === '>=' && first < major
        const difference = rest.map((figure, at) => (below[at] ?? 0) - figure).find((figure) => figure !== 0) ?? 0
        return difference >= 0
      }),
  )
}

/** Runs it with an `npm` that answers this. */
function audited(answer: string): { readonly code: number | null; readonly out: string } {
  const bin = folderOf({ 'answer.json': answer, npm: '#!/bin/sh\ncat "$(dirname "$0")/answer.json"\nexit 1\n' })
  chmodSync(join(bin, 'npm'), 0o755)
  const { status, stdout } = spawnSync(process.execPath, ['test/support/audit.mjs'], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` },
  })
  return { code: status, out: stdout }
}
const hole = (severity: string): string => JSON.stringify({ vulnerabilities: { a: { name: 'a', severity, range: '<2' } } })

describe('npm run audit', () => {
  it.skipIf(process.platform === 'win32').each([
    ['', 0, 'SKIPPED: the registry does not answer npm audit (no answer)'],
    ['{"message": "405 Method Not Allowed - POST somewhere", "error": {}}', 0, 'SKIPPED: the registry does not answer npm audit (405'],
    ['{"vulnerabilities": {}}', 0, 'npm audit: 0 known holes, 0 of them grave'],
    [hole('moderate'), 0, 'moderate: a <2\nnpm audit: 1 known holes, 0 of them grave'],
    [hole('high'), 1, 'high: a <2\nnpm audit: 1 known holes, 1 of them grave'],
    [hole('critical'), 1, '1 of them grave'],
  ])('to %s gives %i', (answer, code, said) => {
    expect(audited(answer)).toEqual({ code, out: expect.stringContaining(said) })
  })
})

/** Runs the command line as if a package had not been installed. */
function without(name: string, ...words: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', resolve('test/support/without.mjs'), CLI, ...words], {
    encoding: 'utf8',
    env: { ...process.env, WITHOUT: name, NODE_OPTIONS: `--import ${resolve('test/support/without.mjs')}` },
  })
  return { code: status, out: stdout, err: stderr }
}

describe('without a native package', () => {
  const document = join(PATHS.corpus, 'daan-2021.md')

  it('what is missing is said, and what still works is done', async () => {
    const graph = join(folderOf(), 'graph')
    expect((await reformgraph('build', document, '--graph', graph)).code).toBe(0)
    const jieba =
      /^reformgraph: The word segmenter nodejieba cannot be loaded.*Install it with: npm install nodejieba.*\n.*ask, cypher, serve/
    const ladybug = /^reformgraph: The embedded database cannot be loaded.*Install it with: npm install @ladybugdb\/core.*\n.*Neo4j/
    const cases: readonly (readonly [hidden: string, words: readonly string[], code: number, said: RegExp])[] = [
      ['nodejieba', ['build', document, '--graph', join(folderOf(), 'other')], 1, jieba],
      ['nodejieba', ['verify', '--graph', graph], 0, /all is well/],
      ['@ladybugdb/core', ['ask', 'leaders', '--graph', graph], 4, ladybug],
      ['@ladybugdb/core', ['export', '--format', 'json', '--graph', graph, '--out', join(folderOf(), 'g.json')], 0, /→/],
    ]
    for (const [hidden, words, code, said] of cases) {
      const ran = without(hidden, ...words)
      expect([hidden, words[0], ran.code, ran.err]).toEqual([hidden, words[0], code, expect.stringMatching(said)])
    }
  })
})
