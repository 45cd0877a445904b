/**
 * `npm run audit`: asks the registry for known holes in what is installed. A high or critical one fails; milder ones are listed. Where the
 * registry does not answer, or knows no such question, that is said and nothing fails.
 */
import { spawnSync } from 'node:child_process'

const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', shell: process.platform === 'win32' })
const answer = verdict(stdout)
for (const line of answer.lines) console.log(line)
process.exit(answer.code)

function verdict(text) {
  const report = parsed(text)
  if (!report?.vulnerabilities) {
    const [why] = String(report?.message ?? report?.error?.summary ?? 'no answer').split('\n')
    return { code: 0, lines: [`SKIPPED: the registry does not answer npm audit (${why})`] }
  }
  const found = Object.values(report.vulnerabilities)
  const grave = found.filter(({ severity }) => severity === 'high' || severity === 'critical')
  const lines = found.map(({ name, severity, range }) => `${severity}: ${name} ${range}`)
  return { code: grave.length > 0 ? 1 : 0, lines: [...lines, `npm audit: ${found.length} known holes, ${grave.length} of them grave`] }
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
