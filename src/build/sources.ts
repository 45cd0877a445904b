/** What a build is given → its jobs: files found, those that hold several documents unpacked, each named, with what is said of it. */
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { Issue } from '../model.ts'
import { nameFiles, type FoundFile } from '../read/files.ts'
import { readInput, type Input } from '../read/input.ts'
import { metadataOf, readMetadata } from '../read/metadata.ts'
import { issueOf, type Limits } from '../read/reading.ts'
import { PACKED, type PackedFile, type Unpacked } from '../read/unpack.ts'
import type { Job } from './extraction.ts'
import { inLanes } from './lanes.ts'

export interface SourcesOptions {
  readonly limits: Limits
  readonly textColumn: string | undefined
  /** Standard input, where it is a document too. */
  readonly input: Input | undefined
  /** Where unpacked documents lie while the build runs. */
  readonly scratch: string
  readonly unpack: (packed: PackedFile) => Promise<Unpacked>
  readonly lanes: number
  readonly signal: AbortSignal | undefined
}

export interface Sources {
  readonly jobs: readonly Job[]
  readonly issues: readonly Issue[]
}

export async function sourcesOf(found: readonly FoundFile[], options: SourcesOptions): Promise<Sources> {
  const given = [...found]
  const issues: Issue[] = []
  if (options.input) await takeInput(options.input, options, given, issues)
  const documents = given.filter((file) => !isPacked(file))
  await inLanes(options.lanes, [...given.filter(isPacked).entries()], async ([at, file]) => {
    options.signal?.throwIfAborted()
    const { path, absolute, root } = file
    const { limits, textColumn, scratch, unpack } = options
    const unpacked = await unpack({ path, absolute, folder: join(scratch, String(at)), textColumn, limits })
    issues.push(...unpacked.issues)
    for (const { said, ...member } of unpacked.members) documents.push({ ...member, root, packedIn: { path, absolute, said } })
  })
  const named = nameFiles(documents, issues)
  const metadata = await readMetadata(named.files)
  const jobs = named.files.map((file): Job => ({ file, metadata: metadataOf(file, metadata.byPath), limits: options.limits }))
  return { jobs, issues: [...named.issues, ...metadata.issues] }
}

async function takeInput(input: Input, { limits, scratch }: SourcesOptions, given: FoundFile[], issues: Issue[]): Promise<void> {
  try {
    const { name, bytes } = await readInput(input, limits)
    const folder = join(scratch, 'input')
    const path = basename(name)
    const absolute = join(folder, `input${extname(path).toLowerCase()}`)
    await mkdir(folder, { recursive: true })
    await writeFile(absolute, bytes)
    given.push({ path, absolute, root: '-' })
  } catch (error) {
    issues.push(issueOf({ id: '-', path: 'standard input' }, error))
  }
}

function isPacked({ path }: FoundFile): boolean {
  return PACKED.has(extname(path).toLowerCase())
}
