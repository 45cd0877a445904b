import { describe, expect, it } from 'vitest'
import { ReformGraphError } from '../../src/errors.ts'
import { checkDictionary, readDictionary, readOwnFile } from '../../src/text/dictionary.ts'

const SMALL = '改 50 v\n改革 30 vn\n网格 10 n\n格 10 n\n'
const found = (text: string, { words }: ReturnType<typeof readDictionary>): number[] =>
  words.all(text, 0, text.length).map(({ name }) => name)

it('a word weighs the logarithm of its share, a character that is no word as much as the rarest', () => {
  const { weights, alone } = readDictionary(SMALL, '')
  expect([...weights]).toEqual([50, 30, 10, 10].map((frequency) => Math.log(frequency / 100)))
  expect(['改', '格', '网'].map((word) => alone[word.charCodeAt(0)])).toEqual([50, 10, 10].map((frequency) => Math.log(frequency / 100)))
})

it('a newer word weighs what the median word does, unless its frequency is given, and takes the place of an older one', () => {
  const dictionary = readDictionary(SMALL, '网格化\n改革 20 n\n网格长 nz')
  expect(dictionary.median).toBe(Math.log(30 / 100))
  expect(Array.from(dictionary.weights.subarray(4))).toEqual([30, 20, 30].map((frequency) => Math.log(frequency / 100)))
  expect(found('网格化改革网格长', dictionary)).toEqual([2, 4, 5, 2, 6])
  expect(['网格化', '改革', '网格长', '改', '网'].map((word) => dictionary.tagOf(word))).toEqual([undefined, 'n', 'nz', 'v', undefined])
})

it('lines may end as they do on Windows', () => {
  const { tagOf, weights } = readDictionary(SMALL.replaceAll('\n', '\r\n'), '')
  expect([tagOf('改革'), weights.length]).toEqual(['vn', 4])
})

describe('a dictionary that is not what it should be', () => {
  it.each([
    ['', 'is empty'],
    ['改革 vn\n', '“改革 vn”'],
    ['改革 many vn\n', '“改革 many vn”'],
    ['改革 0 vn\n', '“改革 0 vn”'],
    ['改革 3 v n\n', '“改革 3 v n”'],
    [' 3 n\n', '“ 3 n”'],
  ])('%j is refused with what to do', (text, why) => {
    expect(() => readDictionary(text, '')).toThrow(ReformGraphError)
    expect(() => readDictionary(text, '')).toThrow(why)
    expect(() => readDictionary(text, '')).toThrow('npm install nodejieba')
  })
})

it('what nodejieba brings is there', () => {
  expect(() => checkDictionary()).not.toThrow()
  expect(readOwnFile('newer')).toContain('云计算')
  expect(readDictionary().weights.length).toBeGreaterThan(300_000)
})
