/**
 * A sentence cut into words as nodejieba's `cut` does it, word for word: of all ways through the dictionary the one of the greatest weight,
 * found from the end (cppjieba's `MPSegment`); characters that stay alone in a row are put together by the hidden Markov model
 * (`MixSegment`). A test holds both against each other. The library itself takes 250 MB and a second to load in each thread.
 */
import { createTrie } from '../trie.ts'
import type { Trie } from '../trie.ts'
import type { Dictionary } from './dictionary.ts'
import { isSecondHalf } from './hidden-markov.ts'
import type { UnknownWords } from './hidden-markov.ts'

export interface Cutter {
  /** The words of a stretch of text, in order. */
  readonly cut: (text: string, start: number, end: number) => Cut
  /** The part of speech of a word that stands alone, where the dictionary has it. */
  readonly tagOf: (word: string) => string | undefined
}

export interface Cut {
  /** Where every word ends. */
  readonly ends: readonly number[]
  /** A number that all words of one form share: below 0 where no word list has it. */
  readonly rows: readonly number[]
}

/** Marks at which the library takes a text apart before it looks for words. */
const SEPARATORS = new Set([' ', '\t', '\n', '，', '。'].map((mark) => mark.charCodeAt(0)))
const UNKNOWN = -1

/** @param names words of the weight of the median word, with the part of speech `tag`, whatever the dictionary says of them */
export function createCutter(dictionary: Dictionary, unknownWords: UnknownWords, names: ReadonlySet<string>, tag: string): Cutter {
  const { lists, weights } = withNames(dictionary, names)
  const { alone } = dictionary
  /** By place in the stretch: the weight of the best way from it to the end, where its first word ends, and the row of that. */
  let best = new Float64Array(0)
  let reach = new Int32Array(0)
  let row = new Int32Array(0)

  const findWay = (text: string, start: number, end: number): void => {
    best[end - start] = 0
    for (let at = end - 1; at >= start; at--) {
      if (isSecondHalf(text, start, at)) continue
      const first = text.charCodeAt(at)
      const isPair = at + 1 < end && isSecondHalf(text, start, at + 1)
      let to = at + (isPair ? 2 : 1)
      let most = (best[to - start] ?? 0) + (alone[isPair ? 0 : first] ?? 0)
      let word = UNKNOWN
      const second = at + 1 < end ? text.charCodeAt(at + 1) : 0
      for (const { trie, from } of lists) {
        for (let place = trie.begin(first, second), next = at + 2; place >= 0; next++) {
          const name = trie.nameAt(place)
          const sum = (best[next - start] ?? 0) + (weights[from + name] ?? 0)
          if (name >= 0 && (sum > most || (sum === most && next < to))) [most, to, word] = [sum, next, from + name]
          if (next >= end) break
          place = trie.step(place, text.charCodeAt(next))
        }
      }
      best[at - start] = most
      reach[at - start] = to
      row[at - start] = word
    }
  }

  const cutPart = (text: string, start: number, end: number, ends: number[], rows: number[]): void => {
    if (best.length <= end - start) {
      const room = 2 * (end - start) + 1
      ;[best, reach, row] = [new Float64Array(room), new Int32Array(room), new Int32Array(room)]
    }
    const unknown = (from: number, to: number): void => {
      unknownWords(text, from, to, ends)
      while (rows.length < ends.length) rows.push(UNKNOWN)
    }
    dictionary.words.readAhead(text, start, end)
    findWay(text, start, end)
    /** Where the characters that stayed alone began, just before `at`. */
    let left = start
    for (let at = start; at < end;) {
      const to = reach[at - start] ?? end
      if (to - at > 1 && !(to - at === 2 && isSecondHalf(text, at, at + 1))) {
        if (left < at) unknown(left, at)
        ends.push(to)
        rows.push(row[at - start] ?? UNKNOWN)
        left = to
      }
      at = to
    }
    if (left < end) unknown(left, end)
  }

  return {
    cut(text, start, end) {
      const [ends, rows]: [number[], number[]] = [[], []]
      for (let at = start; at < end;) {
        let to = at
        while (to < end && !SEPARATORS.has(text.charCodeAt(to))) to++
        if (to === at) {
          ends.push(++to)
          rows.push(UNKNOWN)
        } else cutPart(text, at, to, ends, rows)
        at = to
      }
      return { ends, rows }
    },
    tagOf: (word) => (names.has(word) ? tag : dictionary.tagOf(word)),
  }
}

/** A list of words: their rows are their indices in the trie, counted from `from`. */
interface List {
  readonly trie: Trie
  readonly from: number
}

/** Names that the dictionary has take another weight there; the others stand behind its words. */
function withNames({ words, weights: given, median }: Dictionary, names: ReadonlySet<string>): { lists: List[]; weights: Float64Array } {
  const others = [...names].filter((name) => words.find(name) < 0)
  const weights = new Float64Array(given.length + others.length).fill(median)
  weights.set(given)
  for (const name of names) {
    const row = words.find(name)
    if (row >= 0) weights[row] = median
  }
  const lists = [{ trie: words, from: 0 }]
  if (others.length > 0) lists.push({ trie: createTrie(others), from: given.length })
  return { lists, weights }
}
