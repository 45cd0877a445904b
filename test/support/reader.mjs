/**
 * Opens a graph again and again, as programs do that know nothing of builds, and prints a line for each time: a hash of what the
 * database says and one of the documents, or why it was refused. `node reader.mjs <graph> [once]`
 */
import { createHash } from 'node:crypto'
import { encodeDocument, openGraph, ReformGraphError } from '../../dist/index.js'

const [graph, once] = process.argv.slice(2)
const BOUNDS = { databaseBytes: 2 ** 30, bufferBytes: 2 ** 27 }
const ALL = [
  'MATCH (n) RETURN n.type AS type, n.id AS id, n.name AS name ORDER BY type, id',
  'MATCH (a)-[e]->(b) RETURN e.id AS id, a.id AS source, b.id AS target, e.quote AS quote ORDER BY id, target',
]
const hashOf = (value) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)

/** Gives the message where one of our own errors was thrown. */
async function attempt(work) {
  try {
    return { value: await work() }
  } catch (error) {
    if (!(error instanceof ReformGraphError)) throw error
    return { refused: error.message }
  }
}

async function look() {
  const store = await openGraph(graph, BOUNDS)
  try {
    const said = []
    for (const text of ALL) said.push(await store.query(text, {}))
    const documents = await attempt(async () => {
      const read = []
      for await (const document of store.documents()) read.push(encodeDocument(document))
      return hashOf(read)
    })
    return { graph: hashOf(said), documents: documents.value ?? null }
  } finally {
    await store.close()
  }
}

for (;;) {
  const { value, refused } = await attempt(look)
  console.log(JSON.stringify(value ?? { refused }))
  if (once) process.exit()
}
