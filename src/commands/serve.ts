/**
 * `serve`: the viewer and the HTTP interface for a graph, for this machine unless told otherwise, until it is stopped. A graph that is
 * built anew meanwhile takes the place of the one before.
 */
import { ReformGraphError, UsageError } from '../errors.ts'
import { FORMATS } from '../export/formats.ts'
import { loadLayout } from '../graph/layout-file.ts'
import { layoutOf, type Layout } from '../graph/layout.ts'
import type { Graph, Ontology } from '../model.ts'
import { readOntology } from '../ontology.ts'
import { PATHS } from '../paths.ts'
import { formerNames } from '../places/former-names.ts'
import { ask } from '../query/ask.ts'
import { readQuestions } from '../query/question.ts'
import { loadRegions } from '../seeds/load.ts'
import { doorkeeper } from '../serve/access.ts'
import { createApp, type Services } from '../serve/app.ts'
import type { WriteGraph } from '../serve/excerpt.ts'
import { loadExplorer, type FormerNames } from '../serve/explorer.ts'
import { generations, type Generation, type Generations } from '../serve/generations.ts'
import { listen } from '../serve/listen.ts'
import { readPage } from '../serve/page.ts'
import { LIMITS } from '../store/explore.ts'
import { editionOf, followEditions } from '../store/published.ts'
import { ACCESS_OPTIONS, doorOf } from './access.ts'
import { inert, text, type Args, type Command, type Io } from './command.ts'
import { openStore, SERVER_OPTIONS } from './open-store.ts'

const PORT = 7878

export const serve: Command = {
  name: 'serve',
  summary: 'shows a graph in the browser, and answers programs over HTTP',
  usage: '[options]',
  options: {
    port: {
      type: 'string',
      value: 'N',
      note: `port (default: ${PORT}; 0 for any; the next free one where it is taken)`,
      short: 'p',
    },
    ...ACCESS_OPTIONS,
    ...SERVER_OPTIONS,
  },
  examples: [
    'reformgraph serve',
    'reformgraph serve --graph ~/county --port 8000',
    'reformgraph serve --neo4j bolt://localhost:7687',
    'reformgraph serve --host 0.0.0.0 --token-file ~/.reformgraph-token',
  ],
  run: runServe,
}

async function runServe(args: Args, io: Io): Promise<void> {
  const port = portOf(args)
  const { host, access } = await doorOf(args, io)
  const ontology = await readOntology(PATHS.seeds)
  const page = readPage(PATHS.viewer)
  if (page.size === 0) io.note('The page has not been built, only the HTTP interface answers. Build it: npm run build')
  const lasting: Lasting = {
    former: formerNames(await loadRegions(PATHS.seeds)),
    services: {
      page,
      access,
      door: doorkeeper(access.token),
      formats: viewFormats(),
      questions: await readQuestions(PATHS.questions, ontology),
      log: (error: Error) => io.note(inert(error.message)),
    },
  }
  const edition = await editionOf(args.graph)
  const first = await openGeneration(args, io, ontology, lasting)
  const graphs = generations(first)
  try {
    const server = await listen(graphs, { port, host, onTaken: (taken, next) => io.note(`Port ${taken} is taken, trying ${next}.`) })
    await io.print(args.json ? `${JSON.stringify({ url: server.url, port: server.port })}\n` : `${server.url}\n`)
    io.note(`${first.size}. Ctrl-C ends it.`)
    if (access.token !== undefined) io.note(`The page asks for the token; or give it in the address: ${server.url}#token=…`)
    if (text(args, 'neo4j') === undefined)
      await followEditions(args.graph, edition, io.signal, () => replace(graphs, () => openGeneration(args, io, ontology, lasting), io))
    else await stopped(io.signal)
    await server.close()
  } finally {
    await graphs.close()
  }
}

/** Where a build has published another graph, it is served from then on; where that one cannot be, the one before goes on. */
async function replace(graphs: Generations, open: () => Promise<Opened>, io: Io): Promise<void> {
  try {
    const next = await open()
    graphs.replace(next)
    io.note(`The graph was built anew: ${next.size}.`)
  } catch (error) {
    if (!(error instanceof ReformGraphError)) throw error
    io.note(inert(`The graph was built anew and cannot be served, the one before goes on: ${error.message}`))
  }
}

interface Opened extends Generation {
  /** How large the graph is, in words. */
  readonly size: string
}

/** What one graph leaves to the next. */
interface Lasting {
  readonly former: FormerNames
  readonly services: Omit<Services, 'store' | 'explorer' | 'ask' | 'explore'>
}

/** Opens the graph, and makes of it what answers. */
async function openGeneration(args: Args, io: Io, ontology: Ontology, { former, services }: Lasting): Promise<Opened> {
  const store = await openStore(args, io)
  try {
    const explorer = await loadExplorer(store, ontology, (graph) => place(args, io, graph, ontology), former)
    const { documents, graph } = explorer
    const app = createApp({
      ...services,
      store,
      explorer,
      ask: async (question, values) => (await ask(store, question, values)).rows,
      explore: (statement) => store.explore(statement, LIMITS),
    })
    return {
      fetch: (request) => app.fetch(request),
      close: () => store.close(),
      size: `${documents.length} documents, ${graph.nodes.length} nodes, ${graph.edges.length} edges`,
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Formats of one file: a page can let the browser save it. */
export function viewFormats(): ReadonlyMap<string, WriteGraph> {
  return new Map(
    ['gexf', 'graphml', 'json'].map((name): [string, WriteGraph] => [
      name,
      (graph, { ontology, layout }) => {
        const [file] = FORMATS[name]?.format(graph, ontology, { positions: layout }) ?? []
        return file ?? { name, parts: [] }
      },
    ]),
  )
}

function portOf(args: Args): number {
  const given = text(args, 'port') ?? String(PORT)
  const port = Number(given)
  if (!/^\d{1,5}$/.test(given) || port > 65_535) throw new UsageError(`--port needs a number up to 65535, not ${given}`)
  return port
}

/** The layout of a folder's graph is kept in the folder; that of a server's graph nowhere. */
function place(args: Args, io: Io, graph: Graph, ontology: Ontology): Promise<Layout> {
  if (text(args, 'neo4j') !== undefined) return Promise.resolve(layoutOf(graph, ontology))
  return loadLayout(args.graph, graph, ontology, () => io.note('layout.json was damaged and is made again.'))
}

function stopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
