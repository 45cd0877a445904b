/** Word files, by what they are and not by what they are called: `.doc` is often a newer file, RTF or a web page under an old name. */
import { readDoc } from './doc.ts'
import { readDocx } from './docx.ts'
import { readHtml } from './html.ts'
import { Unreadable, type Limits, type Reading } from './reading.ts'
import { readRtf } from './rtf.ts'
import { signatureOf } from './signature.ts'

const PAGE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<html)/i

export async function readWord(bytes: Uint8Array, limits: Limits): Promise<Reading> {
  const kind = signatureOf(bytes)
  if (kind?.startsWith('a ZIP')) return readDocx(bytes, limits)
  if (kind?.startsWith('an older Office file')) return readDoc(bytes)
  if (kind === 'an RTF file') return readRtf(bytes, limits)
  if (
    kind === undefined &&
    PAGE.test(
      Buffer.from(bytes.subarray(0, 1024))
        .toString('latin1')
        .replace(/^\u00EF\u00BB\u00BF/, ''),
    )
  )
    return readHtml(bytes, limits)
  throw new Unreadable('read/word', `this is ${kind ?? 'not a Word file'}, though it is called one; the file is damaged or misnamed`)
}
