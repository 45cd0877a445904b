import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ended, reformgraph, started } from '../support/cli.ts'
import { folderOf } from '../support/folder.ts'

const stops: (() => void)[] = []
afterAll(() => {
  for (const stop of stops) stop()
})

/** Reads what a running program prints until it has said so. */
function said(child: ReturnType<typeof started>, what: RegExp): Promise<string> {
  let text = ''
  return new Promise((resolve, reject) => {
    const hear = (chunk: unknown): void => {
      text += String(chunk)
      const match = what.exec(text)
      if (match) resolve(match[0])
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.on('close', () => reject(new Error(`ended before it said ${String(what)}:\n${text}`)))
  })
}

describe('reformgraph start', () => {
  it('builds the shipped corpus, says a taken port plainly, serves on the next, and ends on Ctrl-C', async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    stops.push(() => blocker.close())
    await once(blocker, 'listening')
    const address = blocker.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const child = started(['start', '--graph', folderOf(), '--port', String(address.port)])
    const over = ended(child)
    const url = await said(child, /http:\/\/127\.0\.0\.1:\d+/)
    expect(url).not.toBe(`http://127.0.0.1:${address.port}`)
    const page = await fetch(url)
    expect({ status: page.status, type: page.headers.get('content-type') }).toMatchObject({
      status: 200,
      type: expect.stringContaining('text/html'),
    })
    const hits = await (await fetch(`${url}/api/search?q=${encodeURIComponent('放管服')}`)).text()
    expect(hits).toContain('放管服')
    child.kill('SIGINT')
    const { code, out, err } = await over
    expect(code).toBe(130)
    expect(out + err).toContain(String(address.port))
  })

  it('does not replace a graph of other documents unasked', async () => {
    const graph = folderOf()
    mkdirSync(join(graph, 'documents'))
    writeFileSync(join(graph, 'documents/mine.json'), '{}')
    expect(await reformgraph('start', '--graph', graph)).toMatchObject({
      code: 3,
      err: expect.stringContaining('holds a graph of other documents (mine …)'),
    })
  })
})
