/**
 * Many callers at a time, a few of them hostile, each answer compared with what the same request got on a quiet server.
 * Requests are drawn by a seed, so that a run can be repeated.
 */
import { createHash } from 'node:crypto'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { random } from './synthetic.ts'

/** What is asked: a request that node would send, or bytes that it would not. */
export interface Call {
  readonly name: string
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Sent as they are over a connection of their own; `hangUp` closes it without waiting for an answer. */
  readonly bytes?: string
  readonly hangUp?: boolean
  /** What it gets from a quiet server; 0 where the connection is closed without an answer. */
  readonly status: number
  /** Statuses that are right besides. */
  readonly also?: readonly number[]
}

interface Reply {
  readonly status: number
  readonly hash: string
  readonly text: string
  readonly retry: string | undefined
}

export interface Load {
  readonly requests: number
  readonly connections: number
  /** Share of hostile calls, 0 to 1. */
  readonly hostile: number
  readonly seed: number
}

export interface Outcome {
  readonly wrong: readonly string[]
  readonly answered: Readonly<Record<string, number>>
  readonly hostile: number
}

/** What no answer to a mistake may show: a path, a stack, a version. */
const TELLTALE = /(?:\/[\w.@-]+){2,}\.(?:ts|js|json)|node_modules|\n\s+at |\bv?\d+\.\d+\.\d+\b|node:/

/** @param onThousand called after each thousand answers */
export async function putLoad(
  url: string,
  { good, bad }: { readonly good: readonly Call[]; readonly bad: readonly Call[] },
  { requests, connections, hostile, seed }: Load,
  onPart: (done: number) => Promise<void> = () => Promise.resolve(),
): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const expected = new Map<Call, Reply>()
  const wrong: string[] = []
  for (const call of [...good, ...bad]) {
    const reply = await send(url, call, agent)
    if (reply.status !== call.status) wrong.push(`${call.name}: ${reply.status} on a quiet server, not ${call.status}`)
    expected.set(call, reply)
  }
  const answered: Record<string, number> = {}
  const next = random(seed)
  const part = Math.max(1, Math.floor(requests / 10))
  let [sent, done, attacks] = [0, 0, 0]
  const caller = async (most: number): Promise<void> => {
    while (sent < most) {
      sent++
      const attack = next() < hostile
      if (attack) attacks++
      const from = attack ? bad : good
      const call = from[Math.floor(next() * from.length)]
      if (!call) continue
      const reply = await send(url, call, agent)
      const fault = faultOf(call, reply, expected.get(call))
      if (fault !== undefined) wrong.push(fault)
      answered[reply.status] = (answered[reply.status] ?? 0) + 1
      done++
    }
  }
  for (let most = part; most <= requests; most += part) {
    await Promise.all(Array.from({ length: connections }, () => caller(most)))
    await onPart(done)
  }
  agent.destroy()
  return { wrong, answered, hostile: attacks }
}

function faultOf(call: Call, reply: Reply, expected: Reply | undefined): string | undefined {
  if (call.hangUp) return undefined
  if (call.also?.includes(reply.status)) {
    return reply.status === 503 && reply.retry === undefined ? `${call.name}: 503 without Retry-After` : undefined
  }
  if (reply.status !== expected?.status || reply.hash !== expected.hash)
    return `${call.name}: ${reply.status} ${reply.text.slice(0, 200)}, not ${expected?.status ?? 'nothing'} ${expected?.text.slice(0, 200) ?? ''}`
  if (reply.status >= 400 && TELLTALE.test(reply.text)) return `${call.name} tells too much: ${reply.text.slice(0, 400)}`
  return undefined
}

function send(url: string, call: Call, agent: Agent): Promise<Reply> {
  return call.bytes === undefined ? ask(url, call, agent) : sendBytes(url, call, call.bytes)
}

function ask(url: string, call: Call, agent: Agent): Promise<Reply> {
  const { method = 'GET', path = '/', headers = {}, body } = call
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      // A kept connection may be closed for idleness just as it is used again: callers then ask anew, as browsers do.
      if (asked.reusedSocket && error.code === 'ECONNRESET') resolve(ask(url, call, agent))
      else resolve(replyOf(0, error.message))
    }
    const { hostname, port } = new URL(url)
    const asked = request({ hostname, port, path, method, headers: { ...headers }, agent }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', failed)
      response.on('end', () =>
        resolve(replyOf(response.statusCode ?? 0, Buffer.concat(parts).toString('utf8'), response.headers['retry-after'])),
      )
    })
    asked.on('error', failed)
    asked.end(body)
  })
}

function sendBytes(url: string, { hangUp = false }: Call, bytes: string): Promise<Reply> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url)
    let text = ''
    const socket = connect(Number(port), hostname, () => {
      socket.write(Buffer.from(bytes, 'latin1'), () => {
        if (hangUp) socket.destroy()
        else socket.end()
      })
    })
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(replyOf(Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), withoutDate(text))))
  })
}

function replyOf(status: number, text: string, retry?: string): Reply {
  return { status, text, hash: createHash('sha256').update(text).digest('hex'), retry }
}

function withoutDate(text: string): string {
  return text.replace(/^date: .*\r\n/im, '')
}
