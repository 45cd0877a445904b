/**
 * Characters that no reader sees. They hide words from a search, turn the order of a line around, move a terminal's cursor or draw over what
 * was shown (CVE-2021-42574, https://www.unicode.org/reports/tr36/). Tabs and line breaks are not among them.
 */

/** Controls, marks of direction, separators of lines: what changes how the rest is shown. */
const TURNING = /(?![\t\n\r])[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu
/** These and all that has no shape: zero-width signs, soft hyphens, fillers, variation selectors, tags. */
const INVISIBLE =
  /(?![\t\n\r])(?:[\p{Cc}\p{Cf}\u2028\u2029\u3164\uFFA0]|\u034F|\u115F|\u1160|\u17B4|\u17B5|[\uFE00-\uFE0F]|[\u{E0000}-\u{E0FFF}])/gu

/** The text without what changes how the rest of it is shown. */
export function withoutTurning(text: string): string {
  return text.toWellFormed().replace(TURNING, '')
}

/** The text as a reader sees it. @param instead what stands for each sign that is left out */
export function withoutInvisible(text: string, instead = ''): string {
  return text.toWellFormed().replace(INVISIBLE, instead)
}
