/**
 * Writes a report of any length, made by rule from the shipped corpus: its documents again and again, each time with other numbers and under
 * another heading. `node test/support/long-text.mjs <characters> <file>`: the same text for the same number.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PATHS } from '../../dist/paths.js'

const [, , characters, file] = process.argv
const reports = readdirSync(PATHS.corpus)
  .toSorted()
  .map((name) => readFileSync(join(PATHS.corpus, name), 'utf8').replace(/^---[^]*?\n---\n/, ''))
const parts = []
for (let round = 1, length = 0; length < Number(characters); round++) {
  const report = reports[round % reports.length] ?? ''
  const varied = report.replaceAll(/\d+/g, (digits) => String(Number(digits) + (digits.length === 4 ? 0 : round)))
  parts.push(`第${round}部分\n${varied}`)
  length += varied.length
}
writeFileSync(file, parts.join('\n').slice(0, Number(characters)))
