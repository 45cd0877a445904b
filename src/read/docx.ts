/**
 * `.docx`: what a reader of the final text sees, in its order: paragraphs with the numbers that Word gives them, tables a row a line, text boxes
 * after the paragraph they hang on, notes at the end. Source: ECMA-376 part 1, 17 (WordprocessingML).
 */
import { readBody, type Body } from './docx-body.ts'
import { createNumbering } from './docx-numbering.ts'
import { readStyles } from './docx-styles.ts'
import { Unreadable, type Limits, type Reading } from './reading.ts'
import { readXml, type XmlOptions, type XmlReader } from './xml.ts'
import { readZip, unpack } from './zip.ts'

/** Both forms of the format, transitional and strict, under one prefix each. */
const NAMESPACES: XmlOptions['namespaces'] = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'p',
}

/** The parts of a Word file that are read, by path in the package. */
type Parts = ReadonlyMap<string, Uint8Array>

export async function readDocx(bytes: Uint8Array, limits: Limits): Promise<Reading> {
  const parts = await partsOf(bytes, limits)
  const options: XmlOptions = { nesting: limits.nesting, namespaces: NAMESPACES }
  const read = (part: string, reader: XmlReader): void => {
    const xml = parts.get(part)
    if (xml) readXml(xml, options, reader)
  }
  const main = relationsOf('', read).get('officeDocument')
  if (main === undefined || !parts.has(main)) throw new Unreadable('read/docx', 'the Word file is damaged: it has no document in it')
  const related = relationsOf(main, read)
  const part = (kindOfPart: string): ((reader: XmlReader) => void) => {
    const path = related.get(kindOfPart)
    return (reader) => path !== undefined && read(path, reader)
  }
  const styles = readStyles(part('styles'))
  const numbering = createNumbering(part('numbering'), styles)
  const story = (from: (reader: XmlReader) => void): Body => readBody(from, styles, numbering)
  const body = story((reader) => read(main, reader))
  const notes = [...notesOf(story(part('footnotes')), body.footnotes), ...notesOf(story(part('endnotes')), body.endnotes)]
  return { text: [...body.paragraphs, ...notes].join('\n\n'), facts: {}, doubts: [] }
}

/** The notes that the text refers to, in its order; each once. */
function notesOf({ notes }: Body, ids: readonly string[]): string[] {
  return [...new Set(ids)].flatMap((id) => notes.get(id) ?? [])
}

async function partsOf(bytes: Uint8Array, limits: Limits): Promise<Parts> {
  return readZip(bytes, async (zip, entries) => {
    const parts = new Map<string, Uint8Array>()
    let left = limits.unpackedBytes
    for await (const entry of entries) {
      if (!/\.(?:xml|rels)$/i.test(entry.name)) continue
      const part = await unpack(zip, entry, left, limits).catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error)
        throw new Unreadable(error instanceof Unreadable ? error.rule : 'read/docx', `the Word file cannot be unpacked: ${why}`)
      })
      left -= part.length
      parts.set(entry.name.replace(/^\//, ''), part)
    }
    return parts
  })
}

/** What a part refers to: the last word of each relation's type → path of the first part that it leads to. */
function relationsOf(part: string, read: (part: string, reader: XmlReader) => void): ReadonlyMap<string, string> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const found = new Map<string, string>()
  read(`${folder}_rels/${part.slice(folder.length)}.rels`, {
    open: (name, attribute) => {
      const [type, target] = [attribute('Type'), attribute('Target')]
      if (name !== 'p:Relationship' || type === undefined || target === undefined || attribute('TargetMode') === 'External') return
      const kind = type.slice(type.lastIndexOf('/') + 1)
      const path = new URL(target, `part:/${folder}`).pathname.slice(1)
      if (!found.has(kind)) found.set(kind, decodeURIComponent(path))
    },
  })
  return found
}
