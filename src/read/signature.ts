/** What a file is by its first bytes, whatever its name says: so that a picture called `.txt` is refused by name. */

interface Signature {
  readonly bytes: readonly number[]
  readonly at?: number
  readonly kind: string
}

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')]

const SIGNATURES: readonly Signature[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], kind: 'a PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], kind: 'a JPEG picture' },
  { bytes: ascii('GIF8'), kind: 'a GIF picture' },
  { bytes: ascii('WEBP'), at: 8, kind: 'a WebP picture' },
  { bytes: [0x49, 0x49, 0x2a, 0x00], kind: 'a TIFF picture' },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], kind: 'a TIFF picture' },
  { bytes: ascii('%PDF-'), kind: 'a PDF' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: 'a ZIP archive or a newer Office file' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], kind: 'an older Office file (.doc, .xls, .wps)' },
  { bytes: ascii('{\\rtf'), kind: 'an RTF file' },
  { bytes: ascii('Rar!'), kind: 'a RAR archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], kind: 'a 7z archive' },
  { bytes: [0x1f, 0x8b, 0x08], kind: 'a gzip archive' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], kind: 'a program' },
  { bytes: ascii('ftyp'), at: 4, kind: 'a video or a picture' },
  { bytes: ascii('ID3'), kind: 'a sound recording' },
]

/** The kind of file, in words, or nothing where the bytes are of no known kind. */
export function signatureOf(bytes: Uint8Array): string | undefined {
  return SIGNATURES.find((signature) => signature.bytes.every((byte, i) => bytes[(signature.at ?? 0) + i] === byte))?.kind
}
