/** One file → one `Source`, by its extension. Whatever goes wrong with it is told as an Issue. */
import { withHeapFor } from '../heap.ts'
import { withoutInvisible } from '../invisible.ts'
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Issue, Source } from '../model.ts'
import { firstOf, yearIn } from './facts.ts'
import { isRow, type InputFile } from './files.ts'
import type { Metadata } from './metadata.ts'
import { readPdf } from './pdf.ts'
import { readMarkdown, readText } from './plain.ts'
import { withoutRadicals } from './radicals.ts'
import { issueOf, LIMITS, tooLarge, Unreadable, type Limits, type Reading } from './reading.ts'

type Reader = (bytes: Uint8Array, limits: Limits) => Reading | Promise<Reading>

/** Loaded when they are needed: most folders have texts alone. */
const readWord: Reader = async (bytes, limits) => (await import('./word.ts')).readWord(bytes, limits)
const readHtml: Reader = async (bytes, limits) => (await import('./html.ts')).readHtml(bytes, limits)

const READERS: Readonly<Record<string, Reader>> = {
  '.txt': readText,
  '.md': readMarkdown,
  '.markdown': readMarkdown,
  '.docx': readWord,
  '.doc': readWord,
  '.wps': readWord,
  '.rtf': readWord,
  '.pdf': readPdf,
  '.html': readHtml,
  '.htm': readHtml,
}

/** Extensions that can be read. */
export const EXTENSIONS: ReadonlySet<string> = new Set(Object.keys(READERS))

/** A first line longer than this is no title. */
const LONGEST_TITLE = 60

export type Outcome = { readonly source: Source } | { readonly issue: Issue }

/** A file's bytes and their checksum. */
export interface Loaded {
  readonly bytes: Uint8Array
  readonly sha256: string
}

/** Reads a file's bytes; the checksum covers what `metadata.csv` says of it too. */
export async function loadFile(file: InputFile, metadata?: Metadata, limits: Limits = LIMITS): Promise<Loaded | { readonly issue: Issue }> {
  try {
    const bytes = await bytesOf(file.absolute, limits.bytes)
    const hash = createHash('sha256').update(bytes)
    if (metadata) hash.update(`\0${JSON.stringify(metadata.facts)}`)
    return { bytes, sha256: hash.digest('hex') }
  } catch (error) {
    return { issue: issueOf(file, error) }
  }
}

/** Reads a file whole. */
export async function readSource(file: InputFile, metadata?: Metadata, limits: Limits = LIMITS): Promise<Outcome> {
  const loaded = await loadFile(file, metadata, limits)
  return 'issue' in loaded ? loaded : parseSource(file, loaded, metadata, limits)
}

/** Makes the `Source` of a file that is already loaded. */
export async function parseSource(file: InputFile, loaded: Loaded, metadata?: Metadata, limits: Limits = LIMITS): Promise<Outcome> {
  try {
    const reader = READERS[extname(file.absolute).toLowerCase()]
    if (!reader) throw new Unreadable('read/type', 'files of this type are not read')
    const reading = await withHeapFor(loaded.bytes.length, () => reader(loaded.bytes, limits))
    if (reading.text.trim() === '') throw new Unreadable('read/empty', 'the document has no text')
    checkLength(reading.text, limits)
    return { source: sourceOf(file, loaded.sha256, { ...reading, text: withoutRadicals(reading.text) }, metadata) }
  } catch (error) {
    return { issue: issueOf(file, error) }
  }
}

function number(value: number): string {
  return value.toLocaleString('en')
}

function checkLength(text: string, { characters, line }: Limits): void {
  if (text.length > characters)
    throw new Unreadable(
      'read/size',
      `the text has ${number(text.length)} characters, more than the limit of ${number(characters)}; split the file, or raise --max-characters`,
    )
  for (let at = 0, count = 1; at < text.length; count++) {
    const found = text.indexOf('\n', at)
    const end = found < 0 ? text.length : found
    if (end - at > line)
      throw new Unreadable(
        'read/line',
        `line ${number(count)} has ${number(end - at)} characters, more than the limit of ${number(line)}; break it into paragraphs, or raise --max-line`,
      )
    at = end + 1
  }
}

function sourceOf(file: InputFile, sha256: string, reading: Reading, metadata: Metadata | undefined): Source {
  const name = basename(file.path, isRow(file.path) ? '' : extname(file.path))
  const facts = firstOf(reading.facts, metadata?.facts ?? {}, { title: firstLine(reading.text) ?? name })
  const title = withoutInvisible(facts.title ?? '').trim() || withoutInvisible(name, '_')
  const issues = [...reading.doubts, ...(metadata?.doubts ?? [])].map(({ rule, message }) => ({ document: file.id, rule, message }))
  return {
    id: file.id,
    path: file.path,
    title,
    raw: reading.text,
    sha256,
    region: facts.region,
    date: facts.date ?? yearIn(title) ?? yearIn(name),
    url: facts.url,
    issues,
  }
}

/** A heading of a part, not of the whole. */
const NUMBERED = /^(?:第?[一二三四五六七八九十]+[、.．章节]|[（(][一二三四五六七八九十]+[)）]|\d+[、.．])/

/** The first line, where it can be a title: short, no sentence and no heading of a part. */
function firstLine(text: string): string | undefined {
  const line = /\S[^\r\n]*/
    .exec(text)?.[0]
    .replace(/^#+\s*/, '')
    .replaceAll(/[\s\u3000]+/g, ' ')
    .trim()
  return line && line.length <= LONGEST_TITLE && !NUMBERED.test(line) && !/[。；！？，：:]$/.test(line) ? line : undefined
}

async function bytesOf(path: string, most: number): Promise<Uint8Array> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    if (size > most) throw tooLarge(size, most, '--max-size')
    if (size === 0) throw new Unreadable('read/empty', 'the file is empty')
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}
