import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/** What every module may know. */
const SHARED = [
  'model',
  'invisible',
  'ontology',
  'errors',
  'paths',
  'ids',
  'trie',
  'hash',
  'sketch',
  'packed',
  'form',
  'key',
  'spans',
  'heap',
  'own-copy',
  'seal',
  'alive',
  'whole-file',
]
const STAGES = ['read', 'text', 'places', 'mentions', 'entities', 'relations']
const OUTLETS = ['store', 'query', 'export', 'serve']

/** Who may import whom, by the folder or the file directly below `src/`. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  invisible: [],
  errors: [],
  paths: [],
  ids: [],
  trie: ['sketch'],
  hash: [],
  sketch: [],
  packed: ['errors'],
  form: [],
  key: ['form'],
  heap: [],
  'own-copy': [],
  seal: [],
  alive: [],
  'whole-file': ['alive'],
  spans: ['model'],
  ontology: ['model', 'errors'],
  seeds: SHARED,
  ...Object.fromEntries(STAGES.map((stage) => [stage, SHARED])),
  graph: SHARED,
  ...Object.fromEntries(OUTLETS.map((outlet) => [outlet, [...SHARED, 'graph']])),
  extract: [...SHARED, ...STAGES],
  learn: [...SHARED, ...STAGES, 'extract', 'seeds', 'graph'],
  build: [...SHARED, ...STAGES, 'extract', 'seeds', 'graph', 'store'],
  index: [...SHARED, ...STAGES, ...OUTLETS, 'extract', 'build', 'seeds', 'graph'],
  commands: [...SHARED, ...STAGES, ...OUTLETS, 'extract', 'build', 'seeds', 'graph', 'learn'],
  cli: ['commands', 'errors', 'paths'],
}
/** These loop over the ontology and name none of its types. */
const NAMELESS = ['src/graph', 'src/store', 'src/query', 'src/export', 'src/serve', 'viewer']
/** Words of the interface, where “Document” is a heading. */
const WORDS = 'viewer/lib/words.ts'

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules'))
    .map((file) => join(folder, file))
    .toSorted()
}

/** The code without its comments; what stands in strings stays. */
function codeOf(file: string): string {
  return readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/[^\n]*/g, '')
}

function importsOf(file: string): Import[] {
  const statements = codeOf(file).matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'"\n;]*?(?:\{[^}]*\}\s*)?(?:from\s+)?['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\s*\)/g,
  )
  return [...statements].map(([, type, plain, dynamic]) => ({
    from: file,
    to: resolve(dirname(file), plain ?? dynamic ?? ''),
    typeOnly: type !== undefined,
  }))
}

/** The folder or file directly below `src/` that a path belongs to. */
function partOf(path: string): string {
  return (relative(resolve('src'), resolve(path)).split('/')[0] ?? '').replace(/\.tsx?$/, '')
}

describe('imports', () => {
  it('are found at all', () => {
    const found = importsOf('src/ontology.ts').map(({ to, typeOnly }) => [relative('src', to), typeOnly])
    expect(found).toEqual([
      ['errors.ts', false],
      ['model.ts', true],
    ])
  })

  it('stand in the table for every part of src', () => {
    const parts = new Set(sources('src').map(partOf))
    expect([...parts].filter((part) => !Object.hasOwn(MAY_IMPORT, part))).toEqual([])
    expect(Object.keys(MAY_IMPORT).filter((part) => !parts.has(part))).toEqual([])
  })

  it.each(Object.keys(MAY_IMPORT))('of src/%s lead only where the table lets them', (part) => {
    const files = sources('src').filter((file) => partOf(file) === part)
    const wrong = files.flatMap(importsOf).filter(({ to }) => partOf(to) !== part && !MAY_IMPORT[part]?.includes(partOf(to)))
    expect(wrong.map(({ from, to }) => `${from} → ${relative('.', to)}`)).toEqual([])
  })

  it('of the viewer take nothing but types from src', () => {
    const wrong = sources('viewer')
      .flatMap(importsOf)
      .filter(({ to, typeOnly }) => !relative('src', to).startsWith('..') && !typeOnly)
    expect(wrong.map(({ from, to }) => `${from} → ${relative('.', to)}`)).toEqual([])
  })
})

describe('names of types', () => {
  const ontology: { nodes: { name: string }[]; edges: { name: string }[] } = JSON.parse(readFileSync('seeds/ontology.json', 'utf8'))
  const nodes = ontology.nodes.map((type) => type.name).join('|')
  const edges = ontology.edges.map((type) => type.name).join('|')
  /** A node type in quotes, after a colon as in Cypher, or before one as in an id; an edge type anywhere. */
  const named = new RegExp(`['"\`](?:${nodes})['"\`:]|[(\\[]\\w*:\`?(?:${nodes})\\b|\\b(?:${edges})\\b`, 'g')

  it('would be found', () => {
    expect("type === 'Region' MATCH (r:Region)-[:ADOPTED]->(m) 'Measure:x'".match(named)).toEqual([
      "'Region'",
      '(r:Region',
      'ADOPTED',
      "'Measure:",
    ])
  })

  it.each(NAMELESS)('do not stand in the code of %s', (folder) => {
    const found = sources(folder)
      .filter((file) => file !== WORDS)
      .flatMap((file) => (codeOf(file).match(named) ?? []).map((name) => `${file}: ${name}`))
    expect(found).toEqual([])
  })
})
