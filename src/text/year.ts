/** The year that a document speaks from: metadata first, then title and file name, then letterhead and first lines. */
import type { Source } from '../model.ts'

const YEAR = /(?<!\d)(19[89]\d|20[0-4]\d)(?!\d)/
const HEAD = 400
/** A document's number on a line of its own, as a letterhead has it: 大政办〔2019〕12号. */
const NUMBERED = /^.{0,20}[〔﹝［[(（](19[89]\d|20[0-4]\d)[〕﹞］\])）] ?第?\d{1,4} ?号$/m

/** The year of a source, or nothing. The title wins over a bare mention in the text. */
export function yearOf(source: Pick<Source, 'date' | 'title' | 'id'>, text: string): number | undefined {
  const head = text.slice(0, HEAD)
  const dated = /(?<!\d)(19[89]\d|20[0-4]\d)(?:年|[-/.])\d{1,2}(?:月|[-/.])\d{1,2}日?/.exec(head)
  for (const found of [
    source.date && YEAR.exec(source.date),
    YEAR.exec(source.title),
    YEAR.exec(text.split('\n', 1)[0] ?? ''),
    YEAR.exec(source.id),
    NUMBERED.exec(head),
    dated,
    /(?<!\d)(19[89]\d|20[0-4]\d)年/.exec(head),
  ])
    if (found) return Number(found[1])
  return undefined
}
