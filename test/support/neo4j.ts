/**
 * A real Neo4j 5 for tests, without Docker: started from its jars on a free port with authentication on and a home of its
 * own, stopped by its process id. The jars are looked for in the user's cache and fetched by Maven when they are missing.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import neo4j from 'neo4j-driver'

export const NEO4J_VERSION = '5.26.28'

export interface TestNeo4j {
  readonly url: string
  readonly user: string
  readonly password: string
  /** The jars and the home, for the tools that come with the server. */
  readonly lib: string
  readonly home: string
  stop(): Promise<void>
}

const run = promisify(execFile)
const PASSWORD = 'a test password'
/** Longest time that a server on a busy machine may take. */
const STARTING = 300_000
/** A server that runs for a minute has no use for the slow compiler. */
export const QUICK: readonly string[] = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']
export const OPENS: readonly string[] = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'].map(
  (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
)

export interface Preparation {
  /** Lines for the configuration. */
  readonly settings?: readonly string[]
  /** Called before the server starts. */
  readonly before?: (lib: string, home: string) => Promise<void>
  /** Options for Java; those that let it start quickly unless given. */
  readonly jvm?: readonly string[]
  /** An empty folder for the server to live in, instead of one below that for temporary files. */
  readonly home?: string
}

/**
 * Starts a server.
 * @returns nothing where this machine has no Java or no jars; with `CI=true` that is an error instead
 */
export async function startNeo4j(preparation: Preparation = {}): Promise<TestNeo4j | undefined> {
  try {
    const lib = await jars()
    await run('java', ['-version'])
    return await start(lib, preparation)
  } catch (error) {
    if (process.env['CI'] === 'true') throw error
    console.warn(`\nSKIPPED: tests against Neo4j ${NEO4J_VERSION}: ${error instanceof Error ? error.message : String(error)}\n`)
    return undefined
  }
}

async function jars(): Promise<string> {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'reformgraph', `neo4j-${NEO4J_VERSION}`)
  const lib = join(cache, 'lib')
  if (existsSync(lib) && (await readdir(lib)).length > 100) return lib
  const scratch = await mkdtemp(join(tmpdir(), 'neo4j-jars-'))
  try {
    await writeFile(join(scratch, 'pom.xml'), pom())
    await run('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib'], { cwd: scratch, timeout: 300_000 })
    await mkdir(cache, { recursive: true })
    await rm(lib, { recursive: true, force: true })
    await rename(join(scratch, 'lib'), lib)
    return lib
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

function pom(): string {
  return (
    '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>test</groupId><artifactId>neo4j-jars</artifactId>' +
    `<version>1</version><packaging>pom</packaging><dependencies>${dependency('org.neo4j', 'neo4j')}${dependency('org.neo4j.app', 'neo4j-server')}` +
    '</dependencies></project>'
  )
}

function dependency(group: string, name: string): string {
  return `<dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${NEO4J_VERSION}</version></dependency>`
}

async function start(lib: string, { settings = [], before, home: given, jvm = QUICK }: Preparation): Promise<TestNeo4j> {
  const home = given ?? (await mkdtemp(join(tmpdir(), 'neo4j-test-')))
  const port = await freePort()
  const url = `bolt://127.0.0.1:${port}`
  await mkdir(join(home, 'conf'))
  await writeFile(join(home, 'conf', 'neo4j.conf'), [...ownSettings(port), ...settings, ''].join('\n'))
  await before?.(lib, home)
  const server = spawn(
    'java',
    [
      '-Xmx1g',
      ...jvm,
      ...OPENS,
      '-cp',
      join(lib, '*'),
      'org.neo4j.server.CommunityEntryPoint',
      `--home-dir=${home}`,
      `--config-dir=${join(home, 'conf')}`,
    ],
    { stdio: 'ignore' },
  )
  const kill = (): void => void server.kill('SIGKILL')
  process.once('exit', kill)
  const stop = async (): Promise<void> => {
    process.off('exit', kill)
    await ended(server)
    await rm(home, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    await setPassword(url, server)
    return { url, user: 'neo4j', password: PASSWORD, lib, home, stop }
  } catch (error) {
    const log = await readFile(join(home, 'logs', 'neo4j.log'), 'utf8').catch(() => '')
    await stop()
    throw new Error(`Neo4j did not start: ${error instanceof Error ? error.message : String(error)}\n${log.slice(-2000)}`, { cause: error })
  }
}

function ownSettings(port: number): string[] {
  return [
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    'server.memory.heap.initial_size=256m',
    'server.memory.pagecache.size=128m',
    'dbms.usage_report.enabled=false',
  ]
}

/** Waits for the server and gives its user the password of the tests. */
async function setPassword(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + STARTING
  for (;;) {
    try {
      const text = 'ALTER CURRENT USER SET PASSWORD FROM $old TO $new'
      return await once(url, 'neo4j', text, { old: 'neo4j', new: PASSWORD })
    } catch (error) {
      // A server that is still starting may do it and not say so.
      if (await once(url, PASSWORD, 'SHOW CURRENT USER').then(isDone, isNotDone)) return
      if (Date.now() > deadline || server.exitCode !== null) throw error
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
}

const isDone = (): boolean => true
const isNotDone = (): boolean => false

/** Runs one statement on the system database, by a connection of its own. */
async function once(url: string, password: string, text: string, parameters: Record<string, string> = {}): Promise<void> {
  const driver = neo4j.driver(url, neo4j.auth.basic('neo4j', password), { maxTransactionRetryTime: 0 })
  const session = driver.session({ database: 'system' })
  try {
    await session.run(text, parameters)
  } finally {
    await session.close()
    await driver.close()
  }
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  const timer = setTimeout(() => server.kill('SIGKILL'), 15_000)
  await gone
  clearTimeout(timer)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
