/**
 * Who is let in. Without a token everybody who reaches the address is; with one, programs send it with every request
 * (`Authorization: Bearer`), and a page hands it in once for a cookie that no script can read and no other site can use.
 * Nothing but the files of the page is given to strangers, and these are the same for everybody.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context, Hono, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { problem } from './problems.ts'

export interface Access {
  /** Names by which the server may be called, beside this machine's own. */
  readonly names?: readonly string[]
  /** Whether it may be called by any address in numbers: no other site can have such a name. */
  readonly addresses?: boolean
  readonly token?: string
}

/** Where a page hands in the token, asks whether it needs one, and signs out. */
export const SESSION = '/api/session'
const HOURS = 12
/** More pages than this are not signed in at one time: the oldest is signed out. */
const MOST_SESSIONS = 1000
const SCHEME = /^Bearer +(\S+)$/i

export interface Doorkeeper {
  /** Stops whoever has neither token nor cookie; `open` says which addresses are given to everybody. */
  readonly guard: (open: (path: string) => boolean) => MiddlewareHandler
  readonly addSession: (app: Hono) => void
}

/** @param now milliseconds; sessions end by it */
export function doorkeeper(token: string | undefined, now: () => number = Date.now): Doorkeeper {
  const expected = token === undefined ? undefined : digest(token)
  const sessions = new Map<string, number>()
  const holdsToken = (c: Context): boolean => {
    const given = SCHEME.exec(c.req.header('authorization') ?? '')?.[1]
    return expected === undefined || (given !== undefined && timingSafeEqual(digest(given), expected))
  }
  const holdsCookie = (c: Context): boolean => {
    const given = getCookie(c, cookieName(c))
    const ends = given === undefined ? undefined : sessions.get(digest(given).toString('hex'))
    return ends !== undefined && ends > now()
  }
  const begin = (c: Context): void => {
    const id = randomBytes(32).toString('base64url')
    sessions.set(digest(id).toString('hex'), now() + HOURS * 3_600_000)
    const [oldest] = sessions.keys()
    if (sessions.size > MOST_SESSIONS && oldest !== undefined) sessions.delete(oldest)
    setCookie(c, cookieName(c), id, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: HOURS * 3600 })
  }
  const end = (c: Context): void => {
    const given = getCookie(c, cookieName(c))
    if (given !== undefined) sessions.delete(digest(given).toString('hex'))
    deleteCookie(c, cookieName(c), { httpOnly: true, sameSite: 'Strict', path: '/' })
  }
  return {
    guard: (open) => async (c, next) =>
      expected === undefined || open(c.req.path) || holdsToken(c) || holdsCookie(c) ? next() : refused(c),
    addSession(app) {
      app.post(SESSION, (c) => {
        if (!holdsToken(c)) return refused(c)
        if (expected !== undefined) begin(c)
        return c.body(null, 204)
      })
      app.delete(SESSION, (c) => {
        end(c)
        return c.body(null, 204)
      })
    },
  }
}

function refused(c: Context): Response {
  c.header('WWW-Authenticate', 'Bearer')
  return problem(c, 401, 'Send the token of this server: Authorization: Bearer …')
}

/** Browsers keep cookies by host, not by port: two servers of one machine must not overwrite each other's. */
function cookieName(c: Context): string {
  return `reformgraph-${/:(\d{1,5})$/.exec(c.req.header('host') ?? '')?.[1] ?? 'page'}`
}

/** Texts of any length as bytes of one length, so that comparing takes one time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
