import { request } from 'node:http'
import { connect, createServer, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listen } from '../../src/serve/listen.ts'

const app = { fetch: () => new Response('here') }

describe('listen', () => {
  it('says that a port is taken and uses the next free one', async () => {
    const first = await listen(app, { port: 0 })
    onTestFinished(() => first.close())
    const taken: string[] = []
    const second = await listen(app, { port: first.port, onTaken: (port, next) => taken.push(`${port} ${next}`) })
    onTestFinished(() => second.close())
    expect(second.port).toBeGreaterThan(first.port)
    expect(taken[0]).toBe(`${first.port} ${first.port + 1}`)
    expect(await (await fetch(second.url)).text()).toBe('here')
  })

  it('is reached on the loopback address only', async () => {
    const server = await listen(app, { port: 0 })
    onTestFinished(() => server.close())
    const other = createServer()
    onTestFinished(() => new Promise((resolve) => other.close(() => resolve())))
    // Another loopback address of the same port is still free: the server did not take all of them.
    await expect(
      new Promise((resolve, reject) => other.once('error', reject).listen(server.port, '127.0.0.2', () => resolve('free'))),
    ).resolves.toBe('free')
  })

  it('says that an address is not one of this machine', async () => {
    await expect(listen(app, { port: 0, host: '203.0.113.7' })).rejects.toThrow('This machine has no address 203.0.113.7')
  })

  it('closes although a connection is kept alive', async () => {
    const server = await listen(app, { port: 0 })
    await new Promise((resolve, reject) => {
      request(server.url, { headers: { connection: 'keep-alive' } }, (response) => response.resume().once('end', resolve))
        .once('error', reject)
        .end()
    })
    await server.close()
    await expect(fetch(server.url)).rejects.toThrow('fetch failed')
  })
})

/** Sends and never reads more than asked to; gives what had come when the server cut the connection. */
function cut(port: number, talk: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => talk(socket))
    let read = ''
    socket.on('data', (chunk) => (read += chunk.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(read))
  })
}

const dribble = (socket: Socket, text: string): void => {
  const timer = setInterval(() => socket.write(text), 50)
  socket.on('close', () => clearInterval(timer))
}

describe('whoever is slow is cut off', () => {
  const patience = { head: 300, request: 600, answer: 1500, idle: 300 }
  const large = { fetch: async (asked: Request) => new Response(`${await asked.text()}${'x'.repeat(20_000_000)}`) }
  it.each<[string, RegExp, (socket: Socket) => void]>([
    ['who says nothing', /^$|^HTTP\/1.1 408/, () => undefined],
    [
      'who sends header after header',
      /^HTTP\/1.1 408/,
      (socket) => {
        socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n')
        dribble(socket, 'x: y\r\n')
      },
    ],
    [
      'who sends a body byte by byte',
      /^$|^HTTP\/1.1 (?:408|400|500)/,
      (socket) => {
        socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n')
        dribble(socket, 'x')
      },
    ],
    [
      'who does not read the answer',
      /^HTTP\/1.1 200/,
      (socket) => {
        socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
        socket.pause()
        const timer = setInterval(() => socket.read(1), 100)
        socket.on('close', () => clearInterval(timer))
        socket.once('readable', () => undefined)
      },
    ],
    [
      'who asks and then keeps silent',
      /^HTTP\/1.1 405|^HTTP\/1.1 200/,
      (socket) => socket.write('HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n'),
    ],
  ])('%s', async (_, expected, talk) => {
    const server = await listen(large, { port: 0, patience })
    onTestFinished(() => server.close())
    expect((await cut(server.port, talk)).slice(0, 40)).toMatch(expected)
  })
})
