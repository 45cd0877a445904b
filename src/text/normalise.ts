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

/** Joins lines that a page's width broke inside a sentence. */
function joinBrokenLines(lines: readonly string[]): string[] {
  const joined: string[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    if (
      before !== undefined &&
      before.length >= BROKEN_LINE &&
      line.length > 0 &&
      !FINISHED.test(before) &&
      !BEGINS.test(line) &&
      continues(before, line)
    )
      joined[joined.length - 1] = glue(before, line)
    else joined.push(line)
  }
  return joined
}

/** Whether a line goes on in the next one: it holds a sentence that has begun, and the next line ends it or goes on too. */
function continues(before: string, line: string): boolean {
  return /[，、,；。]/.test(before) && /[，。；、,;]/.test(line)
}

/** No space between Chinese characters, one between words of letters. */
function glue(before: string, line: string): string {
  return /[\w%]$/.test(before) && /^[A-Za-z]/.test(line) ? `${before} ${line}` : before + line
}
