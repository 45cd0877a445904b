/** Text as XML 1.0 may hold it: escaped, without the characters that no escape makes legal. */

import { withoutTurning } from '../invisible.ts'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

export function escapeXml(text: string): string {
  return withoutTurning(text)
    .replaceAll(/[\uFFFE\uFFFF]/g, '')
    .replaceAll(/[&<>"\t\n\r]/g, (char) => ESCAPES[char] ?? char)
}

/** `name="value"` for each that has a value, with a space before it. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('')
}
