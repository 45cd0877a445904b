/**
 * Files → a graph folder: each file is read and extracted into `documents/<id>.json`, then the store is derived from all of
 * them. What is unchanged is not done again; a run that was killed goes on where it stopped; the folder afterwards is the
 * same as after a first build of the same files, whatever happened before.
 */
import { existsSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Extraction, Job } from './build/extraction.ts'
import { inLanes } from './build/lanes.ts'
import { lockFolder } from './build/lock.ts'
import { isStored, knownManifest, prepareFolder, removeOthers, storeExtraction, writing } from './build/mirror.ts'
import { sourcesOf, type Sources } from './build/sources.ts'
import { InputError } from './errors.ts'
import { compare } from './graph/merge.ts'
import type { Issue } from './model.ts'
import { findFiles, type FoundFile } from './read/files.ts'
import type { Input } from './read/input.ts'
import { LIMITS, type Limits } from './read/reading.ts'
import { EXTENSIONS, loadFile } from './read/source.ts'
import { PACKED, type PackedFile, type Unpacked } from './read/unpack.ts'
import { dropDerived } from './store/derive.ts'
import { documentIds, readDocument } from './store/folder.ts'
import { writeManifest, type ManifestEntry } from './store/manifest.ts'
import { removeAsides } from './whole-file.ts'

/** What a build needs of the rest of the program. */
export interface BuildParts {
  /** What makes the extractions, as one hash. */
  readonly fingerprint: string
  readonly extract: (job: Job) => Promise<Extraction>
  /** Takes the documents out of a file that holds several. */
  readonly unpack: (packed: PackedFile) => Promise<Unpacked>
  /** How many jobs `extract` takes at a time. */
  readonly lanes: number
  readonly derive: (folder: string, signal: AbortSignal) => Promise<{ readonly nodes: number; readonly edges: number }>
}

export interface BuildOptions {
  /** `-` is standard input. */
  readonly paths: readonly string[]
  /** Standard input: needed where a path is `-`. */
  readonly input?: Input
  /** The column of tables that holds the texts, where its name is none of the usual ones. */
  readonly textColumn?: string | undefined
  /** The folder of the graph. */
  readonly graph: string
  /** Does everything again, and replaces what another program left in the folder. */
  readonly force?: boolean
  /** Says what would be done, and writes nothing. */
  readonly dryRun?: boolean
  readonly limits?: Limits
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

export interface Progress {
  readonly phase: 'extract' | 'derive'
  readonly done: number
  readonly total: number
  /** Characters extracted in this run. */
  readonly characters: number
}

export interface BuildReport {
  /** Ids, each list in order. */
  readonly extracted: readonly string[]
  readonly unchanged: readonly string[]
  readonly removed: readonly string[]
  readonly issues: readonly Issue[]
  /** Characters extracted in this run. */
  readonly characters: number
  /** Of the whole graph; none after a dry run. */
  readonly nodes: number | undefined
  readonly edges: number | undefined
}

interface Run {
  readonly parts: BuildParts
  readonly options: BuildOptions
  readonly signal: AbortSignal
  readonly total: number
  /** What the folder holds, as far as this run knows. */
  readonly entries: Map<string, ManifestEntry>
  readonly extracted: string[]
  readonly unchanged: string[]
  readonly issues: Issue[]
  characters: number
  processed: number
  savedAt: number
}

/** The least time between two savings of the manifest during a run. */
const SAVE_EVERY_MS = 2000

/**
 * Builds a graph folder.
 * @throws {InputError} where a path is missing or there is no document
 * @throws {StoreError} where the folder cannot be written or another build is at work on it
 */
export async function buildGraph(parts: BuildParts, options: BuildOptions): Promise<BuildReport> {
  const { paths, graph: folder } = options
  const read = new Set([...EXTENSIONS, ...PACKED])
  const { found, issues } = await findFiles(
    paths.filter((path) => path !== STANDARD_INPUT),
    read,
    folder,
  )
  if (found.length === 0 && !paths.includes(STANDARD_INPUT))
    throw new InputError(
      `${paths.join(', ')}: there is no document (${[...read].join(' ')})${issues.map((issue) => `\n  ${issue.message}`).join('')}`,
    )
  if (paths.includes(STANDARD_INPUT) && !options.input) throw new InputError('- is standard input, and there is none here; name a file')
  if (options.dryRun) return dryRun(parts, options, found, issues)
  const unlock = await writing(folder, () => lockFolder(folder))
  const tidy = (): void => leaveNothing(folder, unlock)
  process.once('exit', tidy)
  try {
    return await writing(folder, () => locked(parts, options, found, issues))
  } finally {
    process.removeListener('exit', tidy)
    await rm(join(folder, UNPACKED), { recursive: true, force: true })
    unlock()
  }
}

const STANDARD_INPUT = '-'
/** The folder in that of the graph where documents lie that were packed, while a build runs. */
const UNPACKED = '.unpacked'

/** The jobs of a build, once what is packed lies unpacked in `scratch`. */
function prepared(parts: BuildParts, options: BuildOptions, found: readonly FoundFile[], scratch: string): Promise<Sources> {
  const { limits = LIMITS, textColumn, signal, paths } = options
  const input = paths.includes(STANDARD_INPUT) ? options.input : undefined
  return sourcesOf(found, { limits, textColumn, input, scratch, unpack: parts.unpack, lanes: parts.lanes, signal })
}

async function dryRun(
  parts: BuildParts,
  options: BuildOptions,
  found: readonly FoundFile[],
  issues: readonly Issue[],
): Promise<BuildReport> {
  const scratch = await mkdtemp(join(tmpdir(), 'reformgraph-'))
  const tidy = (): void => rmSync(scratch, { recursive: true, force: true })
  process.once('exit', tidy)
  try {
    const sources = await prepared(parts, options, found, scratch)
    return await plan(parts, options, sources.jobs, [...issues, ...sources.issues])
  } finally {
    process.removeListener('exit', tidy)
    tidy()
  }
}

/** What a process that must end at once removes. */
function leaveNothing(folder: string, unlock: () => void): void {
  if (!existsSync(folder)) return
  rmSync(join(folder, UNPACKED), { recursive: true, force: true })
  dropDerived(folder)
  removeAsides(folder, process.pid)
  unlock()
}

async function locked(
  parts: BuildParts,
  options: BuildOptions,
  found: readonly FoundFile[],
  begin: readonly Issue[],
): Promise<BuildReport> {
  const { graph: folder, signal = new AbortController().signal } = options
  const known = await prepareFolder(folder, parts.fingerprint, options.force ?? false)
  await rm(join(folder, UNPACKED), { recursive: true, force: true })
  const { jobs, issues } = await prepared(parts, options, found, join(folder, UNPACKED))
  const ids = new Set(jobs.map((job) => job.file.id))
  const gone = await removeOthers(folder, (id) => ids.has(id))
  const entries = new Map([...known.documents].filter(([id]) => ids.has(id)))
  const run: Run = {
    parts,
    options,
    signal,
    total: jobs.length,
    entries,
    extracted: [],
    unchanged: [],
    issues: [...begin, ...issues],
    characters: 0,
    processed: 0,
    savedAt: performance.now(),
  }
  try {
    await inLanes(parts.lanes, jobs, (job) => bringUpToDate(run, job))
  } finally {
    await save(run)
  }
  signal.throwIfAborted()
  gone.push(...(await removeOthers(folder, (id) => entries.has(id))))
  tell(run, 'derive')
  const { nodes, edges } = await parts.derive(folder, signal)
  return reportOf(run, gone, { nodes, edges })
}

/** One document: left as it is, or extracted and written. */
async function bringUpToDate(run: Run, job: Job): Promise<void> {
  run.signal.throwIfAborted()
  const { file } = job
  const known = run.entries.get(file.id)
  if (known && (await isUnchanged(run.options.graph, job, known))) {
    run.unchanged.push(file.id)
    if (known.issues > 0) run.issues.push(...((await readDocument(run.options.graph, file.id))?.issues ?? []))
  } else {
    await extractAndStore(run, job)
  }
  run.processed++
  tell(run, 'extract')
  if (performance.now() - run.savedAt > SAVE_EVERY_MS) await save(run)
}

async function extractAndStore(run: Run, job: Job): Promise<void> {
  const { file } = job
  const extraction = await run.parts.extract(job)
  run.signal.throwIfAborted()
  run.issues.push(...extraction.issues)
  run.entries.delete(file.id)
  if (extraction.json === undefined) return
  const refused = await storeExtraction(run.options.graph, file.id, extraction.json)
  if (refused === undefined) {
    run.entries.set(file.id, extraction.entry)
    run.extracted.push(file.id)
    run.characters += extraction.entry.characters
  } else run.issues.push({ document: file.id, rule: 'build/name', message: `${file.path}: ${refused}` })
}

async function isUnchanged(folder: string, { file, metadata, limits }: Job, known: ManifestEntry): Promise<boolean> {
  if (known.path !== file.path) return false
  const loaded = await loadFile(file, metadata, limits)
  return 'sha256' in loaded && loaded.sha256 === known.source && (await isStored(folder, file.id, known.extraction))
}

async function save(run: Run): Promise<void> {
  run.savedAt = Number.POSITIVE_INFINITY
  const before = performance.now()
  const complete = run.processed === run.total
  await writeManifest(run.options.graph, { fingerprint: run.parts.fingerprint, complete, documents: run.entries })
  const after = performance.now()
  /* A long manifest is saved more rarely: at most a twentieth of the time goes into it. */
  run.savedAt = after + (after - before) * 20
}

function tell({ options, processed, characters, total }: Run, phase: Progress['phase']): void {
  options.onProgress?.({ phase, done: processed, total, characters })
}

/** What a build would do: nothing is written. */
async function plan(parts: BuildParts, options: BuildOptions, jobs: readonly Job[], issues: readonly Issue[]): Promise<BuildReport> {
  const { graph: folder, force = false } = options
  const manifest = await knownManifest(folder)
  const known = manifest?.fingerprint === parts.fingerprint && !force ? manifest.documents : new Map<string, ManifestEntry>()
  const extracted: string[] = []
  const unchanged: string[] = []
  for (const job of jobs) {
    const entry = known.get(job.file.id)
    ;(entry && (await isUnchanged(folder, job, entry)) ? unchanged : extracted).push(job.file.id)
  }
  const ids = new Set(jobs.map((job) => job.file.id))
  const removed = (await documentIds(folder)).filter((id) => !ids.has(id))
  return {
    extracted: extracted.toSorted(),
    unchanged: unchanged.toSorted(),
    removed,
    issues: inOrder(issues),
    characters: 0,
    nodes: undefined,
    edges: undefined,
  }
}

function reportOf(run: Run, removed: readonly string[], counts: { readonly nodes: number; readonly edges: number }): BuildReport {
  const { extracted, unchanged, issues, characters } = run
  return {
    extracted: extracted.toSorted(),
    unchanged: unchanged.toSorted(),
    removed: removed.toSorted(),
    issues: inOrder(issues),
    characters,
    ...counts,
  }
}

function inOrder(issues: readonly Issue[]): Issue[] {
  return issues.toSorted(
    (a, b) => compare(a.document, b.document) || (a.span?.start ?? 0) - (b.span?.start ?? 0) || compare(a.rule, b.rule),
  )
}
