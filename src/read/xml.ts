/**
 * XML as a stream of tags and texts (saxen), for the parts of Office files. No entity is ever declared: a part with a DTD, one nested too deep
 * and one that is not well-formed are refused, so that no small file can unfold into a huge one here.
 */
import { Parser } from 'saxen'
import { Unreadable } from './reading.ts'

/** Gives the value of an attribute of the element, where it has it. */
export type Attribute = (name: string) => string | undefined

export interface XmlReader {
  readonly open?: (name: string, attribute: Attribute) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

export interface XmlOptions {
  /** How deep elements may lie in one another. */
  readonly nesting: number
  /** Address of a namespace → the prefix under which its elements are told. */
  readonly namespaces: Readonly<Record<string, string>>
}

/**
 * Reads a document from beginning to end.
 * @throws {Unreadable} where it is damaged, declares entities or is nested too deep
 */
export function readXml(bytes: Uint8Array, { nesting, namespaces }: XmlOptions, reader: XmlReader): void {
  const parser = new Parser().ns(namespaces)
  let depth = 0
  let fault: unknown
  const guarded = (step: () => void): void => {
    if (fault !== undefined) return
    try {
      step()
    } catch (error) {
      fault = error
      parser.stop()
    }
  }
  parser.on('openTag', (name, attributes) =>
    guarded(() => {
      if (++depth > nesting)
        throw new Unreadable('read/nesting', `its XML is nested deeper than ${nesting} elements; save it anew, or raise --max-nesting`)
      reader.open?.(name, (key) => {
        const value = attributes()[key]
        return value === undefined ? undefined : decoded(value)
      })
    }),
  )
  parser.on('closeTag', (name) =>
    guarded(() => {
      depth--
      reader.close?.(name)
    }),
  )
  parser.on('text', (text) => guarded(() => reader.text?.(decoded(text))))
  parser.on('cdata', (text) => guarded(() => reader.text?.(text)))
  parser.on('attention', () =>
    guarded(() => {
      throw new Unreadable('read/entities', 'its XML has a document type of its own, which no Office program writes; save it anew')
    }),
  )
  parser.on('error', (error) => {
    fault ??= new Unreadable('read/damaged', `its XML is damaged (${error.message})`)
  })
  parser.parse(textOf(bytes))
  if (fault !== undefined) throw fault
}

function textOf(bytes: Uint8Array): string {
  const [a, b] = bytes
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five names and the numbers of XML; whatever else looks like an entity stays as it is. */
function decoded(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'
    },
  )
}
