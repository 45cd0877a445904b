/**
 * Who may ask, and what the page may do. The server answers to loopback names only, so that no other site can reach it
 * through a name of its own that points here (DNS rebinding); writes of any kind do not exist; the page may load nothing
 * from elsewhere and run no script but its own.
 */
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { problem } from './problems.ts'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])
const LONGEST_URL = 8192
const LARGEST_BODY = 64 * 1024

export const headers: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    connectSrc: ["'self'"],
    fontSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
  },
  crossOriginEmbedderPolicy: false,
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: false,
  xFrameOptions: 'DENY',
})

/** Refuses other hosts, other origins, long addresses and methods that would change something. */
export const gate: MiddlewareHandler = async (c, next) => {
  if (!LOOPBACK.has(hostname(c.req.header('host'))))
    return problem(c, 421, 'Only requests to this machine under its own name are answered.')
  if (c.req.url.length > LONGEST_URL) return problem(c, 414, `At most ${LONGEST_URL} characters.`)
  if (!['GET', 'HEAD', 'POST'].includes(c.req.method)) return problem(c, 405, 'Only GET, HEAD and POST.')
  if (c.req.method === 'POST' && !ofThisPage(c)) return problem(c, 403, 'Only the page that this server gives may send statements.')
  return next()
}

export const body: MiddlewareHandler = bodyLimit({
  maxSize: LARGEST_BODY,
  onError: (c) => problem(c, 413, `At most ${LARGEST_BODY} bytes.`),
})

/** A browser names the page that sends; other programs name none and are as good as the user. */
function ofThisPage(c: Context): boolean {
  const origin = c.req.header('origin')
  return origin === undefined || origin === `http://${c.req.header('host') ?? ''}`
}

function hostname(host: string | undefined): string {
  const url = `http://${host ?? ''}`
  return host !== undefined && URL.canParse(url) ? new URL(url).hostname : ''
}
