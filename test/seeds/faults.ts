/** What a reader of seeds finds wrong in a text, as `line: message`. */
import type { Report, SeedFile } from '../../src/seeds/tsv.ts'

export const FILE = 'table.tsv'

export function faultsOf(read: (file: SeedFile, report: Report) => unknown, text: string): string[] {
  const faults: string[] = []
  read({ path: FILE, text }, (file, line, message) => faults.push(`${file}:${String(line)}: ${message}`))
  return faults
}

/** A table: a header and rows, cells separated by a bar for the eye. */
export function table(columns: readonly string[], ...rows: readonly string[]): string {
  return [columns.join('\t'), ...rows.map((row) => row.replaceAll('|', '\t'))].join('\n')
}

/** For readers that are to find nothing wrong. */
export const unexpected: Report = (file, line, message) => {
  throw new Error(`${file}:${String(line)}: ${message}`)
}
