/**
 * Extracts one file in a process of its own: `node extract-long.mjs <file>`. Says what was found and, in megabytes, the most memory that the
 * process ever had: before the first character, and in all.
 */
import { readFileSync } from 'node:fs'
import { createExtractor } from '../../dist/extract.js'
import { PATHS } from '../../dist/paths.js'
import { readSource } from '../../dist/read/source.js'
import { loadSeeds } from '../../dist/seeds/load.js'

const [, , file] = process.argv
/** From Linux itself where there is one: a process begins with the highest number of the one that started it in `resourceUsage`. */
function peak() {
  try {
    return Math.round(Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024)
  } catch {
    return Math.round(process.resourceUsage().maxRSS / 1024)
  }
}

const extract = createExtractor(await loadSeeds(PATHS.seeds))
const before = peak()
const { source } = await readSource({ id: 'long', path: 'long.txt', absolute: file })
const { document, entities, relations } = extract(source)
console.log(
  JSON.stringify({ characters: document.text.length, entities: entities.length, relations: relations.length, before, peak: peak() }),
)
