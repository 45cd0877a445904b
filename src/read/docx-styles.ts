/** `styles.xml` of a Word file: which style numbers its paragraphs, and which belongs to a table of contents. */
import type { ReadPart } from './office.ts'

/** Which numbering a paragraph has, and on which of its levels. */
export interface Numbered {
  readonly list?: string | undefined
  readonly level?: number | undefined
}

export interface Styles {
  /** How a style numbers, what it takes from others included. */
  readonly numberedBy: (style: string | undefined) => Numbered
  /** Whether paragraphs of the style are lines of a table of contents. */
  readonly isContents: (style: string | undefined) => boolean
}

interface Style {
  name: string
  basedOn?: string
  list?: string
  level?: number
}

export function readStyles(read: ReadPart): Styles {
  const styles = new Map<string, Style>()
  let style: Style | undefined
  read({
    open: (element, attribute) => {
      const value = attribute('w:val')
      if (element === 'w:style') styles.set(attribute('w:styleId') ?? '', (style = { name: '' }))
      if (!style || value === undefined) return
      if (element === 'w:name') style.name = value
      if (element === 'w:basedOn') style.basedOn = value
      if (element === 'w:numId') style.list = value
      if (element === 'w:ilvl') style.level = Number(value)
    },
    close: (element) => {
      if (element === 'w:style') style = undefined
    },
  })
  const chain = (id: string | undefined): Style[] => {
    const found = new Set<Style>()
    for (let at = id; at !== undefined;) {
      const next = styles.get(at)
      if (!next || found.has(next)) break
      found.add(next)
      at = next.basedOn
    }
    return [...found]
  }
  return {
    numberedBy: (id) => {
      const all = chain(id)
      return { list: all.find((one) => one.list !== undefined)?.list, level: all.find((one) => one.level !== undefined)?.level }
    },
    isContents: (id) => chain(id).some(({ name }) => /^toc \d$/i.test(name)),
  }
}
