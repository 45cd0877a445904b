/** Builds `dist/` before the tests when a source is newer: tests of the command line and of the page run what a user runs. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const STAMP = 'dist/.built'
const SOURCES = ['src', 'viewer', 'package.json', 'tsconfig.json']

export default function setup(): void {
  const built = existsSync(STAMP) ? statSync(STAMP).mtimeMs : 0
  if (SOURCES.every((path) => newest(path) <= built)) return
  const began = new Date()
  try {
    execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'pipe', encoding: 'utf8' })
  } catch (error) {
    const output = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
    throw new Error(`npm run build failed:\n${output}`, { cause: error })
  }
  writeFileSync(STAMP, began.toISOString())
}

/** The time of the last change at or below a path. */
function newest(path: string): number {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  const below = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.name !== 'node_modules' && entry.name !== 'screenshots')
  return Math.max(mtimeMs, ...below.map((entry) => newest(join(path, entry.name))))
}
