/** Paragraphs and sentences: half-open spans over the text, white space around them left out. */
import type { Section, Sentence, Span } from '../model.ts'

/** The non-empty lines of a text. */
export function readParagraphs(text: string): Span[] {
  return stretches(
    text,
    0,
    text.length,
    (character) => character === '\n',
    () => false,
  )
}

/**
 * The sentences of each paragraph: up to an end mark, closing quotes and brackets that follow it included. The number signs of a
 * markdown heading belong to none.
 */
export function readSentences(text: string, paragraphs: readonly Span[], sections: readonly Section[]): Sentence[] {
  const sentences: Sentence[] = []
  let section = 0
  paragraphs.forEach((paragraph, index) => {
    while (section + 1 < sections.length && (sections[section + 1]?.start ?? Infinity) <= paragraph.start) section++
    const { start } = paragraph
    const marks = /^#{1,6}\s*/.exec(text.slice(start, Math.min(paragraph.end, start + 8)))?.[0].length ?? 0
    // A copy by spread would take five times the memory.
    for (const one of stretches(text, start + marks, paragraph.end, () => false, isEndMark))
      sentences.push({ start: one.start, end: one.end, paragraph: index, section })
  })
  return sentences
}

const isEndMark = (character: string): boolean =>
  character === '。' || character === '！' || character === '？' || character === '!' || character === '?'
const CLOSING = '”’』」》）)'

function stretches(text: string, start: number, end: number, parts: (c: string) => boolean, ends: (c: string) => boolean): Span[] {
  const found: Span[] = []
  let from = start
  const push = (to: number): void => {
    let [a, b] = [from, to]
    while (a < b && isSpace(text.charCodeAt(a))) a++
    while (b > a && isSpace(text.charCodeAt(b - 1))) b--
    if (b > a) found.push({ start: a, end: b })
  }
  for (let at = start; at < end; at++) {
    const character = text.charAt(at)
    if (parts(character)) {
      push(at)
      from = at + 1
    } else if (ends(character)) {
      while (at + 1 < end && (ends(text.charAt(at + 1)) || CLOSING.includes(text.charAt(at + 1)))) at++
      push(at + 1)
      from = at + 1
    }
  }
  push(end)
  return found
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a
