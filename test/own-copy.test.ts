import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { createIdentity } from '../src/entities/resolve.ts'
import { ownCopy } from '../src/own-copy.ts'
import { createSegmenter } from '../src/text/words.ts'
import { docOf } from './support/reading.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** Megabytes in use. What lies outside the heap is given back a little later than what points to it. */
async function used(): Promise<number> {
  for (let round = 0; round < 4; round++) {
    collect()
    await new Promise((resolve) => void setTimeout(resolve, 20))
  }
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

/** Megabytes that stay of what some work gives for each of forty texts of a megabyte. */
async function kept(work: (text: string, index: number) => unknown): Promise<number> {
  const before = await used()
  const given = Array.from({ length: 40 }, (_, index) =>
    work(Buffer.alloc(2 ** 20, `text${String(index)}number\n`).toString('latin1'), index),
  )
  const after = await used()
  expect(given.length).toBe(40)
  return after - before
}

it.each(['', '河长制', '河长制、湖长制、林长制、田长制、街长制', '𠮷\uD842', 'a'.repeat(100)])('is the same text: %j', (text) => {
  expect(ownCopy(text)).toBe(text)
})

it('keeps no longer text alive, as a part of it would', async () => {
  expect(await kept((text) => ownCopy(text.slice(5, 60)))).toBeLessThan(10)
  expect(await kept((text) => text.slice(5, 60))).toBeGreaterThan(30)
})

it('what is remembered of words and names from one document to the next keeps none of them', async () => {
  const segment = createSegmenter([])
  const identity = createIdentity([], [])
  const read = (text: string, index: number): void => {
    segment(docOf(`${'x'.repeat(30)}${String(index)}。\n${text.slice(0, 2 ** 19)}`))
    identity.settle('Measure', text.slice(index, index + 40))
  }
  read('text\n'.repeat(2 ** 17), 99)
  expect(await kept(read)).toBeLessThan(10)
})
