/** `export --format neo4j-csv`: the tables of a big first load into Neo4j, and the command that imports them. */
import { resolve } from 'node:path'
import { InputError, UsageError } from '../errors.ts'
import type { Ontology } from '../model.ts'
import { documentIds } from '../store/folder.ts'
import { writeImportTables } from '../store/import-tables.ts'
import { DEFAULT_DATABASE } from '../store/connection.ts'
import { flag, inert, text, type Args, type Io } from './command.ts'

/** Name and note of the format; the others are made of the merged graph alone, this one of the documents too. */
export const NEO4J_CSV = {
  name: 'neo4j-csv',
  note: 'tables for a big first load into Neo4j, and the neo4j-admin command that imports them',
}

/** Writes the tables and prints the command. */
export async function exportNeo4jTables(args: Args, ontology: Ontology, io: Io): Promise<void> {
  const out = text(args, 'out')
  if (out === undefined || out === '-') throw new UsageError('neo4j-csv makes several files; name a folder with --out')
  if (flag(args, 'no-documents')) throw new UsageError('neo4j-csv takes the documents too: a later load and the viewer need them')
  if ((await documentIds(args.graph)).length === 0)
    throw new InputError(`${args.graph} holds no graph; build one: reformgraph build <folder> --graph ${args.graph}`)
  const { files, command } = await writeImportTables(args.graph, ontology, resolve(out), io.signal)
  const words = command(DEFAULT_DATABASE)
  if (args.json) return io.print(`${JSON.stringify({ files, command: words })}\n`)
  for (const file of files) io.note(`→ ${inert(file)}`)
  io.note('Stop Neo4j and run this; the database is made anew. Then start it, and let load create the constraints and indexes:')
  await io.print(`${words.map(shellWord).join(' ')}\n`)
}

/** A word as a shell reads it. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
