/**
 * A build as the command line runs it, but with a toy for an extractor (every 〈…〉 is a measure that the region adopts): it begins in a
 * fraction of the time, so that it can be killed hundreds of times. `node light-build.mjs <folder> <graph> [milliseconds for each document]`
 */
import { createHash } from 'node:crypto'
import { extractFile } from '../../dist/build/extraction.js'
import { buildGraph } from '../../dist/build.js'
import { relationId } from '../../dist/ids.js'
import { readOntology } from '../../dist/ontology.js'
import { PATHS } from '../../dist/paths.js'
import { deriveStore } from '../../dist/store/derive.js'

const [source, graph, pause = '0'] = process.argv.slice(2)
const BOUNDS = { databaseBytes: 2 ** 30, bufferBytes: 2 ** 27 }
const REGION = 'Region:990001'

function toy({ id, title, path, sha256, raw: text, issues }) {
  const said = [...text.matchAll(/〈([^〉]+)〉/g)].map(({ index, 1: name }) => ({ name, start: index + 1, end: index + 1 + name.length }))
  const entity = (key, type, name, { start, end }) => ({
    id: key,
    type,
    name,
    aliases: [],
    properties: {},
    mentions: [{ start, end, text: text.slice(start, end), rule: 'toy' }],
  })
  const measures = [...new Map(said.map((one) => [one.name, one])).values()]
  return {
    document: { id, title, path, sha256, text, region: REGION },
    entities: [
      entity(REGION, 'Region', '甲省青河县', { start: 0, end: 3 }),
      ...measures.map((one) => entity(`Measure:${one.name}`, 'Measure', one.name, one)),
    ],
    relations: measures.map(({ name, start, end }) => ({
      id: relationId(id, 'ADOPTED', REGION, `Measure:${name}`),
      type: 'ADOPTED',
      source: REGION,
      target: `Measure:${name}`,
      properties: {},
      evidence: [{ start, end, quote: text.slice(start, end), rule: 'toy' }],
    })),
    issues,
  }
}

try {
  const ontology = await readOntology(PATHS.seeds)
  await buildGraph(
    {
      fingerprint: createHash('sha256').update('toy').digest('hex'),
      extract: async (job) => {
        await new Promise((done) => setTimeout(done, Number(pause)))
        return extractFile(toy, job)
      },
      lanes: 2,
      derive: (folder, signal) => deriveStore(folder, ontology, { bounds: BOUNDS, signal }),
    },
    { paths: [source], graph },
  )
} catch (error) {
  console.error(error.message)
  process.exit(error.exitCode ?? 1)
}
process.exit()
