/** Binds the app to this machine's loopback address; a port that is taken is said so, and the next free one used. */
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { UsageError } from '../errors.ts'

export interface Listening {
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

const HOST = '127.0.0.1'
/** How many ports after the wanted one are tried. */
const TRIES = 20

export interface ListenOptions {
  readonly port: number
  /** Told of each port that is taken. */
  readonly onTaken?: (port: number, next: number) => void
}

/** @param app anything with hono's `fetch` */
export async function listen(
  app: { readonly fetch: (request: Request) => Response | Promise<Response> },
  { port, onTaken }: ListenOptions,
): Promise<Listening> {
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5_000, maxHeaderSize: 16_384 },
    getRequestListener(app.fetch),
  )
  const last = Math.min(port + TRIES, 65_535)
  for (let wanted = port; wanted <= last; wanted++) {
    if (await bound(server, wanted)) return listening(server)
    if (wanted < last) onTaken?.(wanted, wanted + 1)
  }
  throw new UsageError(`The ports ${port} to ${last} are all taken. Choose another with --port.`)
}

/** Whether the port was free. */
function bound(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      server.off('listening', ready)
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    }
    const ready = (): void => {
      server.off('error', failed)
      resolve(true)
    }
    server.once('error', failed)
    server.once('listening', ready)
    server.listen(port, HOST)
  })
}

function listening(server: Server): Listening {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://${HOST}:${port}/`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
