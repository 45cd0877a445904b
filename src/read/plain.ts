/** `.txt` and `.md`: decoded, otherwise untouched; the front matter of Markdown taken off. */
import { decode } from './encoding.ts'
import { splitFrontMatter } from './front-matter.ts'
import { Unreadable, type Reading } from './reading.ts'
import { signatureOf } from './signature.ts'

export function readText(bytes: Uint8Array): Reading {
  const { text, doubts } = decodeText(bytes)
  return { text, facts: {}, doubts: doubts.map((message) => ({ rule: 'read/encoding', message })) }
}

export function readMarkdown(bytes: Uint8Array): Reading {
  const plain = readText(bytes)
  const { text, facts, doubts } = splitFrontMatter(plain.text)
  return { text, facts, doubts: [...plain.doubts, ...doubts] }
}

/**
 * Decodes what should be a text.
 * @throws {Unreadable} saying what it is instead
 */
export function decodeText(bytes: Uint8Array, declared?: string): { readonly text: string; readonly doubts: readonly string[] } {
  const kind = signatureOf(bytes)
  if (kind) throw new Unreadable('read/binary', `this is ${kind}, not a text; give it the extension that belongs to it`)
  const decoded = decode(bytes, declared)
  if (!decoded) throw new Unreadable('read/binary', 'this is not a text in UTF-8, UTF-16, GB18030 or Big5; save it as UTF-8')
  return decoded
}
