/** The long form of `test/serve/load.test.ts`: `npm run load [requests] [seed]`. */
import { spawnSync } from 'node:child_process'

const [requests = '10000', seed = '7'] = process.argv.slice(2)
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', 'test/serve/load.test.ts', '--disable-console-intercept'],
  {
    env: { ...process.env, LOAD_REQUESTS: requests, LOAD_SEED: seed },
    stdio: 'inherit',
  },
)
process.exit(status ?? 1)
