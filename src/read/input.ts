/** A document from standard input: it has no name, so what it is follows from its bytes. */
import { extname } from 'node:path'
import { tooLarge, type Limits } from './reading.ts'
import { signatureOf } from './signature.ts'

export interface Input {
  readonly bytes: AsyncIterable<Uint8Array | string>
  /** What it is called: `report.docx`; without extension or name, that follows from its bytes. */
  readonly name?: string | undefined
}

/** Reads standard input to its end, and says what it is called. @throws {Unreadable} where it is too large */
export async function readInput({ bytes, name }: Input, limits: Limits): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of bytes) {
    const part = Buffer.from(chunk)
    size += part.length
    if (size > limits.bytes) throw tooLarge(size, limits.bytes, '--max-size')
    chunks.push(part)
  }
  const whole = Buffer.concat(chunks)
  const called = name ?? 'stdin'
  return { name: extname(called) ? called : called + extensionOf(whole), bytes: whole }
}

/** The extension that belongs to a file of these bytes. */
export function extensionOf(bytes: Buffer): string {
  const kind = signatureOf(bytes)
  if (kind === 'a PDF') return '.pdf'
  if (kind === 'an RTF file') return '.rtf'
  if (kind?.startsWith('an older Office file')) return '.doc'
  /* The names of its parts stand unpacked in an archive. */
  if (kind?.startsWith('a ZIP')) return bytes.includes('word/') ? '.docx' : bytes.includes('xl/workbook') ? '.xlsx' : '.zip'
  return /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)/i.test(
    bytes
      .subarray(0, 1024)
      .toString('latin1')
      .replace(/^\u00EF\u00BB\u00BF/, ''),
  )
    ? '.html'
    : '.md'
}
