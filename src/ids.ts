/** Ids that several stages compute: from what the thing is, never from a counter or a clock. */
import { hash } from 'node:crypto'

/** The id of what one document says of two entities: one relation of a type for a pair. */
export function relationId(document: string, type: string, source: string, target: string): string {
  const key = hash('sha256', `${document}\0${type}\0${source}\0${target}`)
  return `${type}:${key.slice(0, 20)}`
}
