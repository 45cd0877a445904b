/** The HTTP interface: addresses, each a line or two on top of the functions that answer. Everything it needs comes in. */
import { Hono, type Context } from 'hono'
import { compress } from 'hono/compress'
import type { z } from 'zod'
import type { Answer, Question, Row, Store } from '../model.ts'
import { doorkeeper, SESSION, type Access, type Doorkeeper } from './access.ts'
import type { DocumentsAnswer, NamesAnswer, OntologyAnswer, QuestionsAnswer, RowsAnswer } from './answers.ts'
import { ARGUMENTS, graphArguments, plainQuery } from './arguments.ts'
import {
  compareAnswer,
  documentAnswer,
  entityAnswer,
  evidenceAnswer,
  neighboursAnswer,
  pathAnswer,
  searchAnswer,
  yearsAnswer,
} from './entity-answers.ts'
import { excerptAnswer, excerptOf, type WriteGraph } from './excerpt.ts'
import type { Explorer } from './explorer.ts'
import { graphAnswer } from './graph-answer.ts'
import { namesAnswer } from './names-answer.ts'
import { body, gate, headers } from './guard.ts'
import { turnstile } from './turnstile.ts'
import type { PageFile } from './page.ts'
import { NotFound, NotUnderstood, onError, problem } from './problems.ts'

export interface Services {
  readonly store: Pick<Store, 'engine' | 'document'>
  readonly explorer: Explorer
  readonly questions: readonly Question[]
  /** Answers one question; arguments are as the caller wrote them, names unresolved. */
  readonly ask: (question: Question, values: Readonly<Record<string, string>>) => Promise<readonly Row[]>
  /** Runs one read-only statement of the user's within limits. */
  readonly explore: (text: string) => Promise<Answer>
  /** Formats, by name, that a part of the graph can be taken away in. */
  readonly formats?: ReadonlyMap<string, WriteGraph>
  readonly page: ReadonlyMap<string, PageFile>
  /** By whom it may be asked; nothing means whoever is on this machine. */
  readonly access?: Access
  /** Who keeps the door, where sessions outlive this app; its own unless given. */
  readonly door?: Doorkeeper
  /** Told of failures that are not the caller's. */
  readonly log: (error: Error) => void
}

/** Statements of a user's own that may run at one time. */
const STATEMENTS = 2
/** Questions that may be waiting for the store, and rows that the answer to one may have. */
const QUESTIONS = 64
const ROWS = 20_000

export function createApp(services: Services): Hono {
  const app = new Hono()
  const { access = {}, page, door = doorkeeper(access.token) } = services
  app.use(headers, gate(access), compress(), body)
  app.use(door.guard((path) => page.has(path) || path === SESSION))
  app.onError((error, c) => onError(error, c, services.log))
  app.notFound((c) => problem(c, 404, 'There is nothing at this address.'))
  door.addSession(app)
  addGraph(app, services)
  addEntities(app, services)
  addDocuments(app, services)
  addExcerpts(app, services)
  addQuestions(app, services)
  addPage(app, services)
  return app
}

function addGraph(app: Hono, { explorer, store }: Services): void {
  const wanted = graphArguments(explorer.ontology)
  let names: Promise<NamesAnswer> | undefined
  app.get('/api/ontology', (c) => {
    query(c, ARGUMENTS.none)
    return c.json<OntologyAnswer>({ engine: store.engine, ontology: explorer.ontology })
  })
  app.get('/api/graph', (c) => c.json(graphAnswer(explorer, query(c, wanted))))
  app.get('/api/names', async (c) => {
    query(c, ARGUMENTS.none)
    return c.json(await (names ??= namesAnswer(explorer)))
  })
  app.get('/api/search', (c) => {
    const { q, limit = 20, type = [] } = query(c, ARGUMENTS.search)
    return c.json(searchAnswer(explorer, q, { limit, types: type }))
  })
  app.get('/api/path', (c) => {
    const { from, to, limit = 20, mentions } = query(c, ARGUMENTS.path)
    return c.json(pathAnswer(explorer, { from, to }, { limit, mentions: mentions === 'yes' }))
  })
  app.get('/api/compare', (c) => c.json(compareAnswer(explorer, query(c, ARGUMENTS.compare))))
  app.get('/api/years', (c) => c.json(yearsAnswer(explorer, query(c, ARGUMENTS.years))))
}

function addEntities(app: Hono, { explorer }: Services): void {
  app.get('/api/entities/:id', (c) => {
    query(c, ARGUMENTS.none)
    return c.json(entityAnswer(explorer, c.req.param('id')))
  })
  app.get('/api/entities/:id/neighbours', (c) => c.json(neighboursAnswer(explorer, c.req.param('id'), query(c, ARGUMENTS.neighbours))))
  app.get('/api/entities/:id/evidence', (c) => c.json(evidenceAnswer(explorer, c.req.param('id'), query(c, ARGUMENTS.evidence))))
}

function addDocuments(app: Hono, { explorer, store }: Services): void {
  app.get('/api/documents', (c) => {
    query(c, ARGUMENTS.none)
    return c.json<DocumentsAnswer>({ documents: explorer.documents })
  })
  app.get('/api/documents/:id', async (c) => {
    query(c, ARGUMENTS.none)
    const id = c.req.param('id')
    // Only what the graph was made of is looked up: an id from outside never becomes the name of a file.
    const stored = explorer.documents.some((document) => document.id === id) ? await store.document(id) : undefined
    if (!stored) throw new NotFound('There is no such document.')
    return c.json(documentAnswer(explorer, stored))
  })
}

function addExcerpts(app: Hono, { explorer, formats = new Map() }: Services): void {
  app.use('/api/excerpt/*', (c, next) => {
    query(c, ARGUMENTS.none)
    return isJson(c) ? next() : Promise.resolve(problem(c, 415, 'Send JSON: {"nodes": ["…"]}.'))
  })
  app.post('/api/excerpt', async (c) => c.json(excerptAnswer(explorer, ARGUMENTS.excerpt.parse(await readJson(c)))))
  app.post('/api/excerpt/:format', async (c) => {
    const write = formats.get(c.req.param('format'))
    if (!write) throw new NotFound(`There is no such format. There are: ${[...formats.keys()].join(', ')}.`)
    const { name, parts } = write(excerptOf(explorer, ARGUMENTS.excerpt.parse(await readJson(c))), explorer)
    return c.body([...parts].join(''), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${name}"`,
    })
  })
}

function addQuestions(app: Hono, { questions, ask, explore }: Services): void {
  const statements = turnstile(STATEMENTS)
  const asked = turnstile(QUESTIONS)
  app.get('/api/questions', (c) => {
    query(c, ARGUMENTS.none)
    return c.json<QuestionsAnswer>({ questions })
  })
  app.get('/api/questions/:name', async (c) => {
    const question = questions.find((one) => one.name === c.req.param('name'))
    if (!question) throw new NotFound('There is no such question.')
    const values = argumentsOf(question, c)
    const rows = await asked(() => ask(question, values))
    return c.json<RowsAnswer>({ columns: question.columns, rows: rows.slice(0, ROWS), truncated: rows.length > ROWS })
  })
  app.post('/api/cypher', async (c) => {
    query(c, ARGUMENTS.none)
    if (!isJson(c)) return problem(c, 415, 'Send JSON: {"text": "MATCH …"}.')
    const { text } = ARGUMENTS.cypher.parse(await readJson(c))
    const { columns, rows, truncated } = await statements(() => explore(text))
    return c.json<RowsAnswer>({ columns: columns.map((name) => ({ name, label: { zh: name, en: name } })), rows, truncated })
  })
}

function addPage(app: Hono, { page }: Services): void {
  app.get('*', (c, next) => {
    const file = page.get(c.req.path)
    if (!file) return next()
    const cache = file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache'
    return Promise.resolve(c.body(file.body, 200, { 'Content-Type': file.type, 'Cache-Control': cache }))
  })
}

function query<T>(c: Context, schema: z.ZodType<T>): T {
  return schema.parse(plainQuery(c.req.queries()))
}

/** Names are checked here, values where the question is asked. */
function argumentsOf(question: Question, c: Context): Record<string, string> {
  const known = new Set(question.parameters.map((parameter) => parameter.name))
  const given = Object.entries(plainQuery(c.req.queries()))
  return Object.fromEntries(
    given.map(([name, value]) => {
      if (!known.has(name)) throw new NotUnderstood(`${question.name} takes ${[...known].join(', ') || 'no arguments'}.`)
      if (typeof value !== 'string') throw new NotUnderstood(`${name} is given more than once.`)
      return [name, value]
    }),
  )
}

const isJson = (c: Context): boolean => /^application\/json\b/i.test(c.req.header('content-type') ?? '')

async function readJson(c: Context): Promise<unknown> {
  try {
    return await c.req.json()
  } catch {
    throw new NotUnderstood('The body is not JSON.')
  }
}
