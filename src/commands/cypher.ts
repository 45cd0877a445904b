/** `cypher`: runs one statement of the user's, which may only read, within limits of rows, time and memory. */
import { UsageError } from '../errors.ts'
import type { Limits } from '../model.ts'
import { LIMITS } from '../store/explore.ts'
import { flag, text, type Args, type Command, type Io } from './command.ts'
import { openStore, SERVER_OPTIONS } from './open-store.ts'
import { csvOf, jsonOf, tableOf } from './rows.ts'

export const cypher: Command = {
  name: 'cypher',
  summary: 'runs one Cypher statement that only reads',
  usage: '<statement> [options]',
  options: {
    rows: { type: 'string', value: 'N', note: `at most so many rows (default: ${LIMITS.rows})` },
    seconds: { type: 'string', value: 'N', note: `stops after so many seconds (default: ${LIMITS.milliseconds / 1000})` },
    megabytes: { type: 'string', value: 'N', note: `stops the embedded database at so much memory (default: ${LIMITS.megabytes})` },
    csv: { type: 'boolean', note: 'the answer as CSV' },
    bom: { type: 'boolean', note: 'CSV with the mark by which spreadsheets know UTF-8' },
    ...SERVER_OPTIONS,
  },
  examples: [
    'reformgraph cypher "MATCH (r:Region)-[a:ADOPTED]->(m:Measure) RETURN m.name, count(*) AS n ORDER BY n DESC LIMIT 10"',
    'reformgraph cypher "MATCH (d:Document) RETURN d.title, d.year" --csv',
  ],
  run: runCypher,
}

async function runCypher(args: Args, io: Io): Promise<void> {
  const [statement, ...more] = args.positionals
  if (statement === undefined) throw new UsageError('cypher needs a statement: reformgraph cypher "MATCH (n) RETURN n.name LIMIT 5"')
  if (more.length > 0) throw new UsageError('Put the whole statement between quotation marks.')
  const limits = limitsOf(args)
  const store = await openStore(args, io)
  try {
    const { columns, rows, truncated } = await store.explore(statement, limits)
    if (args.json) await io.print(jsonOf(rows))
    else if (flag(args, 'csv')) await io.print(csvOf(columns, rows, flag(args, 'bom')))
    else if (rows.length > 0) {
      await io.print(
        tableOf(
          columns.map((name) => ({ name, label: name })),
          rows,
          io.columns,
        ),
      )
    }
    io.note(truncated ? `The first ${rows.length} rows; more with --rows.` : `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`)
  } finally {
    await store.close()
  }
}

function limitsOf(args: Args): Limits {
  return {
    rows: positive(args, 'rows', LIMITS.rows, 1_000_000),
    milliseconds: positive(args, 'seconds', LIMITS.milliseconds / 1000, 3600) * 1000,
    megabytes: positive(args, 'megabytes', LIMITS.megabytes, 65_536),
  }
}

function positive(args: Args, name: string, otherwise: number, most: number): number {
  const given = text(args, name)
  if (given === undefined) return otherwise
  const number = Number(given)
  if (!/^\d+$/.test(given) || number < 1 || number > most)
    throw new UsageError(`--${name} is a whole number from 1 to ${most}, not ${given}.`)
  return number
}
