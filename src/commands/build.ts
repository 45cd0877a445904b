/** `build`: files and folders → a graph folder. */
import { SingleBar } from 'cli-progress'
import { build, type WorkerOptions } from '../build/with-workers.ts'
import type { BuildReport, Progress } from '../build.ts'
import { InputError, UsageError } from '../errors.ts'
import type { Issue } from '../model.ts'
import { flag, inert, text, type Args, type Command, type Io } from './command.ts'
import { limitOptions, limitsOf } from './limits.ts'

/** More Issues than this are counted, not listed. */
const LISTED = 50
export const buildCommand: Command = {
  name: 'build',
  summary: 'reads reports and builds the graph from them',
  usage: '<file, folder or ->… [options]',
  options: {
    jobs: { type: 'string', value: 'N', note: 'workers (default: one a processor)', short: 'j' },
    force: { type: 'boolean', note: 'does everything again, and replaces documents in DIR that no build has listed' },
    'dry-run': { type: 'boolean', note: 'says what would be done and writes nothing' },
    'text-column': { type: 'string', value: 'NAME', note: 'the column of tables that holds the texts (default: text, 正文, 全文, 内容 …)' },
    name: { type: 'string', value: 'NAME', note: 'what standard input is called: report.docx (default: stdin, its type by its content)' },
    ...limitOptions,
  },
  examples: [
    'reformgraph build reports/',
    'reformgraph build a.docx b.pdf --graph ~/county --jobs 2',
    'reformgraph build reports/ --dry-run',
    'reformgraph build archive.zip table.xlsx --text-column 报告全文',
    'reformgraph build - --name report.docx < report.docx',
  ],
  run: runBuild,
}

async function runBuild(args: Args, io: Io): Promise<void> {
  if (args.positionals.length === 0) throw new UsageError('build needs a file or a folder: reformgraph build reports/')
  const jobs = wholeNumber(args, 'jobs')
  const options = {
    paths: args.positionals,
    graph: args.graph,
    force: flag(args, 'force'),
    dryRun: flag(args, 'dry-run'),
    limits: limitsOf(args),
    textColumn: text(args, 'text-column'),
    ...(io.input ? { input: { bytes: io.input, name: text(args, 'name') } } : {}),
    signal: io.signal,
  }
  const { report, seconds } = await timed({ ...options, jobs }, io)
  if (args.json) await io.print(`${JSON.stringify(report, null, 1)}\n`)
  for (const line of options.dryRun ? planned(report) : summary(report, seconds, args.graph)) io.note(line)
  for (const line of issueLines(report.issues)) io.note(line)
  if (!options.dryRun && report.extracted.length + report.unchanged.length === 0)
    throw new InputError('no document could be read; the graph is empty')
}

interface Timed {
  readonly report: BuildReport
  readonly seconds: { readonly extract: number; readonly derive: number }
}

async function timed(options: WorkerOptions, io: Io): Promise<Timed> {
  const bar = progressBar(io)
  const began = performance.now()
  let derived = began
  try {
    const onProgress = (progress: Progress): void => {
      if (progress.phase === 'derive') derived = performance.now()
      bar.show(progress)
    }
    const report = await build({ ...options, onProgress })
    return { report, seconds: { extract: (derived - began) / 1000, derive: (performance.now() - derived) / 1000 } }
  } finally {
    bar.stop()
  }
}

function progressBar(io: Io): { readonly show: (progress: Progress) => void; readonly stop: () => void } {
  if (!io.progress) return { show: () => undefined, stop: () => undefined }
  const bar = new SingleBar({
    format: '{phase} [{bar}] {value}/{total} · {characters} characters',
    clearOnComplete: true,
    hideCursor: false,
    stopOnComplete: false,
  })
  let started = false
  return {
    show: ({ phase, done, total, characters }) => {
      const payload = { phase: phase === 'extract' ? 'reading ' : 'deriving', characters: characters.toLocaleString('en') }
      if (!started) bar.start(total, done, payload)
      started = true
      bar.update(done, payload)
    },
    stop: () => {
      if (started) bar.stop()
    },
  }
}

function summary(report: BuildReport, seconds: Timed['seconds'], folder: string): string[] {
  const { extracted, unchanged, removed, characters, nodes, edges, issues } = report
  const pace = characters > 0 && seconds.extract > 0 ? ` · ${number(characters / seconds.extract)} characters/s` : ''
  return [
    `documents  ${number(extracted.length + unchanged.length)}: ${number(extracted.length)} read, ${number(unchanged.length)} unchanged; ${number(removed.length)} removed`,
    `read       ${number(characters)} characters in ${seconds.extract.toFixed(1)} s${pace}`,
    `graph      ${number(nodes ?? 0)} nodes, ${number(edges ?? 0)} edges, derived in ${seconds.derive.toFixed(1)} s → ${inert(folder)}`,
    `issues     ${number(issues.length)}`,
  ]
}

function planned({ extracted, unchanged, removed }: BuildReport): string[] {
  return [
    `would read ${number(extracted.length)}, leave ${number(unchanged.length)} unchanged, remove ${number(removed.length)}; nothing was written`,
    ...extracted.map((id) => `  read    ${inert(id)}`),
    ...removed.map((id) => `  remove  ${inert(id)}`),
  ]
}

function issueLines(issues: readonly Issue[]): string[] {
  const lines = issues
    .slice(0, LISTED)
    .map(({ document, rule, message }) => `  ${inert(message.startsWith(document) ? message : `${document}: ${message}`)} [${rule}]`)
  return issues.length > LISTED ? [...lines, `  … and ${number(issues.length - LISTED)} more; --json lists all`] : lines
}

function wholeNumber(args: Args, name: string): number | undefined {
  const value = text(args, name)
  if (value === undefined) return undefined
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new UsageError(`--${name} takes a whole number from 1 to 9999, not ${value}`)
  return Number(value)
}

function number(value: number): string {
  return Math.round(value).toLocaleString('en')
}
