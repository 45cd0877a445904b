/**
 * `load` into Neo4j against a hand-tuned script with the raw driver, which makes the same nodes and edges of the same documents on the
 * same server, but knows no second load, no removal, no text and no other data in the database. Both sides in one run, after a round
 * of each that warms the server; ratios count.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import neo4j from 'neo4j-driver'
import { runnerImport } from 'vite'
import { decodeDocument, loadNeo4j, mergeDocuments, PATHS, readOntology } from '../../dist/index.js'
import { writeClaims } from './claims.mjs'

const CLAIMS = Number(process.env['BENCH_CLAIMS'] ?? 200_000)
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3)
const A_DOCUMENT = 100
const BATCH = 5000

/** Measures on a server of its own; says so where there is none. */
export async function benchLoad(report) {
  const { module } = await runnerImport(fileURLToPath(new URL('../support/neo4j.ts', import.meta.url)))
  const server = await module.startNeo4j({ jvm: ['-XX:+UseG1GC'] })
  if (!server) {
    report('load into Neo4j', 'skipped', 'there is no Neo4j on this machine')
    return
  }
  const scratch = mkdtempSync(join(tmpdir(), 'reformgraph-bench-'))
  try {
    await measure(server, scratch, report)
  } finally {
    await server.stop()
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function measure({ url, user, password }, scratch, report) {
  const ontology = await readOntology(PATHS.seeds)
  const driver = neo4j.driver(url, neo4j.auth.basic(user, password))
  const address = { url, user, password, database: 'neo4j' }
  const [warm, folder] = [join(scratch, 'warm'), join(scratch, 'graph')]
  writeClaims(warm, CLAIMS / A_DOCUMENT / 10, A_DOCUMENT)
  writeClaims(folder, CLAIMS / A_DOCUMENT, A_DOCUMENT)
  try {
    await rawScript(driver, ontology, warm)
    await empty(driver)
    await loadNeo4j(warm, ontology, address)
    report('load into Neo4j', `${ROUNDS} rounds`, `${CLAIMS.toLocaleString('en')} claims in ${CLAIMS / A_DOCUMENT} documents`)
    for (let round = 1; round <= ROUNDS; round++) {
      await empty(driver)
      const raw = await seconds(() => rawScript(driver, ontology, folder))
      await empty(driver)
      const first = await seconds(() => loadNeo4j(folder, ontology, address))
      const again = await seconds(() => loadNeo4j(folder, ontology, address))
      report(
        `round ${round}`,
        `${(first / raw).toFixed(2)} times`,
        `load ${first.toFixed(1)} s; UNWIND and MERGE of the same nodes and edges by the raw driver ${raw.toFixed(1)} s; ` +
          `load again, unchanged, ${again.toFixed(1)} s: ${((100 * again) / first).toFixed(1)} % of the first load`,
      )
    }
  } finally {
    await driver.close()
  }
}

async function seconds(work) {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

/** Takes away all data, constraints and indexes. */
async function empty(driver) {
  const session = driver.session({ database: 'neo4j' })
  try {
    // Edges first: a few nodes have so many that they would not fit into one transaction.
    await session.run('MATCH ()-[e]->() CALL (e) { DELETE e } IN TRANSACTIONS OF 10000 ROWS')
    await session.run('MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 2000 ROWS')
    const constraints = await session.run('SHOW CONSTRAINTS YIELD name')
    for (const record of constraints.records) await session.run(`DROP CONSTRAINT \`${record.get('name')}\``)
    const indexes = await session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")
    for (const record of indexes.records) await session.run(`DROP INDEX \`${record.get('name')}\``)
  } finally {
    await session.close()
  }
}

/** What an experienced user would write for one load into an empty database: constraints, then batches by type and pair of ends. */
async function rawScript(driver, ontology, folder) {
  const files = readdirSync(join(folder, 'documents'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'))
  const graphs = files.map((file) => decodeDocument(readFileSync(join(folder, 'documents', file), 'utf8')))
  const { nodes, edges } = mergeDocuments(ontology, graphs)
  const run = (text, rows) => driver.executeQuery(text, { rows }, { database: 'neo4j' })
  for (const { name } of ontology.nodes) await run(`CREATE CONSTRAINT raw_${name} IF NOT EXISTS FOR (n:\`${name}\`) REQUIRE n.id IS UNIQUE`)
  for (const { name } of ontology.nodes) {
    const own = nodes.filter((node) => node.type === name)
    for (const rows of batches(own.map(nodeRow)))
      await run(`UNWIND $rows AS row MERGE (n:\`${name}\` {id: row.id}) SET n += row.values`, rows)
  }
  for (const [key, some] of groupBy(edges, ({ type, source, target }) => [type, labelOf(source), labelOf(target)].join(' '))) {
    const [type, from, to] = key.split(' ')
    const text = `UNWIND $rows AS row MATCH (a:\`${from}\` {id: row.source}) MATCH (b:\`${to}\` {id: row.target}) MERGE (a)-[e:\`${type}\` {id: row.id}]->(b) SET e += row.values`
    for (const rows of batches(some.map(edgeRow))) await run(text, rows)
  }
}

const labelOf = (id) => id.slice(0, id.indexOf(':'))

function nodeRow({ id, type, name, aliases, properties }) {
  return { id, values: { type, name, aliases, ...integers(properties) } }
}

function edgeRow({ id, type, source, target, document, quote, start, end, rule, properties }) {
  return { id, source, target, values: { type, document, quote, rule, ...integers({ start, end, ...properties }) } }
}

function groupBy(items, key) {
  const groups = new Map()
  for (const item of items) {
    const others = groups.get(key(item))
    if (others) others.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

function integers(properties) {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, Number.isInteger(value) ? neo4j.int(value) : value]))
}

function* batches(rows) {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH)
}
