/** The package that newer Office files are: an archive of XML parts that refer to one another. Source: ECMA-376 part 2. */
import { Unreadable, type Limits } from './reading.ts'
import { readXml, type XmlOptions, type XmlReader } from './xml.ts'
import { readZip, unpack } from './zip.ts'

/** Reads one part; a part that is not there has nothing in it. */
export type ReadPart = (reader: XmlReader) => void

export interface OfficePackage {
  /** The part that the package is about, `word/document.xml`. */
  readonly main: string
  readonly read: (part: string, reader: XmlReader) => void
  /** Where a part's relation leads to, by its id or by the last word of its type. */
  readonly related: (part: string) => ReadonlyMap<string, string>
}

/** Both forms of the formats, transitional and strict, under one prefix each. */
const NAMESPACES: XmlOptions['namespaces'] = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 'x',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 'x',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'p',
}

/** Unpacks a package. @throws {Unreadable} where it is damaged, or unfolds to more than it may */
export async function openOffice(bytes: Uint8Array, limits: Limits): Promise<OfficePackage> {
  const parts = await partsOf(bytes, limits)
  const read = (part: string, reader: XmlReader): void => {
    const xml = parts.get(part)
    if (xml) readXml(xml, { nesting: limits.nesting, namespaces: NAMESPACES }, reader)
  }
  const related = (part: string): ReadonlyMap<string, string> => relationsOf(part, read)
  const main = related('').get('officeDocument')
  if (main === undefined || !parts.has(main)) throw new Unreadable('read/damaged', 'the Office file is damaged: it has no document in it')
  return { main, read, related }
}

async function partsOf(bytes: Uint8Array, limits: Limits): Promise<ReadonlyMap<string, Uint8Array>> {
  return readZip(bytes, async (zip, entries) => {
    const parts = new Map<string, Uint8Array>()
    let left = limits.unpackedBytes
    for await (const entry of entries) {
      if (!/\.(?:xml|rels)$/i.test(entry.name)) continue
      const part = await unpack(zip, entry, { most: left, option: '--max-unpacked', ratio: limits.ratio })
      left -= part.length
      parts.set(entry.name.replace(/^\//, ''), part)
    }
    return parts
  })
}

function relationsOf(part: string, read: OfficePackage['read']): ReadonlyMap<string, string> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const found = new Map<string, string>()
  read(`${folder}_rels/${part.slice(folder.length)}.rels`, {
    open: (name, attribute) => {
      const [id, type, target] = [attribute('Id'), attribute('Type'), attribute('Target')]
      if (name !== 'p:Relationship' || type === undefined || target === undefined || attribute('TargetMode') === 'External') return
      const address = `part:/${folder}`
      if (!URL.canParse(target, address)) return
      const path = new URL(target, address).pathname.slice(1)
      const kind = type.slice(type.lastIndexOf('/') + 1)
      if (!found.has(kind)) found.set(kind, path)
      if (id !== undefined) found.set(id, path)
    },
  })
  return found
}
