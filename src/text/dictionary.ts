/**
 * The words that nodejieba knows, with how often each occurs and its part of speech, from the files that it brings. The library itself keeps
 * each of the 350,000 words twice, in 250 MB; here they are columns of numbers behind one trie. What a word weighs is as in cppjieba's
 * `DictTrie`: the logarithm of its share of all occurrences; a word of unknown frequency weighs what the median word does.
 */
import { accessSync, constants, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ReformGraphError } from '../errors.ts'
import { createGrowingTrie } from '../trie.ts'
import type { Trie } from '../trie.ts'

export interface Dictionary {
  /** The words of two code units and more; a name's index is its place in `weights`. */
  readonly words: Trie
  readonly weights: Float64Array
  /** The weight of each code unit alone, whether the dictionary has it or not. */
  readonly alone: Float64Array
  /** The weight of a word of unknown frequency. */
  readonly median: number
  /** The part of speech that the dictionary gives a word, if any. */
  readonly tagOf: (word: string) => string | undefined
}

/** Files that nodejieba brings: its dictionary, a few newer words, and the model by which it puts other words together. */
const FILES = { main: 'jieba.dict.utf8', newer: 'user.dict.utf8', model: 'hmm_model.utf8' } as const

/** @throws {ReformGraphError} where nodejieba or one of its files is missing */
export function checkDictionary(): void {
  for (const name of Object.values(FILES)) fromOwnFile(name, (path) => accessSync(path, constants.R_OK))
}

/** The text of a file that nodejieba brings. @throws {ReformGraphError} where nodejieba or the file is missing */
export function readOwnFile(file: keyof typeof FILES): string {
  return fromOwnFile(FILES[file], (path) => readFileSync(path, 'utf8'))
}

function fromOwnFile<T>(name: string, look: (path: string) => T): T {
  try {
    const main = createRequire(import.meta.url).resolve('nodejieba')
    return look(join(dirname(main), 'submodules', 'cppjieba', 'dict', name))
  } catch (error) {
    const [why] = (error instanceof Error ? error.message : String(error)).split('\n')
    throw unreadable(why ?? '', error)
  }
}

/** What is said where a file of nodejieba is missing or is not what it should be. */
export function unreadable(why: string, cause?: unknown): ReformGraphError {
  return new ReformGraphError(
    `The word segmenter nodejieba cannot be loaded (${why}). Install it with: npm install nodejieba\n` +
      'What was built before can still be asked: ask, cypher, serve, export, load and verify do without it.',
    { cause },
  )
}

/** Its own dictionary and its own list of newer words. */
export function readDictionary(main = readOwnFile('main'), newer = readOwnFile('newer')): Dictionary {
  const columns = createColumns(linesOf(main) + linesOf(newer))
  const known = addRows(columns, main, 0, Number.NaN)
  if (known === 0) throw unreadable('its dictionary is empty')
  const sorted = columns.weights.subarray(0, known).toSorted()
  const total = sorted.reduce((sum, frequency) => sum + frequency, 0)
  const weightOf = (frequency: number): number => Math.log(frequency / total)
  const all = addRows(columns, newer, known, sorted[Math.floor(known / 2)] ?? 0)
  const weights = columns.weights.subarray(0, all).map(weightOf)
  const alone = new Float64Array(columns.alone.length)
  columns.alone.forEach((row, unit) => (alone[unit] = row < 0 ? weightOf(sorted[0] ?? 0) : (weights[row] ?? 0)))
  return { words: columns.trie, weights, alone, median: weightOf(sorted[Math.floor(known / 2)] ?? 0), tagOf: tagsOf(columns) }
}

/** Rows as they come: every one has a place in `weights` (first its frequency) and in `tags`. */
interface Columns {
  readonly trie: ReturnType<typeof createGrowingTrie>
  readonly weights: Float64Array
  readonly tags: Uint16Array
  readonly tagNames: string[]
  /** The row of each word of one code unit, or -1. */
  readonly alone: Int32Array
}

function createColumns(rows: number): Columns {
  return {
    trie: createGrowingTrie(rows),
    weights: new Float64Array(rows),
    tags: new Uint16Array(rows),
    tagNames: [],
    alone: new Int32Array(2 ** 16).fill(-1),
  }
}

function linesOf(text: string): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

/** Adds lines of “word frequency tag”, “word tag” or “word” from a row on; gives the row behind the last. */
function addRows({ trie, weights, tags, tagNames, alone }: Columns, text: string, from: number, unknown: number): number {
  const tagIndex = new Map(tagNames.map((name, index) => [name, index]))
  let row = from
  for (let start = 0, end; start < text.length; start = end + 1) {
    end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    if (end === start) continue
    const line = text.slice(start, text[end - 1] === '\r' ? end - 1 : end)
    const [left, right] = [line.indexOf(' '), line.lastIndexOf(' ')]
    const word = left < 0 ? line : line.slice(0, left)
    const tag = left < 0 ? '' : line.slice(right + 1)
    const frequency = left < right ? Number(line.slice(left + 1, right)) : unknown
    if (!(frequency > 0) || word === '') throw unreadable(`its dictionary has a row “${line}”`)
    if (!tagIndex.has(tag)) tagIndex.set(tag, tagNames.push(tag) - 1)
    weights[row] = frequency
    tags[row] = tagIndex.get(tag) ?? 0
    if (word.length === 1) alone[word.charCodeAt(0)] = row
    else trie.add(word, row)
    row++
  }
  return row
}

function tagsOf({ trie, tags, tagNames, alone }: Columns): Dictionary['tagOf'] {
  return (word) => {
    const row = word.length === 1 ? (alone[word.charCodeAt(0)] ?? -1) : trie.find(word)
    const tag = row < 0 ? undefined : tagNames[tags[row] ?? 0]
    return tag === '' ? undefined : tag
  }
}
