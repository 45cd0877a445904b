import { describe, expect, it } from 'vitest'
import { generations, type Generation } from '../../src/serve/generations.ts'

interface Made extends Generation {
  /** Answers what it was asked first. */
  readonly answer: () => void
  readonly closed: () => boolean
}

function made(name: string): Made {
  const waiting: (() => void)[] = []
  let closed = false
  return {
    fetch: () => new Promise((done) => waiting.push(() => done(new Response(name)))),
    close: async () => {
      await Promise.resolve()
      closed = true
    },
    answer: () => waiting.shift()?.(),
    closed: () => closed,
  }
}

const request = new Request('http://localhost/')
const said = async (answer: Promise<Response>): Promise<string> => (await answer).text()
const soon = (): Promise<void> => new Promise((done) => setImmediate(done))

describe('generations', () => {
  it('let a request be answered by the graph that was there when it came, and close it after its last answer', async () => {
    const [old, next] = [made('old'), made('next')]
    const graphs = generations(old)
    const answers = [graphs.fetch(request), graphs.fetch(request)]
    graphs.replace(next)
    const after = graphs.fetch(request)
    old.answer()
    await soon()
    expect(old.closed()).toBe(false)
    old.answer()
    next.answer()
    expect(await Promise.all([...answers, after].map(said))).toEqual(['old', 'old', 'next'])
    await soon()
    expect([old.closed(), next.closed()]).toEqual([true, false])
  })

  it('close a graph of which nothing is asked at once, and the last one at the end', async () => {
    const [old, next] = [made('old'), made('next')]
    const graphs = generations(old)
    graphs.replace(next)
    await soon()
    expect([old.closed(), next.closed()]).toEqual([true, false])
    await graphs.close()
    expect(next.closed()).toBe(true)
  })

  it('end only when the graphs before have ended too', async () => {
    const [old, next] = [made('old'), made('next')]
    const graphs = generations(old)
    const answer = graphs.fetch(request)
    graphs.replace(next)
    let ended = false
    const ending = graphs.close().then(() => (ended = true))
    await soon()
    expect([ended, next.closed()]).toEqual([false, true])
    old.answer()
    expect(await said(answer)).toBe('old')
    await ending
    expect(old.closed()).toBe(true)
  })

  it('count an answer that fails as one', async () => {
    const broken: Generation = { fetch: () => Promise.reject(new Error('broken')), close: () => Promise.resolve() }
    const graphs = generations(broken)
    await expect(graphs.fetch(request)).rejects.toThrow('broken')
    await graphs.close()
  })
})
