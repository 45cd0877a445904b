/**
 * A connection to Neo4j: one driver, checked at the start, and the errors of the server and the way to it said in words
 * that help. The database is always named, which saves a request each time.
 */
import neo4j, { type Driver, Neo4jError } from 'neo4j-driver'
import { ReformGraphError, StoreError, UsageError } from '../errors.ts'
import { messageOf } from './folder.ts'

export interface Address {
  /** `bolt://`, `neo4j://`, or one of them with `+s` or `+ssc`. */
  readonly url: string
  readonly user: string
  readonly password: string
  readonly database: string
  /** For how many milliseconds an error that may pass is met by trying again (default: 30,000). */
  readonly patience?: number
}

export const DEFAULT_USER = 'neo4j'
export const DEFAULT_DATABASE = 'neo4j'

const OLDEST = 5

/**
 * Connects and checks that the server is there, lets the user in, is new enough and has the database.
 * @throws {UsageError} where the address is none
 * @throws {StoreError} where the server does not answer as it should
 */
export async function connect(address: Address): Promise<Driver> {
  if (!/^(?:bolt|neo4j)(?:\+s|\+ssc)?:\/\/[^/@\s]+\/?$/.test(address.url)) {
    throw new UsageError(
      `${withoutSecrets(address.url)} is no address of a Neo4j server. It looks like bolt://localhost:7687 or neo4j+s://host:7687.`,
    )
  }
  const driver = neo4j.driver(address.url, neo4j.auth.basic(address.user, address.password), {
    disableLosslessIntegers: true,
    connectionTimeout: 10_000,
    connectionAcquisitionTimeout: 30_000,
    maxTransactionRetryTime: address.patience ?? 30_000,
    userAgent: 'reformgraph',
  })
  try {
    // Not tried again and again, as a query would be.
    const { agent } = await driver.getServerInfo()
    const major = Number(/^Neo4j\/(\d+)/.exec(agent ?? '')?.[1])
    // Since 2025 versions are years.
    if (!(major >= OLDEST)) throw new StoreError(`${address.url} runs ${agent ?? 'an unknown server'}; Neo4j ${OLDEST} or newer is needed.`)
    await driver.executeQuery('RETURN 1', {}, { database: address.database, routing: 'READ' })
    return driver
  } catch (error) {
    await driver.close()
    throw explained(error, address)
  }
}

/** An error of the driver or the server as one of ours, with what to do. */
export function explained(error: unknown, address: Address): ReformGraphError {
  if (error instanceof ReformGraphError) return error
  if (!(error instanceof Neo4jError)) return new StoreError(`Neo4j at ${address.url}: ${messageOf(error)}`, { cause: error })
  const [, message] = EXPLANATIONS.find(([code]) => code.test(error.code)) ?? []
  return new StoreError(message?.(address, error) ?? `Neo4j at ${address.url} says: ${error.message} (${error.code})`, { cause: error })
}

const EXPLANATIONS: readonly (readonly [code: RegExp, message: (address: Address, error: Neo4jError) => string])[] = [
  [
    /Security\.AuthenticationRateLimit/,
    ({ url }) => `Neo4j at ${url} refuses after too many wrong passwords. Wait a few seconds, then set the right one in NEO4J_PASSWORD.`,
  ],
  [
    /Security\.CredentialsExpired/,
    ({ url, user }) => `The password of ${user} at ${url} must be changed first: cypher-shell -d system, ALTER CURRENT USER SET PASSWORD.`,
  ],
  [
    /Security\.Unauthorized/,
    ({ url, user }) => `Neo4j at ${url} does not let ${user} in. Set the right password in NEO4J_PASSWORD, or another user with --user.`,
  ],
  [
    /Security\.Forbidden|AccessMode/,
    ({ url, user, database }) =>
      `${user} may not do that in the database ${database} at ${url}. Give the user the right, or take another with --user.`,
  ],
  [
    /Database\.DatabaseNotFound|Database\.DatabaseUnavailable/,
    ({ url, database }) => `Neo4j at ${url} has no database ${database} that is running. Name one with --database.`,
  ],
  [/ServiceUnavailable|SessionExpired/, ({ url }) => `Neo4j cannot be reached at ${url}. Is it running, and is the port right?`],
  [/TransactionTimedOut/, () => 'The statement took too long and was stopped. Ask for less.'],
  [
    /OutOfMemory|MemoryPool|TransactionMemoryLimit/,
    () => 'Neo4j has too little memory for that. Ask for less (for load: a smaller --batch), or give the server more.',
  ],
  [
    /ReadOnlyDatabase|ReadOnlyAccessDatabase/,
    ({ url, database }) =>
      `The database ${database} at ${url} may only be read. Name another with --database, or let it be written (ALTER DATABASE … SET ACCESS READ WRITE).`,
  ],
  [
    /OutOfDiskSpace|Kernel\.Filesystem|TransactionLogError/,
    ({ url }) =>
      `Neo4j at ${url} cannot write its transaction log; most often its disk is full. What was loaded before stays: make room, start the server again, and load again.`,
  ],
  [
    /TransactionStartFailed/,
    ({ url }) =>
      `Neo4j at ${url} has stopped after a serious fault, most often a full disk. What was loaded before stays: make room, start the server again, and load again.`,
  ],
  [
    /ConstraintValidationFailed/,
    ({ url, database }, { message }) =>
      `A constraint in the database ${database} at ${url} that is not ours forbids it: ${message}. Load into a database of its own with --database.`,
  ],
]

function withoutSecrets(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//')
}
