/**
 * JSON files that end with the checksum of their own bytes: whatever byte is altered, the file is no longer accepted. A text
 * `{…}` gets a last line `"checksum":"…"}`, so that any JSON reader still takes it.
 */
import { createHash } from 'node:crypto'

const TAIL = /,\n"checksum":"([0-9a-f]{64})"\}\n$/
const TAIL_BYTES = ',\n"checksum":""}\n'.length + 64

/** @param json an object with at least one member */
export function sealed(json: string): string {
  const body = json.trimEnd().slice(0, -1).trimEnd()
  return `${body},\n"checksum":"${sha256Of(body)}"}\n`
}

/**
 * The object that a sealed file holds, without its checksum.
 * @throws {SyntaxError} where any byte is not as it was written
 */
export function unsealed(bytes: Uint8Array): unknown {
  const body = bytes.subarray(0, Math.max(0, bytes.length - TAIL_BYTES))
  const checksum = TAIL.exec(Buffer.from(bytes.subarray(body.length)).toString('latin1'))?.[1]
  if (checksum !== sha256Of(body)) throw new SyntaxError('its checksum does not fit')
  return JSON.parse(`${Buffer.from(body).toString('utf8')}}`)
}

export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
