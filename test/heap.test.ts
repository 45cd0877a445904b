import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { afterEach, expect, it, vi } from 'vitest'
import { withHeapFor, withTightHeap } from '../src/heap.ts'
import { folderOf } from './support/folder.ts'

vi.mock('node:v8', () => ({ setFlagsFromString: vi.fn<(flag: string) => void>() }))
const said = vi.mocked(setFlagsFromString)

const flags = (): string[] => said.mock.calls.map(([flag]) => flag)

function failing(): never {
  throw new RangeError('no')
}

afterEach(() => void said.mockClear())

const EARLY = ['--heap-growing-percent=15']
const TIGHT = ['--heap-growing-percent=8', '--semi-space-growth-factor=1', '--optimize-for-size']
const FREE = ['--heap-growing-percent=0', '--semi-space-growth-factor=2', '--no-optimize-for-size']

it('a short document leaves the heap to V8', () => {
  expect(withHeapFor(499_999, () => 7)).toBe(7)
  expect(said).not.toHaveBeenCalled()
})

it.each([
  [500_000, EARLY],
  [1_999_999, EARLY],
  [2_000_000, TIGHT],
])('with one of %i characters the heap is tight until the work is done, or has failed', (characters, flagsThen) => {
  expect(withHeapFor(characters, flags)).toEqual(flagsThen)
  expect(flags()).toEqual([...flagsThen, ...FREE])
  said.mockClear()
  expect(() => withHeapFor(characters, failing)).toThrow('no')
  expect(flags()).toEqual([...flagsThen, ...FREE])
})

it('work may have a tight heap whatever it is about', () => {
  expect(withTightHeap(flags)).toEqual(TIGHT)
  expect(flags()).toEqual([...TIGHT, ...FREE])
})

/** Megabytes of a heap in which seeds, a text of a million characters and its graph have room; with hints and claims as objects they had not. */
const HEAP = 100

it('a text of a million characters is extracted in a small heap', () => {
  const file = join(folderOf(), 'long.txt')
  execFileSync(process.execPath, ['test/support/long-text.mjs', '1000000', file])
  const program = [`--max-old-space-size=${String(HEAP)}`, 'test/support/extract-long.mjs', file]
  const found: unknown = JSON.parse(execFileSync(process.execPath, program, { encoding: 'utf8' }))
  expect(found).toMatchObject({ characters: 1_000_000, entities: expect.any(Number), relations: expect.any(Number) })
})
