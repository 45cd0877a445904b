/**
 * Binds the app to an address of this machine, the loopback one unless told otherwise; a port that is taken is said so, and
 * the next free one used. Whoever sends or reads too slowly is cut off: a connection is held for a bounded time only.
 */
import { createServer, type Server } from 'node:http'
import { isIPv6 } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { UsageError } from '../errors.ts'

export interface Listening {
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

export const LOOPBACK = '127.0.0.1'
/** How many ports after the wanted one are tried. */
const TRIES = 20

/** Milliseconds that a caller may take. */
export interface Patience {
  /** To send the head of a request, and all of it. */
  readonly head: number
  readonly request: number
  /** From the head to the last byte of the answer, however slowly it is read. */
  readonly answer: number
  /** To send the next request. */
  readonly idle: number
}

const PATIENCE: Patience = { head: 10_000, request: 20_000, answer: 120_000, idle: 5_000 }
/** Connections at one time; more are closed at once. */
const CONNECTIONS = 1000

export interface ListenOptions {
  readonly port: number
  /** The address or name to bind to. */
  readonly host?: string
  /** Told of each port that is taken. */
  readonly onTaken?: (port: number, next: number) => void
  readonly patience?: Patience
}

/** @param app anything with hono's `fetch` */
export async function listen(
  app: { readonly fetch: (request: Request) => Response | Promise<Response> },
  { port, host = LOOPBACK, onTaken, patience = PATIENCE }: ListenOptions,
): Promise<Listening> {
  const server = createServer(
    {
      headersTimeout: patience.head,
      requestTimeout: patience.request,
      keepAliveTimeout: patience.idle,
      connectionsCheckingInterval: Math.min(1000, patience.head),
      maxHeaderSize: 16_384,
    },
    getRequestListener(app.fetch),
  )
  server.maxConnections = CONNECTIONS
  server.on('request', (request, response) => {
    const cut = setTimeout(() => request.socket.destroy(), patience.answer)
    response.once('close', () => clearTimeout(cut))
  })
  const last = Math.min(port + TRIES, 65_535)
  for (let wanted = port; wanted <= last; wanted++) {
    if (await bound(server, wanted, host)) return listening(server, host)
    if (wanted < last) onTaken?.(wanted, wanted + 1)
  }
  throw new UsageError(`The ports ${port} to ${last} are all taken. Choose another with --port.`)
}

/** Whether the port was free. */
function bound(server: Server, port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      server.off('listening', ready)
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN' || error.code === 'EINVAL')
        reject(new UsageError(`This machine has no address ${host}. --host takes one of its own, or 0.0.0.0 for all.`))
      else reject(error)
    }
    const ready = (): void => {
      server.off('error', failed)
      resolve(true)
    }
    server.once('error', failed)
    server.once('listening', ready)
    server.listen(port, host)
  })
}

function listening(server: Server, host: string): Listening {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://${reachable(host)}:${port}/`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What to write in an address: all addresses of a machine have no name of their own. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return LOOPBACK
  return isIPv6(host) ? `[${host}]` : host
}
