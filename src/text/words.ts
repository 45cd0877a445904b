/**
 * Tokens with their parts of speech (nodejieba). Its dictionary cuts 放管服改革 into 放/管/服/改革, so it is fed with the names of the
 * lexicon first. A segmenter is shared state of the native library: made once for a set of names.
 */
import { createRequire } from 'node:module'
import type * as Jieba from 'nodejieba'
import { ReformGraphError } from '../errors.ts'
import { hashOf } from '../hash.ts'
import type { Doc, WordForm, Tokens } from '../model.ts'
import { inNative } from '../native-gate.ts'

/** The words of every sentence of a document, in order. */
export type Segmenter = (doc: Doc) => Tokens

const fed = new Set<string>()

/**
 * A segmenter that knows these names.
 * @throws {ReformGraphError} where nodejieba, which is compiled at install, is missing
 */
export function createSegmenter(names: Iterable<string>): Segmenter {
  const jieba = loadJieba()
  for (const name of names) {
    if (fed.has(name) || !/^[\p{Script=Han}\d]{2,10}$/u.test(name)) continue
    inNative(() => jieba.insertWord(name, 'nz'))
    fed.add(name)
  }
  const forms = new Map<string, WordForm>()
  const formOf = (word: string): WordForm => {
    const known = forms.get(word)
    if (known) return known
    const form = readForm(word, tagOf(jieba, word))
    forms.set(word, form)
    return form
  }
  return ({ text, sentences }) => {
    if (forms.size > REMEMBERED) forms.clear()
    const words: WordForm[] = []
    const starts = new Int32Array(text.length)
    for (const { start, end } of sentences) {
      let at = start
      for (const word of inNative(() => jieba.cut(text.slice(start, end), true))) {
        starts[words.length] = at
        words.push(formOf(word))
        at += word.length
      }
      if (at !== end) throw new RangeError('the words of a sentence are not its characters')
    }
    return { starts: starts.slice(0, words.length), forms: words }
  }
}

/** Tokens that are remembered from one document to the next: asking for their parts of speech costs as much as the cutting. */
const REMEMBERED = 200_000

function readForm(text: string, tag: string): WordForm {
  return { text, hash: hashOf(text, 0, text.length), tag, tagHash: hashOf(tag, 0, tag.length) }
}

/**
 * The part of speech that the dictionary has for a word. One that is taken apart when it stands alone was put together by the library's
 * hidden Markov model: its letters and digits tell, as in cppjieba's `PosTagger`.
 */
function tagOf(jieba: typeof Jieba, word: string): string {
  const [own, ...more] = inNative(() => jieba.tag(word))
  if (own && more.length === 0) return own.tag
  const characters = Array.from(word)
  const ascii = characters.filter((character) => character < '\u0080').slice(0, Math.floor(characters.length / 2))
  return ascii.length === 0 ? 'x' : ascii.every((character) => character >= '0' && character <= '9') ? 'm' : 'eng'
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
