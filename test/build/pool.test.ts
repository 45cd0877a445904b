import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { InputError, StoreError } from '../../src/errors.ts'
import { openPool, type Pool } from '../../src/build/pool.ts'
import type { Job } from '../../src/build/extraction.ts'
import { LIMITS } from '../../src/read/reading.ts'
import { folderOf } from '../support/folder.ts'

/** A worker that does what the id of the document says. */
const WORKER = `
import { parentPort } from 'node:worker_threads'
let served = 0
parentPort.on('message', ({ kind, job }) => {
  const file = kind === 'extract' ? job.file : { id: job.path }
  served++
  if (file.id === 'throw') throw new Error('thrown')
  if (file.id === 'exit') process.exit(7)
  if (file.id === 'hang') return
  if (file.id === 'loop') { parentPort.postMessage({ seconds: 0.2 }); for (;;); }
  if (file.id === 'steps') { parentPort.postMessage({ seconds: 0.001 }); parentPort.postMessage({ seconds: 60 }) }
  if (file.id === 'packed') return parentPort.postMessage({ members: [], issues: [] })
  if (file.id === 'broken') return parentPort.postMessage({ broken: 'the seeds are broken', fault: 'input' })
  if (file.id === 'full') return parentPort.postMessage({ broken: 'the disk is full', fault: 'store' })
  if (file.id === 'memory') { const all = []; for (;;) all.push(new Array(1e6).fill(served)) }
  parentPort.postMessage({ issues: [], json: file.id, served })
})`

function pool(size = 2): Pool {
  return openPool(pathToFileURL(join(folderOf({ 'worker.mjs': WORKER }), 'worker.mjs')), size)
}

const job = (id: string): Job => ({ file: { id, path: `${id}.txt`, absolute: `/${id}.txt` }, metadata: undefined, limits: LIMITS })

describe('openPool', () => {
  it('answers every job, however many there are', async () => {
    const { extract, close } = pool()
    const ids = Array.from({ length: 50 }, (_, i) => String(i))
    const answers = await Promise.all(ids.map((id) => extract(job(id))))
    expect(answers.map((answer) => answer.json)).toEqual(ids)
    await close()
  })

  it('takes no more workers than it may', async () => {
    const { extract, close } = pool(1)
    const answers = await Promise.all(['a', 'b', 'c'].map((id) => extract(job(id))))
    expect(answers.at(-1)).toMatchObject({ served: 3 })
    await close()
  })

  it.each([
    ['throws', 'throw', 'thrown'],
    ['ends', 'exit', 'the worker ended'],
  ])('makes an Issue of the document on which a worker %s, and goes on', async (_, id, why) => {
    const { extract, close } = pool(1)
    const [, bad, good] = await Promise.all([extract(job('a')), extract(job(id)), extract(job('b'))])
    expect(bad).toEqual({ issues: [{ document: id, rule: 'extract/failure', message: `${id}.txt: could not be extracted (${why})` }] })
    expect(good.json).toBe('b')
    await close()
  })

  it('fails where a worker cannot begin at all', async () => {
    const { extract, close } = pool(1)
    await expect(extract(job('broken'))).rejects.toThrow(new InputError('the seeds are broken'))
    await expect(extract(job('full'))).rejects.toThrow(new StoreError('the disk is full'))
    await close()
  })

  it('gives up a document that takes longer than it may, ends the worker and goes on with another', async () => {
    const { extract, close } = pool(1)
    const [bad, good] = await Promise.all([extract(job('loop')), extract(job('a'))])
    const message = 'loop.txt: took longer than 1 s and was given up; split it, or raise --max-seconds (120)'
    expect(bad).toEqual({ issues: [{ document: 'loop', rule: 'read/time', message }] })
    expect(good).toMatchObject({ json: 'a', served: 1 })
    await close()
  })

  it('lets each step take as long as the worker says', async () => {
    const { extract, close } = pool(1)
    expect(await extract(job('steps'))).toMatchObject({ json: 'steps' })
    await close()
  })

  it('unpacks, and makes an Issue of a file on which a worker dies', async () => {
    const { unpack, close } = pool(1)
    const packed = (path: string) => unpack({ path, absolute: path, folder: '/none', textColumn: undefined, limits: LIMITS })
    expect(await packed('packed')).toEqual({ members: [], issues: [] })
    expect(await packed('loop')).toMatchObject({ members: [], issues: [{ document: 'loop', rule: 'read/time' }] })
    expect(await packed('throw')).toMatchObject({ members: [], issues: [{ document: 'throw', rule: 'extract/failure' }] })
    await close()
  })

  it('ends at once what is under way and what waits', async () => {
    const { extract, close } = pool(1)
    const all = Promise.allSettled([extract(job('hang')), extract(job('a'))])
    await close()
    for (const outcome of await all) expect(outcome.status).toBe('rejected')
  })
})
