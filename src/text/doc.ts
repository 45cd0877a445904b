/** Source → Doc: the text is normalised once, and folded for the matching; paragraphs, sections and sentences point into it. */
import type { Doc, Source } from '../model.ts'
import { createFold } from './fold.ts'
import type { Fold } from './fold.ts'
import { normaliseText } from './normalise.ts'
import { closeSpaces } from './spacing.ts'
import type { NameAcross } from './spacing.ts'
import { readSections } from './sections.ts'
import { readParagraphs, readSentences } from './sentences.ts'
import { yearOf } from './year.ts'

/** Without a table of characters: only width and quotes are folded. */
const PLAIN = createFold()

/** @param nameAcross known names that spaces part */
export function readDoc(source: Source, fold: Fold = PLAIN, nameAcross?: NameAcross): Doc {
  const normal = sameOr(source.raw, normaliseText(source.raw))
  const spacing = closeSpaces(normal, nameAcross)
  const written = { title: source.title, text: spacing?.closed ?? normal }
  const [title, text] = [fold(closeSpaces(written.title, nameAcross)?.closed ?? written.title), sameOr(written.text, fold(written.text))]
  const paragraphs = readParagraphs(text)
  const sections = readSections(text, paragraphs)
  return {
    id: source.id,
    title,
    path: source.path,
    sha256: source.sha256,
    url: source.url,
    date: source.date,
    region: source.region === undefined ? undefined : fold(source.region),
    year: yearOf({ ...source, title }, text),
    text,
    written,
    spacing: spacing && { spaces: spacing.spaces },
    paragraphs,
    sections,
    sentences: readSentences(text, paragraphs, sections),
  }
}

/** The text that is there already, where the new one says the same: only one of the two is then kept. */
function sameOr(there: string, text: string): string {
  return there === text ? there : text
}
