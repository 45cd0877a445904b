/** `load`: brings the graph of a folder into Neo4j, a few whole documents at a time. */
import { Presets, SingleBar } from 'cli-progress'
import { InputError, UsageError } from '../errors.ts'
import { readOntology } from '../ontology.ts'
import { PATHS } from '../paths.ts'
import { documentIds } from '../store/folder.ts'
import { BATCH, loadNeo4j, type LoadPlan } from '../store/load.ts'
import { flag, inert, text, type Args, type Command, type Io } from './command.ts'
import { addressOf, SERVER_OPTIONS } from './open-store.ts'

export const load: Command = {
  name: 'load',
  summary: 'brings the graph into Neo4j; what has not changed is skipped, what is gone is removed',
  usage: '--neo4j URL [options]',
  options: {
    'dry-run': { type: 'boolean', note: 'only prints what there is to do: + added, ~ changed, - removed' },
    batch: {
      type: 'string',
      value: 'N',
      note: `edges in one transaction, whole documents always; fewer for a server with little memory (default: ${BATCH})`,
    },
    ...SERVER_OPTIONS,
    neo4j: { type: 'string', value: 'URL', note: 'the Neo4j server (version 5 or newer); the password comes from NEO4J_PASSWORD' },
  },
  examples: [
    'NEO4J_PASSWORD=… reformgraph load --neo4j bolt://localhost:7687',
    'reformgraph load --graph county --neo4j neo4j+s://graph.example.org --user loader --dry-run',
  ],
  run: runLoad,
}

async function runLoad(args: Args, io: Io): Promise<void> {
  const address = addressOf(args, io)
  if (!address) throw new UsageError('load needs the server: reformgraph load --neo4j bolt://localhost:7687')
  const ontology = await readOntology(PATHS.seeds)
  if ((await documentIds(args.graph)).length === 0) {
    throw new InputError(`There are no documents in ${args.graph}. Build the graph first: reformgraph build <files> --graph ${args.graph}`)
  }
  const dryRun = flag(args, 'dry-run')
  const batch = batchOf(args)
  const bar =
    io.progress && !dryRun
      ? new SingleBar({ format: 'load {bar} {value}/{total} documents {eta_formatted}', stream: process.stderr }, Presets.shades_classic)
      : undefined
  try {
    const plan = await loadNeo4j(args.graph, ontology, address, {
      dryRun,
      batch,
      signal: io.signal,
      onPlan: ({ added, changed, removed }) => bar?.start(added.length + changed.length + removed.length, 0),
      onProgress: (done) => bar?.update(done),
    })
    bar?.stop()
    if (args.json) await io.print(`${JSON.stringify(plan)}\n`)
    else {
      if (dryRun) await printPlan(plan, io)
      io.note(summaryOf(plan, dryRun))
    }
  } finally {
    bar?.stop()
  }
}

async function printPlan({ added, changed, removed }: LoadPlan, io: Io): Promise<void> {
  for (const [mark, ids] of [
    ['+', added],
    ['~', changed],
    ['-', removed],
  ] as const)
    for (const id of ids) await io.print(`${mark} ${inert(id)}\n`)
}

function batchOf(args: Args): number {
  const given = text(args, 'batch')
  if (given === undefined) return BATCH
  if (!/^[1-9]\d{0,5}$/.test(given)) throw new UsageError(`--batch is a whole number from 1 to 999999, not ${given}.`)
  return Number(given)
}

function summaryOf({ added, changed, removed, unchanged }: LoadPlan, dryRun: boolean): string {
  const counts = `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged} unchanged`
  return dryRun ? `To do: ${counts}` : `Done: ${counts}`
}
