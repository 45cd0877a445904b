/** Files made to do harm, each with what a build must say of it: the one rule of its one Issue. */
import { strToU8 } from 'fflate'
import { docx } from './docx.ts'
import { pdfWith } from './pdf.ts'
import { zipOf } from './zip.ts'

export interface Hostile {
  readonly bytes: Uint8Array
  readonly rule: string
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** Ten entities, each ten times the one before: a billion laughs. */
const LAUGHS = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')

export function hostileFiles(): Readonly<Record<string, Hostile>> {
  const letters = noise(1_000_000)
  return {
    'nested.zip': { bytes: nested(6), rule: 'read/depth' },
    'wide.zip': {
      bytes: zipOf(Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`${i}.txt`, letters]))),
      rule: 'read/archive',
    },
    'flat.zip': { bytes: zipOf({ 'zeros.txt': new Uint8Array(10_000_000) }), rule: 'read/ratio' },
    'names.zip': { bytes: zipOf({ '../../x.txt': 'x' }), rule: 'read/name' },
    'link.zip': { bytes: zipOf({ 'passwd.txt@': '/etc/passwd' }), rule: 'read/link' },
    'laughs.docx': {
      bytes: word(`<!DOCTYPE w:document [<!ENTITY l0 "笑">${LAUGHS}]>`, '<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>'),
      rule: 'read/entities',
    },
    'outside.docx': {
      bytes: word('<!DOCTYPE w:document [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>', '<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>'),
      rule: 'read/entities',
    },
    'deep.docx': { bytes: word('', `${'<w:p>'.repeat(100_000)}${'</w:p>'.repeat(100_000)}`), rule: 'read/nesting' },
    'zeros.docx': { bytes: docx('', '', { 'word/x.xml': new Uint8Array(20_000_000) }), rule: 'read/ratio' },
    'laughs.xlsx': { bytes: zipOf({ '_rels/.rels': `<!DOCTYPE x [<!ENTITY l0 "笑">${LAUGHS}]><x>&l9;</x>` }), rule: 'read/entities' },
    'laughs.html': {
      bytes: strToU8(`<!DOCTYPE html [<!ENTITY l0 "笑">${LAUGHS}]><html><body><p>&l9;</p></body></html>`),
      rule: 'read/entities',
    },
    'deep.html': { bytes: strToU8('<div>'.repeat(200_000)), rule: 'read/nesting' },
    'deep.rtf': { bytes: strToU8(`{\\rtf1 ${'{'.repeat(1_000_000)}`), rule: 'read/nesting' },
    'loop.pdf': {
      bytes: pdfWith(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>']),
      rule: 'read/pdf',
    },
    'pages.pdf': { bytes: manyPages(100_000), rule: 'read/pages' },
    'loop.doc': { bytes: circularCompound(), rule: 'read/doc' },
    'line.txt': { bytes: Buffer.alloc(4_000_000, 'x'), rule: 'read/line' },
    'long.txt': { bytes: Buffer.alloc(6_000_000, 'x\n'), rule: 'read/size' },
    'large.txt': { bytes: Buffer.alloc(100_000_000, 'x'), rule: 'read/size' },
    'rows.csv': { bytes: Buffer.from(`text\n${'x\n'.repeat(60_000)}`), rule: 'read/entries' },
    'quote.csv': { bytes: Buffer.from(`text\n"${'x'.repeat(1_000_000)}`), rule: 'read/table' },
  }
}

/** Archives in archives, sixteen in each, the innermost full of zeros. */
function nested(depth: number): Uint8Array {
  const inner = depth === 1 ? new Uint8Array(1_000_000) : nested(depth - 1)
  return zipOf(Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`${i}.${depth === 1 ? 'txt' : 'zip'}`, inner])))
}

/** Letters without a pattern that a packer could use, the same each time. */
function noise(length: number): Uint8Array {
  let state = 1
  return Uint8Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647
    return 97 + (state % 26)
  })
}

function word(head: string, body: string): Uint8Array {
  return docx('', '', {
    'word/document.xml': strToU8(`<?xml version="1.0"?>${head}<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`),
  })
}

function manyPages(count: number): Uint8Array {
  const kids = Array.from({ length: count }, () => '3 0 R').join(' ')
  return pdfWith([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ])
}

/** An older Office file each of whose sectors is followed by itself. */
function circularCompound(): Uint8Array {
  const file = Buffer.alloc(512 * 4)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file)
  file.writeUInt16LE(0x3e, 24)
  file.writeUInt16LE(3, 26)
  file.writeUInt16LE(0xfffe, 28)
  file.writeUInt16LE(9, 30)
  file.writeUInt16LE(6, 32)
  file.writeUInt32LE(1, 44)
  file.writeUInt32LE(1, 48)
  file.writeUInt32LE(4096, 56)
  file.writeUInt32LE(0, 60)
  for (let at = 80; at < 512; at += 4) file.writeUInt32LE(0xffffffff, at)
  file.writeUInt32LE(0, 76)
  for (let sector = 0; sector < 128; sector++) file.writeUInt32LE(sector, 512 + sector * 4)
  file.write('R\0o\0o\0t\0', 1024, 'latin1')
  file.writeUInt16LE(10, 1024 + 64)
  file[1024 + 66] = 5
  file.writeUInt32LE(2, 1024 + 116)
  file.writeUInt32LE(4096, 1024 + 120)
  return file
}
