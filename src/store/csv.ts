/**
 * The rows of a graph as CSV files for bulk load: one for each node type, one for each edge type and pair of ends. Fields
 * are always quoted; lists stand in one field with a separator between their items.
 */
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { createFingerprint, type Fingerprint } from './fingerprint.ts'
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
  readonly rows: Fingerprint
}

export interface CsvWriter {
  add(part: Part, cells: Cells): Promise<void>
  /** Writes what is left. */
  finish(): Promise<WrittenPart[]>
  /** Closes the files, finished or not. */
  close(): Promise<void>
}

interface OpenPart extends WrittenPart {
  multiline: boolean
  readonly handle: FileHandle
  lines: string[]
  size: number
}

const CHUNK = 1 << 20

/** Writes parts into a folder. */
export function createCsvWriter(folder: string): CsvWriter {
  const parts = new Map<string, OpenPart>()
  const partOf = async (part: Part): Promise<OpenPart> => {
    const key = [part.type, part.from, part.to].join(' ')
    const known = parts.get(key)
    if (known) return known
    const file = join(folder, `${parts.size}.csv`)
    const opened = { ...part, file, multiline: false, rows: createFingerprint(), handle: await open(file, 'w'), lines: [], size: 0 }
    parts.set(key, opened)
    return opened
  }
  return {
    async add(part, cells) {
      const target = await partOf(part)
      target.rows.add(cells)
      const line = `${cells.map(field).join(',')}\n`
      if (line.indexOf('\n') < line.length - 1 || line.includes('\r')) target.multiline = true
      target.lines.push(line)
      target.size += line.length
      if (target.size > CHUNK) await flush(target)
    },
    async finish() {
      for (const part of parts.values()) await flush(part)
      return [...parts.values()]
    },
    async close() {
      for (const part of parts.values()) await part.handle.close()
    },
  }
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
