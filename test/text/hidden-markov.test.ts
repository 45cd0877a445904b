import nodejieba from 'nodejieba'
import { describe, expect, it } from 'vitest'
import { ReformGraphError } from '../../src/errors.ts'
import { readOwnFile } from '../../src/text/dictionary.ts'
import { createUnknownWords } from '../../src/text/hidden-markov.ts'

const unknownWords = createUnknownWords()

function wordsOf(text: string): string[] {
  const ends: number[] = []
  unknownWords(text, 0, text.length, ends)
  return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end))
}

describe('words that no dictionary has are those of nodejieba', () => {
  it.each([
    '赵欣茹',
    '他来到了网易杭研大厦',
    'ABC2平台3.5版1.2.3与a1b2_c',
    '𠮷',
    '鱻𠮷林路𠮷鱻',
    '囧囧囧囧囧囧囧囧囧囧囧囧囧囧囧囧囧囧囧囧囧囧囧',
    '\u0000\u007f\u0080é',
    '深入推进“放管服”改革！推行一网通办',
  ])('%s', (text) => {
    expect(wordsOf(text)).toEqual(nodejieba.cutHMM(text))
  })
})

it('words are added behind what was found before', () => {
  const ends = [1]
  unknownWords('在赵欣茹处', 1, 4, ends)
  expect(ends).toEqual([1, 4])
})

describe('a damaged model', () => {
  const whole = readOwnFile('model')
  it.each([
    ['empty', ''],
    ['cut off', whole.slice(0, whole.length / 2)],
    ['of words', whole.replace('-0.5108', 'no')],
  ])('is refused: %s', (_, file) => {
    expect(() => createUnknownWords(file)).toThrow(ReformGraphError)
  })
})
