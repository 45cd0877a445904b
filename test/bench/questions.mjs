/**
 * How long the questions of `cypher/` take on 3,200 regions, 2,000 practices and 1,000,000 claims of adoption: `node test/bench/questions.mjs [claims] [question…]`, part
 * of `npm run bench`.
 * Each is asked as a person asks it, names resolved included, of as many things as there are rounds, the better of two times each, and what
 * counts is the 95th percentile over the things.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ask, openGraph, PATHS, readOntology, readQuestions } from '../../dist/index.js'
import { makeCrowd, practiceId, random, regionId } from './crowd.mjs'

const ROUNDS = Number(process.env.REFORMGRAPH_BENCH_ROUNDS ?? 20)
const BOUND = 150
const [regions, practices, claims] = [3200, 2000, Number(process.argv[2] ?? 1_000_000)]
const only = process.argv.slice(3)
const kept = process.env.REFORMGRAPH_BENCH_GRAPH
const folder = kept ?? mkdtempSync(join(tmpdir(), 'reformgraph-questions-'))
const next = random(7)
const below = (count) => Math.floor(next() * count)

/** Another thing each round; practices as common as claims make them. */
const GIVEN = {
  Region: () => regionId(below(regions)),
  'Measure|Program': () => practiceId(Math.floor(practices * next() ** 1.6)),
  Institution: () => `Institution:机构${below(1000)}`,
  from: () => '2014',
  to: () => '2018',
  year: () => '2016',
  field: () => '教育',
  entity: () => regionId(below(regions)),
}

function argumentsOf({ parameters }) {
  return Object.fromEntries(
    parameters
      .filter((parameter) => parameter.default === undefined)
      .map(({ name, type }) => [name, (GIVEN[name] ?? GIVEN[type] ?? (() => regionId(below(regions))))()]),
  )
}

/** The smallest value that so large a share of the values do not exceed. */
function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]
}

const milliseconds = (value) => value.toFixed(0).padStart(6)

try {
  const ontology = await readOntology(PATHS.seeds)
  if (!kept) {
    const counts = await makeCrowd(folder, ontology, { regions, practices, claims })
    console.log(`${counts.nodes} nodes, ${counts.edges} edges, ${claims} of them claims of adoption`)
  }
  const store = await openGraph(folder)
  const slow = []
  console.log(`${'question'.padEnd(26)} median    95 %   rows (milliseconds; ${ROUNDS} rounds)`)
  for (const question of await readQuestions(PATHS.questions, ontology)) {
    if (only.length > 0 && !only.includes(question.name)) continue
    const taken = []
    let rows = 0
    for (let round = -1; round < ROUNDS; round++) {
      const given = argumentsOf(question)
      const times = []
      for (let time = 0; time < 2; time++) {
        const began = performance.now()
        const answer = await ask(store, question, given)
        times.push(performance.now() - began)
        rows = Math.max(rows, answer.rows.length)
      }
      if (round >= 0) taken.push(Math.min(...times))
    }
    const high = percentile(taken, 0.95)
    if (high >= BOUND) slow.push(question.name)
    console.log(
      `${question.name.padEnd(26)} ${milliseconds(percentile(taken, 0.5))}  ${milliseconds(high)} ${String(rows).padStart(6)}${high < BOUND ? '' : ` over ${BOUND}`}`,
    )
  }
  console.log(
    `peak memory ${Math.round((process.resourceUsage().maxRSS * 1024) / 2 ** 20)} MB; ${slow.length === 0 ? 'all' : `all but ${slow.join(', ')}`} under ${BOUND} ms`,
  )
  await store.close()
} finally {
  if (!kept) rmSync(folder, { recursive: true, force: true })
}
process.exit()
