/**
 * `patterns/*.yaml`: rules that find candidates by form. Each carries its own examples and is checked against them when it
 * is loaded; a pattern whose matching could take more than linear time is refused. Stretches that many rules share have a
 * name in `patterns/parts.tsv` and are written `{name}`.
 */
import { parseRegExpLiteral } from '@eslint-community/regexpp'
import type { AST } from '@eslint-community/regexpp'
import { LineCounter, isNode, isSeq, parseDocument } from 'yaml'
import { z } from 'zod'
import type { Ontology, Pattern } from '../model.ts'
import { readTsv, type Report, type SeedFile } from './tsv.ts'

export const PART_COLUMNS = ['name', 'pattern', 'note'] as const

/** What an example of `yes` encloses the expected match in. */
const MARKED = /^([^⟦⟧]*)⟦([^⟦⟧]+)⟧([^⟦⟧]*)$/u

/** The longest stretch that one quantifier may span. */
const LONGEST = 60

const examples = z.array(z.string().min(1)).min(1, 'at least one example is expected')
const schema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id is lower-case words with hyphens'),
  type: z.string(),
  pattern: z.string().min(1),
  note: z.string().min(1),
  yes: examples,
  no: examples,
})

/** The named parts, each with the parts that it uses put in: a part may use those above it. */
export function readParts(file: SeedFile, report: Report): ReadonlyMap<string, string> {
  const parts = new Map<string, string>()
  for (const { line, cells } of readTsv(file, PART_COLUMNS, report)) {
    const { name, pattern, note } = cells
    if (!/^[a-z]+$/u.test(name) || parts.has(name))
      report(file.path, line, `the name “${name}” is not one lower-case word or is used twice`)
    if (note === '') report(file.path, line, `${name}: the note is missing`)
    const fault = (message: string): void => {
      report(file.path, line, `${name}: ${message}`)
    }
    const source = expand(pattern, parts, fault)
    compile(source, fault)
    parts.set(name, `(?:${source})`)
  }
  return parts
}

export function readPatterns(
  files: readonly SeedFile[],
  parts: ReadonlyMap<string, string>,
  ontology: Ontology,
  report: Report,
): Pattern[] {
  const types = new Set(ontology.nodes.map((node) => node.name))
  const seen = new Set<string>()
  const openings = new Map<string, RegExp>()
  const patterns: Pattern[] = []
  for (const file of files)
    for (const { line, value } of items(file, report)) {
      const rule = schema.safeParse(value)
      if (!rule.success) {
        for (const issue of rule.error.issues) report(file.path, line, `${issue.path.join('.') || 'rule'}: ${issue.message}`)
        continue
      }
      const { id, type } = rule.data
      if (!types.has(type)) report(file.path, line, `${id}: the type “${type}” is none of ${[...types].join(', ')}`)
      if (seen.has(id)) report(file.path, line, `${id}: the id is used twice`)
      seen.add(id)
      const fault = (message: string): void => {
        report(file.path, line, `${id}: ${message}`)
      }
      const pattern = compile(expand(rule.data.pattern, parts, fault), fault)
      if (!pattern) continue
      for (const message of exampleFaults(pattern, rule.data)) report(file.path, line, `${id}: ${message}`)
      patterns.push({ ...rule.data, pattern, opened: opened(rule.data.pattern, parts, openings) })
    }
  return patterns
}

/** A pattern that begins with a part of assertions alone, in two. */
function opened(source: string, parts: ReadonlyMap<string, string>, openings: Map<string, RegExp>): Pattern['opened'] {
  const [head, name] = /^\{([a-z]+)\}/u.exec(source) ?? []
  const part = name === undefined ? undefined : parts.get(name)
  if (head === undefined || part === undefined) return undefined
  const tail = expand(source.slice(head.length), parts, () => undefined)
  /* What is one expression together need not be two: a bound after the part, a group that goes on. */
  if (!isExpression(part) || !isExpression(tail) || !takesNoText(part)) return undefined
  const opening = openings.get(part) ?? new RegExp(part, 'gu')
  openings.set(part, opening)
  return { opening, rest: new RegExp(tail, 'uy') }
}

function isExpression(source: string): boolean {
  try {
    return new RegExp(source, 'u').unicode
  } catch {
    return false
  }
}

/** Whether a pattern matches nothing but places: only assertions, in groups or not. */
function takesNoText(source: string): boolean {
  const isAssertion = (element: AST.Element): boolean =>
    element.type === 'Assertion' ||
    (element.type === 'Group' && element.alternatives.every(({ elements }) => elements.length > 0 && elements.every(isAssertion)))
  return parseRegExpLiteral(new RegExp(source, 'u')).pattern.alternatives.every(({ elements }) => elements.every(isAssertion))
}

function* items(file: SeedFile, report: Report): Generator<{ line: number; value: unknown }> {
  const lines = new LineCounter()
  const document = parseDocument(file.text, { lineCounter: lines })
  for (const error of document.errors) report(file.path, error.linePos?.[0].line ?? 1, error.message.split('\n')[0] ?? error.message)
  if (document.errors.length > 0) return
  if (!isSeq(document.contents)) {
    report(file.path, 1, 'a list of rules is expected')
    return
  }
  for (const item of document.contents.items)
    if (isNode(item)) yield { line: lines.linePos(item.range?.[0] ?? 0).line, value: item.toJS(document) }
}

function expand(source: string, parts: ReadonlyMap<string, string>, fault: (message: string) => void): string {
  return source.replaceAll(/(?<!\\p)\{([a-z]+)\}/gu, (text, name: string) => {
    const part = parts.get(name)
    if (part === undefined) fault(`${text} is no part of patterns/parts.tsv`)
    return part ?? ''
  })
}

function compile(source: string, fault: (message: string) => void): RegExp | undefined {
  for (const message of quantifierFaults(source)) fault(message)
  try {
    return new RegExp(source, 'gu')
  } catch (error) {
    fault(error instanceof Error ? error.message : String(error))
    return undefined
  }
}

/** `*`, `+`, `{n,}` and great numbers outside of character classes. */
function* quantifierFaults(source: string): Generator<string> {
  const outside = source.replaceAll(/\\./gu, '').replaceAll(/\[[^\]]*(?:\]|$)/gu, '')
  if (/[*+]/u.test(outside)) yield 'a repetition without bound (* or +): write {0,20}'
  for (const [text, bounds = ''] of outside.matchAll(/\{([\d,]+)\}/gu)) {
    if (text.endsWith(',}')) yield `a repetition without bound: ${text}`
    if (Number(bounds.split(',').at(-1)) > LONGEST) yield `${text} spans more than ${String(LONGEST)} characters`
  }
}

function* exampleFaults(
  pattern: RegExp,
  { yes, no }: { readonly yes: readonly string[]; readonly no: readonly string[] },
): Generator<string> {
  for (const example of yes) {
    const [, before, expected, after] = MARKED.exec(example) ?? []
    if (before === undefined || expected === undefined || after === undefined) {
      yield `its example “${example}” must mark what is to be found, once: ⟦…⟧`
      continue
    }
    const matches = [...`${before}${expected}${after}`.matchAll(pattern)]
    const found = matches.map(([text]) => `“${text}”`).join(', ') || 'nothing'
    if (!matches.some((match) => match.index === before.length && match[0] === expected))
      yield `it finds ${found} in its example “${example}”`
  }
  for (const text of no) {
    const match = text.match(pattern)?.[0]
    if (match !== undefined) yield `it finds “${match}” in “${text}”, where it must find nothing`
  }
  if (''.match(pattern) !== null) yield 'it matches the empty text'
}
