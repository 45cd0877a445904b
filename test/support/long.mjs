/**
 * The long form of a test: `npm run kill`, `npm run fuzz`, with `--seed N` and `--count N`. What was tried, and with which seed, is
 * printed; the same seed tries the same.
 */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const FORMS = {
  fuzz: { files: ['test/fuzz', 'test/regexes.test.ts'], count: 20_000, variables: (count) => ({ REFORMGRAPH_FUZZ: count }) },
  kill: {
    files: ['test/faults', 'test/commands/load.test.ts'],
    count: 200,
    /* A fifth of them on loads into Neo4j, the others on the embedded graph. */
    variables: (count) => ({
      REFORMGRAPH_KILLS: count - Math.floor(count / 5),
      REFORMGRAPH_LOAD_KILLS: Math.floor(count / 5),
      REFORMGRAPH_PLACES: Math.ceil(count / 8),
    }),
  },
}

const { values, positionals } = parseArgs({ options: { seed: { type: 'string' }, count: { type: 'string' } }, allowPositionals: true })
const form = FORMS[positionals[0]]
const seed = Number(values.seed ?? 1)
const count = Number(values.count ?? form?.count)
if (!form || !Number.isSafeInteger(seed) || !(count >= 1)) {
  console.error(`usage: npm run ${Object.keys(FORMS).join('|')} -- [--seed N] [--count N]`)
  process.exit(2)
}
console.log(`${positionals[0]}: seed ${seed}, ${count} times`)
const variables = Object.entries({ REFORMGRAPH_SEED: seed, ...form.variables(count) }).map(([name, value]) => [name, String(value)])
const { status } = spawnSync('npx', ['vitest', 'run', '--testTimeout', '7200000', ...form.files], {
  stdio: 'inherit',
  env: { ...process.env, ...Object.fromEntries(variables) },
})
process.exit(status ?? 1)
