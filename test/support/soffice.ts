/**
 * LibreOffice, headless, as a writer of real office files for tests. Where there is none the tests are skipped, and say so; on a machine that
 * checks every change (CI=true) that is a failure.
 */
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const PROGRAM = process.env['SOFFICE'] ?? 'soffice'

/** Whether LibreOffice can write here. */
export function hasSoffice(): boolean {
  if (spawnSync(PROGRAM, ['--help']).status === 0) return true
  const message =
    'There is no LibreOffice: files as it writes them are not read. Install one (apt-get install libreoffice-writer-nogui libreoffice-calc-nogui) or name it in SOFFICE.'
  if (process.env['CI'] === 'true') throw new Error(message)
  console.warn(`SKIPPED: ${message}`)
  return false
}

/**
 * Writes a document in each of these formats.
 * @param how further words for LibreOffice: how it is to read the document
 * @returns the files' bytes, by format
 */
export async function written(
  name: string,
  content: string,
  formats: readonly string[],
  how: readonly string[] = [],
): Promise<Readonly<Record<string, Buffer>>> {
  const folder = mkdtempSync(join(tmpdir(), 'soffice-'))
  try {
    writeFileSync(join(folder, name), content)
    const files: Record<string, Buffer> = {}
    for (const format of formats) {
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      await run(PROGRAM, ['--headless', profile, ...how, '--convert-to', format, '--outdir', folder, join(folder, name)])
      const extension = format.split(':')[0] ?? format
      files[extension] = readFileSync(join(folder, `${parse(name).name}.${extension}`))
    }
    return files
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
