/**
 * Tokens with their parts of speech, as nodejieba cuts them. Its dictionary cuts 放管服改革 into 放/管/服/改革, so it is fed with the names
 * of the lexicon first.
 */
import { hashOf } from '../hash.ts'
import { ownCopy } from '../own-copy.ts'
import type { Doc, WordForm, Tokens } from '../model.ts'
import { createCutter } from './cut.ts'
import type { Cutter } from './cut.ts'
import { readDictionary } from './dictionary.ts'
import type { Dictionary } from './dictionary.ts'
import { createUnknownWords } from './hidden-markov.ts'
import type { UnknownWords } from './hidden-markov.ts'

/** The words of every sentence of a document, in order. */
export type Segmenter = (doc: Doc) => Tokens

/** What nodejieba brings, read once a thread. */
let brought: { readonly dictionary: Dictionary; readonly unknownWords: UnknownWords } | undefined

/**
 * A segmenter that knows these names.
 * @throws {ReformGraphError} where nodejieba, whose dictionary it is, is missing
 */
export function createSegmenter(names: Iterable<string>): Segmenter {
  brought ??= { dictionary: readDictionary(), unknownWords: createUnknownWords() }
  const fed = new Set([...names].filter((name) => /^[\p{Script=Han}\d]{2,10}$/u.test(name)))
  const cutter = createCutter(brought.dictionary, brought.unknownWords, fed, 'nz')
  let vocabulary = createVocabulary(cutter)
  return ({ text, sentences }) => {
    if (vocabulary.forms.length > REMEMBERED) vocabulary = createVocabulary(cutter)
    const { forms, idOf } = vocabulary
    const likely = Math.ceil(text.length * WORDS_A_CHARACTER) + 1
    let starts = new Int32Array(likely)
    let ids: Ids = forms.length > NARROW ? new Int32Array(likely) : new Uint16Array(likely)
    let count = 0
    for (const sentence of sentences) {
      let start = sentence.start
      const { ends, rows } = cutter.cut(text, start, sentence.end)
      for (let index = 0; index < ends.length; index++) {
        const [end = start, row = -1] = [ends[index], rows[index]]
        if (count === starts.length) {
          const length = Math.ceil(count * LONGER) + 1
          starts = copied(starts, new Int32Array(length))
          ids = copied(ids, ids instanceof Uint16Array ? new Uint16Array(length) : new Int32Array(length))
        }
        const id = idOf(row, text, start, end)
        if (id > NARROW && ids instanceof Uint16Array) ids = copied(ids, new Int32Array(ids.length))
        starts[count] = start
        ids[count++] = id
        start = end
      }
    }
    const own = ids.subarray(0, count)
    return { starts: starts.subarray(0, count), formAt: (index) => forms[own[index] ?? -1] }
  }
}

/** Few texts have more. */
const WORDS_A_CHARACTER = 0.56
/** By so much columns grow where there are more words all the same. */
const LONGER = 1.25

/** Words as indices into a vocabulary: in half the room while it is small. */
type Ids = Uint16Array<ArrayBuffer> | Int32Array<ArrayBuffer>
const NARROW = 0xffff

function copied<T extends Ids>(from: Ids, into: T): T {
  into.set(from)
  return into
}

/** Every word that was met, once. */
interface Vocabulary {
  readonly forms: readonly WordForm[]
  /** The index in `forms` of a stretch of text. @param row that the cutter knows it by, below 0 where it is in no list */
  readonly idOf: (row: number, text: string, start: number, end: number) => number
}

function createVocabulary(cutter: Cutter): Vocabulary {
  const forms: WordForm[] = []
  const listed: (number | undefined)[] = []
  const others = new Map<string, number>()
  const spelled = (word: string): number => {
    const known = others.get(word)
    if (known !== undefined) return known
    const own = ownCopy(word)
    const id = forms.push(readForm(own, tagOf(cutter, own))) - 1
    others.set(own, id)
    return id
  }
  return {
    forms,
    idOf(row, text, start, end) {
      if (row < 0) return spelled(text.slice(start, end))
      const known = listed[row]
      return known === undefined ? (listed[row] = spelled(text.slice(start, end))) : known
    },
  }
}

/** Words that are remembered from one document to the next: asking for their parts of speech costs as much as the cutting. */
const REMEMBERED = 200_000

function readForm(text: string, tag: string): WordForm {
  return { text, hash: hashOf(text, 0, text.length), tag, tagHash: hashOf(tag, 0, tag.length) }
}

/**
 * The part of speech that the dictionary has for a word. One that is taken apart when it stands alone was put together by the library's
 * hidden Markov model: its letters and digits tell, as in cppjieba's `PosTagger`.
 */
function tagOf({ cut, tagOf: known }: Cutter, word: string): string {
  const tag = cut(word, 0, word.length).ends.length === 1 ? known(word) : undefined
  if (tag !== undefined) return tag
  const characters = Array.from(word)
  const ascii = characters.filter((character) => character < '\u0080').slice(0, Math.floor(characters.length / 2))
  return ascii.length === 0 ? 'x' : ascii.every((character) => character >= '0' && character <= '9') ? 'm' : 'eng'
}
