/**
 * Raw text → the text that everything points into. Only what a reader would not miss is taken away: byte order marks,
 * control and zero-width characters, carriage returns, line breaks inside a sentence. Width, script and wording stay.
 */
import { withoutInvisible } from '../invisible.ts'

/** A line that ends like this is finished, whatever follows. */
const FINISHED = /[。！？；!?;：:”』」》）)\]…]$/
/** A line that starts like this begins something new: numbering, a bullet, a dash, a heading. */
const BEGINS =
  /^(?:#|[-—–●○■□◆◇★▲△•·*]|[一二三四五六七八九十百]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．]|第[一二三四五六七八九十百\d]{1,4}[章节条部])/
/** Lines at least this long that stop without an end mark were broken by the page, not by the writer. */
const BROKEN_LINE = 18

/** Normalises a raw text; normalising twice changes nothing. */
export function normaliseText(raw: string): string {
  const lines = withoutInvisible(raw.replace(/\r\n?|[\u2028\u2029\u0085\f\v]/g, '\n'))
    .normalize('NFC')
    .replace(/[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
    .split('\n')
    .map((line) => line.trim())
  return joinBrokenLines(lines)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Joins lines that a page's width broke inside a sentence. What is joined may show another width: until nothing changes. */
function joinBrokenLines(lines: readonly string[]): readonly string[] {
  let joined = lines
  for (let last = 0; last !== joined.length;) {
    last = joined.length
    joined = joinOnce(joined)
  }
  return joined
}

function joinOnce(lines: readonly string[]): readonly string[] {
  const width = wrapWidth(lines)
  const joined: string[] = []
  let last = ''
  for (const line of lines) {
    const before = joined.at(-1)
    const goesOn = before !== undefined && (continues(before, line) || isFull(last, width))
    if (before !== undefined && goesOn && line.length > 0 && !BEGINS.test(line)) joined[joined.length - 1] = glue(before, line)
    else joined.push(line)
    last = line
  }
  return joined
}

/** A page has so many columns, a Chinese character taking two of them, and so many full lines, which are that share of all. */
const [NARROWEST, WIDEST] = [16, 160]
const FULL_LINES = { least: 4, share: 0.4 } as const
/** Lines end so many columns earlier where the next character has no room, or may not begin a line. */
const SLACK = 2
/** So many lines are longer at most, and so many full ones break off a sentence that began in them at least. */
const [LONGER, BREAKING] = [0.05, 0.08]
/** A line in which a sentence ends and the next one is broken off. */
const BREAKS_OFF = /[。！？；][^。！？；：”』」》）\s][^。！？；：]*$/

/** The width at which a whole text was broken, whatever its sentences; Infinity where it was not. */
function wrapWidth(lines: readonly string[]): number {
  const told = lines.filter(({ length }) => length > 0)
  const counts = new Map<number, number>()
  for (const line of told) {
    const columns = columnsOf(line)
    counts.set(columns, (counts.get(columns) ?? 0) + 1)
  }
  const fullAt = (width: number): number =>
    Array.from({ length: SLACK + 1 }, (_, less) => counts.get(width - less) ?? 0).reduce((a, b) => a + b)
  const [width, full] = [...counts.keys()]
    .map((one) => [one, fullAt(one)] as const)
    .reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])
  if (width < NARROWEST || width >= WIDEST || full < Math.max(FULL_LINES.least, FULL_LINES.share * told.length)) return Infinity
  const longer = told.filter((line) => columnsOf(line) > width).length
  const breaking = told.filter((line) => columnsOf(line) >= width - SLACK && BREAKS_OFF.test(line)).length
  return longer <= Math.max(2, LONGER * told.length) && breaking >= Math.max(2, BREAKING * full) ? width : Infinity
}

/** Whether a line was broken off at the width of its page. */
function isFull(line: string, width: number): boolean {
  return width < WIDEST && columnsOf(line) >= width - SLACK && !/[。！？；!?;:：…]$/.test(line)
}

/** How wide a line is, up to the widest page: a Chinese character is as wide as two letters. */
function columnsOf(line: string): number {
  let columns = 0
  for (let at = 0; at < line.length && columns < WIDEST; at++) columns += line.charCodeAt(at) < 0x2000 ? 1 : 2
  return columns
}

/** Whether a line goes on in the next one: it holds a sentence that has begun, and the next line ends it or goes on too. */
function continues(before: string, line: string): boolean {
  return before.length >= BROKEN_LINE && !FINISHED.test(before) && /[，、,；。]/.test(before) && /[，。；、,;]/.test(line)
}

/** No space between Chinese characters, one between words of letters. */
function glue(before: string, line: string): string {
  return /[\w%]$/.test(before) && /^[A-Za-z]/.test(line) ? `${before} ${line}` : before + line
}
