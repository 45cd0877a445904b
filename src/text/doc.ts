/** Source → Doc: the text is normalised once; paragraphs, sections and sentences point into it. */
import type { Doc, Source } from '../model.ts'
import { normaliseText } from './normalise.ts'
import { readSections } from './sections.ts'
import { readParagraphs, readSentences } from './sentences.ts'
import { yearOf } from './year.ts'

export function readDoc(source: Source): Doc {
  const text = normaliseText(source.raw)
  const paragraphs = readParagraphs(text)
  const sections = readSections(text, paragraphs)
  return {
    id: source.id,
    title: source.title,
    path: source.path,
    sha256: source.sha256,
    url: source.url,
    date: source.date,
    region: source.region,
    year: yearOf(source, text),
    text,
    paragraphs,
    sections,
    sentences: readSentences(text, paragraphs, sections),
  }
}
