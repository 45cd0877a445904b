import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { createGate, endWorker, inNative } from '../src/native-gate.ts'
import { PATHS } from '../src/paths.ts'
import { folderOf } from './support/folder.ts'

const compiled = (path: string): string => JSON.stringify(pathToFileURL(join(PATHS.root, 'dist', path)).href)

/** A thread that is hardly ever outside of the segmenter. */
const SEGMENTS = `
import { parentPort } from 'node:worker_threads'
import { createSegmenter } from ${compiled('text/words.js')}
const segment = createSegmenter([])
const text = '深入推进“放管服”改革，全面推行一网通办和网格化管理。'.repeat(40)
parentPort.postMessage('at work')
for (;;) segment({ text, sentences: [{ start: 0, end: text.length, paragraph: 0, section: 0 }] })
`

/** Ends it again and again; prints how often. */
const ENDS = `
import { Worker } from 'node:worker_threads'
import { createGate, endWorker } from ${compiled('native-gate.js')}
let ended = 0
for (; ended < 5; ended++) {
  const gate = createGate()
  const worker = new Worker(new URL(process.argv[1]), { execArgv: [], workerData: { gate } })
  worker.on('error', () => {})
  await new Promise((resolve) => worker.once('message', resolve))
  await new Promise((resolve) => setTimeout(resolve, 7 * ended))
  await endWorker(worker, gate, 60_000)
}
console.log(ended)
`

it('a thread that is ended while it segments takes no other with it', () => {
  const script = pathToFileURL(join(folderOf({ 'segments.mjs': SEGMENTS }), 'segments.mjs')).href
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', ENDS, script], { encoding: 'utf8' })).toBe('5\n')
})

it('a worker that is outside is ended at once, one that stays inside after a while', async () => {
  const ended: string[] = []
  const workerOf = (name: string) => ({ terminate: async () => ended.push(name) })
  await endWorker(workerOf('outside'), createGate(), 60_000)
  const inside = createGate()
  Atomics.store(inside, 1, 1)
  await endWorker(workerOf('inside'), inside, 20)
  expect(ended).toEqual(['outside', 'inside'])
})

it('a call in a thread that nobody ends is only a call', () => {
  expect(inNative(() => 7)).toBe(7)
})
