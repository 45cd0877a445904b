/** A Cypher statement cut into words, names, texts, numbers and signs; comments and spaces are left out. */
import { UsageError } from '../errors.ts'

export interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'sign'
  readonly value: string
}

const TOKEN =
  /(?<space>\s+|\/\/[^\n\r]*|\/\*[^]*?\*\/)|(?<text>'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*")|`(?<name>(?:[^`]|``)*)`|(?<word>[\p{L}_][\p{L}\p{N}\p{M}_]*)|(?<number>\d+(?:\.\d+)?)|(?<open>(?:['"`]|\/\*)[^]*)|(?<sign>[^])/guy

/**
 * The tokens of a statement.
 * @throws {UsageError} where a text, a name or a comment is not closed
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const { groups } of text.matchAll(TOKEN)) {
    if (groups?.['space'] !== undefined) continue
    // What is not closed takes all that follows, so that nothing is looked through twice.
    const open = groups?.['open']
    if (open !== undefined)
      throw new UsageError(open.startsWith('/*') ? 'A comment is not closed.' : `A text or a name is not closed: ${open.charAt(0)}`)
    for (const kind of ['text', 'name', 'word', 'number', 'sign'] as const) {
      const value = groups?.[kind]
      if (value !== undefined) tokens.push({ kind, value })
    }
  }
  return tokens
}

/** Whether a token is a certain sign. */
export function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.value === sign
}
