/** Trouble as the caller is told of it: `application/problem+json` (RFC 9457), never with a path, a stack or a version in it. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { StoreError, UsageError } from '../errors.ts'
import type { Problem } from './answers.ts'

/** What was asked for does not exist. */
export class NotFound extends Error {}

/** The request can be read but not understood. */
export class NotUnderstood extends Error {}

/** Too much is going on; the caller may try again. */
export class Busy extends Error {}

const TITLES = {
  400: 'The request is not understood',
  401: 'Sign in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'The request is too long',
  414: 'The address is too long',
  415: 'Not JSON',
  421: 'Not this host',
  500: 'The server failed',
  503: 'Try again later',
} as const

export type Status = keyof typeof TITLES

export function problem(c: Context, status: Status, detail: string): Response {
  const body: Problem = { type: 'about:blank', title: TITLES[status], status, detail }
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' })
}

/** Turns whatever a route threw into a problem; what is not the caller's fault goes to `log`. */
export function onError(error: Error, c: Context, log: (error: Error) => void): Response {
  if (error instanceof NotFound) return problem(c, 404, error.message)
  if (error instanceof NotUnderstood) return problem(c, 400, error.message)
  if (error instanceof UsageError) return problem(c, 400, withoutPaths(error.message))
  if (error instanceof z.ZodError) return problem(c, 400, z.prettifyError(error))
  if (error instanceof HTTPException) return problem(c, 400, 'The request is malformed.')
  if (error instanceof Busy) {
    c.header('Retry-After', '2')
    return problem(c, 503, error.message)
  }
  log(error)
  if (error instanceof StoreError) return problem(c, 503, 'The graph cannot be read. The terminal that serves it says why.')
  return problem(c, 500, 'Something went wrong in the server. The terminal that serves it says what.')
}

/** A message of ours that names a file is meant for the terminal. */
function withoutPaths(message: string): string {
  return message.replaceAll(/(?:\/[\w.@-]+){2,}/g, '…')
}
