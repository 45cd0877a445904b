/** Ids that several stages compute: from what the thing is, never from a counter or a clock. */
import { createHash } from 'node:crypto'

/** The id of what one document says of two entities: one relation of a type for a pair. */
export function relationId(document: string, type: string, source: string, target: string): string {
  const key = createHash('sha256').update([document, type, source, target].join('\0')).digest('hex')
  return `${type}:${key.slice(0, 20)}`
}
