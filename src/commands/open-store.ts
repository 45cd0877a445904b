/** Where a command finds the graph that it asks: the folder `--graph`, or with `--neo4j` a Neo4j server. */
import { UsageError } from '../errors.ts'
import type { Store } from '../model.ts'
import { type Address, DEFAULT_DATABASE, DEFAULT_USER } from '../store/connection.ts'
import { openLadybug } from '../store/ladybug.ts'
import { openNeo4j } from '../store/neo4j.ts'
import { text, type Args, type Io, type Option } from './command.ts'

/** The options that name a Neo4j server. Its password is no option: command lines are seen by others. */
export const SERVER_OPTIONS = {
  neo4j: { type: 'string', value: 'URL', note: 'the graph in this Neo4j server, not the folder; the password comes from NEO4J_PASSWORD' },
  user: { type: 'string', value: 'NAME', note: `user of the Neo4j server (default: ${DEFAULT_USER})` },
  database: { type: 'string', value: 'NAME', note: `database of the Neo4j server (default: ${DEFAULT_DATABASE})` },
} as const satisfies Readonly<Record<string, Option>>

/** The server that the options name, or nothing where they name none. */
export function addressOf(args: Args, io: Io): Address | undefined {
  const url = text(args, 'neo4j')
  if (url === undefined) return undefined
  const password = io.env['NEO4J_PASSWORD']
  if (password === undefined || password === '') {
    throw new UsageError('The password of the Neo4j server is read from the variable NEO4J_PASSWORD; set it.')
  }
  return { url, user: text(args, 'user') ?? DEFAULT_USER, password, database: text(args, 'database') ?? DEFAULT_DATABASE }
}

/** Opens the graph that the options name. */
export function openStore(args: Args, io: Io): Promise<Store> {
  const address = addressOf(args, io)
  return address ? openNeo4j(address) : openLadybug(args.graph)
}
