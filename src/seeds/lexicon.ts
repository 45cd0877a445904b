/** `lexicon/<Type>.tsv`: known practices, kinds of body, texts and honours, one thing a row with every form that it is written in. */
import { keyOf } from '../key.ts'
import type { Lexeme } from '../model.ts'
import { listOf, readTsv, type Report, type SeedFile } from './tsv.ts'

export const LEXICON_COLUMNS = ['name', 'surfaces', 'domain', 'note', 'source'] as const
export const DOMAIN_COLUMNS = ['domain', 'note'] as const

/** A lexicon file and the entity type that its name says. */
export interface LexiconFile extends SeedFile {
  readonly type: string
}

/** The fields of reform that a row may name: `lexicon/domains.tsv`. */
export function readDomains(file: SeedFile, report: Report): ReadonlySet<string> {
  const domains = new Set<string>()
  for (const { line, cells } of readTsv(file, DOMAIN_COLUMNS, report)) {
    if (cells.domain === '' || domains.has(cells.domain)) report(file.path, line, `the domain “${cells.domain}” is empty or listed twice`)
    domains.add(cells.domain)
  }
  return domains
}

/**
 * All rows of all lexicon files. One form means one thing: a surface that two rows share is a fault, and so are two rows of a type that
 * the rules of identity cannot tell apart (双拥创建, 双拥创建工作).
 */
export function readLexicon(files: readonly LexiconFile[], domains: ReadonlySet<string>, report: Report): Lexeme[] {
  const owners = new Map<string, string>()
  const keys = new Map<string, Keyed>()
  const lexemes: Lexeme[] = []
  for (const file of files)
    for (const { line, cells } of readTsv(file, LEXICON_COLUMNS, report)) {
      const { name, domain, note, source } = cells
      const id = `lexicon/${file.type}:${name}`
      const surfaces = [name, ...listOf(cells.surfaces)]
      for (const message of surfaceFaults(surfaces, id, owners)) report(file.path, line, message)
      for (const message of keyFaults(surfaces, { type: file.type, id }, keys)) report(file.path, line, message)
      if (domain !== '' && !domains.has(domain)) report(file.path, line, `the domain “${domain}” is not in lexicon/domains.tsv`)
      if (source === '') report(file.path, line, `“${name}” has no source (write “common usage” where there is no document)`)
      lexemes.push({
        id,
        type: file.type,
        name,
        surfaces,
        domain: domain || undefined,
        note: note || undefined,
        source: source || undefined,
      })
    }
  return lexemes
}

function* surfaceFaults(surfaces: readonly string[], id: string, owners: Map<string, string>): Generator<string> {
  for (const surface of surfaces) {
    const owner = owners.get(surface)
    if (surface === '') yield 'a name or surface is empty'
    else if (surface !== surface.trim() || surface.includes('；'))
      yield `“${surface}” has a space at its end or a full-width semicolon in it`
    else if (surface.length < 2) yield `“${surface}” is too short to mean one thing`
    else if (owner === id) yield `“${surface}” is given twice`
    else if (owner !== undefined) yield `“${surface}” also stands in the row ${owner}`
    owners.set(surface, owner ?? id)
  }
}

/** The first form of a key, and the row that has it. */
interface Keyed {
  readonly surface: string
  readonly id: string
}

function* keyFaults(
  surfaces: readonly string[],
  { type, id }: { readonly type: string; readonly id: string },
  keys: Map<string, Keyed>,
): Generator<string> {
  for (const surface of surfaces) {
    const key = `${type} ${keyOf(surface)}`
    const other = keys.get(key)
    if (!other) keys.set(key, { surface, id })
    else if (other.id !== id && other.surface !== surface)
      yield `“${surface}” is the same name as “${other.surface}” of the row ${other.id}: it belongs to one of the rows`
  }
}
