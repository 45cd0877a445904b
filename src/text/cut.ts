/**
 * A sentence cut into words as nodejieba's `cut` does it, word for word: of all ways through the dictionary the one of the greatest weight,
 * found from the end (cppjieba's `MPSegment`); characters that stay alone in a row are put together by the hidden Markov model
 * (`MixSegment`). A test holds both against each other. The library itself takes 250 MB and a second to load in each thread.
 */
import { createTrie } from '../trie.ts'
import type { Dictionary } from './dictionary.ts'
import { isSecondHalf } from './hidden-markov.ts'
import type { UnknownWords } from './hidden-markov.ts'

export interface Cutter {
  /** The end of every word of a stretch of text, in order. */
  readonly cut: (text: string, start: number, end: number) => readonly number[]
  /** The part of speech of a word that stands alone, where the dictionary has it. */
  readonly tagOf: (word: string) => string | undefined
}

/** Marks at which the library takes a text apart before it looks for words. */
const SEPARATORS = new Set([' ', '\t', '\n', '，', '。'].map((mark) => mark.charCodeAt(0)))

/** @param names words of the weight of the median word, with the part of speech `tag`, whatever the dictionary says of them */
export function createCutter(dictionary: Dictionary, unknownWords: UnknownWords, names: ReadonlySet<string>, tag: string): Cutter {
  const { words, weights, alone, median } = dictionary
  const own = createTrie([...names])
  /** By place in the stretch: the weight of the best way from it to the end, and where its first word ends. */
  let best = new Float64Array(0)
  let reach = new Int32Array(0)

  const findWay = (text: string, start: number, end: number): void => {
    best[end - start] = 0
    for (let at = end - 1; at >= start; at--) {
      if (isSecondHalf(text, start, at)) continue
      const isPair = at + 1 < end && isSecondHalf(text, start, at + 1)
      let to = at + (isPair ? 2 : 1)
      let most = (best[to - start] ?? 0) + (alone[isPair ? 0 : text.charCodeAt(at)] ?? 0)
      let ownEnds: number[] | undefined
      const consider = (next: number, weight: number): void => {
        const sum = (best[next - start] ?? 0) + weight
        if (sum > most || (sum === most && next < to)) [most, to] = [sum, next]
      }
      own.at(text, at, end, (next) => {
        ;(ownEnds ??= []).push(next)
        consider(next, median)
      })
      words.at(text, at, end, (next, word) => {
        if (!ownEnds?.includes(next)) consider(next, weights[word] ?? 0)
      })
      best[at - start] = most
      reach[at - start] = to
    }
  }

  const cutPart = (text: string, start: number, end: number, ends: number[]): void => {
    if (best.length <= end - start) [best, reach] = [new Float64Array(2 * (end - start) + 1), new Int32Array(2 * (end - start) + 1)]
    findWay(text, start, end)
    /** Where the characters that stayed alone began, just before `at`. */
    let row = start
    for (let at = start; at < end;) {
      const to = reach[at - start] ?? end
      if (to - at > 1 && !(to - at === 2 && isSecondHalf(text, at, at + 1))) {
        if (row < at) unknownWords(text, row, at, ends)
        ends.push(to)
        row = to
      }
      at = to
    }
    if (row < end) unknownWords(text, row, end, ends)
  }

  return {
    cut(text, start, end) {
      const ends: number[] = []
      for (let at = start; at < end;) {
        let to = at
        while (to < end && !SEPARATORS.has(text.charCodeAt(to))) to++
        if (to === at) ends.push(++to)
        else cutPart(text, at, to, ends)
        at = to
      }
      return ends
    },
    tagOf: (word) => (names.has(word) ? tag : dictionary.tagOf(word)),
  }
}
