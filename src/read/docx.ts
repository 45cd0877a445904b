/**
 * `.docx`: what a reader of the final text sees, in its order: paragraphs with the numbers that Word gives them, tables a row a line, text boxes
 * after the paragraph they hang on, notes at the end. Source: ECMA-376 part 1, 17 (WordprocessingML).
 */
import { readBody, type Body } from './docx-body.ts'
import { createNumbering } from './docx-numbering.ts'
import { readStyles } from './docx-styles.ts'
import { openOffice, type ReadPart } from './office.ts'
import type { Limits, Reading } from './reading.ts'

export async function readDocx(bytes: Uint8Array, limits: Limits): Promise<Reading> {
  const { main, read, related } = await openOffice(bytes, limits)
  const relations = related(main)
  const part = (kind: string): ReadPart => {
    const path = relations.get(kind)
    return (reader) => path !== undefined && read(path, reader)
  }
  const styles = readStyles(part('styles'))
  const numbering = createNumbering(part('numbering'), styles)
  const story = (from: ReadPart): Body => readBody(from, styles, numbering)
  const body = story((reader) => read(main, reader))
  const notes = [...notesOf(story(part('footnotes')), body.footnotes), ...notesOf(story(part('endnotes')), body.endnotes)]
  return { text: [...body.paragraphs, ...notes].join('\n\n'), facts: {}, doubts: [] }
}

/** The notes that the text refers to, in its order; each once. */
function notesOf({ notes }: Body, ids: readonly string[]): string[] {
  return [...new Set(ids)].flatMap((id) => notes.get(id) ?? [])
}
