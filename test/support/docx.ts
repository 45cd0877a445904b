/** Word files made of XML written by hand. */
import { strToU8, zipSync } from 'fflate'

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export function paragraph(text: string, style?: string): string {
  return `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

export function listItem(text: string): string {
  return `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
}

export function table(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`)
  return `<w:tbl>${cells.join('')}</w:tbl>`
}

/** A paragraph with a footnote mark between two halves. */
export function withNote(before: string, after: string): string {
  return `<w:p><w:r><w:t>${before}</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>${after}</w:t></w:r></w:p>`
}

function entry(xml: string): Uint8Array {
  return strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml}`)
}

/** A whole .docx. @param more further entries of the archive */
export function docx(body: string, note = '', more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': entry(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
    ),
    '_rels/.rels': entry(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/_rels/document.xml.rels': entry(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r2" Type="${RELATIONS}/footnotes" Target="footnotes.xml"/></Relationships>`,
    ),
    'word/footnotes.xml': entry(`<w:footnotes ${NAMESPACE}><w:footnote w:id="2">${paragraph(note)}</w:footnote></w:footnotes>`),
    'word/document.xml': entry(`<w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>`),
    ...more,
  })
}
