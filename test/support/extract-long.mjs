/**
 * Extracts one file in a process of its own: `node extract-long.mjs <file>`. Says what was found and, in megabytes, the most memory that the
 * process ever had: before the first character, and in all.
 */
import { createExtractor } from '../../dist/extract.js'
import { PATHS } from '../../dist/paths.js'
import { readSource } from '../../dist/read/source.js'
import { loadSeeds } from '../../dist/seeds/load.js'
import { peakMemory } from './peak.mjs'

const [, , file] = process.argv

const extract = createExtractor(await loadSeeds(PATHS.seeds))
const before = peakMemory()
const { source } = await readSource({ id: 'long', path: 'long.txt', absolute: file })
const { document, entities, relations } = extract(source)
console.log(
  JSON.stringify({ characters: document.text.length, entities: entities.length, relations: relations.length, before, peak: peakMemory() }),
)
