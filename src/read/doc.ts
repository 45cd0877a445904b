/**
 * `.doc` and `.wps`: the older form of Word files, which WPS writes too (word-extractor): paragraphs, tables a row a line, text boxes and notes at
 * the end, changes that were tracked as the final text. The numbers that Word counts by itself are not in the file's text.
 */
import WordExtractor from 'word-extractor'
import { Unreadable, type Reading } from './reading.ts'

/** Typographic quotation marks are what practices are known by: they stay as they are. */
const AS_WRITTEN = { filterUnicode: false, includeHeadersAndFooters: false } as const

export async function readDoc(bytes: Uint8Array): Promise<Reading> {
  const document = await new WordExtractor().extract(Buffer.from(bytes)).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    throw new Unreadable(
      'read/doc',
      `this older Word file is damaged, or asks for a password (${why}); open it in Word or WPS and save it as .docx`,
    )
  })
  const stories = [
    document.getBody(AS_WRITTEN),
    document.getTextboxes(AS_WRITTEN),
    document.getFootnotes(AS_WRITTEN),
    document.getEndnotes(AS_WRITTEN),
  ]
  return { text: stories.flatMap(paragraphsOf).join('\n\n'), facts: {}, doubts: [] }
}

function paragraphsOf(story: string): string[] {
  return story
    .split(/[\r\n\v\f]+/)
    .map((line) => line.trim())
    .filter(Boolean)
}
