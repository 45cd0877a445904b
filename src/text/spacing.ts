/**
 * Spaces that part what belongs together, as pages are set and copied: 枫 桥 经 验, “ 一网通办 ”, 网格员 320 名. The matching reads the text
 * without them; what is found is put back into the text with them. Spaces between items, columns and words of letters stay.
 */
import type { DocumentGraph, Evidence, Spacing, Span } from '../model.ts'

/** A known name that goes over a place of a text, if any. */
export type NameAcross = (text: string, at: number) => Span | undefined

const SPACE = 0x20
const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fa5
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** Characters set apart one by one. */
const PARTED = /(?<![一-龥])[一-龥](?: [一-龥]){2,40}(?![一-龥])/y
/** … that touch the word before, the word behind, or both. */
const TOUCHING = /[一-龥](?: [一-龥]){2,40}(?![一-龥])|(?<![一-龥])[一-龥](?: [一-龥]){2,40}|[一-龥](?: [一-龥]){3,40}/y
/** A number with its unit, the spaces around the number in it. */
const COUNTED = / ?\d[\d,.]{0,15} ?(?:[%％年月日时个名家人项处支所条座户件批台位辆间套款亩万亿元余多次场期届号页级岁天周类篇]|平方|公里)/y
const codesOf = (marks: string): ReadonlySet<number> => new Set(Array.from(marks, (mark) => mark.charCodeAt(0)))
const [OPENING, CLOSING] = [codesOf('“‘《（'), codesOf('”’》）')]
/** Known names are looked for among so many characters on each side of a space. */
const ASIDE = 10

/** The text without such spaces, and where they were; nothing where there are none. @param nameAcross known names that spaces part too */
export function closeSpaces(text: string, nameAcross: NameAcross = () => undefined): (Spacing & { readonly closed: string }) | undefined {
  const spaces: number[] = []
  let done = 0
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
    if (at < done) continue
    const found = stretchAt(text, at) ?? nameOver(text, at, nameAcross)
    if (!found) continue
    for (let place = found.start; place < found.end; place++) if (text.charCodeAt(place) === SPACE && place >= done) spaces.push(place)
    done = found.end
  }
  if (spaces.length === 0) return undefined
  return { spaces: Int32Array.from(spaces), closed: without(text, spaces) }
}

/** The stretch around a space that has no need of spaces. */
function stretchAt(text: string, at: number): Span | undefined {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at + 1)]
  if (isHan(before) && isHan(after))
    return matchAt(PARTED, text, at - 1) ?? (matchAt(PARTED, text, at + 1) ? undefined : matchAt(TOUCHING, text, at - 1))
  if (OPENING.has(before) || CLOSING.has(after)) return { start: at, end: at + 1 }
  if (isHan(before) && isDigit(after)) return matchAt(COUNTED, text, at)
  if (isDigit(before) && isHan(after)) return matchAt(COUNTED, text, numberBefore(text, at))
  return undefined
}

function matchAt(form: RegExp, text: string, start: number): Span | undefined {
  form.lastIndex = start
  return form.test(text) ? { start, end: form.lastIndex } : undefined
}

const LONGEST_NUMBER = 16

function numberBefore(text: string, end: number): number {
  let start = end
  while (end - start < LONGEST_NUMBER && /[\d,.]/.test(text.charAt(start - 1))) start--
  return start
}

/** A known name over a space between two Chinese characters, single spaces in it not counted. */
function nameOver(text: string, at: number, nameAcross: NameAcross): Span | undefined {
  if (!isHan(text.charCodeAt(at - 1)) || !isHan(text.charCodeAt(at + 1))) return undefined
  const places: number[] = []
  for (let place = at - 1; places.length < ASIDE && isInside(text, place, -1); place--)
    if (text.charCodeAt(place) !== SPACE) places.unshift(place)
  const left = places.length
  for (let place = at + 1; places.length < left + ASIDE && isInside(text, place, 1); place++)
    if (text.charCodeAt(place) !== SPACE) places.push(place)
  const name = nameAcross(places.map((place) => text.charAt(place)).join(''), left)
  return name && { start: places[name.start] ?? at, end: (places[name.end - 1] ?? at) + 1 }
}

/** A Chinese character, or one space with another behind it. */
function isInside(text: string, place: number, step: number): boolean {
  return isHan(text.charCodeAt(place)) || (text.charCodeAt(place) === SPACE && isHan(text.charCodeAt(place + step)))
}

function without(text: string, spaces: readonly number[]): string {
  let from = 0
  const parts = spaces.map((place) => {
    const part = text.slice(from, place)
    from = place + 1
    return part
  })
  return parts.join('') + text.slice(from)
}

/** The text with its spaces again. */
export function withSpaces(closed: string, { spaces }: Spacing): string {
  let from = 0
  const parts = Array.from(spaces, (place, before) => {
    const part = closed.slice(from, place - before)
    from = place - before
    return part
  })
  return [...parts, closed.slice(from)].join(' ')
}

/** A graph of the closed text as one of the text with its spaces. */
export function reopen(graph: DocumentGraph, spacing: Spacing): DocumentGraph {
  const text = withSpaces(graph.document.text, spacing)
  const whole = spanIn(spacing)
  /** Sentences show several relations, and names stand in many places: each is opened once. */
  const shown = new Map<Evidence, Evidence>()
  const opened = (one: Evidence): Evidence => {
    const { start, end } = whole(one)
    const evidence = shown.get(one) ?? { start, end, quote: text.slice(start, end), rule: one.rule }
    shown.set(one, evidence)
    return evidence
  }
  const texts = new Map<string, string>()
  const textOf = (start: number, end: number): string => {
    const slice = text.slice(start, end)
    const known = texts.get(slice) ?? slice
    texts.set(slice, known)
    return known
  }
  return {
    ...graph,
    document: { ...graph.document, text },
    entities: graph.entities.map((entity) => ({
      ...entity,
      mentions: entity.mentions.map((mention) => {
        const { start, end } = whole(mention)
        return { start, end, text: textOf(start, end), rule: mention.rule }
      }),
    })),
    relations: graph.relations.map((relation) => ({ ...relation, evidence: relation.evidence.map(opened) })),
    issues: graph.issues.map((issue) => (issue.span ? { ...issue, span: whole(issue.span) } : issue)),
  }
}

/** A function that gives a span of the closed text in the text with its spaces: spaces at its ends are left outside. */
export function spanIn({ spaces }: Spacing): (span: Span) => Span {
  const placeOf = (offset: number): number => {
    let [low, high] = [0, spaces.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((spaces[middle] ?? 0) - middle <= offset) low = middle + 1
      else high = middle
    }
    return offset + low
  }
  return ({ start, end }) => ({ start: placeOf(start), end: end > start ? placeOf(end - 1) + 1 : placeOf(start) })
}
