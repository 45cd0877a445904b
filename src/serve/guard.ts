/**
 * What is asked, and what the page may do. The server answers to its own names only, so that no other site can reach it
 * through a name of its own that points here (DNS rebinding), and to no page but its own; nothing that is kept can be
 * changed; the page may load nothing from elsewhere and run no script but its own.
 */
import { isIP } from 'node:net'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { SESSION, type Access } from './access.ts'
import { problem } from './problems.ts'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])
const LONGEST_URL = 8192
const LARGEST_BODY = 64 * 1024
/** What is asked of by ids: a view of 100,000 nodes with their claims. */
const LARGEST_CHOICE = 32 * 1024 * 1024
const EXCERPT = '/api/excerpt'

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

/** Refuses other hosts, other pages, long addresses and methods that would change something. */
export function gate({ names = [], addresses = false }: Access): MiddlewareHandler {
  const known = new Set([...LOOPBACK, ...names.map((name) => hostname(name))])
  const isOurs = (host: string | undefined): boolean => {
    const name = hostname(host)
    return name !== '' && (known.has(name) || (addresses && isIP(name.replaceAll(/^\[|\]$/g, '')) > 0))
  }
  return async (c, next) => {
    // A request may name the server twice: by `Host`, and in the address itself.
    if (!isOurs(c.req.header('host')) || !isOurs(new URL(c.req.url).host))
      return problem(c, 421, 'Only requests to this machine under its own name are answered.')
    if (c.req.url.length > LONGEST_URL) return problem(c, 414, `At most ${LONGEST_URL} characters.`)
    const { method, path } = c.req
    if (!['GET', 'HEAD', 'POST'].includes(method) && !(method === 'DELETE' && path === SESSION))
      return problem(c, 405, 'Only GET, HEAD and POST.')
    if (!ofThisPage(c)) return problem(c, 403, 'Only the page that this server gives may ask from a browser.')
    await next()
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
    return undefined
  }
}

const atMost = (maxSize: number): MiddlewareHandler => bodyLimit({ maxSize, onError: (c) => problem(c, 413, `At most ${maxSize} bytes.`) })
const small = atMost(LARGEST_BODY)
const large = atMost(LARGEST_CHOICE)

export const body: MiddlewareHandler = (c, next) => (c.req.path.startsWith(EXCERPT) ? large : small)(c, next)

/**
 * A browser names the page that asks: by `Origin` where it sends, by `Sec-Fetch-Site` always. Opening an address is no
 * asking: a link from elsewhere leads here. Other programs name none and are as good as the user.
 */
function ofThisPage(c: Context): boolean {
  const host = c.req.header('host') ?? ''
  const origin = c.req.header('origin')
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) return false
  const opened = c.req.header('sec-fetch-mode') === 'navigate' && c.req.method === 'GET'
  return opened || !['cross-site', 'same-site'].includes(c.req.header('sec-fetch-site') ?? '')
}

/** The name in a `Host` as browsers write it, without the port; empty where it is none. */
function hostname(host: string | undefined): string {
  const url = `http://${host ?? ''}`
  return host !== undefined && /^[\w.:[\]-]+$/.test(host) && URL.canParse(url) ? new URL(url).hostname : ''
}
