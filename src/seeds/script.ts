/** `script.tsv`: traditional characters and the simplified ones that they stand for, one for one. */
import type { Script } from '../model.ts'
import { readTsv, type Report, type SeedFile } from './tsv.ts'

export const SCRIPT_COLUMNS = ['written', 'simplified', 'where'] as const

/** What `where` may say: everywhere, only in a line of traditional characters, or a word that keeps its characters. */
const PLACES = ['everywhere', 'traditional', 'kept'] as const

export function readScript(file: SeedFile, report: Report): Script {
  const maps = { everywhere: new Map<string, string>(), traditional: new Map<string, string>() }
  const kept = new Set<string>()
  for (const { line, cells } of readTsv(file, SCRIPT_COLUMNS, report)) {
    const { written, simplified, where } = cells
    const place = PLACES.find((one) => one === where)
    if (!place) report(file.path, line, `“${where}” is none of ${PLACES.join(', ')}`)
    else if (place === 'kept') {
      if (written.length < 2 || written !== simplified || kept.has(written))
        report(file.path, line, `“${written}” is no word, is changed, or is listed twice`)
      kept.add(written)
    } else {
      if (written.length !== 1 || simplified.length !== 1 || written === simplified)
        report(file.path, line, `“${written}” and “${simplified}” are not two characters of the same length`)
      if (maps.everywhere.has(written) || maps.traditional.has(written)) report(file.path, line, `“${written}” is listed twice`)
      maps[place].set(written, simplified)
    }
  }
  return { always: maps.everywhere, inTraditional: maps.traditional, kept: [...kept] }
}
