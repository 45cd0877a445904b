/** The built page with a graph in memory, on a free port. */
import { layoutOf } from '../../src/graph/layout.ts'
import type { DocumentGraph, Question, Row } from '../../src/model.ts'
import { PATHS } from '../../src/paths.ts'
import { readQuestions } from '../../src/query/question.ts'
import type { Access } from '../../src/serve/access.ts'
import { viewFormats } from '../../src/commands/serve.ts'
import { createApp } from '../../src/serve/app.ts'
import { loadExplorer } from '../../src/serve/explorer.ts'
import { listen, type Listening } from '../../src/serve/listen.ts'
import { readPage } from '../../src/serve/page.ts'
import { DOCUMENTS, memoryStore, ontology } from './graphs.ts'

export async function servePage(
  documents: readonly DocumentGraph[] = DOCUMENTS,
  ask: (question: Question, values: Readonly<Record<string, string>>) => Promise<readonly Row[]> = () => Promise.resolve([]),
  access: Access = {},
): Promise<Listening> {
  const store = memoryStore(documents)
  const explorer = await loadExplorer(store, ontology, (graph) => Promise.resolve(layoutOf(graph, ontology)))
  const page = readPage(PATHS.viewer)
  if (page.size === 0) throw new Error('the page has not been built: npm run build')
  const questions = await readQuestions(PATHS.questions, ontology)
  return listen(
    createApp({
      store,
      explorer,
      page,
      access,
      formats: viewFormats(),
      questions,
      ask,
      explore: () => Promise.reject(new Error('not asked')),
      log: (error) => console.error(error),
    }),
    { port: 0 },
  )
}
