/**
 * Bytes → text. UTF-8 and marked UTF-16 are certain; among GB18030, Big5 and unmarked UTF-16 a statistical guess (chardet)
 * proposes and the text decides: of right readings nearly all characters are frequent ones. The first plane of GB 2312 (3,755
 * characters by frequency of use) and of Big5 (5,401) say which are frequent, so no list of ours is needed.
 */
import { analyse } from 'chardet'
import iconv from 'iconv-lite'

export interface Decoded {
  readonly text: string
  readonly encoding: string
  /** What is doubtful about the reading, in words. */
  readonly doubts: readonly string[]
}

/** Below this share of frequent characters a reading is doubtful; below half of it, it is no text. */
const DOUBTFUL = 0.9
/** More control characters than this share, and it is no text. */
const CONTROL_SHARE = 0.01
/** Characters that a reading is judged by. */
const SAMPLE = 200_000
const CANDIDATES: Readonly<Record<string, string>> = {
  GB18030: 'gb18030',
  Big5: 'big5',
  'UTF-16LE': 'utf-16le',
  'UTF-16BE': 'utf-16be',
}

/**
 * Decodes the bytes of a text file.
 * @param declared what the file itself says its encoding is (an HTML page's charset)
 * @returns nothing where no reading gives a text
 */
export function decode(bytes: Uint8Array, declared?: string): Decoded | undefined {
  const marked = byMark(bytes)
  if (marked) return withoutControls(marked.text, marked.encoding)
  const utf8 = asUtf8(bytes)
  if (utf8 !== undefined) {
    const decoded = withoutControls(utf8, 'utf-8')
    if (decoded) return decoded
  }
  return best(bytes, declared)
}

function byMark(bytes: Uint8Array): { text: string; encoding: string } | undefined {
  const [a, b, c] = bytes
  const encoding =
    a === 0xef && b === 0xbb && c === 0xbf
      ? 'utf-8'
      : a === 0xff && b === 0xfe
        ? 'utf-16le'
        : a === 0xfe && b === 0xff
          ? 'utf-16be'
          : undefined
  return encoding && { text: new TextDecoder(encoding).decode(bytes), encoding }
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The candidate whose reading looks most like Chinese; at equal looks the guess's own order stands. */
function best(bytes: Uint8Array, declared: string | undefined): Decoded | undefined {
  const sample = Buffer.from(bytes.subarray(0, SAMPLE))
  const guesses = analyse(sample).map((match) => CANDIDATES[match.name])
  const said = declared && iconv.encodingExists(declared) ? [declared.toLowerCase()] : []
  const names = [...new Set([...said, ...guesses, 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'utf-8'])].filter((name) => name !== undefined)
  const ranked = names.map((encoding) => ({ encoding, share: frequency(iconv.decode(sample, encoding), encoding) }))
  const winner = ranked.reduce((a, b) => (b.share > a.share + 0.001 ? b : a))
  if (winner.share < DOUBTFUL / 2) return undefined
  const decoded = withoutControls(iconv.decode(Buffer.from(bytes), winner.encoding), winner.encoding)
  if (!decoded || winner.share >= DOUBTFUL) return decoded
  const doubt = `the encoding was guessed as ${winner.encoding}, but only ${Math.round(winner.share * 100)} % of the characters are frequent ones; save it as UTF-8 if the text looks wrong`
  return { ...decoded, doubts: [...decoded.doubts, doubt] }
}

/** The share of characters that a Chinese text often has; unreadable, private and control characters count against it. */
function frequency(text: string, encoding: string): number {
  let frequent = 0
  let all = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (code === 0x0a || code === 0x0d || code === 0x09 || code === 0x20) continue
    all++
    if (code >= 0x20 && code < 0x7f) frequent++
    else if (code >= 0x4e00 && code <= 0x9fff) frequent += isFrequent(char, encoding) ? 1 : 0
    else if (
      (code >= 0x2010 && code <= 0x2642) ||
      (code >= 0x3000 && code <= 0x3029) ||
      (code >= 0xff01 && code <= 0xff5e) ||
      code === 0xb7
    )
      frequent++
  }
  return all === 0 ? 0 : frequent / all
}

function isFrequent(char: string, encoding: string): boolean {
  const gb = iconv.encode(char, 'gbk')
  if (gb.length === 2 && between(gb[0], 0xb0, 0xd7) && between(gb[1], 0xa1, 0xfe)) return true
  return encoding !== 'gb18030' && encoding !== 'gbk' && between(iconv.encode(char, 'big5')[0], 0xa4, 0xc6)
}

function between(byte: number | undefined, low: number, high: number): boolean {
  return byte !== undefined && byte >= low && byte <= high
}

/** Leaves out control characters that no text has; many of them mean that this is none. */
function withoutControls(text: string, encoding: string): Decoded | undefined {
  // oxlint-disable-next-line no-control-regex
  const clean = text.replaceAll(/[\u0000-\u0008\u000E-\u001F]/g, '')
  const controls = text.length - clean.length
  if (controls > text.length * CONTROL_SHARE && controls > 2) return undefined
  const unreadable = clean.split('\uFFFD').length - 1
  const doubts = [
    ...(controls > 0 ? [`${controls} control characters were left out`] : []),
    ...(unreadable > 0 ? [`${unreadable} characters cannot be read as ${encoding}`] : []),
  ]
  return { text: clean, encoding, doubts }
}
