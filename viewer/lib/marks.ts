/**
 * A text with everything that was found in it, cut into pieces that can be shown one after another: each piece knows the
 * innermost mention that covers it and whether it is part of what is looked at.
 */
import type { Span } from '../../src/model.ts'

export interface Marked extends Span {
  readonly text: string
  /** Place of the mention in the list that was given; -1 for none. */
  readonly mention: number
  /** Whether a quoted sentence covers it. */
  readonly quoted: boolean
  readonly focused: boolean
}

export interface Marks {
  readonly mentions: readonly Span[]
  readonly quotes: readonly Span[]
  readonly focus: Span | undefined
}

/** Pieces of `text` from `from` to `to`, in order, without gaps. */
export function markText(text: string, { mentions, quotes, focus }: Marks, { start: from, end: to }: Span): Marked[] {
  const near = mentions.map((span, at) => ({ ...span, at })).filter((span) => span.end > from && span.start < to)
  const nearQuotes = quotes.filter((span) => span.end > from && span.start < to)
  const cuts = new Set([from, to])
  for (const span of [...near, ...nearQuotes, ...(focus ? [focus] : [])])
    for (const place of [span.start, span.end]) if (place > from && place < to) cuts.add(place)
  const places = [...cuts].toSorted((a, b) => a - b)
  return places.slice(1).map((end, at) => {
    const start = places[at] ?? from
    const covering = near.filter((span) => span.start <= start && span.end >= end)
    const innermost = covering.reduce<{ at: number; length: number }>(
      (best, span) => (span.end - span.start < best.length ? { at: span.at, length: span.end - span.start } : best),
      { at: -1, length: Number.POSITIVE_INFINITY },
    )
    return {
      start,
      end,
      text: text.slice(start, end),
      mention: innermost.at,
      quoted: nearQuotes.some((span) => span.start <= start && span.end >= end),
      focused: focus !== undefined && focus.start <= start && focus.end >= end,
    }
  })
}

/** Lines of a text as spans, empty ones left out. */
export function linesOf(text: string): Span[] {
  const lines: Span[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '') lines.push({ start, end: start + line.length })
    start += line.length + 1
  }
  return lines
}

/** `12-30` as a span. */
export function spanOf(at: string): Span | undefined {
  const [, start, end] = /^(\d+)-(\d+)$/.exec(at) ?? []
  return start === undefined || end === undefined ? undefined : { start: Number(start), end: Number(end) }
}

/** A sentence with the parts that name one of `forms` marked: longest form first, none inside another. */
export function markForms(quote: string, forms: readonly string[]): { readonly text: string; readonly marked: boolean }[] {
  const wanted = [...new Set(forms)].filter((form) => form.length > 1).toSorted((a, b) => b.length - a.length)
  const pieces: { text: string; marked: boolean }[] = []
  let plain = ''
  for (let at = 0; at < quote.length;) {
    const form = wanted.find((one) => quote.startsWith(one, at))
    if (form === undefined) {
      plain += quote.charAt(at)
      at++
      continue
    }
    if (plain !== '') pieces.push({ text: plain, marked: false })
    plain = ''
    pieces.push({ text: form, marked: true })
    at += form.length
  }
  if (plain !== '') pieces.push({ text: plain, marked: false })
  return pieces
}
