/** Bytes in JSON: deflated (RFC 1951) and in base64. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { InputError } from './errors.ts'

export const deflated = (bytes: Buffer): string => deflateRawSync(bytes, { level: 9 }).toString('base64')

/** @throws {InputError} where it is damaged or has another length */
export function inflated(base64: string, length: number, file: string): Buffer {
  try {
    const bytes = inflateRawSync(Buffer.from(base64, 'base64'), { maxOutputLength: length })
    if (bytes.length === length) return bytes
  } catch {
    // The message below says it.
  }
  throw new InputError(damaged(file))
}

export const damaged = (file: string): string => `${file} is damaged. Take it from the repository again, or run npm run train.`
