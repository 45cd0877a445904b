/**
 * A proxy between a driver and a real Neo4j that understands as much of Bolt as is needed to see each request, to answer one
 * in the server's place, or to cut the line. After a failure it ignores requests until the driver resets, as a server does; the
 * server, which saw nothing of them, then rolls back what was begun. (Message format: https://neo4j.com/docs/bolt/current/bolt/message/)
 */
import { connect, createServer, type Socket } from 'node:net'

const KINDS = new Map<number, string>([
  [0x01, 'HELLO'],
  [0x0f, 'RESET'],
  [0x10, 'RUN'],
  [0x11, 'BEGIN'],
  [0x12, 'COMMIT'],
  [0x3f, 'PULL'],
  [0x66, 'ROUTE'],
])
const RECORD = 0x71

export interface BoltRequest {
  /** `HELLO`, `RUN`, `BEGIN`, …; empty for one of no interest here. */
  readonly kind: string
  /** The message as it is sent: texts stand in it as UTF-8. */
  readonly bytes: Buffer
  /** How many of this kind came before it, on all connections. */
  readonly before: number
}

/** What happens to a request; nothing lets it pass. */
export type Verdict =
  | { readonly fail: string }
  | { readonly succeed: Readonly<Record<string, Packed>> }
  /** The line breaks before the request arrives, or after it was carried out and before the answer arrives. */
  | 'cut'
  | 'cut after'
  /** No answer comes, ever, to this or to what follows on the same connection. */
  | 'hold'

export interface BoltProxy {
  readonly url: string
  /** Everything that was asked so far. */
  readonly requests: readonly BoltRequest[]
  stop(): Promise<void>
}

export interface ProxyRules {
  readonly judge?: (request: BoltRequest) => Verdict | undefined
  /** Changes an answer to a request. */
  readonly rewrite?: (request: BoltRequest, answer: Buffer) => Buffer
  /** Told of the bytes that clients have sent so far. */
  readonly onBytes?: (sent: number) => void
}

/** Starts a proxy before the server of a `bolt://` address. */
export function startBoltProxy(target: string, rules: ProxyRules = {}): Promise<BoltProxy> {
  const { hostname, port } = new URL(target)
  const requests: BoltRequest[] = []
  const sockets = new Set<Socket>()
  let sent = 0
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        client.destroy()
        upstream.destroy()
        sockets.delete(socket)
      })
    }
    client.on('data', (bytes) => rules.onBytes?.((sent += bytes.length)))
    between(client, upstream, requests, rules)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const stop = (): Promise<void> => {
        for (const socket of sockets) socket.destroy()
        return new Promise((done) => void server.close(() => done()))
      }
      resolve({ url: `bolt://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, requests, stop })
    })
  })
}

interface Waiting {
  readonly request: BoltRequest
  /** An answer of the proxy's; the server was not asked. */
  readonly own?: Buffer
  readonly cut?: boolean
}

function between(client: Socket, upstream: Socket, requests: BoltRequest[], { judge, rewrite }: ProxyRules): void {
  const waiting: Waiting[] = []
  let isFailed = false
  let isHeld = false
  const answerOwn = (): void => {
    for (let [first] = waiting; first?.own; [first] = waiting) {
      client.write(first.own)
      waiting.shift()
    }
  }
  const pass = (request: BoltRequest, cut: boolean): void => {
    waiting.push({ request, cut })
    upstream.write(request.bytes)
  }
  const carryOut = (request: BoltRequest, verdict: Verdict): void => {
    if (verdict === 'cut') client.destroy()
    else if (verdict === 'cut after') pass(request, true)
    else if (verdict === 'hold') isHeld = true
    else if ('succeed' in verdict) waiting.push({ request, own: message(0x70, verdict.succeed) })
    else {
      isFailed = true
      waiting.push({ request, own: failure(verdict.fail) })
    }
  }
  const fromClient = frames((bytes) => {
    const kind = KINDS.get(tagOf(bytes)) ?? ''
    const request: BoltRequest = { kind, bytes, before: requests.filter((one) => one.kind === kind).length }
    requests.push(request)
    if (kind === 'RESET') isFailed = false
    const verdict = isFailed ? undefined : judge?.(request)
    if (isHeld) return
    if (isFailed) waiting.push({ request, own: message(0x7e) })
    else if (verdict === undefined) pass(request, false)
    else carryOut(request, verdict)
    answerOwn()
  })
  const fromServer = frames((frame) => {
    const isSummary = tagOf(frame) !== RECORD && tagOf(frame) !== 0
    const answered = isSummary ? waiting.shift() : undefined
    if (answered?.cut) client.destroy()
    else client.write(answered && rewrite ? rewrite(answered.request, frame) : frame)
    answerOwn()
  })
  handshake(client, upstream, fromClient, fromServer)
}

/** Lets both sides agree on a version in the plain way: the driver's offer of a longer talk is taken out. */
function handshake(client: Socket, upstream: Socket, fromClient: (bytes: Buffer) => void, fromServer: (bytes: Buffer) => void): void {
  let offer = Buffer.alloc(0)
  let isAgreed = false
  client.on('data', (bytes: Buffer) => {
    if (offer.length === 20) fromClient(bytes)
    else {
      offer = Buffer.concat([offer, bytes])
      if (offer.length < 20) return
      const rest = offer.subarray(20)
      offer = Buffer.from(offer.subarray(0, 20))
      for (let at = 4; at < 20; at += 4) if (offer.readUInt32BE(at) === 0x1ff) offer.writeUInt32BE(0, at)
      upstream.write(offer)
      if (rest.length > 0) fromClient(rest)
    }
  })
  upstream.on('data', (bytes: Buffer) => {
    if (isAgreed) fromServer(bytes)
    else {
      isAgreed = true
      client.write(bytes.subarray(0, 4))
      if (bytes.length > 4) fromServer(bytes.subarray(4))
    }
  })
}

/** Cuts a stream of bytes into messages, each with the lengths of its chunks and the two zeros that end it. */
function frames(onFrame: (frame: Buffer) => void): (bytes: Buffer) => void {
  let kept = Buffer.alloc(0)
  let at = 0
  return (bytes) => {
    kept = Buffer.concat([kept, bytes])
    while (kept.length >= at + 2) {
      const length = kept.readUInt16BE(at)
      if (kept.length < at + 2 + length) return
      at += 2 + length
      if (length > 0) continue
      onFrame(kept.subarray(0, at))
      kept = kept.subarray(at)
      at = 0
    }
  }
}

/** The kind of a message stands after the length of its first chunk and the number of its fields. */
function tagOf(frame: Buffer): number {
  return frame.length > 3 ? (frame[3] ?? 0) : 0
}

// ── values as Bolt packs them ───────────────────────────────────────────────────────────────────────────────────────

export type Packed = string | number | readonly Packed[] | { readonly [key: string]: Packed }

function failure(code: string): Buffer {
  const text = `a failure of the test: ${code}`
  return message(0x7f, { code, neo4j_code: code, message: text, gql_status: '50N42', description: text, diagnostic_record: {} })
}

function message(tag: number, value?: Packed): Buffer {
  const body = Buffer.concat([Buffer.from([value === undefined ? 0xb0 : 0xb1, tag]), value === undefined ? Buffer.alloc(0) : pack(value)])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(body.length)
  return Buffer.concat([length, body, Buffer.alloc(2)])
}

function pack(value: Packed): Buffer {
  if (typeof value === 'number') {
    const bytes = Buffer.from([0xcb, 0, 0, 0, 0, 0, 0, 0, 0])
    bytes.writeBigInt64BE(BigInt(value), 1)
    return bytes
  }
  if (typeof value === 'string') return Buffer.concat([sized(0xd1, Buffer.byteLength(value)), Buffer.from(value)])
  if (isList(value)) return Buffer.concat([sized(0xd5, value.length), ...value.map(pack)])
  const entries = Object.entries(value)
  return Buffer.concat([sized(0xd9, entries.length), ...entries.flatMap(([key, item]) => [pack(key), pack(item)])])
}

function isList(value: Packed): value is readonly Packed[] {
  return Array.isArray(value)
}

function sized(marker: number, size: number): Buffer {
  const bytes = Buffer.from([marker, 0, 0])
  bytes.writeUInt16BE(size, 1)
  return bytes
}
