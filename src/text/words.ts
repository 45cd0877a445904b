/**
 * Words with their parts of speech (nodejieba). Its dictionary cuts 放管服改革 into 放/管/服/改革, so it is fed with the names of the
 * lexicon first. A segmenter is shared state of the native library: made once for a set of names.
 */
import { createRequire } from 'node:module'
import type * as Jieba from 'nodejieba'
import { ReformGraphError } from '../errors.ts'
import type { Doc, Word } from '../model.ts'

/** The words of every sentence of a document, in order. */
export type Segmenter = (doc: Doc) => Word[]

const fed = new Set<string>()

/**
 * A segmenter that knows these names.
 * @throws {ReformGraphError} where nodejieba, which is compiled at install, is missing
 */
export function createSegmenter(names: Iterable<string>): Segmenter {
  const jieba = loadJieba()
  for (const name of names) {
    if (fed.has(name) || !/^[\p{Script=Han}\d]{2,10}$/u.test(name)) continue
    jieba.insertWord(name, 'nz')
    fed.add(name)
  }
  return ({ text, sentences }) => {
    const words: Word[] = []
    const tags = new Map<string, string>()
    for (const { start, end } of sentences) {
      let at = start
      for (const { word, tag } of jieba.tag(text.slice(start, end))) {
        words.push({ start: at, end: at + word.length, tag: shared(tags, tag) })
        at += word.length
      }
      if (at !== end) throw new RangeError('the words of a sentence are not its characters')
    }
    return words
  }
}

/** One string for all equal ones: the library makes a new one for each word. */
function shared(known: Map<string, string>, text: string): string {
  const before = known.get(text)
  if (before !== undefined) return before
  known.set(text, text)
  return text
}

/** Loaded when it is needed: without it what was built before can still be asked. */
function loadJieba(): typeof Jieba {
  try {
    const jieba: typeof Jieba = createRequire(import.meta.url)('nodejieba')
    return jieba
  } catch (error) {
    const [why] = (error instanceof Error ? error.message : String(error)).split('\n')
    throw new ReformGraphError(
      `The word segmenter nodejieba cannot be loaded (${why ?? ''}). Install it with: npm install nodejieba (it may need a C++ compiler and Python).\n` +
        'What was built before can still be asked: ask, cypher, serve, export, load and verify do without it.',
      { cause: error },
    )
  }
}
