/**
 * The block of YAML between two lines `---` at the head of a Markdown file. It says what is known of the document; it is
 * no part of its text. Values are read as plain strings and only the keys known here are looked at.
 */
import { parseDocument } from 'yaml'
import { factsOf, type Said } from './facts.ts'
import type { Doubt, Facts } from './reading.ts'

const BLOCK = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/
/** A longer one is no front matter, but a text that begins with a line. */
const LONGEST = 20_000

/** The text without its front matter, and what that says. A block that cannot be read stays in the text, with a doubt. */
export function splitFrontMatter(raw: string): { readonly text: string; readonly facts: Facts; readonly doubts: readonly Doubt[] } {
  const match = /^\uFEFF?---[ \t]*\r?\n/.test(raw) ? BLOCK.exec(raw.slice(0, LONGEST)) : null
  if (!match) return { text: raw, facts: {}, doubts: [] }
  const { values, fault } = parseBlock(match[1] ?? '')
  if (fault !== undefined)
    return { text: raw, facts: {}, doubts: [{ rule: 'read/front-matter', message: `the front matter is not YAML: ${fault}` }] }
  const said: Said = (key) => {
    const value: unknown = values instanceof Map ? values.get(key) : undefined
    return typeof value === 'string' ? value : undefined
  }
  return { text: raw.slice(match[0].length), ...factsOf(said, 'read/front-matter') }
}

function parseBlock(yaml: string): { readonly values?: unknown; readonly fault?: string } {
  try {
    const document = parseDocument(yaml, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' })
    const fault = document.errors[0]
    return fault ? { fault: fault.message.split('\n')[0] ?? fault.code } : { values: document.toJS({ mapAsMap: true, maxAliasCount: 10 }) }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}
