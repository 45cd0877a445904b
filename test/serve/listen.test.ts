import { request } from 'node:http'
import { createServer } from 'node:net'
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
