/** What is said of a file of a type that is not read: what to do with it. */
import { extname } from 'node:path'
import type { Issue } from '../model.ts'

const HINTS: Readonly<Record<string, string>> = {
  ...byExtension('save it as .docx; ', '.odt .pages .wpt .dot .dotx .mht .mhtml .uof .uot'),
  ...byExtension('save it as .pdf; ', '.ofd .ceb .caj .djvu .xps .epub'),
  ...byExtension('save it as .xlsx; ', '.xls .et .ods .numbers'),
  ...byExtension('save its text as .docx; ', '.ppt .pptx .dps'),
  ...byExtension('pack it as .zip; ', '.rar .7z .tar .gz .tgz .bz2 .xz'),
  ...byExtension('a picture needs OCR first; ', '.png .jpg .jpeg .gif .bmp .webp .tif .tiff .heic'),
  ...byExtension('it holds several documents, which build reads; ', '.zip .csv .tsv .xlsx'),
}

/** @param known extensions that are read */
export function unread(path: string, known: Iterable<string>): Issue {
  const extension = extname(path).toLowerCase()
  const hint = (Object.hasOwn(HINTS, extension) ? HINTS[extension] : undefined) ?? ''
  const what = extension || 'a file without extension'
  return { document: path, rule: 'read/type', message: `skipped: ${what} is not read; ${hint}${[...known].join(' ')} are` }
}

function byExtension(hint: string, extensions: string): Record<string, string> {
  return Object.fromEntries(extensions.split(' ').map((extension) => [extension, hint]))
}
