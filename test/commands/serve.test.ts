import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Args, Io } from '../../src/commands/command.ts'
import { serve } from '../../src/commands/serve.ts'
import { StoreError, UsageError } from '../../src/errors.ts'
import { encodeDocument } from '../../src/graph/document.ts'
import { deriveStore } from '../../src/store/derive.ts'
import { recordFile } from '../../src/store/record.ts'
import { folderOf } from '../support/folder.ts'
import { DOCUMENTS, ontology } from '../support/graphs.ts'

async function graphFolder(): Promise<string> {
  const folder = folderOf()
  for (const graph of DOCUMENTS) {
    const file = join(folder, 'documents', `${graph.document.id}.json`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, encodeDocument(graph))
  }
  await deriveStore(folder, ontology)
  return folder
}

interface Started {
  readonly url: string
  readonly notes: readonly string[]
  readonly stop: () => Promise<number | void>
}

const argsOf = (graph: string, options: Args['options'] = { port: '0' }): Args => ({
  positionals: [],
  options,
  graph,
  json: false,
  quiet: false,
})

/** Starts the command and waits for the address that it prints. */
async function start(args: Args): Promise<Started> {
  const abort = new AbortController()
  const notes: string[] = []
  let ran: Promise<number | void> = Promise.resolve()
  const url = await new Promise<string>((resolve, reject) => {
    const io: Io = {
      print: (text) => Promise.resolve(resolve(text.trim())),
      note: (line) => notes.push(line),
      columns: undefined,
      progress: false,
      colour: false,
      env: {},
      signal: abort.signal,
    }
    ran = serve.run(args, io)
    ran.catch(reject)
  })
  const stop = (): Promise<number | void> => {
    abort.abort()
    return ran
  }
  onTestFinished(async () => {
    await stop()
  })
  return { url, notes, stop }
}

describe('serve', () => {
  it('answers from the folder: the graph, a text, a question, a statement', async () => {
    const { url, notes } = await start(argsOf(await graphFolder()))
    const get = async (path: string): Promise<unknown> => (await fetch(new URL(path, url))).json()
    expect(notes.at(-1)).toContain('3 documents')
    expect(await get('api/ontology')).toMatchObject({ engine: 'ladybug' })
    expect(await get(`api/documents/${encodeURIComponent('reports/2021/青河')}`)).toMatchObject({ text: DOCUMENTS[0]?.document.text })
    expect(await get(`api/questions/adopters?measure=${encodeURIComponent('枫桥经验')}`)).toMatchObject({
      rows: [
        { region: '甲省青河县', stage: 'pioneered', year: 2019, quote: '青河县率先推行枫桥经验' },
        { region: '甲省山阳区', stage: 'piloted', year: 2023 },
      ],
    })
    const statement = JSON.stringify({ text: 'MATCH (n:Region) RETURN n.name AS name ORDER BY name' })
    const answer = await fetch(new URL('api/cypher', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: statement,
    })
    expect(await answer.json()).toMatchObject({
      rows: [{ name: '乙省湖口市' }, { name: '甲省山阳区' }, { name: '甲省青河县' }],
      truncated: false,
    })
  })

  it('refuses a statement that writes, and offers names near an unknown one', async () => {
    const { url } = await start(argsOf(await graphFolder()))
    const body = JSON.stringify({ text: 'MATCH (n) DETACH DELETE n' })
    const written = await fetch(new URL('api/cypher', url), { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect(written.status).toBe(400)
    const unknown = await fetch(new URL(`api/questions/adopters?measure=${encodeURIComponent('枫桥')}`, url))
    expect([unknown.status, await unknown.json()]).toMatchObject([400, { detail: expect.stringContaining('枫桥经验') }])
  })

  it('serves a graph that is built anew meanwhile, whole, to those who are signed in too', async () => {
    const folder = await graphFolder()
    const token = 'd41d8cd98f00b204e9800998ecf8427e'
    const file = join(folder, 'token')
    writeFileSync(file, token, { mode: 0o600 })
    const { url, notes } = await start(argsOf(folder, { port: '0', 'token-file': file }))
    const signedIn = await fetch(new URL('api/session', url), { method: 'POST', headers: { authorization: `Bearer ${token}` } })
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const count = async (path: string, of: string): Promise<number> => {
      const response = await fetch(new URL(path, url), { headers: { cookie } })
      expect(response.status).toBe(200)
      const answer: Record<string, unknown[]> = await response.json()
      return answer[of]?.length ?? 0
    }
    const [documents, leaders] = ['api/documents', 'api/questions/documents']
    expect([await count(documents, 'documents'), await count(leaders, 'rows')]).toEqual([3, 3])
    rmSync(join(folder, 'documents', `${DOCUMENTS[0]?.document.id}.json`))
    expect([await count(documents, 'documents'), await count(leaders, 'rows')], 'nothing is published yet').toEqual([3, 3])
    await deriveStore(folder, ontology)
    await expect.poll(() => count(documents, 'documents'), { timeout: 60_000 }).toBe(2)
    expect(await count(leaders, 'rows')).toBe(2)
    expect(notes.at(-1)).toMatch(/^The graph was built anew: 2 documents, \d+ nodes/)
    expect((await fetch(new URL('api/documents', url))).status).toBe(401)
  })

  it('goes on with the graph before where the new one cannot be served, and takes the next', async () => {
    const folder = await graphFolder()
    const { url, notes } = await start(argsOf(folder))
    const documents = async (): Promise<unknown[]> => (await (await fetch(new URL('api/documents', url))).json()).documents
    writeFileSync(`${recordFile(folder)}.aside`, 'rubbish')
    renameSync(`${recordFile(folder)}.aside`, recordFile(folder))
    await expect.poll(() => notes.at(-1), { timeout: 60_000 }).toMatch(/cannot be served, the one before goes on: .*is damaged/)
    expect(await documents()).toHaveLength(3)
    rmSync(join(folder, 'documents', `${DOCUMENTS[0]?.document.id}.json`))
    await deriveStore(folder, ontology)
    await expect.poll(documents, { timeout: 60_000 }).toHaveLength(2)
  })

  it('stops when it is told to', async () => {
    const { url, stop } = await start(argsOf(await graphFolder()))
    await stop()
    await expect(fetch(url)).rejects.toThrow('fetch failed')
  })

  it('says that a port is taken and takes the next free one', async () => {
    const other = createServer()
    onTestFinished(() => new Promise((resolve) => other.close(() => resolve())))
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
    const { url, notes } = await start(argsOf(await graphFolder(), { port: String(port) }))
    expect(Number(new URL(url).port)).toBeGreaterThan(port)
    expect(notes[0]).toBe(`Port ${port} is taken, trying ${port + 1}.`)
  })

  it.each(['x', '65536', '-1', '80.5', ''])('refuses the port %j', async (port) => {
    await expect(start(argsOf(folderOf(), { port }))).rejects.toThrow(UsageError)
  })

  it('on a wider address answers nobody without the token', async () => {
    const folder = await graphFolder()
    await expect(start(argsOf(folder, { port: '0', host: '0.0.0.0' }))).rejects.toThrow('need a token')
    const token = 'd41d8cd98f00b204e9800998ecf8427e'
    const file = join(folder, 'token')
    writeFileSync(file, `${token}\n`, { mode: 0o600 })
    const { url, notes } = await start(argsOf(folder, { port: '0', host: '0.0.0.0', 'token-file': file }))
    // Another address of this machine reaches it too.
    const statusAt = async (headers: Readonly<Record<string, string>>): Promise<number> =>
      (await fetch(new URL('api/ontology', url.replace('127.0.0.1', '127.0.0.2')), { headers })).status
    expect([await statusAt({}), await statusAt({ authorization: `Bearer ${token}` })]).toEqual([401, 200])
    expect(notes.join('\n')).toContain('#token=…')
    expect(notes.join('\n')).not.toContain(token)
  })

  it('says what to do where there is no graph', async () => {
    await expect(start(argsOf(folderOf()))).rejects.toThrow(StoreError)
  })
})
