/** `.docx`: paragraphs, lists and tables in their order, notes at the end (mammoth). Marks of notes are left out: they would cut sentences. */
import { Unzip, UnzipInflate } from 'fflate'
import { parseHTML } from 'linkedom'
import mammoth from 'mammoth'
import { asNode, textOf, type DomNode } from './blocks.ts'
import { Unreadable, type Limits, type Reading } from './reading.ts'
import { signatureOf } from './signature.ts'

const NOTE_MARK = /^(?:foot|end)note-ref-/

export async function readDocx(bytes: Uint8Array, limits: Limits): Promise<Reading> {
  const kind = signatureOf(bytes)
  if (kind?.startsWith('an older Office file'))
    throw new Unreadable('read/docx', `this is ${kind}; open it in Word or WPS and save it as .docx`)
  if (!kind?.startsWith('a ZIP'))
    throw new Unreadable('read/docx', `this is ${kind ?? 'not a Word file'}, though it is called .docx; the file is damaged or misnamed`)
  checkExpansion(bytes, limits.unpackedBytes)
  const result = await mammoth
    .convertToHtml(
      { buffer: Buffer.from(bytes) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), externalFileAccess: false },
    )
    .catch((error: unknown) => {
      throw damaged(error)
    })
  const { document } = parseHTML(`<html><body>${result.value}</body></html>`)
  return { text: textOf(asNode(document.body), isNoteMark), facts: {}, doubts: [] }
}

/** The raised number in the text, and the arrow back to it after the note. */
function isNoteMark(node: DomNode): boolean {
  if (node.nodeName !== 'A') return false
  return NOTE_MARK.test(node.getAttribute?.('id') ?? '') || NOTE_MARK.test((node.getAttribute?.('href') ?? '').slice(1))
}

/** Unpacks bit by bit and counts, so that a small file cannot unfold into a huge one; what the archive says of its sizes is not believed. */
function checkExpansion(bytes: Uint8Array, most: number): void {
  let total = 0
  const unzip = new Unzip((file) => {
    if (!/\.(?:xml|rels)$/i.test(file.name)) return
    file.ondata = (error, chunk) => {
      if (error) throw damaged(error)
      total += chunk.length
      if (total > most) throw new Unreadable('read/size', `the Word file unfolds to more than ${Math.round(most / 2 ** 20)} MB`)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  const step = 2 ** 16
  try {
    for (let at = 0; at < bytes.length; at += step) unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length)
  } catch (error) {
    throw error instanceof Unreadable ? error : damaged(error)
  }
}

function damaged(error: unknown): Unreadable {
  return new Unreadable('read/docx', `the Word file is damaged: ${error instanceof Error ? error.message : String(error)}`)
}
