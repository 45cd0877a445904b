/** Libraries that come without types: only what is used of them. */

declare module 'saxen' {
  type Decode = (text: string) => string
  export class Parser {
    ns(prefixes: Readonly<Record<string, string>>): this
    on(hook: 'openTag', listener: (name: string, attributes: () => Readonly<Record<string, string>>, decode: Decode) => void): this
    on(hook: 'closeTag', listener: (name: string) => void): this
    on(hook: 'text' | 'cdata' | 'attention', listener: (text: string) => void): this
    on(hook: 'error' | 'warn', listener: (fault: Error) => void): this
    parse(xml: string): Error | undefined
    stop(): void
  }
}

declare module 'word-extractor' {
  interface Filter {
    readonly filterUnicode: boolean
    readonly includeHeadersAndFooters?: boolean
  }
  interface Document {
    getBody(options: Filter): string
    getFootnotes(options: Filter): string
    getEndnotes(options: Filter): string
    getTextboxes(options: Filter): string
  }
  export default class WordExtractor {
    extract(bytes: Buffer): Promise<Document>
  }
}
