/** `start`: the graph of the shipped corpus, built if need be, and shown in the browser. */
import { InputError } from '../errors.ts'
import { PATHS } from '../paths.ts'
import { listFiles } from '../read/files.ts'
import { EXTENSIONS } from '../read/source.ts'
import { documentIds } from '../store/folder.ts'
import { buildCommand } from './build.ts'
import { flag, type Args, type Command, type Io } from './command.ts'
import { serve } from './serve.ts'

export const start: Command = {
  name: 'start',
  summary: 'builds the graph of the shipped corpus and shows it in the browser',
  usage: '[options]',
  options: {
    ...serve.options,
    force: { type: 'boolean', note: 'replaces another graph in DIR' },
  },
  examples: ['reformgraph start', 'reformgraph start --port 8000 --graph /tmp/graph'],
  run: runStart,
}

async function runStart(args: Args, io: Io): Promise<number | void> {
  if (!flag(args, 'force')) await refuseOther(args.graph)
  const code = await buildCommand.run({ ...args, positionals: [PATHS.corpus], options: { force: args.options['force'] }, json: false }, io)
  if (code) return code
  return serve.run(args, io)
}

/** A graph of other documents is somebody's work: it is not replaced by the corpus unasked. */
async function refuseOther(folder: string): Promise<void> {
  const { files } = await listFiles([PATHS.corpus], EXTENSIONS)
  const own = new Set(files.map((file) => file.id))
  const others = (await documentIds(folder)).filter((id) => !own.has(id))
  if (others.length > 0)
    throw new InputError(
      `${folder} holds a graph of other documents (${others[0] ?? ''} …). Show it with: reformgraph serve --graph ${folder}. For the corpus choose another --graph, or replace it with --force`,
    )
}
