/**
 * The rows of a graph as CSV files for bulk load: one for each node type, one for each edge type and pair of ends. Fields
 * are always quoted; lists stand in one field with a separator between their items.
 */
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { SEPARATOR, type Cell, type Cells } from './tables.ts'

/** What one file holds: rows of `type`, for an edge between nodes of `from` and `to`. */
export interface Part {
  readonly type: string
  readonly from?: string
  readonly to?: string
}

export interface WrittenPart extends Part {
  readonly file: string
  /** Whether a field has a line break in it: such a file cannot be read in parallel. */
  readonly multiline: boolean
}

export interface CsvWriter {
  /** Makes the file of a part, even if no row comes. */
  open(part: Part): Promise<void>
  add(part: Part, cells: Cells): Promise<void>
  /** Writes what is left. */
  finish(): Promise<WrittenPart[]>
  /** Closes the files, finished or not. */
  close(): Promise<void>
}

/** How the file of a part is called, and its first line where it has one. */
export type Layout = (part: Part, index: number) => { readonly name: string; readonly header?: Cells }

interface OpenPart extends WrittenPart {
  multiline: boolean
  readonly handle: FileHandle
  lines: string[]
  size: number
}

const CHUNK = 1 << 20

/** Writes parts into a folder, each into a file of its own. */
export function createCsvWriter(folder: string, layout: Layout = (_, index) => ({ name: `${index}.csv` })): CsvWriter {
  const parts = new Map<string, OpenPart>()
  const opened = async (part: Part, key: string): Promise<OpenPart> => {
    const { name, header } = layout(part, parts.size)
    const file = join(folder, name)
    const lines = header ? [lineOf(header)] : []
    const made: OpenPart = { ...part, file, multiline: false, handle: await open(file, 'w'), lines, size: 0 }
    parts.set(key, made)
    return made
  }
  return {
    async open(part) {
      await opened(part, partKey(part))
    },
    async add(part, cells) {
      const key = partKey(part)
      const target = parts.get(key) ?? (await opened(part, key))
      const line = lineOf(cells)
      if (line.indexOf('\n') < line.length - 1 || line.includes('\r')) target.multiline = true
      target.lines.push(line)
      target.size += line.length
      if (target.size > CHUNK) await flush(target)
    },
    async finish() {
      for (const part of parts.values()) await flush(part)
      return [...parts.values()].map(({ type, from, to, file, multiline }) => ({
        type,
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        file,
        multiline,
      }))
    },
    async close() {
      for (const part of parts.values()) await part.handle.close()
    },
  }
}

/** Parts are told apart by it. */
export function partKey({ type, from = '', to = '' }: Part): string {
  return `${type} ${from} ${to}`
}

function lineOf(cells: Cells): string {
  return `${cells.map(field).join(',')}\n`
}

async function flush(part: OpenPart): Promise<void> {
  const text = part.lines.join('')
  part.lines = []
  part.size = 0
  await part.handle.appendFile(text)
}

function field(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = typeof cell === 'string' ? cell : cell.join(SEPARATOR)
  return text === '' ? '' : `"${text.replaceAll('"', '""')}"`
}
