/**
 * How fast the whole is, against the parts that it cannot do without: `npm run bench [folder of documents]`. Ratios count, not seconds: both
 * sides of each run in this process, one after the other, on the same text. The load into Neo4j takes minutes; BENCH_CLAIMS makes it smaller.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import nodejieba from 'nodejieba'
import { createExtractor, deriveStore, listFiles, loadSeeds, PATHS, readSource, EXTENSIONS } from '../../dist/index.js'
import { copyTables, createTables, writeTables } from '../../dist/store/bulk.js'
import { storedDocuments } from '../../dist/store/folder.js'
import { BOUNDS } from '../../dist/store/native.js'
import { benchLoad } from './neo4j.mjs'

const ROUNDS = 3
/** Extraction takes longer to warm up than a library does. */
const EXTRACTIONS = 8
const folder = resolve(process.argv[2] ?? PATHS.corpus)
/** Real texts, where they lie beside the project: short passages, and whole reports. */
const REPORTS = ['passages', 'county-reports', 'provincial-2025'].map((name) => join(PATHS.root, '../shared/corpus', name))
const scratch = mkdtempSync(join(tmpdir(), 'reformgraph-bench-'))

async function seconds(work) {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

/** A new database with tables and rows, without anything else. */
async function bareCopy(file, ontology, parts) {
  const database = await createTables(file, ontology, BOUNDS)
  await copyTables(database, ontology, parts)
  await database.close()
}

function report(name, value, note = '') {
  console.log(`${name.padEnd(34)} ${value.padStart(12)}  ${note}`)
}

const whole = (value) => Math.round(value).toLocaleString('en')

async function sourcesIn(path) {
  const { files } = await listFiles([path], EXTENSIONS)
  const outcomes = await Promise.all(files.map((file) => readSource(file)))
  return outcomes.flatMap((outcome) => ('source' in outcome ? [outcome.source] : []))
}

/**
 * The whole way from texts to graphs against cutting the same texts into words, both in one thread. nodejieba is as it comes, with its own
 * dictionaries, and the extractor shares nothing with it. They take turns twice over: document by document, so that either finds the
 * processor's caches as the other left them; and all documents in a row, which suits whoever has the smaller code.
 */
function benchExtraction(documents, path, extract) {
  const characters = documents.reduce((sum, source) => sum + source.raw.length, 0)
  const work = [(source) => extract(source), (source) => nodejieba.cut(source.raw)]
  const [extraction, segmentation] = leastOf(work, documents)
  const [extractionInRow, segmentationInRow] = leastOf(work, [documents])
  report('documents', whole(documents.length), `${whole(characters)} characters from ${relative(PATHS.root, path)}`)
  report('extraction', whole(characters / extraction), 'characters/s, one thread')
  report('nodejieba.cut alone', whole(characters / segmentation), 'characters/s, one thread')
  report('ratio', (extraction / segmentation).toFixed(2), 'times the time of nodejieba.cut on the same text, document by document')
  report('ratio in a row', (extractionInRow / segmentationInRow).toFixed(2), 'the same, each of them on all documents in a row')
}

/** The least seconds that each kind of work takes on each part, summed: kinds by turns, every other round the other way about. */
function leastOf(work, parts) {
  const least = work.map(() => parts.map(() => Infinity))
  for (let round = 0; round < EXTRACTIONS; round++)
    parts.forEach((part, index) => {
      for (const [kind, one] of round % 2 ? [...work.entries()].toReversed() : work.entries()) {
        const began = performance.now()
        for (const source of [part].flat()) one(source)
        least[kind][index] = Math.min(least[kind][index], (performance.now() - began) / 1000)
      }
    })
  return least.map((times) => times.reduce((sum, time) => sum + time, 0))
}

/** What a process takes at most that extracts one document of so many characters, and what it took before the first of them, in megabytes. */
function memoryOfLong(characters) {
  const file = join(scratch, 'long.txt')
  execFileSync(process.execPath, ['test/support/long-text.mjs', String(characters), file])
  return JSON.parse(execFileSync(process.execPath, ['test/support/extract-long.mjs', file], { encoding: 'utf8' }))
}

/** What a build of the folder, with one worker, takes at most of memory, in megabytes; it runs in a process of its own. */
function memoryOfBuild(graph) {
  const program = `import { build } from ${JSON.stringify(resolve('dist/index.js'))}
    import { peakMemory } from ${JSON.stringify(resolve('test/support/peak.mjs'))}
    await build({ paths: [${JSON.stringify(folder)}], graph: ${JSON.stringify(graph)}, jobs: 1 })
    console.log(peakMemory())
    process.exit()`
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }))
}

try {
  const seeds = await loadSeeds(PATHS.seeds)
  const extract = createExtractor(seeds)
  benchExtraction(await sourcesIn(folder), folder, extract)

  const long = memoryOfLong(5_000_000)
  report(
    'peak memory of a long document',
    `${whole(long.peak)} MB`,
    `one of ${whole(long.characters)} characters, extracted in a process of its own; ${whole(long.before)} MB before the first`,
  )

  const graph = join(scratch, 'graph')
  const memory = memoryOfBuild(graph)
  const derived = await deriveStore(graph, seeds.ontology)
  const parts = await writeTables(storedDocuments(graph), seeds.ontology, mkdtempSync(join(scratch, 'tables-')))
  let [derive, copy] = [Infinity, Infinity]
  for (let round = 0; round < 2 * ROUNDS; round++) {
    rmSync(join(graph, 'graph.lbug.json'))
    derive = Math.min(derive, await seconds(() => deriveStore(graph, seeds.ontology)))
    copy = Math.min(copy, await seconds(() => bareCopy(join(scratch, `copy-${round}.lbug`), seeds.ontology, parts)))
  }
  report(
    'derive',
    `${(derive * 1000).toFixed(0)} ms`,
    `${whole(derived.nodes)} nodes, ${whole(derived.edges)} edges, merged, loaded and compared row by row`,
  )
  report('bare COPY of the same rows', `${(copy * 1000).toFixed(0)} ms`)
  report('ratio', (derive / copy).toFixed(2), 'times the time of the bare COPY')
  report(
    'peak memory of a build',
    `${whole(memory)} MB`,
    `one worker, the store derived (${whole(statSync(join(graph, 'graph.lbug')).size / 2 ** 10)} KB)`,
  )
  for (const path of REPORTS.filter((each) => existsSync(each))) benchExtraction(await sourcesIn(path), path, extract)
  await benchLoad(report)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
process.exit()
